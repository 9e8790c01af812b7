"""Rows of text cells, and the tables they form on both sides of the reading process."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Row(NamedTuple):
    """One row that is not blank: its number in the file (the first is 1), its cells, the columns that lost digits.

    Columns count from 0. A cell is damaged where a number of 16 or more digits was not kept as text.
    """

    number: int
    cells: list[str]
    damaged: tuple[int, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """One sheet while the reading process goes through it; its rows can be read once.

    `counts_from_1904`: a date that is kept as a bare number counts the days from there, not from 1900.
    """

    name: str
    rows: Iterator[Row]
    counts_from_1904: bool = False


@dataclass(frozen=True)
class PickedSheet:
    """What a step took from a sheet: facts (JSON values) found above the list, then the rows it keeps.

    `left_out` fills while the rows are read: numbers of rows that were not part of the list.
    """

    facts: dict[str, Any]
    rows: Iterator[Row]
    left_out: list[int]


# Runs inside the reading process, so that what it leaves out never reaches the server: a module-level function.
PickStep = Callable[[Sheet, Mapping[str, str]], PickedSheet]


def every_cell(sheet: Sheet, _options: Mapping[str, str]) -> PickedSheet:
    """The step that keeps a sheet as it is."""
    return PickedSheet({}, sheet.rows, [])


@dataclass(frozen=True)
class PackedSheet:
    """A sheet as the reading process answered it; rows stay packed (about 130 bytes each) until they are asked for."""

    name: str
    facts: dict[str, Any]
    chunks: tuple[bytes, ...] = field(repr=False)
    left_out: tuple[int, ...]

    def rows(self) -> Iterator[Row]:
        """The rows in the order of the file, unpacked a few hundred at a time; may be called again."""
        for chunk in self.chunks:
            for number, cells, damaged in json.loads(chunk)[1]:
                yield Row(number, cells, tuple(damaged))


@dataclass(frozen=True)
class Table:
    """A whole sheet in memory: row n of the file is `rows[n - 1]`, blank rows are empty lists.

    `damaged` holds (row index, column index), both from 0, of cells that lost digits.
    """

    sheet: str
    rows: list[list[str]]
    damaged: frozenset[tuple[int, int]] = frozenset()

    def numbered_rows(self) -> Iterator[Row]:
        """The rows that are not blank, with their number in the file."""
        for index, cells in enumerate(self.rows):
            if any(cells):
                damaged = tuple(column for column in range(len(cells)) if (index, column) in self.damaged)
                yield Row(index + 1, cells, damaged)


def table_of(sheet: PackedSheet) -> Table:
    """Unpack a sheet into one table, blank rows back in their places."""
    rows: list[list[str]] = []
    damaged: set[tuple[int, int]] = set()
    for row in sheet.rows():
        rows.extend([] for _ in range(row.number - 1 - len(rows)))
        rows.append(row.cells)
        damaged.update((row.number - 1, column) for column in row.damaged)
    return Table(sheet.name, rows, frozenset(damaged))
