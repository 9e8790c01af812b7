"""The way from registered to certified, by sex."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from workshop_tracker.people.models import Sex


@dataclass(frozen=True, slots=True)
class BySex:
    """A number of people; of the unknown ones nobody wrote down the sex."""

    male: int
    female: int
    unknown: int

    @property
    def total(self) -> int:
        return self.male + self.female + self.unknown


def by_sex(sexes: Iterable[Sex | None]) -> BySex:
    """One word a person, counted."""
    counted = Counter(sexes)
    return BySex(counted[Sex.MALE], counted[Sex.FEMALE], counted[None])


@dataclass(frozen=True, slots=True)
class Funnel:
    """Distinct teachers at each step; schools are invited, not people.

    Registered for a workshop with a day in the period; present on a day of it; completed and certified by workshops
    that ended in it.
    """

    schools_invited: int
    registered: BySex
    present: BySex
    completed: BySex
    certified: BySex


NOBODY = BySex(0, 0, 0)
NO_FUNNEL = Funnel(0, NOBODY, NOBODY, NOBODY, NOBODY)
