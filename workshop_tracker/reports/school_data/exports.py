"""Which schools told how many teachers they have, as a sheet."""

from collections.abc import Iterable

from workshop_tracker.people.denominator.rules import Freshness
from workshop_tracker.reports.exports import SOURCES
from workshop_tracker.reports.school_data.queries import SchoolStatus
from workshop_tracker.spreadsheets.listed import ListSheet

STATES = {Freshness.COMPLETE: "Lengkap", Freshness.OLD: "Lebih dari 6 bulan", Freshness.NONE: "Belum ada"}
HEADINGS = ("NPSN", "Sekolah", "Kecamatan", "Kabupaten/kota", "Jenjang", "Keadaan", "Guru", "Sumber", "Per tanggal")


def statuses_sheet(statuses: Iterable[SchoolStatus]) -> ListSheet:
    """One row for each school; an unknown number of teachers is an empty cell."""
    rows = (
        (
            each.school.npsn,
            each.school.name,
            each.school.subdistrict,
            each.school.district,
            each.school.level.value,
            STATES[each.freshness],
            each.known.teachers if each.known else None,
            SOURCES[each.known.source.value] if each.known else "",
            each.known.told_on if each.known else None,
        )
        for each in statuses
    )
    return ListSheet("Status data", HEADINGS, rows)
