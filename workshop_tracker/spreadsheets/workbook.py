"""Cells of .xlsx and .xls workbooks as text."""

import io
import re
import zipfile
from collections.abc import Iterator

import python_calamine

from workshop_tracker.spreadsheets import refusals
from workshop_tracker.spreadsheets.cells import row_of
from workshop_tracker.spreadsheets.limits import ROWS_ABOVE_A_LIST, ReadLimits
from workshop_tracker.spreadsheets.refusals import UnreadableFile
from workshop_tracker.spreadsheets.table import Row, Sheet

DATES_FROM_1904 = re.compile(rb"""<workbookPr\b[^>]*\bdate1904=["'](?:1|true)["']""")


def workbook_sheets(data: bytes, limits: ReadLimits) -> Iterator[Sheet]:
    """The visible sheets that hold anything, in the order of the workbook.

    Hidden sheets are left out: templates keep their code lists there. Hidden rows and columns are read: a filter that
    somebody left on must not make people disappear.
    """
    counts_from_1904 = _counts_from_1904(data)
    workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    for index, sheet in enumerate(workbook.sheets_metadata):
        if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet and (
            sheet.visible == python_calamine.SheetVisibleEnum.Visible
        ):
            cells = workbook.get_sheet_by_index(index)
            if cells.start is not None:
                yield Sheet(sheet.name, _rows(cells, limits), counts_from_1904)


def _counts_from_1904(data: bytes) -> bool:
    """Whether an .xlsx says so of itself; cells that are formatted as dates are right in any case."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if name.lower() == "xl/workbook.xml"]
        return any(DATES_FROM_1904.search(archive.read(name)) for name in parts)


def _rows(sheet: python_calamine.CalamineSheet, limits: ReadLimits) -> Iterator[Row]:
    if sheet.total_height > limits.rows + ROWS_ABOVE_A_LIST:
        raise UnreadableFile(refusals.TOO_MANY_ROWS, sheet=sheet.name, limit=limits.rows)
    if sheet.total_width > limits.columns:
        raise UnreadableFile(refusals.TOO_MANY_COLUMNS, sheet=sheet.name, limit=limits.columns)
    blank_columns = [""] * (sheet.start[1] if sheet.start else 0)
    for number, values in enumerate(sheet.iter_rows(), start=1):
        row = row_of(number, blank_columns + values)
        if row is not None:
            yield row
