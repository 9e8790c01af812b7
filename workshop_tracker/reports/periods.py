"""The periods that reports are asked for: quarters, semesters, school years, calendar years, and any days."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from workshop_tracker.presentation import Sentence, quarter_of
from workshop_tracker.reports.region import Against, Period

FIRST_YEAR, LAST_YEAR = 2000, 2099  # what an address may ask for
ISO_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Part(StrEnum):
    """Which part of a year; a school year and its first semester begin in July of their year."""

    QUARTER_1 = "1"
    QUARTER_2 = "2"
    QUARTER_3 = "3"
    QUARTER_4 = "4"
    SEMESTER_1 = "semester-1"
    SEMESTER_2 = "semester-2"
    SCHOOL_YEAR = "school-year"
    YEAR = "year"
    JANUARY = "month-1"
    FEBRUARY = "month-2"
    MARCH = "month-3"
    APRIL = "month-4"
    MAY = "month-5"
    JUNE = "month-6"
    JULY = "month-7"
    AUGUST = "month-8"
    SEPTEMBER = "month-9"
    OCTOBER = "month-10"
    NOVEMBER = "month-11"
    DECEMBER = "month-12"
    FREE = "free"


QUARTERS = (Part.QUARTER_1, Part.QUARTER_2, Part.QUARTER_3, Part.QUARTER_4)
CALENDAR = tuple(part for part in Part if part.startswith("month-"))
# first month, and how many months
MONTHS = {
    Part.QUARTER_1: (1, 3),
    Part.QUARTER_2: (4, 3),
    Part.QUARTER_3: (7, 3),
    Part.QUARTER_4: (10, 3),
    Part.SEMESTER_1: (7, 6),
    Part.SEMESTER_2: (1, 6),
    Part.SCHOOL_YEAR: (7, 12),
    Part.YEAR: (1, 12),
    **{part: (number, 1) for number, part in enumerate(CALENDAR, 1)},
}
PART_BEFORE = {
    Part.QUARTER_2: Part.QUARTER_1,
    Part.QUARTER_3: Part.QUARTER_2,
    Part.QUARTER_4: Part.QUARTER_3,
    Part.QUARTER_1: Part.QUARTER_4,
    Part.SEMESTER_1: Part.SEMESTER_2,
    Part.SEMESTER_2: Part.SEMESTER_1,
    **{part: CALENDAR[place - 1] for place, part in enumerate(CALENDAR)},
}
LAST_OF_A_YEAR = frozenset({Part.QUARTER_4, Part.SEMESTER_1, Part.SCHOOL_YEAR, Part.YEAR, Part.DECEMBER})


class PeriodUnreadable(Exception):
    """What was asked for is no period; the message says why, in Indonesian."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A period by its name: a part of a year, or free days (then the year is that of the first day)."""

    part: Part
    year: int
    period: Period


def choice(part: Part, year: int) -> Choice:
    """A part of a year with its days."""
    month, months = MONTHS[part]
    return Choice(part, year, Period(dt.date(year, month, 1), _day_before_month(year, month + months)))


def free_choice(starts_on: dt.date, ends_on: dt.date) -> Choice:
    return Choice(Part.FREE, starts_on.year, Period(starts_on, ends_on))


def current_quarter(today: dt.date) -> Choice:
    return choice(Part(str(quarter_of(today))), today.year)


def before(chosen: Choice) -> Choice:
    """The period of the same kind that ends on the day before this one."""
    if chosen.part is Part.FREE:
        days = chosen.period.ends_on - chosen.period.starts_on
        last = chosen.period.starts_on - dt.timedelta(days=1)
        return free_choice(last - days, last)
    part = PART_BEFORE.get(chosen.part, chosen.part)
    return choice(part, chosen.year - 1 if part in LAST_OF_A_YEAR else chosen.year)


def year_before(chosen: Choice) -> Choice:
    """The same part of the year before; of free days each one a year earlier."""
    if chosen.part is not Part.FREE:
        return choice(chosen.part, chosen.year - 1)
    return free_choice(_a_year_earlier(chosen.period.starts_on), _a_year_earlier(chosen.period.ends_on))


def compared(period: Period) -> dict[Period, Against]:
    """The periods beside which a report stands, one or two."""
    chosen = named(period)
    return {before(chosen).period: Against.BEFORE, year_before(chosen).period: Against.YEAR_BEFORE}


def named(period: Period) -> Choice:
    """The period by its name, where it has one."""
    free = free_choice(period.starts_on, period.ends_on)
    parts = (choice(part, free.year) for part in MONTHS)
    return next((each for each in parts if each.period == period), free)


def _a_year_earlier(day: dt.date) -> dt.date:
    """The last of February where a leap day has no like."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap_day else day.day)


def read_choice(asked: Mapping[str, str], today: dt.date) -> Choice:
    """The period that an address asks for (`year` and `quarter`, or `from` and `to`), else the current quarter.

    Raises PeriodUnreadable.
    """
    if asked.get("from") or asked.get("to"):
        return _read_days(asked.get("from", ""), asked.get("to", ""))
    usual = current_quarter(today)
    part, year = asked.get("quarter") or usual.part, asked.get("year") or str(usual.year)
    if part not in MONTHS:
        raise PeriodUnreadable(Sentence("Bagian tahun ini tidak dikenal."))
    if not re.fullmatch("[0-9]{4}", year) or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise PeriodUnreadable(Sentence("Tahun ditulis dengan empat angka, misalnya 2025."))
    return choice(Part(part), int(year))


def _read_days(first: str, last: str) -> Choice:
    starts_on, ends_on = _read_day(first), _read_day(last)
    if starts_on is None or ends_on is None:
        raise PeriodUnreadable(Sentence("Isi hari pertama dan hari terakhir."))
    if ends_on < starts_on:
        raise PeriodUnreadable(Sentence("Hari terakhir mendahului hari pertama."))
    return named(Period(starts_on, ends_on))


def _read_day(written: str) -> dt.date | None:
    if not ISO_DAY.fullmatch(written) or not FIRST_YEAR <= int(written[:4]) <= LAST_YEAR:
        return None
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return None


def _day_before_month(year: int, month: int) -> dt.date:
    """The last day before a month; months count on into the next year."""
    return dt.date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1) - dt.timedelta(days=1)
