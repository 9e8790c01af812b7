"""Text pasted from a chat or a sheet as a list of people: a line is a person, whatever stands between its parts."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from workshop_tracker.intake.cells import SHORTENED_NUMBER
from workshop_tracker.intake.footers import is_no_entry, opens_signatures
from workshop_tracker.intake.headings import column_named, known_headings
from workshop_tracker.intake.layouts import ListRows, RecognisedTable
from workshop_tracker.people.titles import read_degrees
from workshop_tracker.presentation import Sentence, tidy_text
from workshop_tracker.spreadsheets import Row, UnreadableFile

HEADINGS = {
    "name": "Nama",
    "identifier": "NIP/NUPTK",
    "phone": "No. WA",
    "email": "Email",
    "school": "Sekolah",
    "line": "Baris",
}
COLUMNS = tuple(HEADINGS)
PASTED = "pasted_text"  # the layout of a list that came line by line
LONGEST_LINE = 300
NOBODY = Sentence("Tempel daftar peserta, satu orang per baris, atau pilih berkas.")
TOO_LONG = Sentence("Tempel paling banyak %(limit)s baris sekaligus.")
NUMBERING = re.compile(r"^\W*[0-9]{1,4}[.)]\s*|^\s*[-•–*]+\s+")
EMPHASIS = re.compile(r"[*_~]+")
BETWEEN_PARTS = re.compile(r"\t|;|\||\s[-–—]\s|\s/\s")
IN_BRACKETS = re.compile(r"\(([^()]+)\)\s*$")
SCHOOL_WORD = re.compile(
    r"\b(?:(?:SD|SMP|SMA|SMK|SLB|TK|MTs)(?:[NS])?|MIN|MAN|MIS|MAS|SDIT|SMPIT|PAUD|RA|MI|MA)(?=[\s.]*[0-9]|[\s.]+[^\W0-9_])",
    re.IGNORECASE,
)
AMBIGUOUS_SCHOOL_WORDS = frozenset({"ma", "mi", "ra", "sd", "man", "min", "mas", "mis"})
LABEL = re.compile(r"^(?:NIP|NUPTK|HP|WA)\b[.: ]*", re.IGNORECASE)
NUMBER_OR_ADDRESS = re.compile(
    r"((?:\b(?:NIP|NUPTK|HP|WA)\b[.: ]*)?(?<![0-9])\+?[0-9][0-9 .-]{7,24}[0-9]|\S+@\S+)", re.IGNORECASE
)
LETTER_OR_DIGIT = re.compile(r"[^\W_]")
PHONE_DIGITS = range(9, 15)
HEADLINE = re.compile(
    r"(?:daftar|list|berikut|nama[- ]nama|assalam|yth|mohon|peserta|jumlah|total)\b.*|.*:", re.IGNORECASE
)


@dataclass(slots=True)
class Parts:
    """What a line holds, by column."""

    texts: list[str] = field(default_factory=list)
    identifier: str = ""
    phone: str = ""
    email: str = ""

    def take(self, cell: str) -> None:
        """Put a part where its form belongs: numbers and addresses by themselves, all else is name, then school."""
        digits = re.sub(r"[\s.()+'\-–]", "", cell)
        is_number = re.fullmatch("[0-9]+", digits) is not None
        if "@" in cell and not self.email:
            self.email = cell
        elif is_number and len(digits) in PHONE_DIGITS and not self.phone:
            self.phone = cell
        elif (is_number and len(digits) > 4) or SHORTENED_NUMBER.fullmatch(cell):
            self.identifier = self.identifier or cell
        elif not is_number:
            self.texts.append(cell)


def pasted_table(text: str, *, longest: int) -> RecognisedTable:
    """The lines of a text as a list, numbered as they stand; headlines, sums and signatures are left out.

    Raises UnreadableFile for a text without anybody, or with more than `longest` lines.
    """
    rows: list[Row] = []
    left_out: list[int] = []
    for number, line in enumerate(text.splitlines(), start=1):
        parts = parts_of(line)
        if parts is not None:
            rows.append(Row(number, [*parts, tidy_text(line)[:LONGEST_LINE]]))
        elif line.strip():
            left_out.append(number)
    if not rows:
        raise UnreadableFile(NOBODY)
    if len(rows) > longest:
        raise UnreadableFile(TOO_LONG, limit=longest)
    return RecognisedTable(
        sheet="",
        layout="free_list",
        heading_row=0,
        columns={column: place for place, column in enumerate(COLUMNS)},
        headings=HEADINGS,
        unused_headings=(),
        school_name="",
        subdistrict="",
        district="",
        downloaded_on=None,
        rows=ListRows(COLUMNS, rows.__iter__),
        left_out=tuple(left_out),
    )


def parts_of(line: str) -> list[str] | None:
    """Name, number, phone, e-mail and school of a line; none where it holds nobody."""
    is_numbered = NUMBERING.match(line) is not None
    bare = _without_marks(NUMBERING.sub("", line))
    if (
        not bare
        or _is_heading(bare)
        or is_no_entry(bare)
        or opens_signatures(bare)
        or (not is_numbered and HEADLINE.fullmatch(bare))
    ):
        return None
    parts = Parts()
    for cell in _cells(bare):
        parts.take(cell)
    name, school = _name_and_school(parts.texts)
    return [name, parts.identifier, parts.phone, parts.email, school]


def _is_heading(line: str) -> bool:
    """`Nama;NIP;Asal Sekolah` above the lines: most of its parts are names of columns."""
    cells = [cell for cell in re.split(r"[\t;|,]", line) if cell.strip()]
    known = [cell for cell in cells if column_named(cell, known_headings("people"))]
    return len(known) * 2 > len(cells)


def _without_marks(line: str) -> str:
    """Without the emphasis and the pictures of chats; spaces and tabs stay where they separate."""
    kept = "".join(mark for mark in line if unicodedata.category(mark) not in {"So", "Sk"} and mark != "\ufe0f")
    return EMPHASIS.sub("", kept).strip()


def _cells(line: str) -> Iterator[str]:
    for cell in BETWEEN_PARTS.split(line):
        yield from _numbers_apart(tidy_text(cell).strip(" ,"))


def _numbers_apart(cell: str) -> Iterator[str]:
    """A long number or an address inside a text stands by itself."""
    for part in NUMBER_OR_ADDRESS.split(cell):
        bare = LABEL.sub("", part.strip(" ,"))
        if LETTER_OR_DIGIT.search(bare):
            yield bare


def _name_and_school(texts: list[str]) -> tuple[str, str]:
    if len(texts) > 1:
        return texts[0], " ".join(texts[1:])
    text = texts[0] if texts else ""
    in_brackets = IN_BRACKETS.search(text)
    if in_brackets:
        return text[: in_brackets.start()].strip(" ,"), in_brackets[1]
    name, rest = _after_degrees(text)
    return (name, rest) if rest else _at_school_word(text)


def _after_degrees(text: str) -> tuple[str, str]:
    """`Siti Contoh, S.Pd., SMKN 1 Contoh`: what follows a comma and is no degree is the school."""
    name, *others = text.split(",")
    for place, each in enumerate(others):
        if each.strip() and not read_degrees(each) and SCHOOL_WORD.match(each.strip()):
            return ",".join([name, *others[:place]]), ",".join(others[place:]).strip()
    return text, ""


def _at_school_word(text: str) -> tuple[str, str]:
    """`sri contoh mpd smkn1`: where the level of a school begins; a word that may be a degree or a name does not."""
    for match in SCHOOL_WORD.finditer(text):
        word = match[0].casefold()
        if match.start() and not (word in AMBIGUOUS_SCHOOL_WORDS and not match[0].isupper()):
            return text[: match.start()].strip(" ,"), text[match.start() :]
    return text, ""
