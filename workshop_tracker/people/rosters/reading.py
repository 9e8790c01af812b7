"""Reading a list of people column by column; what cannot be taken of a row is noted with its column."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from workshop_tracker.database import today
from workshop_tracker.intake.cells import DAMAGED_NUMBER, CellProblem, read_phone, read_sex
from workshop_tracker.intake.dates import date_order
from workshop_tracker.intake.layouts import RecognisedTable
from workshop_tracker.people.cells.details import (
    LONGEST_CODE,
    LONGEST_LINE,
    LONGEST_NAME,
    read_birth_date,
    read_email,
    read_text,
)
from workshop_tracker.people.cells.names import NO_NAME, WrittenName, read_bare_name, read_name, stored_name
from workshop_tracker.people.cells.numbers import read_number
from workshop_tracker.people.identifiers import IdentifierValue
from workshop_tracker.people.rosters.entries import Entry, WrittenWorkplace
from workshop_tracker.people.rosters.staff import staff_kind_of
from workshop_tracker.people.template import CODE, COLUMNS
from workshop_tracker.people.titles import read_degrees, read_front_titles
from workshop_tracker.presentation import Sentence

STAFF_LIST = "dapodik_staff_list"
IDENTIFIER_COLUMNS = ("nuptk", "nip", "identifier", "niy")
READ_NAME = partial(read_text, longest=LONGEST_NAME)
DETAILS: Mapping[str, Callable[[str], str | CellProblem | None]] = {
    "sex": read_sex,
    "phone": read_phone,
    "email": read_email,
    "birth_place": READ_NAME,
    "rank": READ_NAME,
}
Value = TypeVar("Value")
Columns = dict[str, Sequence[Any]]  # by field of an entry, a value per row


def read_entries(table: RecognisedTable) -> list[Entry]:
    """Every row of a list, in its order."""
    return ListReader(table, today()).entries()


class ListReader:
    """Reads a list column by column, each different text of a column once.

    Columns are read in the order in which a row's notes are told.
    """

    def __init__(self, table: RecognisedTable, on: dt.date) -> None:
        rows = list(table.rows.read())
        self.table = table
        self.on = on
        self.row_numbers = [row.number for row in rows]
        self.texts = dict(zip(table.rows.columns, zip(*[row.cells for row in rows], strict=True), strict=False))
        self.damaged = [(place, table.rows.columns[index]) for place, row in enumerate(rows) for index in row.damaged]
        self.notes: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)  # by the place of the row

    def entries(self) -> list[Entry]:
        columns: Columns = {"row": self.row_numbers, **self._details(), "identifiers": self._identifiers()}
        columns |= self._names(columns["identifiers"])
        columns |= self._work()
        columns |= self._beside()
        return list(map(Entry._make, zip(*[columns[field] for field in Entry._fields], strict=True)))

    def _details(self) -> Columns:
        """The columns of Person that one cell each fills, and the birth dates that can be read in two ways."""
        details: Columns = {column: self._taken(column, self._column(column), read) for column, read in DETAILS.items()}
        details["staff_kind"] = self._staff_kinds()
        texts = self._column("birth_date")
        read_day = partial(read_birth_date, order=date_order(texts), today=self.on)
        born = self._taken("birth_date", texts, read_day)
        details["birth_date"] = [date and date.day for date in born]
        rows = zip(*details.values(), strict=True)
        return {
            "details": [{column: value for column, value in zip(details, row, strict=True) if value} for row in rows],
            "other_birth_date": [date.other_day if date else "" for date in born],
        }

    def _staff_kinds(self) -> list[str | None]:
        pairs = list(zip(self._column("staff_kind"), self._column("position"), strict=True))
        kinds = {pair: staff_kind_of(*pair) for pair in dict.fromkeys(pairs)}
        return [kinds[pair] for pair in pairs]

    def _identifiers(self) -> list[tuple[IdentifierValue, ...]]:
        numbers = [self._numbers(column) for column in IDENTIFIER_COLUMNS if column in self.texts]
        return [tuple(filter(None, row)) for row in zip(*numbers, strict=True)] if numbers else self._all(())

    def _numbers(self, column: str) -> list[IdentifierValue | None]:
        texts = list(self.texts[column])
        for place, damaged in self.damaged:
            if damaged == column and texts[place]:
                self.notes[place].append((column, DAMAGED_NUMBER.message))
                texts[place] = ""
        return self._taken(column, texts, partial(read_number, column=column, heading=self.table.headings[column]))

    def _names(self, identifiers: Sequence[tuple[IdentifierValue, ...]]) -> Columns:
        """A name alone, or with the titles of their own columns; without one a number must say who is meant."""
        cells = self._column("name")
        read = read_bare_name if self.table.layout == STAFF_LIST else read_name
        written = {cell: read(cell) for cell in dict.fromkeys(cells)}
        names = [written[cell] for cell in cells]
        before = self._titles("title_before", read_front_titles, names)
        after = self._titles("title_after", read_degrees, names)
        stored = list(map(stored_name, names, before, after))
        return {
            "written": [name.written for name in names],
            "refusal": [
                "" if name.refusal is NO_NAME and numbers else name.refusal
                for name, numbers in zip(names, identifiers, strict=True)
            ],
            "parts": [name.parts for name in stored],
            "keys": [name.keys for name in stored],
            "doubt": [name.doubt for name in stored],
            "proposal": [name.proposal for name in stored],
        }

    def _titles(self, column: str, read: Callable[[str], str | None], names: Sequence[WrittenName]) -> Sequence[str]:
        """What stands in a column of titles alone; unknown ones stay as written and are told.

        Beside a name that is kept whole they are not looked at.
        """
        if column not in self.texts:
            return self._all("")
        texts = [text if name.split else "" for text, name in zip(self.texts[column], names, strict=True)]
        known = {text: read(text) for text in dict.fromkeys(texts) if text}
        written = self._taken(column, texts, READ_NAME)
        for place, (text, title) in enumerate(zip(texts, written, strict=True)):
            if title and not known[text]:
                unknown = Sentence("“%(written)s” bukan gelar yang dikenal; ditulis apa adanya.", written=title)
                self.notes[place].append((column, unknown))
        return [known.get(text) or title or "" for text, title in zip(texts, written, strict=True)]

    def _work(self) -> Columns:
        """What somebody does, and where."""
        return {
            "employment": self._as_written("employment", LONGEST_CODE),
            "position": self._as_written("position", LONGEST_NAME),
            "role": self._as_written("role", LONGEST_NAME),
            "workplace": self._workplaces(),
        }

    def _workplaces(self) -> list[WrittenWorkplace]:
        """As each row says; a Dapodik list says it once above its rows."""
        table = self.table
        if table.layout == STAFF_LIST:
            return self._all(WrittenWorkplace(table.school_name, table.npsn, table.subdistrict, table.district))
        if table.npsn and not {"school", "npsn"} & table.columns.keys():
            return self._all(WrittenWorkplace(table.school_name, table.npsn))
        schools, npsns = self._as_written("school", LONGEST_LINE), self._column("npsn")
        subdistricts = self._as_written("subdistrict", LONGEST_NAME)
        districts = self._as_written("district", LONGEST_NAME)
        return list(map(WrittenWorkplace, schools, npsns, subdistricts, districts))

    def _beside(self) -> Columns:
        """What is kept of a row beside what it says: the last column, after all others were noted."""
        codes = [text.strip() for text in self._column(CODE)]
        returned = zip(*[self._column(column) for column in COLUMNS], strict=True)
        return {
            "line": self._column("line"),
            "code": codes,
            "told": [texts if code else () for code, texts in zip(codes, returned, strict=True)],
            "headings": self._all(self.table.headings),
            "is_edited": self._all(value=False),
            "notes": [tuple(self.notes.get(place, ())) for place in range(len(codes))],
        }

    def _all(self, value: Value) -> list[Value]:
        return [value] * len(self.row_numbers)

    def _column(self, name: str) -> Sequence[str]:
        return self.texts.get(name) or self._all("")

    def _as_written(self, column: str, longest: int) -> Sequence[str]:
        taken = self._taken(column, self._column(column), partial(read_text, longest=longest))
        return [text or "" for text in taken]

    def _taken(
        self, column: str, texts: Sequence[str], read: Callable[[str], Value | CellProblem | None]
    ) -> list[Value | None]:
        """What is taken of each text of a column; none where nothing stands, or what cannot be taken."""
        values: dict[str, Value | None] = {}
        problems: dict[str, CellProblem] = {}
        for text in filter(None, dict.fromkeys(texts)):
            answer = read(text)
            if isinstance(answer, CellProblem):
                problems[text] = answer
            else:
                values[text] = answer
        for place, text in enumerate(texts) if problems else ():
            if text in problems:
                self.notes[place].append((column, problems[text].message))
        return list(map(values.get, texts))
