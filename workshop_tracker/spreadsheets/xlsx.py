"""Workbooks written row by row; loads the library that writes them, so only `writer` may import this, when needed."""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import Any, BinaryIO

import xlsxwriter

from workshop_tracker.spreadsheets.limits import LONGEST_CELL
from workshop_tracker.spreadsheets.listed import CellValue, ListSheet

# Rows leave memory once written; no text is ever turned into something else.
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
ROWS_MEASURED = 200
NARROWEST, WIDEST = 6, 60  # characters
WRITTEN_AT = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a file tells no time: same rows, same bytes


def write_workbook(sheets: Iterable[ListSheet], out: BinaryIO) -> None:
    """Write the sheets to `out`; see `writer.write_xlsx`."""
    with xlsxwriter.Workbook(out, OPTIONS) as workbook:
        workbook.set_properties({"created": WRITTEN_AT})
        formats = Formats(workbook)
        for sheet in sheets:
            _write_sheet(workbook.add_worksheet(sheet.name), sheet, formats)


class Formats:
    """How cells look and how Excel treats what is typed into them later."""

    def __init__(self, workbook: Any) -> None:
        self.heading = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.text = workbook.add_format({"num_format": "@"})  # a retyped identifier keeps its zeros
        self.number = workbook.add_format()
        self.date = workbook.add_format({"num_format": "dd/mm/yyyy", "align": "left"})
        self.moment = workbook.add_format({"num_format": "dd/mm/yyyy hh:mm", "align": "left"})

    def of(self, cell: CellValue) -> Any:
        """The format that suits a value."""
        if isinstance(cell, dt.datetime):
            return self.moment
        if isinstance(cell, dt.date):
            return self.date
        return self.text if isinstance(cell, str) or cell is None else self.number


def _write_sheet(worksheet: Any, sheet: ListSheet, formats: Formats) -> None:
    rows = iter(sheet.rows)
    first_rows = list(islice(rows, ROWS_MEASURED))
    for column, heading in enumerate(sheet.headings):
        examples = [row[column] for row in first_rows if row[column] not in (None, "")]
        format_of_column = formats.of(examples[0] if examples else None)
        worksheet.set_column(column, column, _width([heading, *examples]), format_of_column)
        worksheet.write_string(0, column, heading, formats.heading)
    worksheet.freeze_panes(1, 0)
    for row_number, cells in enumerate(chain(first_rows, rows), start=1):
        _write_row(worksheet, row_number, cells, formats)


def _width(cells: Sequence[CellValue]) -> int:
    return min(max(NARROWEST, *(len(str(cell)) + 2 for cell in cells)), WIDEST)


def _write_row(worksheet: Any, row_number: int, cells: Sequence[CellValue], formats: Formats) -> None:
    for column, cell in enumerate(cells):
        if cell is None or cell == "":
            continue  # the column has its format: nothing has to be written for a cell without anything
        if isinstance(cell, str):
            if len(cell) > LONGEST_CELL:
                raise ValueError(f"row {row_number} column {column} holds more text than a cell can")
            worksheet.write_string(row_number, column, cell, formats.text)
        elif isinstance(cell, dt.date):
            worksheet.write_datetime(row_number, column, cell, formats.of(cell))
        else:
            worksheet.write_number(row_number, column, cell, formats.number)
