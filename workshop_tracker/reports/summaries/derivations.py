"""The summaries as they must be: months of participations from the base tables, keys from those months.

Building anew inserts these rows, a fold asks for some of them, verifying compares them with what is kept.
"""

from typing import Any

from sqlalchemy import (
    CTE,
    BindParameter,
    ColumnElement,
    Integer,
    ScalarSelect,
    Select,
    String,
    Subquery,
    case,
    cast,
    extract,
    func,
    literal,
    select,
    true,
    union_all,
)

from workshop_tracker.attendance.models import Override, Participation, ParticipationRole
from workshop_tracker.certificates.models import Certificate, PaperState, is_certificate
from workshop_tracker.people.models import Person, StaffKind
from workshop_tracker.reports.counting import attended, held_on
from workshop_tracker.reports.summaries.models import PARTICIPATION_MONTHS
from workshop_tracker.reports.summaries.rules import Counted
from workshop_tracker.workshops.models import Workshop, WorkshopSession, WorkshopState

MONTHS = PARTICIPATION_MONTHS.c
AMOUNTS = ("marks", "lesson_hours", "papers", "recognised_hours", "completed", "certified")
PLACE = ("month", "office_id", "level_group", "district_code")
SEX_UNKNOWN = literal(Counted.SEX_UNKNOWN.value)


def month_of(day: Any) -> ColumnElement[int]:
    """The month of a day as one number."""
    return cast(extract("year", day), Integer) * 12 + cast(extract("month", day), Integer) - 1


def months_of_participations(*some: ColumnElement[bool]) -> Select[Any]:
    """The rows of `participation_months`: of all participations, or of those for which `some` holds."""
    marks = _marks().where(*some).cte("marked")
    papers = _papers().where(*some)
    gave = union_all(select(marks), papers, _earned(marks), _decided().where(*some)).subquery("gave")
    given = (
        # PostgreSQL adds sums up to decimals, and a list of decimals and integers cannot be sent back
        select(
            gave.c.participation_id,
            gave.c.month,
            *(cast(func.sum(gave.c[name]), Integer).label(name) for name in AMOUNTS),
        )
        .where(gave.c.month.is_not(None))
        .group_by(gave.c.participation_id, gave.c.month)
        .subquery("given")
    )
    return _with_places(given)


def _given(**amounts: Any) -> list[ColumnElement[int]]:
    """A column for each amount; what is not named is none."""
    return [amounts.get(name, literal(0)).label(name) for name in AMOUNTS]


def _marks() -> Select[*tuple[Any, ...]]:
    """Attended sessions and their JP by participation and month, as the live report counts them."""
    month = month_of(held_on())
    return attended(
        Participation.id.label("participation_id"),
        month.label("month"),
        *_given(marks=func.count(), lesson_hours=func.sum(WorkshopSession.lesson_hours)),
    ).group_by(Participation.id, month)


def _papers() -> Select[*tuple[Any, ...]]:
    """Valid certificates by participation and month; JP are recognised to participants only."""
    month = month_of(Certificate.event_ended_on)
    is_participant = Participation.role == ParticipationRole.PARTICIPANT
    recognised = case((is_participant, func.coalesce(Certificate.lesson_hours, 0)), else_=0)
    return (
        select(
            Participation.id.label("participation_id"),
            month.label("month"),
            *_given(
                papers=func.count(),
                recognised_hours=func.sum(recognised),
                certified=func.max(case((is_participant, 1), else_=0)),
            ),
        )
        .join(Certificate, Certificate.participation_id == Participation.id)
        .where(Certificate.state == PaperState.VALID, is_certificate())
        .group_by(Participation.id, month)
    )


