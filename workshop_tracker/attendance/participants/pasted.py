"""Text pasted from a chat as a list of people, a line each; a school on a line of its own goes to whom it belongs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from workshop_tracker.intake.layouts import ListRows, RecognisedTable
from workshop_tracker.people.rosters.lines import Line, LineKind, read_line
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
PASTED = "pasted_text"  # the layout of a list that came line by line
LONGEST_LINE = 300
NOBODY = Sentence("Tempel daftar peserta, satu orang per baris, atau pilih berkas.")
TOO_LONG = Sentence("Tempel paling banyak %(limit)s baris sekaligus.")


def pasted_table(text: str, *, longest: int) -> RecognisedTable:
    """The lines of a text as a list, numbered as they stand; headlines, sums and signatures are left out.

    Raises UnreadableFile for a text without anybody, or with more than `longest` lines.
    """
    written = text.split("\n")
    lines = with_schools([read_line(line.rstrip("\r")) for line in written])
    people = [
        Row(number, _cells(line, written[number - 1]))
        for number, line in enumerate(lines, start=1)
        if line.kind is LineKind.PERSON
    ]
    if not people:
        raise UnreadableFile(NOBODY)
    if len(people) > longest:
        raise UnreadableFile(TOO_LONG, limit=longest)
    left_out = (
        number for number, line in enumerate(lines, start=1) if line.kind not in (LineKind.PERSON, LineKind.BLANK)
    )
    return typed_list(HEADINGS, people, left_out)


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
