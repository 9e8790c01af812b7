"""The cells in which a row was understood, and the entry that they make when they are typed anew. Pure."""

from collections.abc import Iterator
from typing import NamedTuple

from workshop_tracker.attendance.participants.preview import Group, ReadRow
from workshop_tracker.intake.actions import fingerprint
from workshop_tracker.people.cells.names import NO_NAME
from workshop_tracker.people.identifiers import IdentifierValue
from workshop_tracker.people.importing.pasted import typed_list
from workshop_tracker.people.names import join_name
from workshop_tracker.people.rosters.entries import Entry, WrittenWorkplace, keys_of
from workshop_tracker.people.rosters.reading import IDENTIFIER_COLUMNS, read_entries
from workshop_tracker.people.rules import proposed_capitals
from workshop_tracker.spreadsheets import Row

HEADINGS = {
    "title_before": "Gelar depan",
    "name": "Nama",
    "title_after": "Gelar belakang",
    "school": "Sekolah",
    "identifier": "NIP/NUPTK",
}
OF_THE_NAME = frozenset({"title_before", "name", "title_after"})
OF_THE_SCHOOL = frozenset({"school", "npsn"})
MUST_BE_READ = frozenset({"school", "identifier"})
LENGTH_OF_A_MARK = 16


class CellsRefused(Exception):
    """What was typed cannot be taken; carries the sentence that says why."""


class Cells(NamedTuple):
    """A row as it was understood, in the order of `HEADINGS`; of the number only its end can be read."""

    title_before: str
    name: str
    title_after: str
    school: str
    number: str

    @property
    def of_the_name(self) -> tuple[str, str, str]:
        return self[:3]


def cells_of(row: ReadRow) -> Cells:
    return Cells(*row.parts, row.school, row.identifier)


def mark_of(cells: Cells) -> str:
    """By which is known what a form showed when somebody typed into it."""
    return fingerprint("\n".join(cells).encode())[:LENGTH_OF_A_MARK]


def proposed_name(row: ReadRow) -> str | None:
    """A spelling to offer for a name in capitals or small letters only, where the row would be stored so."""
    is_stored_so = row.group in (Group.NEW, Group.ASKED) and not row.is_doubted
    return proposed_capitals(row.parts.name) if is_stored_so else None


def corrected(entry: Entry, shown: Cells, typed: Cells) -> Entry:
    """The entry as somebody typed it: read like a row of a list, whatever was not touched stays as it was.

    A name that was typed in its cell needs no question about its parts. Raises CellsRefused.
    """
    [read] = read_entries(typed_list(HEADINGS, [Row(entry.row, _as_read(shown, typed))]))
    identifiers = entry.identifiers if typed.number == shown.number else _identifiers(entry, read)
    refusal = "" if read.refusal == NO_NAME and identifiers else read.refusal
    problems = [refusal, *(sentence for column, sentence in read.notes if column in MUST_BE_READ)]
    if any(problems):
        raise CellsRefused(next(filter(None, problems)))
    changed = set(_columns(shown, typed))
    right = entry._replace(
        identifiers=identifiers,
        workplace=_workplace(entry, read) if "school" in changed else entry.workplace,
        refusal="",
        notes=tuple(each for each in entry.notes if each[0] not in changed) + read.notes,
        headings={**HEADINGS, **entry.headings},
        line=entry.line or entry.written,
        is_edited=True,
    )
    return _renamed(right, read) if "name" in changed else right


def _as_read(shown: Cells, typed: Cells) -> list[str]:
    """The end of a number is no number; a school that was understood is not read again."""
    number = "" if typed.number == shown.number else typed.number
    school = "" if typed.school == shown.school else typed.school
    return [*typed.of_the_name, school, number]


def _columns(shown: Cells, typed: Cells) -> Iterator[str]:
    """The columns of a list about which nothing that was noted holds any longer."""
    if typed.of_the_name != shown.of_the_name:
        yield from OF_THE_NAME
    if typed.school != shown.school:
        yield from OF_THE_SCHOOL
    if typed.number != shown.number:
        yield from IDENTIFIER_COLUMNS


def _identifiers(entry: Entry, read: Entry) -> tuple[IdentifierValue, ...]:
    """The number that was shown is replaced or taken away; others of the row stay."""
    kinds = {each.kind for each in read.identifiers}
    return (*read.identifiers, *(each for each in entry.identifiers[1:] if each.kind not in kinds))


def _workplace(entry: Entry, read: Entry) -> WrittenWorkplace:
    return WrittenWorkplace(read.workplace.text, district=entry.workplace.district)


def _renamed(entry: Entry, read: Entry) -> Entry:
    return entry._replace(
        written=join_name(*read.parts), parts=read.parts, keys=keys_of(read.parts), doubt="", proposal=None
    )
