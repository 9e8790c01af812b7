"""People and sessions of workshops in numbers: one statement for a page of them, counted where the rows are.

Who has completed is decided by `attendance.rules`; a list of workshops asks for numbers only, so the same decision
stands here in SQL. A test holds the two together.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Subquery, and_, case, exists, func, or_, select, true
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Attendance, Mark, Override, Participation, ParticipationRole
from workshop_tracker.certificates.models import Certificate, PaperKind, PaperState
from workshop_tracker.workshops.engagements import PaperRole
from workshop_tracker.workshops.models import Workshop, WorkshopSession

Column = ColumnElement[Any]
IS_PARTICIPANT = Participation.role == ParticipationRole.PARTICIPANT


@dataclass(frozen=True, slots=True)
class Figures:
    """Sessions, participants and papers of one workshop; the names are those of `rules.Facts`."""

    sessions_due: int = 0
    sessions_to_come: int = 0
    participants: int = 0
    without_school: int = 0
    unmarked: int = 0
    cannot_complete: int = 0
    ready: int = 0
    to_validate: int = 0
    prepared: int = 0
    valid: int = 0


def figures_of(session: Session, workshop_ids: Collection[int], on: dt.date) -> dict[int, Figures]:
    """Figures by workshop id as of a day. One statement."""
    plan = _plan(workshop_ids, on)
    people = _people(workshop_ids, plan, on)
    counted = _counted(people)
    rows = session.execute(
        select(plan.c.workshop_id, plan.c.due, plan.c.sessions - plan.c.due, *counted)
        .outerjoin(people, people.c.workshop_id == plan.c.workshop_id)
        .group_by(plan.c.workshop_id, plan.c.due, plan.c.sessions)
    )
    return {workshop_id: Figures(*numbers) for workshop_id, *numbers in rows}


def _number(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """How many rows of a group fulfil it."""
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _is_due(on: dt.date) -> ColumnElement[bool]:
    """Whether a session may be marked by that day; one without any day always may."""
    held_on = func.coalesce(WorkshopSession.held_on, Workshop.starts_on)
    return or_(held_on.is_(None), held_on <= on)


def _plan(workshop_ids: Collection[int], on: dt.date) -> Subquery:
    """Of each workshop: its JP, its sessions, how many of them are due, its minimum."""
    is_due = and_(WorkshopSession.id.is_not(None), _is_due(on))
    return (
        select(
            Workshop.id.label("workshop_id"),
            Workshop.minimum_attendance.label("minimum"),
            func.coalesce(func.sum(WorkshopSession.lesson_hours), 0).label("hours"),
            func.count(WorkshopSession.id).label("sessions"),
            _number(is_due).label("due"),
        )
        .outerjoin(WorkshopSession, WorkshopSession.workshop_id == Workshop.id)
        .where(Workshop.id.in_(workshop_ids))
        .group_by(Workshop.id, Workshop.minimum_attendance)
        .subquery("plan")
    )


def _marks(workshop_ids: Collection[int], plan: Subquery, on: dt.date) -> Subquery:
    """Of each participation: sessions and JP attended and marked; without JP each session weighs one."""
    weight = case((plan.c.hours > 0, WorkshopSession.lesson_hours), else_=1)
    return (
        select(
            Attendance.participation_id,
            func.sum(case((Attendance.mark == Mark.PRESENT, weight), else_=0)).label("attended"),
            func.sum(weight).label("marked"),
            _number(Attendance.mark == Mark.PRESENT).label("sessions_attended"),
            func.count().label("sessions_marked"),
            _number(_is_due(on)).label("marked_due"),
        )
        .join(WorkshopSession, WorkshopSession.id == Attendance.session_id)
        .join(Workshop, Workshop.id == WorkshopSession.workshop_id)
        .join(plan, plan.c.workshop_id == Workshop.id)
        .where(Workshop.id.in_(workshop_ids))
        .group_by(Attendance.participation_id)
        .subquery("marks")
    )


def _people(workshop_ids: Collection[int], plan: Subquery, on: dt.date) -> Subquery:
    """One row for each participation on a list, with what is decided about it."""
    marks = _marks(workshop_ids, plan, on)
    total = case((plan.c.hours > 0, plan.c.hours), else_=plan.c.sessions)
    attended, marked = func.coalesce(marks.c.attended, 0), func.coalesce(marks.c.marked, 0)
    was_present = func.coalesce(marks.c.sessions_attended, 0) > 0
    may_be_present = or_(was_present, func.coalesce(marks.c.sessions_marked, 0) < plan.c.sessions)
    gets_paper = exists().where(
        PaperRole.workshop_id == Participation.workshop_id, PaperRole.role == Participation.role
    )
    return (
        select(
            Participation.workshop_id,
            Participation.id.label("participation_id"),
            IS_PARTICIPANT.label("is_participant"),
            and_(Participation.school_id.is_(None), Participation.work_unit == "").label("is_homeless"),
            (func.coalesce(marks.c.marked_due, 0) < plan.c.due).label("is_unmarked"),
            _is_enough(was_present, attended, total, plan.c.minimum).label("has_completed"),
            _is_enough(may_be_present, attended + total - marked, total, plan.c.minimum).label("can_complete"),
            gets_paper.label("gets_paper"),
            _paper_state().label("paper"),
        )
        .join(plan, plan.c.workshop_id == Participation.workshop_id)
        .outerjoin(marks, marks.c.participation_id == Participation.id)
        .where(Participation.workshop_id.in_(workshop_ids), Participation.cancelled_at.is_(None))
        .subquery("people")
    )


def _is_enough(presence: ColumnElement[bool], hours: Column, total: Column, minimum: Column) -> ColumnElement[bool]:
    """The decision of a person, else presence and hours that reach the minimum; helpers have nothing to attend."""
    decision = (
        select(Override.has_completed)
        .where(Override.participation_id == Participation.id, Override.withdrawn_at.is_(None))
        .order_by(Override.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    computed = and_(presence, total > 0, hours * 100 >= minimum * total)
    return case((~IS_PARTICIPANT, true()), (decision.is_not(None), decision), else_=computed)


def _paper_state() -> ColumnElement[Any]:
    """State of the newest version of a participation's certificate."""
    return (
        select(Certificate.state)
        .where(Certificate.participation_id == Participation.id, Certificate.kind == PaperKind.SERTIFIKAT)
        .order_by(Certificate.version.desc())
        .limit(1)
        .scalar_subquery()
    )


def _counted(people: Subquery) -> list[ColumnElement[int]]:
    """The numbers of Figures that are about people, in their order."""
    of = people.c
    is_on_list = and_(of.participation_id.is_not(None), of.is_participant)
    return [
        _number(is_on_list),
        _number(and_(is_on_list, of.is_homeless)),
        _number(and_(is_on_list, of.is_unmarked)),
        _number(and_(is_on_list, ~of.can_complete)),
        _number(and_(of.gets_paper, of.has_completed, or_(of.paper.is_(None), of.paper == PaperState.WITHDRAWN))),
        _number(and_(of.gets_paper, of.has_completed, of.paper == PaperState.PREPARED)),
        _number(of.paper == PaperState.PREPARED),
        _number(of.paper == PaperState.VALID),
    ]
