"""A ZIP of single files, written as it goes: entries are stored, and their checksums begin with the prefix's own."""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from struct import pack

from workshop_tracker.designs.press.single import SingleFile

VERSION, BIG_VERSION = 20, 45  # of the format: plain, and with places beyond 4 GiB
UTF8 = 0x0800
NO_CLOCK = (0, 0x21)  # 1 January 1980: the same papers make the same ZIP
MOST_ENTRIES, MOST_BYTES = 0xFFFF, 0xFFFFFFFF
BIG_TAG = 1


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that is there already, in the place of one that is printed."""

    content: bytes

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.content)

    @property
    def crc(self) -> int:
        """The CRC-32 of all bytes."""
        return zlib.crc32(self.content)

    @property
    def parts(self) -> tuple[bytes, ...]:
        """All bytes."""
        return (self.content,)


@dataclass(frozen=True, slots=True)
class _Entry:
    name: bytes
    crc: int
    size: int
    position: int

    def facts(self, version: int) -> bytes:
        """What the entry itself and the directory say alike."""
        return pack("<HHHHHIII", version, UTF8, 0, *NO_CLOCK, self.crc, self.size, self.size)


def archive(files: Iterable[tuple[str, SingleFile | KeptFile]], start: int = 0) -> Iterator[bytes]:
    """The bytes of a ZIP with these files under their names, from the byte `start` of the whole on.

    `files` is read as the bytes are taken.
    """
    entries, position = [], start
    for name, file in files:
        entry = _Entry(name.encode(), file.crc, file.size, position)
        head = b"PK\x03\x04" + entry.facts(VERSION) + pack("<HH", len(entry.name), 0) + entry.name
        yield b"".join((head, *file.parts))
        position += len(head) + file.size
        entries.append(entry)
    yield from _directory(entries, position)


def _directory(entries: list[_Entry], start: int) -> Iterator[bytes]:
    size = 0
    for entry in entries:
        line = _line(entry)
        size += len(line)
        yield line
    if len(entries) >= MOST_ENTRIES or start + size >= MOST_BYTES:
        yield _big_end(len(entries), size, start)
    count = min(len(entries), MOST_ENTRIES)
    yield b"PK\x05\x06" + pack("<HHHHIIH", 0, 0, count, count, min(size, MOST_BYTES), min(start, MOST_BYTES), 0)


def _line(entry: _Entry) -> bytes:
    is_far = entry.position >= MOST_BYTES
    extra = pack("<HHQ", BIG_TAG, 8, entry.position) if is_far else b""
    version = BIG_VERSION if is_far else VERSION
    return (
        b"PK\x01\x02"
        + pack("<H", version)
        + entry.facts(version)
        + pack("<HHHHHII", len(entry.name), len(extra), 0, 0, 0, 0, min(entry.position, MOST_BYTES))
        + entry.name
        + extra
    )


def _big_end(count: int, size: int, start: int) -> bytes:
    """The end of the directory in the long form, and where it lies."""
    record = b"PK\x06\x06" + pack("<QHHIIQQQQ", 44, BIG_VERSION, BIG_VERSION, 0, 0, count, count, size, start)
    return record + b"PK\x06\x07" + pack("<IQI", 0, start + size, 1)
