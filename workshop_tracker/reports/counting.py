"""What the report counts, as queries over participations; all go by the school and office frozen on the first day."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Attendance, Mark, Participation, ParticipationRole
from workshop_tracker.certificates.models import Certificate, PaperState, is_certificate
from workshop_tracker.people.models import StaffKind
from workshop_tracker.reports.region import Period
from workshop_tracker.workshops.models import Workshop, WorkshopSession, WorkshopState

# number and JP of papers, by school and role
Papers = dict[tuple[int | None, ParticipationRole], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose training is counted: an office, a period, and a programme where one was chosen."""

    office_id: int
    period: Period
    programme_id: int | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """A participant who was present on a day of the period, with the attended JP."""

    participation_id: int
    person_id: int
    workshop_id: int
    school_id: int | None
    staff_kind: StaffKind
    lesson_hours: int


def held_on() -> ColumnElement[dt.date | None]:
    """A session's day; a session without a day of its own was held on the workshop's first."""
    return func.coalesce(WorkshopSession.held_on, Workshop.starts_on)


def attended(*columns: Any) -> Select[Any]:
    """Rows of present participants, one per attended session, of workshops that were not cancelled."""
    return (
        select(*columns)
        .select_from(Attendance)
        .join(Participation, Participation.id == Attendance.participation_id)
        .join(WorkshopSession, WorkshopSession.id == Attendance.session_id)
        .join(Workshop, Workshop.id == Participation.workshop_id)
        .where(
            Attendance.mark == Mark.PRESENT,
            Participation.role == ParticipationRole.PARTICIPANT,
            Participation.cancelled_at.is_(None),
            Workshop.state != WorkshopState.CANCELLED,
        )
    )


def in_scope(query: Select[Any], scope: Scope) -> Select[Any]:
    """Only days of the period, and workshops of the programme."""
    query = query.where(held_on().between(scope.period.starts_on, scope.period.ends_on))
    return query if scope.programme_id is None else query.where(Workshop.programme_id == scope.programme_id)


def presences(session: Session, scope: Scope) -> list[Presence]:
    """The office's own participants who were present in the period."""
    query = in_scope(
        attended(
            Participation.id,
            Participation.person_id,
            Participation.workshop_id,
            Participation.school_id,
            Participation.staff_kind,
            func.sum(WorkshopSession.lesson_hours),
        ).where(Participation.office_id == scope.office_id),
        scope,
    ).group_by(
        Participation.id,
        Participation.person_id,
        Participation.workshop_id,
        Participation.school_id,
        Participation.staff_kind,
    )
    return [Presence(*row) for row in session.execute(query)]


def papers_by_school(session: Session, scope: Scope) -> Papers:
    """Valid certificates (no letters) of workshops that ended in the period: number and JP, by school and role."""
    query = (
        select(
            Participation.school_id,
            Participation.role,
            func.count(Certificate.id),
            func.sum(Certificate.lesson_hours),
        )
        .join(Certificate, Certificate.participation_id == Participation.id)
        .join(Workshop, Workshop.id == Participation.workshop_id)
        .where(
            Certificate.state == PaperState.VALID,
            is_certificate(),
            Certificate.event_ended_on.between(scope.period.starts_on, scope.period.ends_on),
            Participation.office_id == scope.office_id,
        )
        .group_by(Participation.school_id, Participation.role)
    )
    if scope.programme_id is not None:
        query = query.where(Workshop.programme_id == scope.programme_id)
    return {(school, role): (papers, hours or 0) for school, role, papers, hours in session.execute(query)}


def workshops_ending(session: Session, scope: Scope) -> list[Workshop]:
    """Workshops with own participants that ended in the period: whoever completed them completed in it."""
    query = select(Workshop).where(
        func.coalesce(Workshop.ends_on, Workshop.starts_on).between(scope.period.starts_on, scope.period.ends_on),
        Workshop.state != WorkshopState.CANCELLED,
        Workshop.id.in_(select(Participation.workshop_id).where(Participation.office_id == scope.office_id)),
    )
    if scope.programme_id is not None:
        query = query.where(Workshop.programme_id == scope.programme_id)
    return list(session.scalars(query.order_by(Workshop.id)))


def last_trained(session: Session, scope: Scope) -> dict[int | None, dt.date]:
    """The last day before the period on which somebody of each school was present, whoever oversaw it then."""
    query = (
        attended(Participation.school_id, func.max(held_on()))
        .where(held_on() < scope.period.starts_on, Participation.staff_kind == StaffKind.TEACHER)
        .group_by(Participation.school_id)
    )
    return dict(session.execute(query).all())
