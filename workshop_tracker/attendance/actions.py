"""Deciding by hand who has completed, and taking people off the list."""

import datetime as dt

from workshop_tracker.attendance.models import Override, Participation
from workshop_tracker.database import WritingSession


class ReasonMissing(Exception):
    """A decision against the computed result needs a reason."""


def decide_completion(
    session: WritingSession, participation: Participation, *, has_completed: bool, reason: str, at: dt.datetime
) -> Override:
    """Let a person's decision stand against the computed completion. Raises ReasonMissing."""
    if not reason.strip():
        raise ReasonMissing
    override = Override(
        participation_id=participation.id,
        has_completed=has_completed,
        reason=reason.strip(),
        made_at=at,
        actor_kind=session.actor.kind,
        actor_id=session.actor.id,
    )
    session.add(override)
    session.flush()
    return override


def withdraw_decision(session: WritingSession, override: Override, *, reason: str, at: dt.datetime) -> None:
    """Take a decision back: the computed completion holds again. Raises ReasonMissing."""
    if not reason.strip():
        raise ReasonMissing
    override.withdrawn_at = at
    override.withdrawn_reason = reason.strip()
    session.flush()


def take_off_list(session: WritingSession, participation: Participation, *, at: dt.datetime) -> None:
    """Somebody registered by mistake: the row stays, the list and the numbers leave it out."""
    participation.cancelled_at = at
    session.flush()
