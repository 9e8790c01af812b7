"""Which participations stand behind a number: the conditions by which the report counts, as sets of rows."""

from collections.abc import Callable

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, exists, false, func, not_, or_, select, true
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Attendance, Mark, Participation, ParticipationRole
from workshop_tracker.certificates.models import Certificate, PaperState, is_certificate
from workshop_tracker.database import one_of, today
from workshop_tracker.organizations.levels import RELIGIOUS
from workshop_tracker.people.models import StaffKind
from workshop_tracker.reports.counting import (
    Scope,
    attended_in,
    fits,
    has_a_day,
    held_on,
    home_school,
    in_period,
    in_role,
    is_own,
    own,
    papers,
)
from workshop_tracker.reports.evidence.measure import Measure
from workshop_tracker.reports.quality.queries import is_looked_at
from workshop_tracker.reports.reached.queries import completed
from workshop_tracker.workshops.models import Workshop, WorkshopSession

Conditions = list[ColumnElement[bool]]
IS_TEACHER = Participation.staff_kind == StaffKind.TEACHER


def conditions_of(session: Session, scope: Scope, measure: Measure) -> Conditions:
    """What is true of the participations (with their workshop) that a number counts.

    Completions are judged mark by mark, so those cost the statements of the report; the others none.
    """
    return _CONDITIONS[measure](session, scope)


def has_paper(scope: Scope) -> Conditions:
    """What is true of a participation and a certificate that counts as its paper."""
    return [
        Certificate.state == PaperState.VALID,
        is_certificate(),
        Certificate.event_ended_on.between(scope.period.starts_on, scope.period.ends_on),
        is_own(scope),
        *fits(scope),
    ]


def lesson_hours_attended(scope: Scope) -> ScalarSelect[int]:
    """JP of the sessions of the period at which a participant was present."""
    return (
        select(func.coalesce(func.sum(WorkshopSession.lesson_hours), 0))
        .join(Attendance, Attendance.session_id == WorkshopSession.id)
        .where(Attendance.participation_id == Participation.id, Attendance.mark == Mark.PRESENT, in_period(scope))
        .correlate(Participation, Workshop)
        .scalar_subquery()
    )


def unmarked() -> ColumnElement[int]:
    """How many sessions of past days lack a mark of a participant."""
    due = select(func.count(WorkshopSession.id)).where(WorkshopSession.workshop_id == Workshop.id, held_on() <= today())
    marked = (
        select(func.count(Attendance.id))
        .join(WorkshopSession, WorkshopSession.id == Attendance.session_id)
        .where(Attendance.participation_id == Participation.id, held_on() <= today())
    )
    return due.correlate(Workshop).scalar_subquery() - marked.correlate(Participation, Workshop).scalar_subquery()


def _attending(_session: Session, scope: Scope) -> Conditions:
    return [_among(attended_in(scope, Participation.id).where(*own(scope), in_period(scope)))]


def _present(session: Session, scope: Scope) -> Conditions:
    return [*_attending(session, scope), IS_TEACHER]


def _other_staff(session: Session, scope: Scope) -> Conditions:
    return [*_attending(session, scope), not_(IS_TEACHER)]


def _registered(_session: Session, scope: Scope) -> Conditions:
    return [*own(scope), has_a_day(scope), IS_TEACHER]


def _completed(session: Session, scope: Scope) -> Conditions:
    return [one_of(session, Participation.id, _earned(session, scope)), IS_TEACHER]


def _certified(_session: Session, scope: Scope) -> Conditions:
    held = exists().where(Certificate.participation_id == Participation.id, *has_paper(scope))
    return [held, in_role(scope), IS_TEACHER]


def _papers(_session: Session, scope: Scope) -> Conditions:
    return has_paper(scope)


def _hours(_session: Session, scope: Scope) -> Conditions:
    return [*has_paper(scope), in_role(scope)]


def _below_the_rule(session: Session, scope: Scope) -> Conditions:
    return [*_hours(session, scope), not_(one_of(session, Participation.id, _earned(session, scope)))]


