"""What the report counts, as queries over participations; all go by the school and office frozen on the first day.

Only a report that asks for today's state (`Scope.as_it_is_on`) goes by the running main post and today's jurisdictions.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, false, func, or_, select
from sqlalchemy.orm import Session, aliased

from workshop_tracker.attendance.models import Attendance, Mark, Participation, ParticipationRole
from workshop_tracker.certificates.models import Certificate, PaperState, is_certificate
from workshop_tracker.organizations.models import Jurisdiction
from workshop_tracker.organizations.queries import valid_on
from workshop_tracker.people.models import Person, Post, Sex, StaffKind
from workshop_tracker.reports.asked.filters import EVERYBODY, Filters
from workshop_tracker.reports.region import Period
from workshop_tracker.schools.models import School, SchoolStatus
from workshop_tracker.workshops.models import Workshop, WorkshopSession, WorkshopState

Query = TypeVar("Query", bound=Select[*tuple[Any, ...]])


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose training is counted: of an office and all below it, a period, and a programme where one was chosen.

    `synonymous` are workshops that belong to the programme by another name; `as_it_is_on` is the day on which people
    and jurisdictions are looked at, none: as they were.
    """

    office_ids: frozenset[int]
    period: Period
    programme_id: int | None = None
    synonymous: frozenset[int] = frozenset()
    filters: Filters = EVERYBODY
    as_it_is_on: dt.date | None = None

    @property
    def overseen_on(self) -> dt.date:
        """The day on which schools and teachers are counted."""
        return self.as_it_is_on or self.period.ends_on


@dataclass(frozen=True, slots=True)
class Presence:
    """A participant who was present on a day of the period, with the attended JP."""

    participation_id: int
    person_id: int
    workshop_id: int
    school_id: int | None
    staff_kind: StaffKind
    sex: Sex | None
    school_status: SchoolStatus | None
    lesson_hours: int


def held_on() -> ColumnElement[dt.date | None]:
    """A session's day; a session without a day of its own was held on the workshop's first."""
    return func.coalesce(WorkshopSession.held_on, Workshop.starts_on)


def home_school(scope: Scope) -> ColumnElement[int | None]:
    """Where a participant counts."""
    day = scope.as_it_is_on
    if day is None:
        return Participation.school_id.expression
    post = (
        select(func.max(Post.school_id))
        .where(
            Post.person_id == Participation.person_id,
            Post.is_main,
            Post.starts_on <= day,
            or_(Post.ends_on.is_(None), Post.ends_on >= day),
        )
        .correlate(Participation)
    )
    return func.coalesce(post.scalar_subquery(), Participation.school_id)


def is_own(scope: Scope) -> ColumnElement[bool]:
    """Participants of the office and the offices below it; never unknown, so it may be turned round."""
    return func.coalesce(theirs(scope), false())


def theirs(scope: Scope) -> ColumnElement[bool]:
    """The same for whoever only looks for them: an index tells it."""
    if scope.as_it_is_on is None:
        return Participation.office_id.in_(scope.office_ids)
    overseen = select(School.id).join(
        Jurisdiction,
        (Jurisdiction.district_code == School.district_code) & (Jurisdiction.level_group == School.level_group),
    )
    overseen = overseen.where(Jurisdiction.office_id.in_(scope.office_ids), valid_on(scope.as_it_is_on))
    return home_school(scope).in_(overseen)


def fits(scope: Scope) -> list[ColumnElement[bool]]:
    """What the filters ask of a participant, apart from the role; sex is that of the person, so it may be mended."""
    asked = scope.filters
    wanted = (
        (Participation.level_group, asked.level),
        (Participation.school_status, asked.status),
        (Participation.employment, asked.employment),
    )
    of_sex = [Participation.person_id.in_(select(Person.id).where(Person.sex == asked.sex))] if asked.sex else []
    return [*(column == word for column, word in wanted if word), *of_sex]


def own(scope: Scope) -> list[ColumnElement[bool]]:
    """The office's own participants whom the filters admit, in the role that is counted, not taken off the list."""
    return [theirs(scope), in_role(scope), Participation.cancelled_at.is_(None), *fits(scope)]


def in_role(scope: Scope) -> ColumnElement[bool]:
    return Participation.role == ParticipationRole(scope.filters.role)


def of_programme(query: Query, scope: Scope) -> Query:
    """Only workshops of the programme, under whatever name."""
    if scope.programme_id is None:
        return query
    return query.where(or_(Workshop.programme_id == scope.programme_id, Workshop.id.in_(scope.synonymous)))


def attended(*columns: Any, role: ParticipationRole = ParticipationRole.PARTICIPANT) -> Select[Any]:
    """Rows of present people in a role, one per attended session, of workshops that were not cancelled."""
    return (
        select(*columns)
        .select_from(Attendance)
        .join(Participation, Participation.id == Attendance.participation_id)
        .join(WorkshopSession, WorkshopSession.id == Attendance.session_id)
        .join(Workshop, Workshop.id == Participation.workshop_id)
        .where(
            Attendance.mark == Mark.PRESENT,
            Participation.role == role,
            Participation.cancelled_at.is_(None),
            Workshop.state != WorkshopState.CANCELLED,
        )
    )


