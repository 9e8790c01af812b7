"""The summaries as they must be: months of participations from the base tables, keys from those months.

Building anew inserts these rows, a fold asks for some of them, verifying compares them with what is kept.
"""

from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    ScalarSelect,
    Select,
    String,
    Subquery,
    and_,
    case,
    cast,
    extract,
    func,
    literal,
    or_,
    select,
    union_all,
)

from workshop_tracker.attendance.models import Participation, ParticipationRole
from workshop_tracker.certificates.models import Certificate, PaperState, is_certificate
from workshop_tracker.people.models import Person, StaffKind
from workshop_tracker.reports.counting import attended, held_on
from workshop_tracker.reports.models import YearlyTarget
from workshop_tracker.reports.summaries.models import PARTICIPATION_MONTHS
from workshop_tracker.reports.summaries.rules import Counted
from workshop_tracker.workshops.models import WorkshopSession

MONTHS = PARTICIPATION_MONTHS.c
PLACE = ("month", "office_id", "level_group", "district_code")
SEX_UNKNOWN = literal(Counted.SEX_UNKNOWN.value)


def month_of(day: Any) -> ColumnElement[int]:
    """The month of a day as one number."""
    return cast(extract("year", day), Integer) * 12 + cast(extract("month", day), Integer) - 1


def months_of_participations(*some: ColumnElement[bool]) -> Select[Any]:
    """The rows of `participation_months`: of all participations, or of those for which `some` holds."""
    marks, papers = _marks().where(*some), _papers().where(*some)
    gave = union_all(marks, papers).subquery("gave")
    given = (
        select(
            gave.c.participation_id,
            gave.c.month,
            *(func.sum(gave.c[name]).label(name) for name in ("marks", "lesson_hours", "papers", "recognised_hours")),
        )
        .where(gave.c.month.is_not(None))
        .group_by(gave.c.participation_id, gave.c.month)
        .subquery("given")
    )
    return _with_places(given)


def _marks() -> Select[*tuple[Any, ...]]:
    """Attended sessions and their JP by participation and month, as the live report counts them."""
    month = month_of(held_on())
    return attended(
        Participation.id.label("participation_id"),
        month.label("month"),
        func.count().label("marks"),
        func.sum(WorkshopSession.lesson_hours).label("lesson_hours"),
        literal(0).label("papers"),
        literal(0).label("recognised_hours"),
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
            literal(0).label("marks"),
            literal(0).label("lesson_hours"),
            func.count().label("papers"),
            func.sum(recognised).label("recognised_hours"),
        )
        .join(Certificate, Certificate.participation_id == Participation.id)
        .where(Certificate.state == PaperState.VALID, is_certificate())
        .group_by(Participation.id, month)
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
            given.c.marks,
            given.c.lesson_hours,
            given.c.papers,
            given.c.recognised_hours,
        )
        .join(Participation, Participation.id == given.c.participation_id)
        .join(Person, Person.id == Participation.person_id)
    )


def keys_of_months() -> Select[Any]:
    """The rows of `summary_keys`: each teacher, school and workshop in its places."""
    is_present, is_teacher = MONTHS.marks > 0, MONTHS.teacher != ""
    found = union_all(
        _keys(MONTHS.teacher, MONTHS.person_id).where(is_present, is_teacher),
        _keys(literal(Counted.SCHOOL.value), MONTHS.school_id).where(is_present, is_teacher, MONTHS.school_id != 0),
        _keys(literal(Counted.WORKSHOP.value), MONTHS.workshop_id).where(is_present),
        keys_at_target(),
    ).subquery("found")
    return select(found)


def _keys(kind: ColumnElement[str], key: ColumnElement[int]) -> Select[Any]:
    place = [MONTHS[name] for name in PLACE]
    keys = select(kind.label("kind"), key.label("key_id"), *place, func.count().label("months"))
    return keys.group_by(*([] if isinstance(kind, BindParameter) else [kind]), key, *place)


def keys_at_target(*some: ColumnElement[bool]) -> Select[Any]:
    """Teachers with as many recognised JP in a calendar year as the target of an employment that they had in it.

    They count where their papers of that year count. `some` says of which months, always whole years of a person.
    """
    year = MONTHS.month // 12
    earned = (MONTHS.recognised_hours > 0, MONTHS.teacher != "", *some)
    met = (
        select(MONTHS.person_id, year.label("year"))
        .where(*earned)
        .group_by(MONTHS.person_id, year)
        .having(func.sum(MONTHS.recognised_hours) >= func.min(_target(year)))
        .subquery("met")
    )
    rows = _keys(literal(Counted.AT_TARGET.value), MONTHS.person_id).where(*earned)
    return rows.join(met, (met.c.person_id == MONTHS.person_id) & (met.c.year == year))


def _target(year: ColumnElement[int]) -> ScalarSelect[int]:
    """The JP of the target that holds on the last day of a year for the employment of the row."""
    until = YearlyTarget.valid_until
    is_last_day = and_(extract("month", until) == 12, extract("day", until) == 31)
    return (
        select(YearlyTarget.lesson_hours)
        .where(
            func.lower(YearlyTarget.employment) == func.lower(MONTHS.employment),
            extract("year", YearlyTarget.valid_from) <= year,
            or_(until.is_(None), extract("year", until) > year, and_(extract("year", until) == year, is_last_day)),
        )
        .order_by(YearlyTarget.valid_from.desc())
        .limit(1)
        .scalar_subquery()
    )
