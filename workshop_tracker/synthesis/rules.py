"""How large a scale is, and the skewed numbers that make it like life."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

FIRST_DAY, LAST_DAY = dt.date(2023, 1, 9), dt.date(2026, 10, 31)  # of the workshops
SILENT = 0.08  # of schools nobody knows a teacher
UNREACHED_SCHOOL = 0.12  # of these nobody ever comes
UNREACHED_TEACHER = 0.205  # of the others so many never come: 30 % of all teachers
SKEW_OF_SIZES, SKEW_OF_DISTRICTS, SKEW_OF_WILL = 0.55, 0.6, 0.9
USUAL_ROSTER, SMALLEST_ROSTER, LARGEST_ROSTER = 35, 6, 120


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is made; without provinces the whole nation. Marks are met to within one workshop.

    Schools of a branch office are made `of_branches` times as often as they are found, so that a branch has its 200.
    """

    name: str
    provinces: tuple[str, ...]
    schools: int
    teachers: int
    marks: int
    of_branches: int = 1


SCALES = {
    each.name: each
    for each in (
        Scale("province", ("33",), 5_000, 60_000, 590_000, of_branches=10),
        Scale("nation", (), 120_000, 1_000_000, 10_000_000),
    )
}


def shares(total: int, weights: Sequence[float]) -> list[int]:
    """Whole parts in proportion to the weights, which add up to `total`; a weight of 0 gets nothing."""
    whole = sum(weights)
    ends = [round(total * part / whole) for part in accumulate(weights)]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def skewed(rng: Random, mean: float, skew: float) -> float:
    """Mostly below the mean, seldom far above it."""
    return mean * rng.lognormvariate(-skew * skew / 2, skew)


def roster_size(rng: Random, candidates: int) -> int:
    """How many are invited of so many who might come."""
    wanted = round(skewed(rng, USUAL_ROSTER, 0.5))
    return min(max(SMALLEST_ROSTER, min(wanted, LARGEST_ROSTER)), candidates)


def working_day(rng: Random) -> dt.date:
    """A Monday, Tuesday or Wednesday, so that three days end before the weekend; fewer in the first year."""
    days = (LAST_DAY - FIRST_DAY).days - 4
    day = FIRST_DAY + dt.timedelta(days=int(days * rng.random() ** 0.8))
    return day - dt.timedelta(days=day.weekday()) + dt.timedelta(days=rng.randrange(3))
