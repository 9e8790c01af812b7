"""One training elsewhere as its teller and its verifier see it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from workshop_tracker.handout.record import hours_by_year


class ProofState(StrEnum):
    """Waits for somebody to look at its proof, was verified, was refused with a reason, or stands in an archive."""

    WAITING = "waiting"
    VERIFIED = "verified"
    REFUSED = "refused"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldTraining:
    """What somebody fills in; hours in JP."""

    title: str
    organizer: str
    number: str
    role: str
    ended_on: dt.date
    lesson_hours: int


@dataclass(frozen=True, slots=True)
class OutsideLine:
    """One line of the list; `days` are the words of an archive, else empty, `refusal` is why it was refused."""

    id: int
    title: str
    organizer: str
    days: str
    ended_on: dt.date
    lesson_hours: int | None
    state: ProofState
    refusal: str
    number: str = ""
    role: str = ""


def verified_hours(lines: Iterable[OutsideLine]) -> dict[int, int]:
    """JP of verified trainings by year, the newest first; an archive counts nothing by itself."""
    return hours_by_year((line.ended_on, line.lesson_hours or 0) for line in lines if line.state is ProofState.VERIFIED)
