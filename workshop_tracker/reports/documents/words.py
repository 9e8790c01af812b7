"""Periods in Indonesian words, as every part of a document writes them."""

from workshop_tracker.presentation import Sentence, format_date_range, month_name, quarter_name
from workshop_tracker.reports.periods import CALENDAR, QUARTERS, Part, named
from workshop_tracker.reports.region import Period


def period_name(period: Period) -> str:
    """`Triwulan III (Juli–September 2025)` where the days are those of a quarter; names of other parts of a year."""
    found = named(period)
    year, part = found.year, found.part
    if part in QUARTERS:
        return quarter_name(year, int(part))
    if part in CALENDAR:
        return month_name(year, CALENDAR.index(part) + 1)
    names = {
        Part.SEMESTER_1: Sentence("Semester gasal %(years)s", years=f"{year}/{year + 1}"),
        Part.SEMESTER_2: Sentence("Semester genap %(years)s", years=f"{year - 1}/{year}"),
        Part.SCHOOL_YEAR: Sentence("Tahun Pelajaran %(years)s", years=f"{year}/{year + 1}"),
        Part.YEAR: Sentence("Tahun %(year)s", year=str(year)),
    }
    return names.get(part) or format_date_range(period.starts_on, period.ends_on)
