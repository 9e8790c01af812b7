"""In which cells of the summaries a place in a month counts, and how distinct counts change."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple

ALL = "*"  # every level group, every district
UNKNOWN = ""  # a level group or district that nobody wrote down
NATION = 0  # every office, and whoever has none


class Grain(StrEnum):
    """How long a period of the summaries is; a school year begins in July, and so does its first semester."""

    MONTH = "month"
    QUARTER = "quarter"
    SEMESTER = "semester"
    SCHOOL_YEAR = "school_year"
    YEAR = "year"


class Counted(StrEnum):
    """What counts once however often it was there: teachers by sex, those who completed, schools, workshops."""

    MALE = "L"
    FEMALE = "P"
    SEX_UNKNOWN = "?"
    COMPLETED = "completed"
    SCHOOL = "school"
    WORKSHOP = "workshop"
    PARTICIPATION = "participation"


# months before the first of such a period, and months in it; months are counted from the year 0
LENGTHS = {
    Grain.MONTH: (0, 1),
    Grain.QUARTER: (0, 3),
    Grain.SEMESTER: (0, 6),
    Grain.SCHOOL_YEAR: (6, 12),
    Grain.YEAR: (0, 12),
}
# columns of the totals: what counts once, and what adds up
COLUMN_OF = {
    Counted.MALE: "teachers_male",
    Counted.FEMALE: "teachers_female",
    Counted.SEX_UNKNOWN: "teachers_sex_unknown",
    Counted.COMPLETED: "teachers_completed",
    Counted.SCHOOL: "schools",
    Counted.WORKSHOP: "workshops",
    Counted.PARTICIPATION: "participations",
}
ADDED = ("marks", "lesson_hours", "papers", "recognised_hours")


class Place(NamedTuple):
    """Where something counts: a month, the office (0: none), level group and district frozen on the participation."""

    month: int
    office_id: int
    level_group: str
    district_code: str


class Cell(NamedTuple):
    """One row of the totals: a period of an office and all below it, of one or all level groups and districts."""

    office_id: int
    grain: str
    number: int
    district_code: str
    level_group: str


class MonthRow(NamedTuple):
    """What one participation gave in one month; a row of `participation_months`, whose columns these are."""

    participation_id: int
    month: int
    person_id: int
    workshop_id: int
    school_id: int
    office_id: int
    level_group: str
    district_code: str
    teacher: str
    employment: str
    marks: int
    lesson_hours: int
    papers: int
    recognised_hours: int
    completed: int
    certified: int

    @property
    def place(self) -> Place:
        return Place(self.month, self.office_id, self.level_group, self.district_code)


class Subject(NamedTuple):
    """Something that counts once: the kind of it, as in `Counted`, and its id."""

    kind: str
    key_id: int


class KeptPeriod(NamedTuple):
    """A period that the summaries know, with its first and last month as numbers."""

    grain: Grain
    number: int
    first_month: int
    last_month: int


Spot = tuple[int, str, str]  # a place without its month
Places = frozenset[Place]
Spots = frozenset[Spot]
Scopes = Mapping[int, Collection[int]]  # an office -> itself, those above it, the nation


def month_number(year: int, month: int) -> int:
    """A month as one number: the next one is one more."""
    return year * 12 + month - 1


def number_of(grain: Grain, month: int) -> int:
    """The period of that grain in which a month lies: years by their (first) year, quarters by year * 4,
    semesters by year * 2."""
    before, length = LENGTHS[grain]
    return (month - before) // length


@cache
def periods_of(month: int) -> tuple[KeptPeriod, ...]:
    """The periods in which a month lies, one of each grain."""
    return tuple(_period(grain, number_of(grain, month)) for grain in Grain)


def _period(grain: Grain, number: int) -> KeptPeriod:
    before, length = LENGTHS[grain]
    first = number * length + before
    return KeptPeriod(grain, number, first, first + length - 1)


def cells_in(period: KeptPeriod, spot: Spot, scopes: Scopes) -> Iterator[Cell]:
    """The cells of one period in which something at a spot counts, at every office above it."""
    own, level, district = spot
    for office_id in scopes[own]:
        for one_or_all_districts in (district, ALL):
            for one_or_all_levels in (level, ALL):
                yield Cell(office_id, period.grain.value, period.number, one_or_all_districts, one_or_all_levels)


def cells_of(place: Place, scopes: Scopes) -> Iterator[Cell]:
    """All cells in which a place counts."""
    for period in periods_of(place.month):
        yield from cells_in(period, place[1:], scopes)


def moves_by_period(before: Places, after: Places) -> Iterator[tuple[KeptPeriod, Spots, Spots]]:
    """In which periods something that stood at `before` and stands at `after` counts at other spots, and at which."""
    for period in {period for place in before ^ after for period in periods_of(place.month)}:
        was, stands = _spots(before, period), _spots(after, period)
        if was != stands:
            yield period, was, stands


def _spots(places: Places, period: KeptPeriod) -> Spots:
    return frozenset(place[1:] for place in places if period.first_month <= place[0] <= period.last_month)


def cells_gained(period: KeptPeriod, was: Spots, stands: Spots, scopes: Scopes) -> Counter[Cell]:
    """Where something that counts once came (1) or went (-1)."""
    left = {cell for spot in was for cell in cells_in(period, spot, scopes)}
    entered = {cell for spot in stands for cell in cells_in(period, spot, scopes)}
    return Counter(dict.fromkeys(entered - left, 1) | dict.fromkeys(left - entered, -1))
