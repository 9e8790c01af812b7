"""Which kind of file the bytes are, by what they hold and never by their name; anything but a plain list is refused."""

import gzip
import io
from collections.abc import Iterator

from workshop_tracker.spreadsheets import refusals
from workshop_tracker.spreadsheets.archive import check_workbook_archive
from workshop_tracker.spreadsheets.delimited import delimited_sheet
from workshop_tracker.spreadsheets.limits import ReadLimits
from workshop_tracker.spreadsheets.refusals import UnreadableFile
from workshop_tracker.spreadsheets.table import Sheet
from workshop_tracker.spreadsheets.workbook import workbook_sheets

ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
GZIP = b"\x1f\x8b"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MARKUP = b"<"
NAMELESS = "CSV"
# Names of streams as an old office container writes them.
ENCRYPTED_WORKBOOK = "EncryptedPackage".encode("utf-16-le")
MACRO_PROJECT = "_VBA_PROJECT_CUR".encode("utf-16-le")
OTHER_KINDS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"{\\rtf")


def sheets_in(data: bytes, limits: ReadLimits, file_name: str) -> Iterator[Sheet]:
    """The sheets of an .xlsx, .xls, .csv or .csv.gz file; raises UnreadableFile for everything else."""
    if len(data) > limits.unpacked_bytes:
        raise UnreadableFile(refusals.TOO_LARGE)
    if data.startswith(ZIP):
        check_workbook_archive(data, limits)
        return workbook_sheets(data, limits)
    if data.startswith(OLD_OFFICE):
        _check_old_office(data)
        return workbook_sheets(data, limits)
    text = _unpacked(data, limits) if data.startswith(GZIP) else data
    _check_text(text)
    return iter([delimited_sheet(text, file_name or NAMELESS, limits)])


def _check_old_office(data: bytes) -> None:
    if ENCRYPTED_WORKBOOK in data:
        raise UnreadableFile(refusals.LOCKED)
    if MACRO_PROJECT in data:
        raise UnreadableFile(refusals.MACROS)


def _unpacked(data: bytes, limits: ReadLimits) -> bytes:
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
        text = packed.read(limits.unpacked_bytes + 1)
    if len(text) > limits.unpacked_bytes:
        raise UnreadableFile(refusals.TOO_LARGE)
    return text


def _check_text(text: bytes) -> None:
    start = text[:1_024].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        raise UnreadableFile(refusals.EMPTY)
    if start.startswith(MARKUP):
        raise UnreadableFile(refusals.WEB_PAGE)
    if start.startswith((ZIP, EMPTY_ZIP, GZIP, OLD_OFFICE, *OTHER_KINDS)):
        raise UnreadableFile(refusals.NOT_A_SPREADSHEET)
