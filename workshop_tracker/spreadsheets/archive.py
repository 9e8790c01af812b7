"""What may stand in the directory of an .xlsx, which is a zip: judged before anything of it is unpacked."""

import io
import zipfile

from workshop_tracker.spreadsheets import refusals
from workshop_tracker.spreadsheets.limits import MEGABYTE, ReadLimits
from workshop_tracker.spreadsheets.refusals import UnreadableFile

MOST_ENTRIES = 200
MOST_EXPANSION = 100  # unpacked : packed; a genuine sheet of repeated cells reaches 30
EXPANSION_COUNTS_FROM = 1 * MEGABYTE  # below this a high ratio does no harm
ENCRYPTED = 0x1  # bit 0 of an entry's flags
# Spreadsheet markup needs no document type; entities that swell or point outside need one.
DOCUMENT_TYPES = (b"<!DOCTYPE", b"<!ENTITY")
PROLOGUE = 4_096  # bytes of an entry in which its kind shows


def check_workbook_archive(data: bytes, limits: ReadLimits) -> None:
    """Refuse a zip that is no plain .xlsx workbook or would unpack beyond the limits.

    What the directory says may be a lie; the limits of the reading process hold then.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        _check_sizes(entries, limits)
        _check_names([entry.filename.replace("\\", "/").lower() for entry in entries])
        for entry in entries:
            _check_prologue(archive, entry)


def _check_sizes(entries: list[zipfile.ZipInfo], limits: ReadLimits) -> None:
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > limits.unpacked_bytes:
        raise UnreadableFile(refusals.TOO_LARGE)
    for entry in entries:
        if entry.flag_bits & ENCRYPTED:
            raise UnreadableFile(refusals.LOCKED)
        if entry.file_size > max(EXPANSION_COUNTS_FROM, MOST_EXPANSION * entry.compress_size):
            raise UnreadableFile(refusals.TOO_LARGE)


def _check_names(names: list[str]) -> None:
    if not any(name.startswith("xl/") and name.endswith(".xml") for name in names):
        raise UnreadableFile(refusals.NOT_A_SPREADSHEET)
    if "xl/workbook.bin" in names:
        raise UnreadableFile(refusals.NOT_A_SPREADSHEET)
    if any(name.endswith("vbaproject.bin") for name in names):
        raise UnreadableFile(refusals.MACROS)
    if any(name.startswith("xl/externallinks/") for name in names):
        raise UnreadableFile(refusals.EXTERNAL_LINKS)
    if len(set(names)) < len(names):
        raise UnreadableFile(refusals.DAMAGED)


def _check_prologue(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    with archive.open(entry) as content:
        prologue = content.read(PROLOGUE)
    if prologue.startswith(b"PK\x03\x04"):
        raise UnreadableFile(refusals.FILES_INSIDE)
    if any(mark in prologue for mark in DOCUMENT_TYPES):
        raise UnreadableFile(refusals.DAMAGED)
