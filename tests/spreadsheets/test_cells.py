"""Typed cells as the text that whoever looks at the sheet would write."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.spreadsheets import Row, UnreadableFile
from workshop_tracker.spreadsheets.cells import cell_text, has_lost_digits, row_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (7.0, "7"),
        (-7.5, "-7.5"),
        (0.1 + 0.2, "0.3"),
        (45850.0, "45850"),
        (999999999999999.0, "999999999999999"),
        (True, "TRUE"),
        (False, "FALSE"),
        (dt.date(2025, 7, 12), "2025-07-12"),
        (dt.datetime.fromisoformat("2025-07-12"), "2025-07-12"),
        (dt.datetime.fromisoformat("2025-07-12 08:05:01.9"), "2025-07-12 08:05:01"),
        (dt.time(8, 5), "08:05:00"),
        (dt.timedelta(hours=30, minutes=5, seconds=7), "30:05:07"),
    ],
)
def test_a_cell_is_written_as_it_is_shown(value, text):
    assert cell_text(value) == text


@pytest.mark.parametrize(
    "value", [198609172010011004.0, 3302140507860001.0, -1e15, "1,98609E+17", "1.98609e+17", "2E+20 "]
)
def test_a_long_number_lost_digits(value):
    assert has_lost_digits(value)


@pytest.mark.parametrize(
    "value", ["198609172010011004", 999999999999999.0, 0.1, "1E5", "+6281234567890", "C+17", True, ""]
)
def test_other_cells_did_not(value):
    assert not has_lost_digits(value)


def test_a_row_is_blank_only_if_nothing_can_be_seen_in_it():
    assert row_of(3, ["", " ", "\u00a0\n"]) is None
    assert row_of(3, ["", 0.0]) == Row(3, ["", "0"])
    assert row_of(3, [1e17, "a", "1E+17"]) == Row(3, ["100000000000000000", "a", "1E+17"], (0, 2))


def test_a_cell_longer_than_a_spreadsheet_allows_is_refused_with_its_row():
    assert row_of(3, ["x" * 32_767]) is not None
    with pytest.raises(UnreadableFile, match="Baris 3 memuat sel"):
        row_of(3, ["x" * 32_768])


@given(st.integers(min_value=-(10**15) + 1, max_value=10**15 - 1))
def test_every_whole_number_that_a_cell_can_hold_keeps_its_digits(number):
    assert cell_text(float(number)) == str(number)
