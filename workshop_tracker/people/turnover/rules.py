"""What is asked about a teacher after a new list, the answers, and what each makes of her status. Pure."""

import datetime as dt
from enum import StrEnum

from workshop_tracker.presentation import Sentence

MAY_CHANGE_FOR = dt.timedelta(days=30)


class ChangeKind(StrEnum):
    """`departure`: the list names her no more; `arrival`: it names her, and she teaches elsewhere too."""

    DEPARTURE = "departure"
    ARRIVAL = "arrival"


class ChangeAnswer(StrEnum):
    """The first five of a departure, the last two of an arrival."""

    MOVED = "moved"
    RETIRED = "retired"
    LEFT = "left"
    DIED = "died"
    STAYS = "stays"
    TRANSFERRED = "transferred"
    BOTH = "both"


ANSWERS = {
    ChangeKind.DEPARTURE: (
        ChangeAnswer.MOVED,
        ChangeAnswer.RETIRED,
        ChangeAnswer.LEFT,
        ChangeAnswer.DIED,
        ChangeAnswer.STAYS,
    ),
    ChangeKind.ARRIVAL: (ChangeAnswer.TRANSFERRED, ChangeAnswer.BOTH),
}


def day_before(day: dt.date, since: dt.date) -> dt.date:
    """The last day of a post that a list of this day no longer holds; never before the post began."""
    return max(day - dt.timedelta(days=1), since)


def proposed(departures: int, arrivals: int) -> str:
    """What waits for somebody's word, in one sentence; empty where nothing does."""
    if departures and arrivals:
        return Sentence(
            "%(departures)s guru tidak ada lagi di daftar, %(arrivals)s mungkin pindahan.",
            departures=departures,
            arrivals=arrivals,
        )
    if departures:
        return Sentence("%(departures)s guru tidak ada lagi di daftar.", departures=departures)
    return Sentence("%(arrivals)s guru mungkin pindahan.", arrivals=arrivals) if arrivals else ""