def _earned(marks: CTE) -> Select[*tuple[Any, ...]]:
    """Who attended as much as the workshop asks for, where nobody decided otherwise: `attendance.rules` as SQL."""
    attended_of = (
        select(
            marks.c.participation_id,
            func.sum(marks.c.marks).label("sessions"),
            func.sum(marks.c.lesson_hours).label("hours"),
        )
        .group_by(marks.c.participation_id)
        .subquery("attended_of")
    )
    asked_hours, asked_sessions = _asked_for(func.sum(WorkshopSession.lesson_hours)), _asked_for(func.count())
    is_enough = case(
        (asked_hours > 0, attended_of.c.hours * 100 >= Workshop.minimum_attendance * asked_hours),
        else_=attended_of.c.sessions * 100 >= Workshop.minimum_attendance * asked_sessions,
    )
    return (
        select(attended_of.c.participation_id, _ended_in().label("month"), *_given(completed=literal(1)))
        .join(Participation, Participation.id == attended_of.c.participation_id)
        .join(Workshop, Workshop.id == Participation.workshop_id)
        .where(is_enough, _decision().is_(None))
    )


def _decided() -> Select[*tuple[Any, ...]]:
    """Participants of whom somebody decided that they completed, whatever they attended."""
    return (
        select(Participation.id.label("participation_id"), _ended_in().label("month"), *_given(completed=literal(1)))
        .join(Workshop, Workshop.id == Participation.workshop_id)
        .where(
            Participation.id.in_(select(Override.participation_id).where(Override.withdrawn_at.is_(None))),
            Participation.role == ParticipationRole.PARTICIPANT,
            Participation.cancelled_at.is_(None),
            Workshop.state != WorkshopState.CANCELLED,
            _decision() == true(),
        )
    )


def _ended_in() -> ColumnElement[int]:
    return month_of(func.coalesce(Workshop.ends_on, Workshop.starts_on))


def _asked_for(amount: ColumnElement[int]) -> ScalarSelect[int]:
    """Over all sessions of the workshop of the row."""
    return select(amount).where(WorkshopSession.workshop_id == Workshop.id).correlate(Workshop).scalar_subquery()


def _decision() -> ScalarSelect[bool]:
    """What was decided last of the participation of the row and stands; none where nobody decided."""
    return (
        select(Override.has_completed)
        .where(Override.participation_id == Participation.id, Override.withdrawn_at.is_(None))
        .order_by(Override.id.desc())
        .limit(1)
        .correlate(Participation)
        .scalar_subquery()
    )


def _with_places(given: Subquery) -> Select[Any]:
    is_teacher = Participation.staff_kind == StaffKind.TEACHER
    return (
        select(
            given.c.participation_id,
            given.c.month,
            Participation.person_id,
            Participation.workshop_id,
            func.coalesce(Participation.school_id, 0).label("school_id"),
            func.coalesce(Participation.office_id, 0).label("office_id"),
            func.coalesce(cast(Participation.level_group, String), "").label("level_group"),
            func.coalesce(Participation.district_code, "").label("district_code"),
            case((is_teacher, func.coalesce(cast(Person.sex, String), SEX_UNKNOWN)), else_="").label("teacher"),
            Participation.employment,
            *(given.c[name] for name in AMOUNTS),
        )
        .join(Participation, Participation.id == given.c.participation_id)
        .join(Person, Person.id == Participation.person_id)
    )


def keys_of_months() -> Select[Any]:
    """The rows of `summary_keys`: each teacher (also as one who completed), school and workshop in its places."""
    is_present, is_teacher = MONTHS.marks > 0, MONTHS.teacher != ""
    found = union_all(
        _keys(MONTHS.teacher, MONTHS.person_id).where(is_present, is_teacher),
        _keys(literal(Counted.SCHOOL.value), MONTHS.school_id).where(is_present, is_teacher, MONTHS.school_id != 0),
        _keys(literal(Counted.WORKSHOP.value), MONTHS.workshop_id).where(is_present),
        _keys(literal(Counted.COMPLETED.value), MONTHS.person_id).where(MONTHS.completed > 0, is_teacher),
    ).subquery("found")
    return select(found)


def _keys(kind: ColumnElement[str], key: ColumnElement[int]) -> Select[Any]:
    place = [MONTHS[name] for name in PLACE]
    keys = select(kind.label("kind"), key.label("key_id"), *place, func.count().label("months"))
    return keys.group_by(*([] if isinstance(kind, BindParameter) else [kind]), key, *place)
