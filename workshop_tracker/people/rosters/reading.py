"""Reading the rows of a list of people, cell by cell; what cannot be taken is noted with its column."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from workshop_tracker.database import today
from workshop_tracker.intake.cells import DAMAGED_NUMBER, CellProblem, clean_text, is_blank, read_phone, read_sex
from workshop_tracker.intake.dates import AmbiguousDate, DateOrder, date_order, read_date
from workshop_tracker.intake.headings import IN_BRACKETS, compared
from workshop_tracker.intake.layouts import ListRow, RecognisedTable
from workshop_tracker.people.identifiers import (
    EIGHTEEN_DIGITS,
    MARKS_BETWEEN_DIGITS,
    IdentifierKind,
    IdentifierValue,
    read_identifier,
    recognise_identifier,
)
from workshop_tracker.people.names import NameParts, join_name, split_name
from workshop_tracker.people.rosters.entries import Entry, WrittenWorkplace, keys_of
from workshop_tracker.people.rosters.staff import staff_kind_of
from workshop_tracker.people.rules import unusual_marks
from workshop_tracker.people.template import read_returned
from workshop_tracker.people.titles import join_degrees, read_degrees, read_front_titles
from workshop_tracker.presentation import Sentence

STAFF_LIST = "dapodik_staff_list"
LONGEST_NAME, LONGEST_CODE, LONGEST_LINE = 120, 64, 300  # as wide as their columns
IDENTIFIER_COLUMNS = ("nuptk", "nip", "identifier", "niy")
LETTER = re.compile(r"[^\W0-9_]")
UNUSUAL = re.compile(r"[^\w .,'-]|[0-9_]")
EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+[.][^\s@,;<>.]+")
YOUNGEST, OLDEST = 14, 110  # years of anybody at work in a school
NO_NAME = Sentence("Nama tidak tertulis.")
NO_LETTERS = Sentence("Nama ini tidak memuat huruf.")


def read_entries(table: RecognisedTable) -> list[Entry]:
    """Every row of a list, in its order."""
    order = date_order(table.rows.column("birth_date")) if "birth_date" in table.columns else None
    on = today()
    return [RowReader(row, table, order, on).entry() for row in table.rows]


def read_email(text: str) -> str | CellProblem | None:
    """An e-mail address as written; None where the cell is blank."""
    address = clean_text(text, longest=LONGEST_LINE)
    if isinstance(address, str) and EMAIL.fullmatch(address):
        return address
    if is_blank(text):
        return None
    if isinstance(address, CellProblem):
        return address
    problem = Sentence("“%(written)s” bukan alamat surel. Contoh: nama@contoh.sch.id.", written=address)
    return CellProblem(problem)


@lru_cache(maxsize=20_000)  # sixty years have as many days
def read_birth_date(text: str, order: DateOrder | None, today: dt.date) -> dt.date | AmbiguousDate | CellProblem | None:
    """The birth date of somebody at work today; None where the cell is blank."""
    date = read_date(text, order=order)
    if date is None or isinstance(date, CellProblem):
        return date
    days = (date.day_first, date.month_first) if isinstance(date, AmbiguousDate) else (date,)
    impossible = next((day for day in days if not YOUNGEST <= _age(day, today) <= OLDEST), None)
    if impossible is None:
        return date
    return CellProblem(
        Sentence("Tanggal lahir %(day)s tidak mungkin: umurnya harus 14 sampai 110 tahun.", day=impossible)
    )


def _age(born_on: dt.date, today: dt.date) -> int:
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))


@lru_cache(maxsize=20_000)  # these columns say the same in many rows
def read_text(text: str, longest: int) -> str | CellProblem:
    """A text as written, empty for a word that means nothing."""
    tidy = clean_text(text, longest=longest)
    return "" if isinstance(tidy, str) and is_blank(tidy) else tidy


READERS: tuple[tuple[str, Callable[[str], str | CellProblem | None]], ...] = (
    ("sex", read_sex),
    ("phone", read_phone),
    ("email", read_email),
)


class RowReader:
    """Reads one row and notes what of it cannot be taken."""

    def __init__(self, row: ListRow, table: RecognisedTable, order: DateOrder | None, on: dt.date) -> None:
        self.row = row
        self.table = table
        self.order = order
        self.on = on
        self.notes: list[tuple[str, str]] = []

    def entry(self) -> Entry:
        details = dict(self._details())
        other_birth_date = self._birth_date(details)
        identifiers = tuple(self._identifiers())
        written, refusal = self._name(identifiers)
        parts, doubt, proposal = self._parts(written)
        code, told = read_returned(self.row)
        return Entry(
            row=self.row.number,
            written=written,
            parts=parts,
            keys=keys_of(parts, proposal, _without_unusual_marks(written) if doubt else None),
            doubt=doubt,
            proposal=proposal,
            identifiers=identifiers,
            details=details,
            other_birth_date=other_birth_date,
            employment=self._text("employment", LONGEST_CODE),
            position=self._text("position", LONGEST_NAME),
            role=self._text("role", LONGEST_NAME),
            workplace=self._workplace(),
            refusal=refusal,
            notes=tuple(self.notes),
            headings=self.table.headings,
            line=self.row.values.get("line", ""),
            code=code,
            told=told,
        )

    def _workplace(self) -> WrittenWorkplace:
        """As the row says; a Dapodik list says it once above its rows."""
        table = self.table
        if table.layout == STAFF_LIST:
            return WrittenWorkplace(table.school_name, table.npsn, table.subdistrict, table.district)
        if table.npsn and not {"school", "npsn"} & table.columns.keys():
            return WrittenWorkplace(table.school_name, table.npsn)
        return WrittenWorkplace(
            self._text("school", LONGEST_LINE),
            self.row.values.get("npsn", ""),
            self._text("subdistrict", LONGEST_NAME),
            self._text("district", LONGEST_NAME),
        )

    def _text(self, column: str, longest: int) -> str:
        written = self.row.values.get(column, "")
        return (written and self._noted(column, read_text(written, longest))) or ""

    def _noted(self, column: str, value: str | CellProblem | None) -> str | None:
        if isinstance(value, CellProblem):
            self.notes.append((column, value.message))
            return None
        return value

    def _details(self) -> Iterator[tuple[str, str]]:
        """The columns of Person that one cell each fills."""
        cells = self.row.values
        for column, read in READERS:
            if (written := cells.get(column)) and (taken := self._noted(column, read(written))):
                yield column, taken
        for column in ("birth_place", "rank"):
            if taken := self._text(column, LONGEST_NAME):
                yield column, taken
        if kind := staff_kind_of(cells.get("staff_kind", ""), cells.get("position", "")):
            yield "staff_kind", kind.value

    def _birth_date(self, details: dict[str, str]) -> str:
        """Put the date into the details; the other one where it can be read two ways."""
        written = self.row.values.get("birth_date")
        date = read_birth_date(written, self.order, self.on) if written else None
        if isinstance(date, CellProblem):
            self.notes.append(("birth_date", date.message))
        elif isinstance(date, AmbiguousDate):
            details["birth_date"] = date.day_first.isoformat()
            return date.month_first.isoformat()
        elif date is not None:
            details["birth_date"] = date.isoformat()
        return ""

    def _identifiers(self) -> Iterator[IdentifierValue]:
        for column in IDENTIFIER_COLUMNS:
            written = self.row.values.get(column, "")
            if not written:
                continue
            value = DAMAGED_NUMBER if column in self.row.damaged else self._identifier(column, written)
            if isinstance(value, CellProblem):
                self.notes.append((column, value.message))
            elif value is not None:
                yield value

    def _identifier(self, column: str, written: str) -> IdentifierValue | CellProblem | None:
        """A number by its column; 18 digits below `NIP` are a NI PPPK where their form says so."""
        if column == "nuptk":
            return read_identifier(IdentifierKind.NUPTK, written)
        if column == "niy":
            return read_identifier(IdentifierKind.NIY, written)
        if column == "identifier":
            value = recognise_identifier(written)
            takes_niy = isinstance(value, CellProblem) and "niy" in compared(self.table.headings[column])
            return read_identifier(IdentifierKind.NIY, written) if takes_niy else value
        if EIGHTEEN_DIGITS.fullmatch(MARKS_BETWEEN_DIGITS.sub("", written)):
            return recognise_identifier(written)
        return read_identifier(IdentifierKind.NIP, written)

    def _name(self, identifiers: tuple[IdentifierValue, ...]) -> tuple[str, str]:
        """The name as written, and why the row cannot be used; without a name a number must say who is meant."""
        cell = self.row.values.get("name", "")
        name = clean_text(cell, longest=LONGEST_NAME)
        if isinstance(name, CellProblem):
            return "", name.message
        if is_blank(name):
            return "", "" if identifiers else NO_NAME
        return name, "" if LETTER.search(name) else NO_LETTERS

    def _parts(self, written: str) -> tuple[NameParts, str, NameParts | None]:
        """The parts to store, why they are doubted, the split to offer.

        A Dapodik list holds names without degrees, so what might be one there is part of the name.
        """
        split = split_name(written) if written else None
        if split is None or (split.certainty == "ask" and self.table.layout == STAFF_LIST):
            return NameParts("", written, ""), "", None
        before, after = self._titles("title_before", read_front_titles), self._titles("title_after", read_degrees)
        parts = split.parts
        if before or after:
            degrees = join_degrees([*_degrees(split.title_after), *_degrees(after)])
            parts = NameParts(_joined_front(before, split.title_before), split.name, degrees)
        doubt = split.reason if split.certainty == "ask" else ""
        if len(join_name(parts.title_before, parts.name, parts.title_after)) > LONGEST_NAME:
            return NameParts("", written, ""), doubt, None
        return parts, doubt, split.proposal

    def _titles(self, column: str, read: Callable[[str], str | None]) -> str:
        """A cell that holds titles alone; unknown ones stay as written and are told."""
        written = self.row.values.get(column)
        if not written:
            return ""
        known, text = read(written), self._text(column, LONGEST_NAME)
        if text and not known:
            unknown = Sentence("“%(written)s” bukan gelar yang dikenal; ditulis apa adanya.", written=text)
            self.notes.append((column, unknown))
        return known or text


def _without_unusual_marks(written: str) -> NameParts | None:
    """The name under which `Ani (Panggilan)` or `Siti <Contoh>` may be known; none where nothing is unusual."""
    if not unusual_marks(written):
        return None
    return split_name(UNUSUAL.sub(" ", IN_BRACKETS.sub(" ", written))).parts


def _degrees(title_after: str) -> Iterable[str]:
    return filter(None, title_after.split(", "))


def _joined_front(*titles: str) -> str:
    return " ".join(dict.fromkeys(" ".join(titles).split()))