def attended_in(scope: Scope, *columns: Any) -> Select[Any]:
    """The same in the counted role and in workshops of the programme; the days are not narrowed."""
    return of_programme(attended(*columns, role=ParticipationRole(scope.filters.role)), scope)


def in_period(scope: Scope) -> ColumnElement[bool]:
    """A session of the period."""
    return held_on().between(scope.period.starts_on, scope.period.ends_on)


def has_a_day(scope: Scope, workshop_id: SQLColumnExpression[int] = Workshop.id) -> ColumnElement[bool]:
    """Workshops with a session or their first day in the period; what was cancelled has none.

    A session without a day of its own was held on the first. Indexes give the list of these workshops, which is made
    once; rows that name their workshop by `workshop_id` are looked up in it before the workshop itself is read.
    """
    first, last, begun = scope.period.starts_on, scope.period.ends_on, aliased(Workshop)
    days = select(WorkshopSession.workshop_id).where(WorkshopSession.held_on.between(first, last))
    starts = select(begun.id).where(begun.starts_on.between(first, last))
    return (Workshop.state != WorkshopState.CANCELLED) & workshop_id.in_(days.union_all(starts))


def presences(session: Session, scope: Scope) -> list[Presence]:
    """The office's own participants who were present in the period."""
    query = (
        attended_in(
            scope,
            Participation.id,
            Participation.person_id,
            Participation.workshop_id,
            home_school(scope),
            Participation.staff_kind,
            Person.sex,
            Participation.school_status,
            func.sum(WorkshopSession.lesson_hours),
        )
        .join(Person, Person.id == Participation.person_id)
        .where(*own(scope), in_period(scope))
        .group_by(Participation.id, Person.id)  # the keys tell the other columns
    )
    return [Presence(*row) for row in session.execute(query)]


def people_by_school(present: Iterable[Presence]) -> dict[int, set[int]]:
    """The teachers among them by the school where they count."""
    people: defaultdict[int, set[int]] = defaultdict(set)
    for row in present:
        if row.school_id is not None and row.staff_kind is StaffKind.TEACHER:
            people[row.school_id].add(row.person_id)
    return dict(people)


@dataclass(frozen=True, slots=True)
class Paper:
    """A valid certificate (no letter) of a workshop that ended in the period."""

    participation_id: int
    person_id: int
    school_id: int | None
    role: ParticipationRole
    staff_kind: StaffKind
    sex: Sex | None
    lesson_hours: int


def papers(session: Session, scope: Scope) -> list[Paper]:
    """Papers of the office's own people in whatever role."""
    query = (
        select(
            Participation.id,
            Participation.person_id,
            home_school(scope),
            Participation.role,
            Participation.staff_kind,
            Person.sex,
            func.coalesce(Certificate.lesson_hours, 0),
        )
        .join(Certificate, Certificate.participation_id == Participation.id)
        .join(Workshop, Workshop.id == Participation.workshop_id)
        .join(Person, Person.id == Participation.person_id)
        .where(
            Certificate.state == PaperState.VALID,
            is_certificate(),
            Certificate.event_ended_on.between(scope.period.starts_on, scope.period.ends_on),
            theirs(scope),
            *fits(scope),
        )
    )
    return [Paper(*row) for row in session.execute(of_programme(query, scope))]


def workshops_ending(session: Session, scope: Scope) -> list[Workshop]:
    """Workshops with own participants that ended in the period: whoever completed them completed in it."""
    query = select(Workshop).where(
        func.coalesce(Workshop.ends_on, Workshop.starts_on).between(scope.period.starts_on, scope.period.ends_on),
        Workshop.state != WorkshopState.CANCELLED,
        Workshop.id.in_(select(Participation.workshop_id).where(theirs(scope))),
    )
    return list(session.scalars(of_programme(query, scope).order_by(Workshop.id)))


def last_trained_at(session: Session, period: Period, npsns: Collection[str]) -> dict[str, dt.date]:
    """The last day before the period on which a teacher of each of these schools was present, whoever oversaw it."""
    query = (
        attended(School.npsn, func.max(held_on()))
        .join(School, School.id == Participation.school_id)
        .where(School.npsn.in_(npsns), held_on() < period.starts_on, Participation.staff_kind == StaffKind.TEACHER)
        .group_by(School.npsn)
    )
    return dict(session.execute(query).all()) if npsns else {}


def last_trained(session: Session, scope: Scope) -> dict[int | None, dt.date]:
    """The last day before the period on which somebody of each school was present, whoever oversaw it then."""
    query = (
        attended_in(scope, Participation.school_id, func.max(held_on()))
        .where(held_on() < scope.period.starts_on, Participation.staff_kind == StaffKind.TEACHER)
        .group_by(Participation.school_id)
    )
    return dict(session.execute(query).all())
