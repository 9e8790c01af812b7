"""One row of typed cells as text, with the cells that lost digits."""

import datetime
import re
from typing import Any

from workshop_tracker.spreadsheets import refusals
from workshop_tracker.spreadsheets.limits import LONGEST_CELL
from workshop_tracker.spreadsheets.refusals import UnreadableFile
from workshop_tracker.spreadsheets.table import Row

# Excel keeps 15 digits of a number; of a longer one the last are already zeros.
FIRST_DAMAGED_NUMBER = 10**15
# What Excel shows, and writes into .csv, instead of a long number: 1,98609E+17.
SHORTENED_NUMBER = re.compile(r"\s*[0-9](?:[.,][0-9]+)?[eE]\+[0-9]{2,3}\s*")


def row_of(number: int, values: list[Any]) -> Row | None:
    """Text of one row's cells, none where all are blank; raises UnreadableFile for a cell beyond Excel's own limit."""
    cells = [value if type(value) is str else cell_text(value) for value in values]
    text = "".join(cells)
    if not text or text.isspace():
        return None
    if len(text) > LONGEST_CELL and max(map(len, cells)) > LONGEST_CELL:
        raise UnreadableFile(refusals.CELL_TOO_LONG, row=number)
    if cells == values and "+" not in text:  # texts alone, as in most lists, and none of them a shortened number
        return Row(number, cells)
    return Row(number, cells, tuple(column for column, value in enumerate(values) if has_lost_digits(value)))


def has_lost_digits(value: object) -> bool:
    """A number of 16 or more digits, or its shortened form as text, no longer tells which number was meant."""
    if type(value) is str:
        return "+" in value and SHORTENED_NUMBER.fullmatch(value) is not None
    return type(value) is float and abs(value) >= FIRST_DAMAGED_NUMBER


def cell_text(value: object) -> str:
    """A typed cell as the text a reader of the sheet would write: 12 (not 12.0), 2025-07-12, 08:05:00, TRUE."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.15g}"
    if isinstance(value, datetime.datetime):
        is_midnight = value.time() == datetime.time.min
        return value.date().isoformat() if is_midnight else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, datetime.time):
        return value.isoformat(timespec="seconds")
    if isinstance(value, datetime.timedelta):
        return _hours_text(value)
    return str(value)


def _hours_text(duration: datetime.timedelta) -> str:
    minutes, seconds = divmod(int(duration.total_seconds()), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
