"""Participants and their marks as sheets; numbers are those that the printed attendance sheet shows."""

from collections.abc import Iterator, Mapping, Sequence

from workshop_tracker.attendance.models import Mark
from workshop_tracker.attendance.queries import Marks, Participant, SheetToMark, sheet_mark
from workshop_tracker.attendance.sheets.rules import LETTER_OF
from workshop_tracker.presentation import format_date
from workshop_tracker.spreadsheets.listed import CellValue, ListSheet

HOW_TO_FILL = (
    "Isi satu peserta per baris di bawah judul kolom, lalu unggah berkas ini: hanya Nama yang wajib, dan semua nomor "
    "ditulis sebagai teks."
)


def participants_sheet(participants: Sequence[Participant], numbers: Mapping[int, str]) -> ListSheet:
    """The list as its page shows it; `numbers` are NIP or NI PPPK by person as they are printed."""
    rows = (
        (
            number,
            each.name,
            numbers.get(each.person_id, "").replace(" ", ""),
            each.school,
            "Bersertifikat" if each.is_certified else "Terdaftar",
        )
        for number, each in enumerate(participants, start=1)
    )
    return ListSheet("Peserta", ("No", "Nama", "NIP/NI PPPK", "Asal Sekolah", "Keadaan"), rows)


def marks_sheet(participants: Sequence[Participant], sheets: Sequence[SheetToMark], marks: Marks) -> ListSheet:
    """A row for each participant, a column of H, I, S, A for each attendance sheet."""
    headings = ("No", "Nama", "Asal Sekolah", *map(_heading, sheets))
    rows = (
        (number, each.name, each.school, *_letters(sheets, marks.get(each.id, {})))
        for number, each in enumerate(participants, start=1)
    )
    return ListSheet("Kehadiran", headings, rows)


def _heading(sheet: SheetToMark) -> str:
    label, day = sheet.sheet.label, sheet.sheet.held_on
    return f"{label} ({format_date(day)})" if day else label


def _letters(sheets: Sequence[SheetToMark], marks: dict[int, Mark]) -> Iterator[CellValue]:
    """The letter of each sheet; all of them where its sessions differ, nothing where it is unmarked."""
    for sheet in sheets:
        one = sheet_mark(marks, sheet)
        found = [one] if one else [marks[session] for session in sheet.session_ids if session in marks]
        yield ", ".join(LETTER_OF[mark] for mark in found)


def empty_template() -> ListSheet:
    """The headings of a list of participants."""
    headings = ("No", "Nama Lengkap dan Gelar", "NIP/NUPTK", "Asal Sekolah", "NPSN", "No. WA", "Surel", "Peran")
    return ListSheet("Peserta", headings, (), (HOW_TO_FILL,))
