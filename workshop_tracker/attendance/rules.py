"""When a participant has completed: decided from attended lesson hours alone, explained in one sentence."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workshop_tracker.presentation import Sentence, together

SURELY_LATE = dt.timedelta(hours=12)  # later than that after the event's day, a mark is flagged as entered afterwards


@dataclass(frozen=True, slots=True)
class Completion:
    """Whether somebody has completed, or still can; hours in JP, counted over all sessions of the workshop."""

    has_completed: bool
    can_complete: bool
    attended_hours: int
    planned_hours: int
    unmarked_sessions: int
    reason: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided against the computed result, and why."""

    has_completed: bool
    reason: str


def completion(
    planned: Mapping[int, int],
    present: Iterable[int],
    marked: Iterable[int],
    *,
    minimum_percent: int,
    decision: Decision | None = None,
) -> Completion:
    """Judge one participant.

    `planned`: JP of each session by its id; `present`, `marked`: ids of sessions attended, and marked at all.
    A workshop without lesson hours is completed by attending every session that it has. Whatever the minimum, who was
    present in no session has not completed.
    """
    weights = planned if any(planned.values()) else dict.fromkeys(planned, 1)
    attended = set(present) & weights.keys()
    unmarked = weights.keys() - set(marked)
    hours = sum(weights[number] for number in attended)
    open_weights = [weights[number] for number in unmarked if weights[number]]
    total = sum(weights.values())
    has_completed = bool(attended) and _is_enough(hours, total, minimum_percent)
    can_complete = bool(attended | unmarked) and _is_enough(hours + sum(open_weights), total, minimum_percent)
    reason = _reason(hours, total, minimum_percent, len(attended), len(open_weights))
    if decision is not None:
        has_completed = can_complete = decision.has_completed
        reason = Sentence("Diputuskan panitia: %(reason)s", reason=decision.reason)
    attended_hours = hours if weights is planned else 0
    return Completion(has_completed, can_complete, attended_hours, sum(planned.values()), len(open_weights), reason)


def _is_enough(attended: int, total: int, minimum_percent: int) -> bool:
    return total > 0 and attended * 100 >= minimum_percent * total


def _reason(hours: int, total: int, minimum_percent: int, attended: int, unmarked: int) -> str:
    """One sentence for the page, the list of who did not complete, and the command."""
    if total == 0:
        return Sentence("Kegiatan ini belum memiliki materi.")
    share = Sentence(
        "Hadir %(attended)s dari %(total)s JP (%(percent)s%%), batas %(minimum)s%%.",
        attended=hours,
        total=total,
        percent=hours * 100 // total,
        minimum=minimum_percent,
    )
    if minimum_percent == 0 and attended == 0:
        share = Sentence("Tidak hadir di satu sesi pun; yang tuntas hadir paling sedikit di satu sesi.")
    return together(share, Sentence("%(number)s sesi belum ditandai.", number=unmarked)) if unmarked else share


def is_late(held_on: dt.date | None, marked_at: dt.datetime) -> bool:
    """Whether a mark was made well after its day (the end of that day in the westernmost zone, WIB)."""
    if held_on is None:
        return False
    midnight = dt.datetime.combine(held_on + dt.timedelta(days=1), dt.time(), dt.UTC) - dt.timedelta(hours=7)
    return marked_at > midnight + SURELY_LATE


def is_in_the_future(held_on: dt.date | None, today: dt.date) -> bool:
    """A day that has not come cannot be marked."""
    return held_on is not None and held_on > today
