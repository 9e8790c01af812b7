"""The objects of a PDF file: their numbers, where each begins, and how values are written."""

import re
from collections.abc import Iterable
from struct import pack

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"  # the second line tells programs that the file is not plain text
CONTENT = "latin-1"  # content is handled as text whose characters are its bytes
ESCAPED = {sign: f"\\{sign}" for sign in "()\\"} | {"\r": r"\r"}  # a bare carriage return would be read as \n
TO_ESCAPE = re.compile(r"[()\\\r]")  # looking for them takes a third of the time of translating the whole
ENTRY = 8  # bytes of the cross-reference for each object: kind, offset or stream, place in the stream
FREE, IN_FILE, IN_STREAM = 0, 1, 2


class Objects:
    """Numbers objects and notes where they begin; what was written since it was last taken waits here."""

    def __init__(self) -> None:
        self.table = bytearray(pack(">BIxH", FREE, 0, 0xFFFF))
        self.position = len(HEADER)
        self._waiting = [HEADER]

    @property
    def size(self) -> int:
        """One more than the highest number."""
        return len(self.table) // ENTRY

    def reserve(self) -> int:
        """A number whose object comes later."""
        self.table += bytes(ENTRY)
        return self.size - 1

    def put(self, number: int, body: bytes) -> None:
        """Write the object of a number."""
        self.mark(number)
        self.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def mark(self, number: int) -> None:
        """The object of a number begins here."""
        self._note(number, _entry_in_file(self.position))

    def note_packed(self, number: int, stream: int, place: int) -> None:
        """The object of a number lies in an object stream, at its place from 0."""
        self._note(number, pack(">BxIH", IN_STREAM, stream, place))

    def add(self, body: bytes) -> int:
        """Write a new object; returns its number."""
        number = self.size
        self.table += _entry_in_file(self.position)
        self.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        return number

    def add_packed(self, stream: int, place: int) -> int:
        """A new object that lies in an object stream, at its place from 0; returns its number."""
        self.table += pack(">BxIH", IN_STREAM, stream, place)
        return self.size - 1

    def write(self, content: bytes) -> None:
        """Bytes of the file as they are."""
        self.position += len(content)
        self._waiting.append(content)

    def take(self) -> bytes:
        """What was written since the last time."""
        taken = b"".join(self._waiting)
        self._waiting.clear()
        return taken

    def offsets(self) -> list[int]:
        """Where each object begins, by number; 0 for those that do not lie in the file."""
        entries = (self.table[start : start + ENTRY] for start in range(0, len(self.table), ENTRY))
        return [int.from_bytes(entry[1:6], "big") if entry[0] == IN_FILE else 0 for entry in entries]

    def _note(self, number: int, entry: bytes) -> None:
        self.table[number * ENTRY : (number + 1) * ENTRY] = entry


def _entry_in_file(position: int) -> bytes:
    return pack(">BBIxx", IN_FILE, position >> 32, position & 0xFFFFFFFF)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream as it is."""
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(content), content)


def packed_stream(packed: bytes, entries: bytes = b"") -> bytes:
    """A stream whose content is deflated already."""
    return stream(packed, entries + b"/Filter/FlateDecode")


def references(numbers: Iterable[int]) -> bytes:
    """References to objects, one after the other."""
    return b" ".join(b"%d 0 R" % number for number in numbers)


def text_string(text: str) -> bytes:
    """A text that people read, such as a title."""
    return b"<FEFF%b>" % text.encode("utf-16-be").hex().upper().encode("ascii")


def plain_string(text: str) -> bytes:
    """A text that programs read, such as an address."""
    return b"(%b)" % literal(text.encode()).encode(CONTENT)


def literal(content: bytes) -> str:
    """Bytes as they stand between the parentheses of a string; each is the character of its number."""
    return TO_ESCAPE.sub(lambda sign: ESCAPED[sign[0]], content.decode(CONTENT))
