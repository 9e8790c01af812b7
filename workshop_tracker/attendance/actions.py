"""Deciding by hand who has completed, taking people off the list, and marks that come in by file."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select

from workshop_tracker.attendance.marking import MarkMade, record_attendance
from workshop_tracker.attendance.models import AttendanceEvent, Mark, Override, Participation
from workshop_tracker.attendance.queries import event_ids
from workshop_tracker.database import WritingSession, now
from workshop_tracker.intake.actions import record_batch
from workshop_tracker.intake.footprints import Footprint
from workshop_tracker.intake.proposals import ImportPlan
from workshop_tracker.intake.queries import applied_before
from workshop_tracker.workshops.models import Workshop


class ReasonMissing(Exception):
    """A decision against the computed result needs a reason."""


def decide_completion(
    session: WritingSession, participation: Participation, *, has_completed: bool, reason: str, at: dt.datetime
) -> Override:
    """Let a person's decision stand against the computed completion; said twice, it stands once.

    Raises ReasonMissing.
    """
    if not reason.strip():
        raise ReasonMissing
    standing = _standing_decision(session, participation)
    if standing and (standing.has_completed, standing.reason) == (has_completed, reason.strip()):
        return standing
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


def _standing_decision(session: WritingSession, participation: Participation) -> Override | None:
    """The last decision that was not taken back; of two who decide at once, one waits for the other."""
    session.execute(select(Participation.id).where(Participation.id == participation.id).with_for_update())
    return session.scalar(
        select(Override)
        .where(Override.participation_id == participation.id, Override.withdrawn_at.is_(None))
        .order_by(Override.id.desc())
        .limit(1)
    )


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


class SeenMark(NamedTuple):
    """A mark that a row of a file tells."""

    row: int
    participation_id: int
    session_id: int
    mark: Mark


def record_seen(
    session: WritingSession, workshop: Workshop, plan: ImportPlan, marks: Sequence[SeenMark], *, today: dt.date
) -> None:
    """Store the marks of a file, with one batch for all; nothing where there are none.

    The operation ids follow from file, batch and row: what a broken connection sends again is stored once.
    """
    if not marks:
        return
    seed = f"{plan.file_sha256}:{workshop.id}:{applied_before(session, plan.kind, workshop.id, plan.file_sha256)}"
    moment = now()
    made = [
        MarkMade(
            operation_id=hashlib.sha256(f"{seed}:{each.row}:{each.session_id}".encode()).hexdigest()[:40],
            participation_id=each.participation_id,
            mark=each.mark,
            marked_at=moment,
            session_id=each.session_id,
        )
        for each in marks
    ]
    record_attendance(session, workshop.id, made, today=today, source="dari berkas")
    footprint = Footprint()
    footprint.made[AttendanceEvent.__tablename__] += event_ids(session, [each.operation_id for each in made])
    record_batch(session, plan, footprint)
