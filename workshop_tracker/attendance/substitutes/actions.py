"""Giving a seat to somebody else: onto the list and off it, both or neither. Nothing here commits."""

import datetime as dt

from sqlalchemy import select

from workshop_tracker.attendance.actions import take_off_list
from workshop_tracker.attendance.models import Participation
from workshop_tracker.attendance.participants.actions import PaperRestsOnIt, apply_participants, require_running
from workshop_tracker.attendance.participants.confirming import lock_list, remember_spellings
from workshop_tracker.attendance.participants.listed import listed_rows
from workshop_tracker.attendance.substitutes.queries import substitute_of
from workshop_tracker.attendance.walk_ins.actions import Admitted, Answers, Waiting, admitted, planned
from workshop_tracker.attendance.walk_ins.walk_in import WalkIn
from workshop_tracker.audit.actions import record
from workshop_tracker.database import WritingSession, now
from workshop_tracker.workshops.models import Workshop


class HasOwnSeat(Exception):
    """Who is on the list already takes nobody's place."""


class SeatIsEmpty(Exception):
    """Somebody who was taken off the list has no seat to give."""


def replace_participant(
    session: WritingSession,
    workshop: Workshop,
    replaced: Participation,
    by: WalkIn,
    answers: Answers,
    *,
    today: dt.date,
) -> Admitted | Waiting:
    """Give the seat of somebody to another, who may be known or new; sent twice, it is given once.

    Raises WorkshopIsOver, PaperRestsOnIt, HasOwnSeat, SeatIsEmpty.
    """
    require_running(workshop)
    lock_list(session, workshop)
    session.refresh(replaced)
    if replaced.certified_at is not None:
        raise PaperRestsOnIt
    if replaced.cancelled_at is not None:
        return _given_before(session, replaced)
    plan = planned(session, workshop, by, answers, today=today)
    if any(each.stays_out for each in plan.proposals):
        return Waiting(plan)
    seated = {row.person_id for row in listed_rows(session, workshop.id) if not row.is_cancelled}
    batch = apply_participants(session, workshop, plan)
    remember_spellings(session, plan, district_code=workshop.district_code)
    substitute = admitted(session, workshop, plan, batch)
    if substitute.participation.person_id in seated:
        raise HasOwnSeat
    _seat(session, workshop, substitute.participation, replaced)
    return substitute


def _given_before(session: WritingSession, replaced: Participation) -> Admitted:
    substitute = substitute_of(session, replaced.id)
    if substitute is None:
        raise SeatIsEmpty
    return Admitted(substitute, is_new=False)


def _seat(session: WritingSession, workshop: Workshop, substitute: Participation, replaced: Participation) -> None:
    for former in session.scalars(select(Participation).where(Participation.replaces_id == replaced.id)):
        former.replaces_id = None  # a seat that went round has one holder before each
    substitute.replaces_id, substitute.cancelled_at = replaced.id, None  # one may return to an own seat
    take_off_list(session, replaced, at=now())
    names = f"{replaced.name_as_registered} → {substitute.name_as_registered}"
    record(session, "replace", "workshops", workshop.id, new=names)
