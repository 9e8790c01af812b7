"""Schools as a sheet, whose headings a register may have when it is read in."""

from collections.abc import Iterable

from workshop_tracker.schools.queries import ListedSchool
from workshop_tracker.spreadsheets.listed import ListSheet

HEADINGS = ("NPSN", "Nama Sekolah", "Bentuk", "Status", "Kecamatan", "Kabupaten/Kota")
HOW_TO_FILL = (
    "Isi satu sekolah per baris di bawah judul kolom: NPSN ditulis sebagai teks, Bentuk misalnya SMK, "
    "Status Negeri atau Swasta."
)


def schools_sheet(schools: Iterable[ListedSchool]) -> ListSheet:
    """The list as its page shows it."""
    rows = (
        (each.npsn, each.name, each.level, each.status.value.capitalize(), each.subdistrict, each.district)
        for each in schools
    )
    return ListSheet("Sekolah", HEADINGS, rows)


def empty_template() -> ListSheet:
    """The headings of a register."""
    return ListSheet("Sekolah", HEADINGS, (), (HOW_TO_FILL,))
