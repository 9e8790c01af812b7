"""A document as CSV files in one archive: semicolons and decimal commas, as Excel opens them in Indonesia."""

import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from workshop_tracker.presentation import file_name_part
from workshop_tracker.reports.documents.parts import ReportDocument
from workshop_tracker.reports.documents.sheets import sheets_of
from workshop_tracker.spreadsheets.listed import CellValue, ListSheet
from workshop_tracker.spreadsheets.writer import write_csv


def write_comma_files(document: ReportDocument, out: BinaryIO) -> None:
    """One file for each sheet; the same document is the same bytes."""
    with ZipFile(out, "w") as archive:
        for sheet in sheets_of(document):
            entry = ZipInfo(f"{file_name_part(sheet.name)}.csv")
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, _csv(sheet))


def _csv(sheet: ListSheet) -> bytes:
    written = io.BytesIO()
    write_csv(_lines(sheet), written, delimiter=";")
    return written.getvalue()


def _lines(sheet: ListSheet) -> Iterator[Sequence[CellValue]]:
    yield sheet.headings
    for row in sheet.rows:
        yield [f"{cell:.1f}".replace(".", ",") if isinstance(cell, float) else cell for cell in row]
