"""What is written into a list: its cells and its sheet, as values."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

CellValue = str | int | float | dt.date | dt.datetime | None


@dataclass(frozen=True)
class ListSheet:
    """One sheet to write: its name (at most 31 characters), one heading per column, rows of that many cells.

    Rows may come from an iterator and are written as they come. A datetime is local time, without a zone. `remarks` are
    sentences about the list itself: who took it and why, how it is filled in.
    """

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[CellValue]] = field(repr=False)
    remarks: Sequence[str] = ()
