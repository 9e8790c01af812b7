"""The forms that a document takes as a file; what draws and writes them is loaded with the first one (0012)."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import BinaryIO

from workshop_tracker.reports.documents.comma_files import write_comma_files
from workshop_tracker.reports.documents.parts import ReportDocument
from workshop_tracker.reports.documents.sheets import sheets_of
from workshop_tracker.spreadsheets.writer import write_xlsx


class Form(StrEnum):
    """By the end of its address."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class FileForm:
    """How a form is written, and what its file is: `extension` without the dot."""

    write: Callable[[ReportDocument, BinaryIO], None]
    extension: str
    mime_type: str


def _write_pdf(document: ReportDocument, out: BinaryIO) -> None:
    import_module("workshop_tracker.reports.documents.paper.report").draw_report(document, out)


def _write_word(document: ReportDocument, out: BinaryIO) -> None:
    import_module("workshop_tracker.reports.documents.word.report").write_report(document, out)


def _write_workbook(document: ReportDocument, out: BinaryIO) -> None:
    write_xlsx(sheets_of(document), out)


FORMS = {
    Form.PDF: FileForm(_write_pdf, "pdf", "application/pdf"),
    Form.DOCX: FileForm(_write_word, "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    Form.XLSX: FileForm(_write_workbook, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    Form.CSV: FileForm(write_comma_files, "zip", "application/zip"),
}
