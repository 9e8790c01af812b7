"""Lists with a column for each day: where the headings are, and what of the cells is kept."""

import pytest

from workshop_tracker.intake.grids.days import is_day
from workshop_tracker.intake.layouts import recognise_layout
from workshop_tracker.spreadsheets import Table


def read(*rows):
    return recognise_layout(Table("Daftar", [list(row) for row in rows], frozenset()))


@pytest.mark.parametrize(
    "heading",
    ["Hari 1", "HARI KE-2", "Hari 1 (Pagi)", "11/7", "11 Juli", "Jumat, 11 Juli 2025", "2025-07-11", "Sesi 2", "Pagi"],
)
def test_days_and_sessions_are_known_by_their_headings(heading):
    assert is_day(heading)


@pytest.mark.parametrize(
    "heading", ["Hari", "Sesi", "Tanggal Lahir", "Keterangan", "1", "NIP", "No. HP 2", "Paraf", ""]
)
def test_other_headings_are_no_days(heading):
    assert not is_day(heading)


def test_a_dash_below_a_day_is_kept_and_elsewhere_is_nothing():
    found = read(("No", "Nama", "NIP", "Hari 1", "Hari 2"), ("1", "Siti Contoh", "-", "-", "x"))
    assert found.layout == "free_list"
    [row] = found.rows
    assert row.values == {"name": "Siti Contoh", "nip": "", "day:1": "-", "day:2": "x"}


def test_days_in_a_second_row_below_a_common_heading():
    found = read(("Nama", "Kehadiran", "", "Ket."), ("", "Hari 1", "Hari 2", ""), ("Siti Contoh", "H", "I", "sakit"))
    assert (found.heading_row, found.headings) == (
        2,
        {"name": "Nama", "day:1": "Kehadiran Hari 1", "day:2": "Kehadiran Hari 2"},
    )
    assert [row.number for row in found.rows] == [3]


def test_a_list_of_marks_row_by_row_is_what_it_was():
    assert read(("Nama", "Sesi", "Kehadiran"), ("Siti Contoh", "1", "H")).layout == "attendance_list"
