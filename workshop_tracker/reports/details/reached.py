"""What the details tell, as frozen values."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.reports.region import Period
from workshop_tracker.reports.summaries.rules import month_number


@dataclass(frozen=True, slots=True)
class Months:
    """First and last month as numbers (year * 12 + month - 1), both included, and the last day."""

    first: int
    last: int
    ends_on: dt.date


class Place(NamedTuple):
    """Where a school stands in the list of unreached ones: behind it the next page begins."""

    district_code: str
    level_group: LevelGroup
    sort_key: str
    school_id: int


@dataclass(frozen=True, slots=True)
class UnreachedSchool:
    """A school of which no teacher came; `last_month` is the last one in which somebody did, None for never."""

    place: Place
    npsn: str
    name: str
    subdistrict: str
    district: str
    last_month: int | None


@dataclass(frozen=True, slots=True)
class ReachedSchool:
    """A school of an office with its teachers who came, attended JP, and recognised JP of its participants."""

    school_id: int
    npsn: str
    name: str
    subdistrict: str
    district: str
    level_group: LevelGroup
    teachers: int
    lesson_hours: int
    recognised_hours: int


@dataclass(frozen=True, slots=True)
class FilteredTotals:
    """What a filter leaves; teachers, schools and workshops are distinct ones."""

    teachers: int
    schools: int
    workshops: int
    lesson_hours: int
    recognised_hours: int


def whole_months(period: Period) -> Months | None:
    """The months of a period that begins with a first and ends with a last day of one; None for any other."""
    after = period.ends_on + dt.timedelta(days=1)
    if period.starts_on.day != 1 or after.day != 1:
        return None
    first = month_number(period.starts_on.year, period.starts_on.month)
    return Months(first, month_number(period.ends_on.year, period.ends_on.month), period.ends_on)
