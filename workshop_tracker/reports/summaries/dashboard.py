"""What one look at an office tells, as a frozen value."""

import datetime as dt
from dataclasses import dataclass

from workshop_tracker.reports.region import Period
from workshop_tracker.reports.summaries.rules import KeptPeriod, month_number, periods_of


@dataclass(frozen=True, slots=True)
class Totals:
    """What was reached; teachers, schools, workshops and participations are distinct ones.

    JP are attended (`lesson_hours`) or stand on valid papers of participants (`recognised_hours`); papers count for
    every role. Who completed counts in the month in which the workshop ended.
    """

    teachers_male: int = 0
    teachers_female: int = 0
    teachers_sex_unknown: int = 0
    teachers_completed: int = 0
    schools: int = 0
    workshops: int = 0
    participations: int = 0
    marks: int = 0
    lesson_hours: int = 0
    papers: int = 0
    recognised_hours: int = 0

    @property
    def teachers(self) -> int:
        return self.teachers_male + self.teachers_female + self.teachers_sex_unknown


@dataclass(frozen=True, slots=True)
class Dashboard:
    """One office with all below it in one period.

    `months` by number (year * 12 + month - 1), `levels` by level group, `districts` by code (empty: unknown), `offices`
    below it by id: each in order, only those in which something was counted.
    """

    office_id: int
    period: KeptPeriod
    totals: Totals
    months: tuple[tuple[int, Totals], ...]
    levels: tuple[tuple[str, Totals], ...]
    districts: tuple[tuple[str, Totals], ...]
    offices: tuple[tuple[int, Totals], ...]


def kept_period(period: Period) -> KeptPeriod | None:
    """The month, quarter, school year or calendar year of exactly these days; None for any other days."""
    first = month_number(period.starts_on.year, period.starts_on.month)
    after = period.ends_on + dt.timedelta(days=1)
    if period.starts_on.day != 1 or after.day != 1:
        return None
    last = month_number(after.year, after.month) - 1
    return next((each for each in periods_of(first) if (each.first_month, each.last_month) == (first, last)), None)
