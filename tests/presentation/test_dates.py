"""Dates as offices write them, in both languages."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.presentation import (
    format_date,
    format_date_range,
    format_days,
    format_long_date,
    format_moment,
    format_time,
    quarter_name,
    quarter_of,
    school_year,
)

JULY_12 = dt.date(2025, 7, 12)


def july(*days):
    return [dt.date(2025, 7, day) for day in days]


def test_date_and_weekday():
    assert format_date(JULY_12) == "12 Juli 2025"
    assert format_date(JULY_12, language="en") == "12 July 2025"
    assert format_long_date(JULY_12) == "Sabtu, 12 Juli 2025"
    assert format_long_date(JULY_12, language="en") == "Saturday, 12 July 2025"
    assert format_long_date(dt.date(2025, 7, 11)) == "Jumat, 11 Juli 2025"


@pytest.mark.parametrize(
    ("starts", "ends", "indonesian", "english"),
    [
        (dt.date(2025, 7, 11), JULY_12, "11 s.d. 12 Juli 2025", "11–12 July 2025"),
        (dt.date(2025, 7, 30), dt.date(2025, 8, 2), "30 Juli s.d. 2 Agustus 2025", "30 July – 2 August 2025"),
        (
            dt.date(2025, 12, 30),
            dt.date(2026, 1, 2),
            "30 Desember 2025 s.d. 2 Januari 2026",
            "30 December 2025 – 2 January 2026",
        ),
        (JULY_12, JULY_12, "12 Juli 2025", "12 July 2025"),
    ],
)
def test_range(starts, ends, indonesian, english):
    assert format_date_range(starts, ends) == indonesian
    assert format_date_range(starts, ends, language="en") == english


@pytest.mark.parametrize(
    ("days", "indonesian"),
    [
        (july(11, 12, 19), "11, 12, dan 19 Juli 2025"),
        (july(19, 11), "11 dan 19 Juli 2025"),
        (july(11, 12), "11 s.d. 12 Juli 2025"),
        (july(12), "12 Juli 2025"),
        (july(1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 19), "1 s.d. 5, 8 s.d. 12, dan 19 Juli 2025"),
        ([*july(30), dt.date(2025, 8, 2), dt.date(2025, 8, 5)], "30 Juli, 2 Agustus, dan 5 Agustus 2025"),
        ([*july(30, 31), dt.date(2025, 8, 1), dt.date(2025, 8, 5)], "30 Juli s.d. 1 Agustus dan 5 Agustus 2025"),
        ([dt.date(2025, 12, 30), dt.date(2026, 1, 2)], "30 Desember 2025 dan 2 Januari 2026"),
    ],
)
def test_days(days, indonesian):
    assert format_days(days) == indonesian


def test_days_in_english():
    assert format_days(july(11, 12, 19), language="en") == "11, 12, and 19 July 2025"
    assert format_days(july(1, 2, 3, 9), language="en") == "1–3 and 9 July 2025"


def test_no_days_is_an_error():
    with pytest.raises(ValueError, match="no days"):
        format_days([])


@given(st.lists(st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)), min_size=1, max_size=12))
def test_days_do_not_depend_on_order_and_name_the_last_day(days):
    assert format_days(days) == format_days(sorted(set(days), reverse=True))
    assert format_days(days).endswith(format_date(max(days)))


def test_time():
    assert format_time(dt.time(8, 5), "WIB") == "08.05 WIB"
    afternoon = dt.datetime(2025, 7, 12, 5, 0, tzinfo=dt.UTC).astimezone(dt.timezone(dt.timedelta(hours=9)))
    assert format_time(afternoon, "WIT", language="en") == "14:00 WIT"


def test_quarter():
    assert quarter_name(2025, 3) == "Triwulan III (Juli–September 2025)"
    assert quarter_name(2025, 1, language="en") == "Quarter I (January–March 2025)"
    assert [quarter_of(dt.date(2025, month, 1)) for month in (1, 3, 4, 9, 12)] == [1, 1, 2, 3, 4]
    with pytest.raises(ValueError, match="no quarter 5"):
        quarter_name(2025, 5)


def test_school_year():
    assert school_year(dt.date(2025, 7, 1)) == "2025/2026"
    assert school_year(dt.date(2026, 6, 30)) == "2025/2026"
    assert school_year(dt.date(2025, 7, 10), first_day=(7, 14)) == "2024/2025"


def test_an_instant_is_told_in_local_time():
    instant = dt.datetime(2025, 7, 11, 17, 5, tzinfo=dt.UTC)
    assert format_moment(instant) == "12 Juli 2025 pukul 00.05 WIB"
    assert format_moment(instant, zone="WIT") == "12 Juli 2025 pukul 02.05 WIT"
    assert format_moment(instant, language="en") == "12 July 2025 at 00:05 WIB"
