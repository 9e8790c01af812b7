"""Periods: what an address asks for, the days of each, and the one before it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.reports.periods import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTHS,
    Part,
    PeriodUnreadable,
    before,
    choice,
    current_quarter,
    free_choice,
    read_choice,
)

TODAY = dt.date(2025, 8, 17)
years = st.integers(FIRST_YEAR, LAST_YEAR)
parts = st.sampled_from(list(MONTHS))
days = st.dates(dt.date(FIRST_YEAR, 1, 1), dt.date(LAST_YEAR, 12, 31))


def span(chosen):
    return chosen.period.starts_on.isoformat(), chosen.period.ends_on.isoformat()


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [
        (Part.QUARTER_1, "2025-01-01", "2025-03-31"),
        (Part.QUARTER_3, "2025-07-01", "2025-09-30"),
        (Part.QUARTER_4, "2025-10-01", "2025-12-31"),
        (Part.SEMESTER_1, "2025-07-01", "2025-12-31"),
        (Part.SEMESTER_2, "2025-01-01", "2025-06-30"),
        (Part.SCHOOL_YEAR, "2025-07-01", "2026-06-30"),
        (Part.YEAR, "2025-01-01", "2025-12-31"),
    ],
)
def test_each_part_has_its_days(part, first, last):
    assert span(choice(part, 2025)) == (first, last)


def test_february_of_a_leap_year_is_whole():
    assert span(free_choice(dt.date(2024, 2, 1), dt.date(2024, 2, 29))) == ("2024-02-01", "2024-02-29")
    assert span(choice(Part.QUARTER_1, 2024)) == ("2024-01-01", "2024-03-31")


@given(parts, years)
def test_the_period_before_ends_on_the_day_before_and_is_of_the_same_kind(part, year):
    chosen = choice(part, year)
    previous = before(chosen)
    assert previous.period.ends_on == chosen.period.starts_on - dt.timedelta(days=1)
    assert MONTHS[previous.part][1] == MONTHS[part][1]


@given(days, days)
def test_free_days_have_as_many_before_them(one, other):
    chosen = free_choice(min(one, other), max(one, other))
    previous = before(chosen)
    length = chosen.period.ends_on - chosen.period.starts_on
    assert previous.period.ends_on == chosen.period.starts_on - dt.timedelta(days=1)
    assert previous.period.ends_on - previous.period.starts_on == length


@given(days)
def test_a_day_lies_in_its_quarter(day):
    period = current_quarter(day).period
    assert period.starts_on <= day <= period.ends_on


@given(parts, years)
def test_an_address_comes_back_as_what_it_was_made_of(part, year):
    assert read_choice({"quarter": part.value, "year": str(year)}, TODAY) == choice(part, year)


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ({}, "2025-07-01"),
        ({"year": "2024"}, "2024-07-01"),
        ({"quarter": "year"}, "2025-01-01"),
        ({"from": "2025-05-02", "to": "2025-05-02"}, "2025-05-02"),
        ({"from": "2025-05-02", "to": "2025-05-31", "quarter": "1", "year": "2020"}, "2025-05-02"),
    ],
)
def test_what_is_not_said_is_this_quarter_and_days_come_first(asked, first):
    assert span(read_choice(asked, TODAY))[0] == first


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"quarter": "5"}, "tidak dikenal"),
        ({"quarter": "free"}, "tidak dikenal"),
        ({"year": "25"}, "empat angka"),
        ({"year": "٢٠٢٥"}, "empat angka"),
        ({"year": "1999"}, "empat angka"),
        ({"from": "2025-05-02"}, "Isi hari"),
        ({"from": "2025-02-30", "to": "2025-03-01"}, "Isi hari"),
        ({"from": "20250301", "to": "2025-03-01"}, "Isi hari"),
        ({"from": "0001-01-01", "to": "0001-01-02"}, "Isi hari"),
        ({"from": "2025-05-02", "to": "2025-05-01"}, "mendahului"),
    ],
)
def test_what_is_no_period_is_refused_in_a_sentence(asked, reason):
    with pytest.raises(PeriodUnreadable, match=reason):
        read_choice(asked, TODAY)
