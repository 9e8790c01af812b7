"""What a list keeps in other columns than ours: sex below L and P, birth place and date in one cell, days from 1904.

Runs inside the reading process, behind the choice of columns: a cell that is not read is not looked at here either.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from workshop_tracker.intake.cells import is_blank
from workshop_tracker.intake.headings import IGNORED_COLUMNS

Cells = Sequence[str]
SEX_TICKS = ("sex_male", "sex_female")
BIRTH = "birth"
NEVER_TAKEN = {*IGNORED_COLUMNS, *SEX_TICKS, BIRTH}
DATE_COLUMNS = ("birth_date", "held_on", "starts_on", "ended_on")
PLACE_AND_DATE = re.compile(r"(?P<birth_place>[^0-9]*?)[\s,/.;:-]*(?P<birth_date>[0-9].*)", re.DOTALL)
DAY_NUMBER = re.compile("[0-9]{5}")
BETWEEN_1900_AND_1904 = 1_462  # days by which the calendar of old Macintosh workbooks is behind


@dataclass(frozen=True, slots=True)
class Taken:
    """One column of ours: the index of the column whose heading it bears; `read` where it is not that cell's text."""

    index: int
    read: Callable[[Cells], str] | None = None


def columns_taken(columns: Mapping[str, int], *, counts_from_1904: bool) -> dict[str, Taken]:
    """Every column of ours that these columns of a file fill."""
    taken = {name: Taken(index) for name, index in columns.items() if name not in NEVER_TAKEN}
    if "sex" not in taken and columns.keys() >= set(SEX_TICKS):
        male, female = (columns[tick] for tick in SEX_TICKS)
        taken["sex"] = Taken(male, partial(_sex_ticked, male, female))
    if BIRTH in columns:
        for part in ("birth_place", "birth_date"):
            taken.setdefault(part, Taken(columns[BIRTH], partial(_part_of_birth, columns[BIRTH], part)))
    if counts_from_1904:
        taken |= {name: Taken(taken[name].index, partial(_day, taken[name])) for name in DATE_COLUMNS if name in taken}
    return taken


def texts_of(cells: Cells, taken: Sequence[Taken]) -> list[str]:
    """What a row says in each column."""
    return reader_of(taken)(cells)


def reader_of(taken: Sequence[Taken]) -> Callable[[Cells], list[str]]:
    """What tells the texts of a row after the other; in most lists all columns are plain cells."""
    if any(column.read for column in taken):
        return lambda cells: [column.read(cells) if column.read else cells[column.index].strip() for column in taken]
    indexes = [column.index for column in taken]
    return lambda cells: list(map(str.strip, map(cells.__getitem__, indexes)))


def _sex_ticked(male: int, female: int, cells: Cells) -> str:
    """`L` or `P` by the column that holds anything; both are told as they are, which no reader takes."""
    ticked = [
        word for word, index in (("L", male), ("P", female)) if not is_blank(cells[index]) and cells[index] != "0"
    ]
    return " dan ".join(ticked)


def _part_of_birth(index: int, part: str, cells: Cells) -> str:
    """Place or date of `Banyumas, 12 Juli 1985`; a text without any digit is a place."""
    text = cells[index].strip()
    parts = PLACE_AND_DATE.fullmatch(text)
    if parts is not None:
        return parts[part].strip()
    return text if part == "birth_place" else ""


def _day(column: Taken, cells: Cells) -> str:
    """A date kept as a bare number, which tells its day only with the calendar of its workbook."""
    [text] = texts_of(cells, [column])
    if not DAY_NUMBER.fullmatch(text):
        return text
    return (dt.date(1899, 12, 30) + dt.timedelta(days=int(text) + BETWEEN_1900_AND_1904)).isoformat()
