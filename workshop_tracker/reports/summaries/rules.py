"""In which cells of the summaries a place in a month counts, and how distinct counts change."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

ALL = "*"  # every level group, every district
UNKNOWN = ""  # a level group or district that nobody wrote down
NATION = 0  # every office, and whoever has none


class Grain(StrEnum):
    """How long a period of the summaries is; a school year begins in July."""

    MONTH = "month"
    QUARTER = "quarter"
    SCHOOL_YEAR = "school_year"
    YEAR = "year"


class Counted(StrEnum):
    """What counts once however often it was there: teachers by sex, those at their target, schools, workshops."""

    MALE = "L"
    FEMALE = "P"
    SEX_UNKNOWN = "?"
    AT_TARGET = "target"
    SCHOOL = "school"
    WORKSHOP = "workshop"
    PARTICIPATION = "participation"


# months before the first of such a period, and months in it; months are counted from the year 0
LENGTHS = {Grain.MONTH: (0, 1), Grain.QUARTER: (0, 3), Grain.SCHOOL_YEAR: (6, 12), Grain.YEAR: (0, 12)}
# columns of the totals: what counts once, and what adds up
COLUMN_OF = {
    Counted.MALE: "teachers_male",
    Counted.FEMALE: "teachers_female",
    Counted.SEX_UNKNOWN: "teachers_sex_unknown",
    Counted.AT_TARGET: "teachers_at_target",
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

    @property
    def place(self) -> Place:
        return Place(self.month, self.office_id, self.level_group, self.district_code)


class Subject(NamedTuple):
    """Something that counts once: the kind of it, as in `Counted`, and its id."""

    kind: str
    key_id: int


Places = frozenset[Place]
Periods = frozenset[tuple[Grain, int]]
Scopes = Mapping[int, Collection[int]]  # an office -> itself, those above it, the nation


def month_number(year: int, month: int) -> int:
    """A month as one number: the next one is one more."""
    return year * 12 + month - 1


def number_of(grain: Grain, month: int) -> int:
    """The period of that grain in which a month lies: years by their (first) year, quarters by year * 4."""
    before, length = LENGTHS[grain]
    return (month - before) // length


def periods_of(month: int) -> Periods:
    """The four periods in which a month lies."""
    return frozenset((grain, number_of(grain, month)) for grain in Grain)


def cells_in(period: tuple[Grain, int], place: Place, scopes: Scopes) -> Iterator[Cell]:
    """The cells of one period in which a place counts, at every office above it."""
    for office_id in scopes[place.office_id]:
        for district in (place.district_code, ALL):
            for level in (place.level_group, ALL):
                yield Cell(office_id, period[0].value, period[1], district, level)


def cells_of(place: Place, scopes: Scopes) -> Iterator[Cell]:
    """All cells in which a place counts."""
    for period in periods_of(place.month):
        yield from cells_in(period, place, scopes)


def distinct_change(before: Places, after: Places, scopes: Scopes) -> Counter[Cell]:
    """Where something that counts once came (1) or went (-1), when it stood at `before` and stands at `after`."""
    change: Counter[Cell] = Counter()
    touched = {period for place in before ^ after for period in periods_of(place.month)}
    for period in touched:
        was, stands = _in_period(period, before), _in_period(period, after)
        if was != stands:
            change.update(_cells(period, stands, scopes))
            change.subtract(_cells(period, was, scopes))
    return Counter({cell: by for cell, by in change.items() if by})


def _in_period(period: tuple[Grain, int], places: Places) -> Places:
    """The places of a period as if all were in one month of it."""
    grain, number = period
    return frozenset(place._replace(month=0) for place in places if number_of(grain, place.month) == number)


def _cells(period: tuple[Grain, int], places: Places, scopes: Scopes) -> set[Cell]:
    return {cell for place in places for cell in cells_in(period, place, scopes)}
