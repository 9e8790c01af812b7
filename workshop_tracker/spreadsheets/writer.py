"""Lists as .xlsx and .csv files: text stays text, dates and numbers are real ones, nothing becomes a formula."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from importlib import import_module
from itertools import chain
from typing import BinaryIO, Literal

from workshop_tracker.spreadsheets.formulas import guarded
from workshop_tracker.spreadsheets.listed import CellValue, ListSheet

FileKind = Literal["xlsx", "csv"]
REMARKS = "Catatan"  # the sheet beside the list
BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for the code page of the machine


def write_list(sheet: ListSheet, file_kind: FileKind, out: BinaryIO) -> None:
    """Write one list; its remarks stand on a last sheet of a workbook, above the heading of a .csv.

    Neither place keeps the list from being read in again.
    """
    if file_kind == "csv":
        write_csv(chain(_lines(sheet.remarks), [sheet.headings], sheet.rows), out)
    else:
        remarks = [ListSheet(REMARKS, [REMARKS], _lines(sheet.remarks))] if sheet.remarks else []
        write_xlsx([sheet, *remarks], out)


def _lines(remarks: Sequence[str]) -> list[tuple[str]]:
    return [(remark,) for remark in remarks]


def write_xlsx(sheets: Iterable[ListSheet], out: BinaryIO) -> None:
    """Write a workbook, heading frozen and columns as wide as their first rows; the same sheets give the same bytes.

    Raises ValueError for text beyond Excel's 32,767 characters a cell.
    """
    # The library is loaded when the first workbook is written, never at the start of the app.
    import_module("workshop_tracker.spreadsheets.xlsx").write_workbook(sheets, out)


def write_csv(rows: Iterable[Sequence[CellValue]], out: BinaryIO, *, delimiter: str = ",") -> None:
    """Write rows (the first is the heading) as UTF-8 that Excel recognises; what would start a formula gets a `'`.

    Where numbers have a decimal comma, Excel wants `;` between them.
    """
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    text.write(BYTE_ORDER_MARK)
    csv.writer(text, delimiter=delimiter).writerows([_csv_text(cell) for cell in cells] for cells in rows)
    text.detach()


def _csv_text(cell: CellValue) -> str:
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, dt.datetime):
        return cell.isoformat(sep=" ", timespec="seconds")
    return "" if cell is None else str(cell)
