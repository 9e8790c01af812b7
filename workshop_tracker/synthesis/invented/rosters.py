"""Who comes to which workshop: some often, some never."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from random import Random

from workshop_tracker.synthesis.invented.teachers import InventedTeacher
from workshop_tracker.synthesis.rules import roster_size

FIRST_TIMERS = 0.45  # of a roster, as long as there are some: so that everybody who ever comes does come
FROM_ELSEWHERE = 0.05  # of a roster, from other pools
KEPT = 400  # of those who may come from elsewhere


class Elsewhere:
    """Some who come to workshops of other offices or levels than their own."""

    def __init__(self) -> None:
        self._known: list[InventedTeacher] = []

    def drawn(self, rng: Random, number: int) -> list[InventedTeacher]:
        return rng.sample(self._known, min(number, len(self._known)))

    def remember(self, rng: Random, teachers: Sequence[InventedTeacher]) -> None:
        self._known = (rng.sample(teachers, min(len(teachers), KEPT // 4)) + self._known)[:KEPT]


def rosters(teachers: Sequence[InventedTeacher], elsewhere: Elsewhere, rng: Random) -> Iterator[list[InventedTeacher]]:
    """One roster after the other without end; nothing where nobody ever comes."""
    willing = [each for each in teachers if each.will > 0]
    if not willing:
        return
    weights = list(accumulate(each.will for each in willing))
    first_timers = rng.sample(willing, len(willing))
    while True:
        size = roster_size(rng, len(willing))
        first = [first_timers.pop() for _ in range(min(len(first_timers), round(size * FIRST_TIMERS)))]
        others = rng.choices(willing, cum_weights=weights, k=size - len(first))
        guests = elsewhere.drawn(rng, round(size * FROM_ELSEWHERE))
        yield list({each.person_id: each for each in (*first, *others, *guests)}.values())
