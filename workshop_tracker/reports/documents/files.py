"""The forms that a document takes as a file; what draws and writes them is loaded with the first one (0012)."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

from workshop_tracker.reports.documents.comma_files import write_comma_files
from workshop_tracker.reports.documents.parts import ReportDocument
from workshop_tracker.reports.documents.sheets import sheets_of
from workshop_tracker.spreadsheets.writer import write_xlsx


class Form(StrEnum):
    """By the end of its address."""

    XLSX = "xlsx"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class FileForm:
    """How a form is written, and what its file is: `extension` without the dot."""

    write: Callable[[ReportDocument, BinaryIO], None]
    extension: str
    mime_type: str


def _write_workbook(document: ReportDocument, out: BinaryIO) -> None:
    write_xlsx(sheets_of(document), out)


FORMS = {
    Form.XLSX: FileForm(_write_workbook, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    Form.CSV: FileForm(write_comma_files, "zip", "application/zip"),
}
