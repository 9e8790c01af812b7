"""Dates as people write them, the ambiguous and the impossible."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.intake.cells import CellProblem
from workshop_tracker.intake.dates import AmbiguousDate, date_order, read_date
from workshop_tracker.presentation import format_date, format_long_date

JULY_12 = dt.date(2025, 7, 12)
days = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2025-07-12",
        "2025-7-12",
        "2025/07/12",
        "12-07-2025",
        "12-7-2025",
        "12.07.2025",
        "12 07 2025",
        "12 Juli 2025",
        "12 juli 2025",
        "12 JUL 2025",
        "12-Jul-2025",
        "12Juli2025",
        "12 July 2025",
        "July 12, 2025",
        "Sabtu, 12 Juli 2025",
        "Saturday, 12 July 2025",
        "Sabtu, 12.07.2025",
        "2025-07-12 06:15:00",
        "2025-07-12T06:15:00Z",
        "12 Juli 2025, 08.05 WIB",
        "45850",
        "45850.25",
        " 12  Juli 2025. ",
    ],
)
def test_forms_of_one_day(text):
    assert read_date(text) == JULY_12


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("3 Nopember 2024", 11),
        ("3 Pebruari 2024", 2),
        ("3 Peb 2024", 2),
        ("3 Agt 2024", 8),
        ("3 Ags 2024", 8),
        ("3 Agust 2024", None),
        ("3 Nop. 2024", 11),
        ("3 Des 2024", 12),
        ("3 Okt 2024", 10),
        ("3 Mei 2024", 5),
        ("3 Maret 2024", 3),
    ],
)
def test_month_words(text, month):
    assert getattr(read_date(text), "month", None) == month


@pytest.mark.parametrize("text", ["", "-", "tidak ada"])
def test_no_date(text):
    assert read_date(text) is None


def test_slashes_are_asked_where_they_read_both_ways():
    both = AmbiguousDate(dt.date(2025, 4, 5), dt.date(2025, 5, 4))
    assert read_date("05/04/2025") == both
    assert both.message == "Tanggal ini dapat berarti 5 April 2025 atau 4 Mei 2025."
    assert read_date("05/04/2025", order="day_first") == both.day_first
    assert read_date("05/04/2025", order="month_first") == both.month_first


def test_slashes_are_not_asked_where_only_one_reading_exists():
    assert read_date("25/07/2025") == read_date("07/25/2025") == dt.date(2025, 7, 25)
    assert read_date("7/25/2025 8:05:33 AM") == dt.date(2025, 7, 25)
    assert read_date("05/05/2025") == dt.date(2025, 5, 5)
    assert isinstance(read_date("07/25/2025", order="day_first"), CellProblem)


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["05/04/2025", "25/04/2025"], "day_first"),
        (["05/04/2025", "04/25/2025"], "month_first"),
        (["05/04/2025", "x", ""], None),
        (["25/04/2025", "04/25/2025"], None),
        (["25-04-2025"], None),
        (["7/25/2025 8:05:33"], "month_first"),
    ],
)
def test_a_column_settles_its_order(texts, order):
    assert date_order(texts) == order


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2025",
        "32-01-2025",
        "2025",
        "Juli 2025",
        "12 Xyz 2025",
        "1890-01-01",
        "99999",
        "12-07-125",
        "12-07-5",
        "12 Juli 2",
        "Juli 12, 25",
        "0000-00-00",
        "١٢ Juli 2025",
    ],
)
def test_what_is_no_date(text):
    assert read_date(text) == CellProblem(f"“{text}” bukan tanggal yang ada. Contoh: 12 Juli 2025 atau 12-07-2025.")


@pytest.mark.parametrize("text", ["13/07/25", "13-07-25", "13.7.25", "13 Juli 25", "13 Juli '25", "13 Jul-25"])
def test_a_year_of_two_digits_is_the_one_that_can_be_meant(text):
    assert read_date(text) == dt.date(2025, 7, 13)
    assert read_date(text.replace("25", "65")) == dt.date(1965, 7, 13)


def test_a_short_year_settles_neither_day_nor_month():
    assert read_date("05/06/86") == AmbiguousDate(dt.date(1986, 6, 5), dt.date(1986, 5, 6))
    assert date_order(["05/06/86", "25/06/86"]) == "day_first"
    assert read_date("05/06/86", order="day_first") == dt.date(1986, 6, 5)


@pytest.mark.parametrize(("digits", "year"), [("00", 2000), ("39", 2039), ("40", 1940), ("99", 1999)])
def test_where_the_last_century_begins(digits, year):
    assert read_date(f"13-07-{digits}") == dt.date(year, 7, 13)


def test_a_weekday_that_does_not_fit():
    assert read_date("Jumat, 12 Juli 2025") == CellProblem(
        "“Jumat, 12 Juli 2025” tidak cocok: tanggal itu Sabtu, 12 Juli 2025."
    )
    assert read_date("Jum'at, 11 Juli 2025") == dt.date(2025, 7, 11)


@given(days)
def test_what_we_write_we_read(day):
    for language in ("id", "en"):
        assert read_date(format_date(day, language=language)) == day
        assert read_date(format_long_date(day, language=language)) == day
    assert read_date(day.isoformat()) == read_date(f"{day:%d-%m-%Y}") == day
    assert read_date(f"{day:%d/%m/%Y}", order="day_first") == day


@given(st.text("0123456789-/. ,:JuliMeT", max_size=20))
def test_any_text_is_read_without_an_error(text):
    assert isinstance(read_date(text), dt.date | AmbiguousDate | CellProblem | None)