def _without_paper(session: Session, scope: Scope) -> Conditions:
    """Who completed and holds none, at the workshops of the report for which papers are issued."""
    held = {paper.participation_id for paper in papers(session, scope)}
    without = [number for number in _earned(session, scope) if number not in held]
    rooms = attended_in(scope, Participation.workshop_id).where(*own(scope), in_period(scope))
    return [
        one_of(session, Participation.id, without),
        Workshop.id.in_(rooms.correlate(None)),
        not_(Workshop.is_recorded_only),
    ]


def _earned(session: Session, scope: Scope) -> list[int]:
    return [row.participation_id for row in completed(session, scope)]


def _unmarked(_session: Session, scope: Scope) -> Conditions:
    """Participants of whatever office, as the board counts them."""
    return [
        *is_looked_at(scope),
        Participation.role == ParticipationRole.PARTICIPANT,
        Participation.cancelled_at.is_(None),
        unmarked() > 0,
    ]


def _unknown_school(_session: Session, scope: Scope) -> Conditions:
    return [
        *is_looked_at(scope),
        Participation.school_id.is_(None),
        IS_TEACHER,
        Participation.cancelled_at.is_(None),
        in_role(scope),
    ]


def _everyone(_session: Session, scope: Scope) -> Conditions:
    """Who was in the rooms where own people sat, and in those that the office held."""
    rooms = attended_in(scope, Participation.workshop_id).where(*own(scope), in_period(scope))
    there = or_(Participation.workshop_id.in_(rooms.correlate(None)), Workshop.office_id.in_(scope.office_ids))
    return [_among(attended_in(scope, Participation.id).where(in_period(scope), there))]


def _guests(*kind: Callable[[Scope], ColumnElement[bool]]) -> Callable[[Session, Scope], Conditions]:
    def conditions(session: Session, scope: Scope) -> Conditions:
        return [*_everyone(session, scope), *(told(scope) for told in kind)]

    return conditions


def _is_left_out(scope: Scope) -> ColumnElement[bool]:
    return and_(is_own(scope), not_(and_(true(), *(func.coalesce(fit, false()) for fit in fits(scope)))))


def _is_foreign(scope: Scope) -> ColumnElement[bool]:
    return not_(is_own(scope))


def _has_school(scope: Scope) -> ColumnElement[bool]:
    return home_school(scope).is_not(None)


def _has_no_school(scope: Scope) -> ColumnElement[bool]:
    return home_school(scope).is_(None)


def _is_religious(_scope: Scope) -> ColumnElement[bool]:
    return func.coalesce(Participation.level_group.in_(RELIGIOUS), false())


def _is_of_state(scope: Scope) -> ColumnElement[bool]:
    return not_(_is_religious(scope))


def _has_office(_scope: Scope) -> ColumnElement[bool]:
    return Participation.office_id.is_not(None)


def _has_no_office(_scope: Scope) -> ColumnElement[bool]:
    return Participation.office_id.is_(None)


def _among(statement: Select[int]) -> ColumnElement[bool]:
    return Participation.id.in_(statement.correlate(None))


_CONDITIONS: dict[Measure, Callable[[Session, Scope], Conditions]] = {
    Measure.REGISTERED: _registered,
    Measure.PRESENT: _present,
    Measure.COMPLETED: _completed,
    Measure.CERTIFIED: _certified,
    Measure.ATTENDING: _attending,
    Measure.PAPERS: _papers,
    Measure.HOURS: _hours,
    Measure.EVERYONE: _everyone,
    Measure.OTHER_STAFF: _other_staff,
    Measure.OTHER_OFFICES: _guests(_is_foreign, _has_school, _is_of_state, _has_office),
    Measure.MADRASAH: _guests(_is_foreign, _has_school, _is_religious),
    Measure.WITHOUT_OFFICE: _guests(_is_foreign, _has_school, _is_of_state, _has_no_office),
    Measure.WITHOUT_SCHOOL: _guests(_is_foreign, _has_no_school),
    Measure.LEFT_OUT: _guests(_is_left_out),
    Measure.WITHOUT_PAPER: _without_paper,
    Measure.UNMARKED: _unmarked,
    Measure.UNKNOWN_SCHOOL: _unknown_school,
    Measure.BELOW_THE_RULE: _below_the_rule,
}
