"""Which columns a list has: headings as people write them, compared with the known ones of `headings.csv`."""

import csv
import hashlib
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

from workshop_tracker.spreadsheets import Row

ListKind = Literal["people", "attendance", "history", "schools"]
OF_PEOPLE = {"attendance", "history"}  # lists that have the columns of people beside their own
Known = Mapping[str, str]  # heading as compared → column

ROWS_SEARCHED = 30
FEWEST_HEADINGS, LONGEST_HEADING = 2, 120
IGNORED_COLUMNS = {"number", "timestamp"}  # known, so that they count, and never read
# among the additions of an installation: `row:` and a fingerprint lead to a meaning per column
ROW, SEPARATOR = "row:", "|"
REMARKS = {"keterangan", "ket"}
EVENT_DAYS = {"held_on", "ended_on", "year"}
IDENTIFIERS = {"identifier", "nip", "nuptk", "niy"}
# No register of schools has these columns.
OF_A_PERSON = IDENTIFIERS | {
    "title_before", "title_after", "sex", "birth_date", "birth_place", "employment", "staff_kind", "rank", "session",
    "mark", "role",
}  # fmt: skip
OF_AN_EVENT = {"lesson_hours", "organizer", "paper_number"}  # what else a list of one event tells of it, row by row
OF_A_SCHOOL = {"level", "status", "address", "subdistrict", "district"}
WHO = {"name", "identifier", "nip", "nuptk", "niy"}
IN_BRACKETS = re.compile(r"\([^)]*\)")
NUMBERING = re.compile(r"[0-9]+ ")


@lru_cache(maxsize=2_000)  # the first rows of a file are compared with the headings of every kind of list
def compared(heading: str) -> str:
    """A heading without case, punctuation and extra spaces: `No. HP/WA` is `no hp wa`."""
    return " ".join(re.sub(r"[\W_]+", " ", heading.casefold()).split())


@cache
def known_headings(kind: ListKind) -> Known:
    """The headings that `headings.csv` knows for one kind of list; some have those of people beside their own."""
    kinds = {kind, "people"} if kind in OF_PEOPLE else {kind}
    with (Path(__file__).parent / "headings.csv").open(encoding="utf-8", newline="") as lines:
        return {compared(line["heading"]): line["column"] for line in csv.DictReader(lines) if line["list"] in kinds}


def with_own_headings(kind: ListKind, own: Mapping[str, str]) -> Known:
    """The known headings and those an installation added (heading as written → column), its own first."""
    known = known_headings(kind)
    columns = set(known.values())
    return {**known, **{compared(heading): column for heading, column in own.items() if column in columns}}


def fingerprint_of(headings: Sequence[str]) -> str:
    """What is remembered of a heading row: the same for the same headings, however they are spaced and capitalised."""
    texts = [compared(heading) for heading in headings]
    while texts and not texts[-1]:
        texts.pop()
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def explained_headings(rows: Sequence[Row], own: Mapping[str, str]) -> "Headings | None":
    """The first heading row that somebody explained once."""
    explained = any(key.startswith(ROW) for key in own)
    for row in rows if explained else ():
        meanings = own.get(f"{ROW}{fingerprint_of(row.cells)}")
        if meanings is not None:
            columns = {column: index for index, column in enumerate(meanings.split(SEPARATOR)) if column}
            return Headings(row.number, tuple(row.cells), columns)
    return None


def likely_headings(rows: Sequence[Row]) -> tuple[str, ...]:
    """The cells of the row that looks most like headings: the first of those with the most texts without digits."""
    best = max(rows, key=lambda row: sum(map(_looks_like_heading, row.cells)), default=None)
    cells = [" ".join(cell.split()) for cell in best.cells] if best else []
    return tuple(cells) if sum(map(_looks_like_heading, cells)) >= FEWEST_HEADINGS else ()


def _looks_like_heading(cell: str) -> bool:
    text = cell.strip()
    return bool(text) and len(text) <= LONGEST_HEADING and not any(mark in "0123456789@" for mark in text)


def column_named(heading: str, known: Known) -> str | None:
    """The column that a heading means; brackets and a number in front count only if nothing else fits."""
    without_brackets = compared(IN_BRACKETS.sub(" ", heading))
    candidates = (compared(heading), without_brackets, NUMBERING.sub("", without_brackets, count=1))
    return next((known[candidate] for candidate in candidates if candidate in known), None)


