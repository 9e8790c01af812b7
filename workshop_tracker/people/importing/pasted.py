"""Text pasted from a chat as a list of people, a line each; a school on a line of its own goes to whom it belongs."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from workshop_tracker.intake.glossary.reading import Received
from workshop_tracker.intake.layouts import ListRows, RecognisedTable
from workshop_tracker.intake.proposals import LeftOut
from workshop_tracker.people.rosters.lines import Line, LineKind, read_line, read_person
from workshop_tracker.presentation import Sentence, tidy_text
from workshop_tracker.spreadsheets import Row, UnreadableFile

HEADINGS = {
    "name": "Nama",
    "identifier": "NIP/NUPTK",
    "phone": "No. WA",
    "email": "Email",
    "school": "Sekolah",
    "npsn": "NPSN",
    "role": "Peran",
    "line": "Baris",
}
COLUMNS = tuple(HEADINGS)
LONGEST_LINE = 300
LONGEST_TEXT = 2_000_000  # bytes, as of a form
NOBODY = Sentence("Tempel daftar peserta, satu orang per baris, atau pilih berkas.")
TOO_LONG = Sentence("Tempel paling banyak %(limit)s baris sekaligus.")
REASONS = {
    LineKind.SCHOOL: Sentence("Nama sekolah, bukan orang."),
    LineKind.HEADLINE: Sentence("Judul, sapaan, atau keterangan."),
    LineKind.COLUMNS: Sentence("Judul kolom."),
    LineKind.SUM: Sentence("Jumlah atau hitungan."),
    LineKind.SIGNATURE: Sentence("Tanda tangan atau pengesahan."),
    LineKind.BLANK: Sentence("Tidak ada nama di baris ini."),
}


class PastedList(NamedTuple):
    """The people of a text, and the lines that are none of them; blank lines are in neither."""

    table: RecognisedTable
    left_out: tuple[LeftOut, ...]


def text_of(received: Received) -> str | None:
    """What was pasted or stands in a .txt; none of any other file, and none of a long one."""
    if received.file_name and not received.file_name.casefold().endswith(".txt"):
        return None
    content = received.content
    if isinstance(content, Path):
        with content.open("rb") as file:
            content = file.read(LONGEST_TEXT + 1)
    if len(content) > LONGEST_TEXT:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def pasted_list(text: str, *, longest: int, as_people: Collection[int] = ()) -> PastedList:
    """The lines of a text as a list, numbered as they stand; those of the numbers `as_people` are people in any case.

    Raises UnreadableFile for a text without any line, or with more than `longest`.
    """
    written = [line.rstrip("\r") for line in text.split("\n")]
    read = [read_person(line) if n in as_people else read_line(line) for n, line in enumerate(written, start=1)]
    lines = [(n, line, written[n - 1]) for n, line in enumerate(with_schools(read), start=1) if written[n - 1].strip()]
    if not lines:
        raise UnreadableFile(NOBODY)
    if len(lines) > longest:
        raise UnreadableFile(TOO_LONG, limit=longest)
    people = [Row(n, _cells(line, text)) for n, line, text in lines if line.kind is LineKind.PERSON]
    others = [LeftOut(n, as_shown(text), REASONS[line.kind]) for n, line, text in lines if line.kind in REASONS]
    return PastedList(typed_list(HEADINGS, people, [each.number for each in others]), tuple(others))


def typed_list(headings: Mapping[str, str], rows: Sequence[Row], left_out: Iterable[int] = ()) -> RecognisedTable:
    """What somebody typed, as a list with columns in the order of `headings` (column: heading); it had no file."""
    columns = tuple(headings)
    return RecognisedTable(
        sheet="",
        layout="free_list",
        heading_row=0,
        columns={column: place for place, column in enumerate(columns)},
        headings=dict(headings),
        unused_headings=(),
        school_name="",
        subdistrict="",
        district="",
        downloaded_on=None,
        rows=ListRows(columns, rows.__iter__),
        left_out=tuple(left_out),
    )


def _cells(line: Line, written: str) -> list[str]:
    values = [line.name, line.identifier, line.phone, line.email, line.school, line.npsn, line.role]
    return [*values, as_shown(written)]


def as_shown(written: str) -> str:
    """A line as it was pasted; what cannot be seen has a sign that can."""
    return tidy_text("".join(mark if mark.isprintable() or mark.isspace() else "\ufffd" for mark in written))[
        :LONGEST_LINE
    ]


def with_schools(lines: Sequence[Line]) -> list[Line]:
    """The lines with schools that stand alone given to the people below them, or to the one above each.

    Only where the whole text tells which: else they are left, and nobody gets a school that may be another's.
    """
    filled = [line for line in lines if line.kind in (LineKind.PERSON, LineKind.SCHOOL)]
    schools = [line for line in filled if line.kind is LineKind.SCHOOL]
    if not schools or any(line.school or line.npsn for line in filled if line.kind is LineKind.PERSON):
        return list(lines)
    if filled[0].kind is LineKind.SCHOOL:
        return _from_above(lines)
    each_below_one = all(line.kind is not below.kind for line, below in pairwise(filled))
    return _from_below(lines) if each_below_one else list(lines)


def _from_above(lines: Sequence[Line]) -> list[Line]:
    placed: list[Line] = []
    above = Line(LineKind.SCHOOL)
    for line in lines:
        above = line if line.kind is LineKind.SCHOOL else above
        placed.append(_placed(line, above))
    return placed


def _from_below(lines: Sequence[Line]) -> list[Line]:
    placed: list[Line] = []
    below = Line(LineKind.SCHOOL)
    for line in reversed(lines):
        below = line if line.kind is LineKind.SCHOOL else below
        placed.append(_placed(line, below))
    return placed[::-1]


def _placed(line: Line, school: Line) -> Line:
    if line.kind is not LineKind.PERSON:
        return line
    return replace(line, school=school.school, npsn=school.npsn)
