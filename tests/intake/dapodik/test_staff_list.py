"""A Dapodik staff list is known by its headings, and only the columns that may be read are ever named."""

import datetime as dt

import pytest

from tests.files import staff_list_rows, staff_members
from workshop_tracker.intake.dapodik import TopRows, find_staff_list, template
from workshop_tracker.spreadsheets import Row

READABLE = {
    "name": 1, "nuptk": 2, "sex": 3, "birth_place": 4, "birth_date": 5, "nip": 6, "employment": 7, "staff_kind": 8,
    "phone": 18, "email": 19, "position": 20, "rank": 26,
}  # fmt: skip


def as_rows(cells) -> list[Row]:
    return [Row(number, [str(cell) for cell in row]) for number, row in enumerate(cells, start=1)]


def test_the_template_has_51_columns_of_which_twelve_may_be_read():
    assert [column.place for column in template()] == list(range(51))
    assert {column.column: column.place for column in template() if column.column} == READABLE


@pytest.mark.parametrize(
    "title", ["Daftar Pendidik dan Tenaga Kependidikan", "Daftar Guru", "DAFTAR TENAGA KEPENDIDIKAN "]
)
def test_school_place_and_day_are_read_from_the_rows_on_top(title):
    headings, top = find_staff_list(as_rows(staff_list_rows(staff_members(2), title=title)))
    assert (headings.row_number, headings.columns) == (5, READABLE)
    assert top == TopRows("SMKS Contoh Jatilawang", "Jatilawang", "Kabupaten Banyumas", dt.date(2025, 7, 1))


@pytest.mark.parametrize(
    ("place", "subdistrict", "district"),
    [
        ("Kecamatan Kec. Jatilawang, Kabupaten Kab. Banyumas, Prov. Jateng", "Jatilawang", "Kabupaten Banyumas"),
        ("Kecamatan Pekalongan Barat, Kota Pekalongan, Provinsi Jawa Tengah", "Pekalongan Barat", "Kota Pekalongan"),
        ("Kecamatan Kec. Pekalongan Barat, Kabupaten Kota Pekalongan", "Pekalongan Barat", "Kota Pekalongan"),
        ("KECAMATAN  RAWALO , KABUPATEN  BANYUMAS", "RAWALO", "Kabupaten BANYUMAS"),
        ("Jawa Tengah", "", ""),
    ],
)  # fmt: skip
def test_the_place_is_read_with_or_without_abbreviations(place, subdistrict, district):
    _, top = find_staff_list(as_rows(staff_list_rows([], place=place)))
    assert (top.subdistrict, top.district) == (subdistrict, district)


@pytest.mark.parametrize("downloaded", ["2025-02-30 01:00:00", "kemarin", ""])
def test_a_day_that_cannot_be_read_is_none(downloaded):
    _, top = find_staff_list(as_rows(staff_list_rows([], downloaded=downloaded)))
    assert top.downloaded_on is None


def test_without_its_top_rows_the_list_is_still_known_and_has_no_school():
    headings, top = find_staff_list(as_rows(staff_list_rows(staff_members(1))[4:]))
    assert (headings.row_number, headings.columns, top) == (1, READABLE, TopRows())


def test_a_later_edition_with_another_column_in_front_is_read_by_its_headings():
    shifted = [["", *row] for row in staff_list_rows(staff_members(1))]
    headings, top = find_staff_list(as_rows(shifted))
    assert headings.columns == {column: place + 1 for column, place in READABLE.items()}
    assert top.school_name == "SMKS Contoh Jatilawang"


def test_a_doubled_heading_outside_its_place_is_not_read():
    rows = staff_list_rows([])
    rows[4] = ["Baru", *rows[4], "Email"]
    headings, _ = find_staff_list(as_rows(rows))
    assert "email" not in headings.columns


def test_a_free_list_below_the_same_title_is_not_a_staff_list():
    assert find_staff_list(as_rows([["Daftar Guru"], ["No", "Nama", "NIP", "JK"], [1, "Guru Contoh", "", "L"]])) is None
