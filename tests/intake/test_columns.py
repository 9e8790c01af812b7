"""Sex under L and P, place and date of birth in one cell, days from 1904: read as if each had a column of its own."""

import datetime as dt

import pytest

from tests import files
from workshop_tracker.intake.columns import columns_taken, texts_of
from workshop_tracker.intake.layouts import read_lists, recognise_layout
from workshop_tracker.spreadsheets import PAGE_LIST, Table


def values(*rows, **facts) -> list[dict[str, str]]:
    return [row.values for row in recognise_layout(Table("Daftar", [list(row) for row in rows], **facts)).rows]


def test_a_tick_below_l_or_p_is_the_sex_whether_or_not_the_two_stand_below_a_heading():
    ticked = [("Siti Contoh", "", "v"), ("Budi Contoh", "1", "-"), ("Sri Contoh", "0", "V"), ("Eko Contoh", "", "")]
    one_row = values(("Nama", "L", "P"), *ticked)
    two_rows = values(("Nama", "Jenis Kelamin", ""), ("", "L", "P"), *ticked)
    assert [row["sex"] for row in one_row] == ["P", "L", "P", ""]
    assert one_row == two_rows
    assert one_row[0].keys() == {"name", "sex"}


def test_both_ticks_are_no_sex_and_one_such_column_alone_is_none_either():
    assert values(("Nama", "L", "P"), ("Siti Contoh", "v", "v"))[0]["sex"] == "L dan P"
    assert "sex" not in values(("Nama", "P"), ("Siti Contoh", "v"))[0]


@pytest.mark.parametrize(
    ("cell", "place", "date"),
    [
        ("Banyumas, 12 Juli 1985", "Banyumas", "12 Juli 1985"),
        ("BANYUMAS/12-07-1985", "BANYUMAS", "12-07-1985"),
        ("Purwokerto Selatan 12/07/1985", "Purwokerto Selatan", "12/07/1985"),
        ("Banyumas", "Banyumas", ""),
        ("1985-07-12", "", "1985-07-12"),
        ("-", "", ""),
        ("", "", ""),
    ],
)
def test_place_and_date_of_birth_may_share_a_cell(cell, place, date):
    [row] = values(("Nama", "Tempat, Tanggal Lahir"), ("Siti Contoh", cell))
    assert row == {"name": "Siti Contoh", "birth_place": place, "birth_date": date}


def test_place_and_date_of_birth_may_stand_below_one_heading():
    [row] = values(
        ("No", "Nama", "Tempat dan Tanggal Lahir", "", "Asal Sekolah"),
        ("", "", "Tempat", "Tanggal", ""),
        ("1", "Siti Contoh", "Banyumas", "12-07-1985", "SMK Contoh"),
    )
    assert row == {
        "name": "Siti Contoh",
        "birth_place": "Banyumas",
        "birth_date": "12-07-1985",
        "school": "SMK Contoh",
    }


def test_a_bare_number_of_a_workbook_that_counts_from_1904_is_its_day():
    taken = columns_taken({"name": 0, "birth_date": 1}, counts_from_1904=True)
    assert texts_of(["Siti Contoh", "44388"], list(taken.values())) == ["Siti Contoh", "2025-07-12"]
    assert texts_of(["44388", "12 Juli 2025"], list(taken.values())) == ["44388", "12 Juli 2025"]


@pytest.mark.parametrize(
    ("options", "bare", "read"), [({}, 31_240, "31240"), ({"date_1904": True}, 29_778, "1985-07-12")]
)
def test_dates_of_either_calendar_are_read_from_a_file(options, bare, read):
    rows = [["Nama", "Tanggal Lahir"], ["Siti Contoh", dt.date(1985, 7, 12)], ["Budi Contoh", bare]]
    [found] = read_lists(files.workbook_bytes({"Daftar": rows}, **options), limits=PAGE_LIST)
    assert [row.values["birth_date"] for row in found.rows] == ["1985-07-12", read]
