"""Numbers, shares and Roman numerals."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.presentation import format_number, format_percent, parse_roman, roman


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (1234.5, "1.234,5", "1,234.5"),
        (25002, "25.002", "25,002"),
        (0, "0", "0"),
        (100, "100", "100"),
        (-0.04, "0", "0"),
        (Decimal("2.25"), "2,3", "2.3"),
        (-1234.56, "-1.234,6", "-1,234.6"),
    ],
)
def test_number(value, indonesian, english):
    assert format_number(value) == indonesian
    assert format_number(value, language="en") == english


def test_number_without_decimals_keeps_its_zeros():
    assert format_number(0.5, decimals=0) == "1"
    assert format_number(1200, decimals=0) == "1.200"
    assert format_number(1.005, decimals=2) == "1,01"


def test_percent():
    assert format_percent(7, 8) == "87,5%"
    assert format_percent(7, 8, language="en") == "87.5%"
    assert format_percent(0, 8) == "0%"
    assert format_percent(8, 8) == "100%"
    assert format_percent(1, 3) == "33,3%"


@pytest.mark.parametrize(("part", "whole"), [(1, 0), (1, None), (None, 8), (0, 0)])
def test_share_of_an_unknown_whole_is_unknown(part, whole):
    assert format_percent(part, whole) == "tidak diketahui"
    assert format_percent(part, whole, language="en") == "unknown"


def test_roman():
    assert [roman(number) for number in (1, 4, 9, 10, 12, 13, 40, 1994, 3999)] == [
        "I",
        "IV",
        "IX",
        "X",
        "XII",
        "XIII",
        "XL",
        "MCMXCIV",
        "MMMCMXCIX",
    ]
    assert parse_roman(" xii ") == 12


@given(st.integers(1, 3999))
def test_roman_reads_back(number):
    assert parse_roman(roman(number)) == number


@pytest.mark.parametrize("text", ["", "IIX", "VX", "IIII", "12", "A", "M" * 4])
def test_what_is_no_roman_numeral(text):
    assert parse_roman(text) is None


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_numbers_without_a_roman_numeral(number):
    with pytest.raises(ValueError, match="no Roman numeral"):
        roman(number)
