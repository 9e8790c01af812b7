"""The list that somebody takes to the pile of printed sheets."""

from collections.abc import Iterable

from workshop_tracker.certificates.pulling.queries import SheetToPull
from workshop_tracker.spreadsheets.listed import ListSheet

BURNED, WAITING = "Batal; nomor tidak dipakai lagi", "Menunggu ditarik"


def pulling_sheet(sheets: Iterable[SheetToPull]) -> ListSheet:
    """One row a sheet, in the order of the pile."""
    rows = ((each.number, each.name, each.school, BURNED if each.is_burned else WAITING) for each in sheets)
    return ListSheet("Tarik lembar", ("Nomor", "Nama", "Sekolah", "Keadaan"), rows)