@dataclass(frozen=True)
class Headings:
    """The heading row of a list: the last row it takes, what is written above each column, which columns are known.

    `columns` maps a column to its index from 0, the first where two headings mean the same; `cells` has one text per
    column of the sheet, that of both rows where the heading takes two.
    """

    row_number: int
    cells: tuple[str, ...]
    columns: dict[str, int]

    @cached_property
    def written(self) -> tuple[str, ...]:
        """The headings without line breaks and doubled spaces."""
        return tuple(" ".join(cell.split()) for cell in self.cells)

    @cached_property
    def read(self) -> tuple[int, ...]:
        """The columns that are known and read, by index; hours filled in beforehand make nobody's row an entry."""
        passed_over = IGNORED_COLUMNS if "event" in self.columns else IGNORED_COLUMNS | OF_AN_EVENT
        return tuple(index for column, index in self.columns.items() if column not in passed_over)

    @property
    def unused(self) -> tuple[str, ...]:
        """Headings whose columns are not read."""
        used = set(self.columns.values())
        return tuple(text for index, text in enumerate(self.written) if text and index not in used)

    def is_repeated_by(self, cells: Sequence[str]) -> bool:
        """Whether a row among the data is the heading once more, in capitals too, as on each page of a printed list."""
        if self._texts.isdisjoint(map(str.casefold, cells)):
            return False
        folded = [cell.casefold() for cell in cells]
        there = [(folded[n].strip(), self.written[n].casefold()) for n in self.columns.values() if n < len(cells)]
        alike = sum(1 for cell, heading in there if cell and " ".join(cell.split()) == heading)
        return alike >= min(2, len(self.columns)) and alike * 2 > sum(1 for cell, _ in there if cell)

    @cached_property
    def _texts(self) -> frozenset[str]:
        return frozenset(self.cells[index].casefold() for index in self.columns.values())


def find_headings(rows: Sequence[Row], known: Known) -> Headings | None:
    """The row, or two rows one above the other, with the most known headings; the upper one where two are equal."""
    found = [_headings(row.number, row.cells, known) for row in rows]
    found += [
        _headings(lower.number, joined_cells(upper.cells, lower.cells, known), known)
        for upper, lower in pairwise(rows)
        if lower.number == upper.number + 1 and is_second_tier(upper.cells, lower.cells, known)
    ]
    best = max(found, key=lambda headings: len(headings.columns), default=None)
    return best if best and best.columns else None


def attendance_headings(rows: Sequence[Row], own: Mapping[str, str]) -> Headings | None:
    """Headings with a mark for somebody named or numbered; one like `Status` is a mark only beside a session.

    What only lists of marks know counts where nothing clearer stands beside it, `Keterangan` last of all.
    """
    known, of_people = with_own_headings("attendance", own), with_own_headings("people", own)
    unclear = {heading for heading in known if heading not in of_people}
    marks = {heading for heading in unclear if known[heading] == "mark"}
    names = unclear - marks
    for passed_over in (unclear, marks, names | REMARKS, REMARKS, names, set[str]()):
        found = find_headings(rows, {heading: known[heading] for heading in known.keys() - passed_over})
        needed = {"mark"} if marks <= passed_over else {"mark", "session"}
        if found and needed <= found.columns.keys() and WHO & found.columns.keys():
            return found
    return None


def history_headings(rows: Sequence[Row], own: Mapping[str, str]) -> Headings | None:
    """Headings with an event and its days beside the name of whoever took part."""
    found = find_headings(rows, with_own_headings("history", own))
    is_register = found and {"name", "event"} <= found.columns.keys() and EVENT_DAYS & found.columns.keys()
    return found if is_register else None


def with_event_columns(people: Headings, own: Mapping[str, str]) -> Headings:
    """The same list with what its columns tell of one event, which is named above it or by its uploader."""
    as_history = _headings(people.row_number, people.cells, with_own_headings("history", own)).columns
    taken = set(people.columns.values())
    told = {column: index for column, index in as_history.items() if column in OF_AN_EVENT and index not in taken}
    return replace(people, columns={**people.columns, **told})


def is_register(as_schools: Set[str], as_people: Set[str]) -> bool:
    """Schools with their NPSN, and no column that only people have; a list of people may carry NPSN and level too."""
    is_of_people = "name" in as_people and bool(as_people & {"school", *OF_A_PERSON})
    return {"npsn", "name"} <= as_schools and bool(as_schools & OF_A_SCHOOL) and not is_of_people


def _headings(row_number: int, cells: Sequence[str], known: Known) -> Headings:
    columns: dict[str, int] = {}
    for index, cell in enumerate(cells):
        column = column_named(cell, known)
        if column:
            columns.setdefault(column, index)
    return Headings(row_number, tuple(cells), columns)


def is_second_tier(upper: Sequence[str], lower: Sequence[str], known: Known) -> bool:
    """A row of data has a name below `Nama`; a second tier has nothing there, or a heading."""
    below = [(above, cell) for above, cell in zip(upper, lower, strict=False) if cell.strip()]
    return bool(below) and all(
        column_named(cell, known) or column_named(f"{above} {cell}", known)
        for above, cell in below
        if column_named(above, known)
    )


def joined_cells(upper: Sequence[str], lower: Sequence[str], known: Known) -> list[str]:
    """One heading for each column of two rows, a heading that spans several counting for each of them."""
    joined: list[str] = []
    spanning = ""
    for above, below in zip(upper, [*lower, *[""] * (len(upper) - len(lower))], strict=False):
        spanning = above if above.strip() else spanning
        candidates = (f"{spanning} {below}", below, above) if below.strip() else (above,)
        joined.append(next((text for text in candidates if column_named(text, known)), candidates[0]))
    return joined
