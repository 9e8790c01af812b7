"""Which source tells how many teachers a school has, for how long it counts, what a statement adds up to."""

import calendar
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

COUNTS_FOR_MONTHS = 6
# the words of the field; what is neither of them is told as another employment
EMPLOYMENTS = ("PNS", "PPPK", "GTY/PTY", "GTT/PTT", "Guru Honor Sekolah", "Lainnya")
SEXES = ("L", "P")
WHOLE, EVERYBODY = "", "all"  # employment and sex of a row that counts all

Group = tuple[str, str]  # employment, sex


class Source(StrEnum):
    """Who told it, the most telling first; `recorded`: people known one by one, without a list of the whole school."""

    SCHOOL_LIST = "school_list"
    OFFICE_LIST = "office_list"
    STATEMENT = "statement"
    RECORDED = "recorded"


class Freshness(StrEnum):
    """Whether a school's data may stand in a percentage."""

    COMPLETE = "complete"
    OLD = "old"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class KnownTeachers:
    """How many teachers a school has, by whom, for which day; nobody told a day for people known one by one."""

    teachers: int
    source: Source
    told_on: dt.date | None


def newest(told: Iterable[KnownTeachers]) -> KnownTeachers | None:
    """What was told for the latest day; of one day a list, whose names can be looked at; without a day the last."""
    order = list(Source)
    return max(told, key=lambda each: (each.told_on or dt.date.min, -order.index(each.source)), default=None)


def counts_until(day: dt.date) -> dt.date:
    """The last day on which what was told for a day is recent: six months later."""
    years, month = divmod(day.month - 1 + COUNTS_FOR_MONTHS, 12)
    year = day.year + years
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def freshness(known: KnownTeachers | None, on: dt.date) -> Freshness:
    """Complete, older than six months, or nothing that a whole school stands behind."""
    if known is None or known.told_on is None:
        return Freshness.NONE
    return Freshness.COMPLETE if on <= counts_until(known.told_on) else Freshness.OLD


@dataclass(frozen=True, slots=True)
class Headcount:
    """Teachers of a school on a day. `groups` are numbers by (employment, sex); empty where only the total is told."""

    counted_on: dt.date
    total: int
    groups: Mapping[Group, int] = field(default_factory=dict)

    def rows(self) -> dict[Group, int]:
        """What is stored: the total, that of each sex, and each group that has somebody."""
        sums = {(WHOLE, sex): self._of_sex(sex) for sex in SEXES} if self.groups else {}
        return {(WHOLE, EVERYBODY): self.total} | sums | {group: count for group, count in self.groups.items() if count}

    def _of_sex(self, sex: str) -> int:
        return sum(count for (_, of), count in self.groups.items() if of == sex)
