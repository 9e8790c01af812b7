"""Teachers on record: who has the main post at an overseen school, what they were given, and whom nothing reached."""

from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, case, cast, exists, func, literal, not_, null, select, tuple_
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.people.models import Identifier, Person, Post
from workshop_tracker.people.names import join_name
from workshop_tracker.reports.asked.filters import EVERYBODY
from workshop_tracker.reports.counting import Scope, attended_in, held_on, in_period
from workshop_tracker.reports.evidence.participations import SIZE, Question, may_name
from workshop_tracker.reports.evidence.rows import OnRecord, Rows
from workshop_tracker.reports.evidence.schools import narrowed_schools
from workshop_tracker.reports.targets.queries import (
    outside_hours,
    recognised_hours,
    targets_on,
    teachers_of,
)
from workshop_tracker.schools.models import School

NOT_TOLD = "-"  # the employment of whom nobody told it
WITHOUT_NUMBER = "without_number"
FIRST_OF_A_YEAR = {"month": 1, "day": 1}


def teachers_on_record(session: Session, asked: Question, *, after: int = 0, size: int = SIZE) -> Rows[OnRecord]:
    """The active teachers of the overseen schools that are asked for, behind the post `after`. Five statements."""
    each = _each(session, asked).subquery("each")
    order = (each.c.is_unnamed, each.c.place, each.c.post_id)
    found = (
        select(
            *(each.c[name] for name in ("post_id", "person_id", "is_unnamed")),
            *(each.c[name] for name in ("printed_name", "title_before", "name", "title_after")),
            func.coalesce(func.nullif(School.printed_name, ""), School.name),
            School.npsn,
            *(each.c[name] for name in ("employment", "recognised", "outside", "target", "came", "last_trained_on")),
        )
        .join(School, School.id == each.c.school_id)
        .order_by(*order)
        .limit(size + 1)
    )
    if after:
        behind = select(*order).where(each.c.post_id == after).subquery("behind")
        found = found.join(behind, tuple_(*order) > tuple_(*behind.c))
    rows = session.execute(found).all()
    counting = select(func.count(), func.count(each.c.person_id.distinct()), func.sum(each.c.is_unnamed))
    total, people, unnamed = session.execute(counting.select_from(each)).one()
    next_id = rows[size - 1][0] if len(rows) > size else None
    return Rows([_on_record(*row) for row in rows[:size]], total, people, unnamed or 0, next_id)


def _on_record(
    _post_id: int, person_id: int, is_unnamed: int, printed: str, before: str, name: str, after: str, *rest: Any
) -> OnRecord:
    school, npsn, employment, recognised, outside, target, came, last = rest
    shown = None if is_unnamed else printed or join_name(before, name, after)
    return OnRecord(person_id, shown, school, npsn, employment, recognised, outside, target, bool(came), last)


def _each(session: Session, asked: Question) -> Select[*tuple[Any, ...]]:
    scope, within = asked.scope, asked.within
    schools = [each for each in narrowed_schools(session, scope, within) if within.school in {"", each.npsn}]
    filters = EVERYBODY if within.standing == WITHOUT_NUMBER else scope.filters  # the board looks at everybody
    teachers: Select[*tuple[Any, ...]] = teachers_of(session, [each.id for each in schools], scope.overseen_on, filters)
    named = Person.id.in_(select(Person.id).where(may_name(session, asked.viewer)))
    recognised, outside = _hours(teachers, scope)
    target = _target(session, scope)
    statement = teachers.with_only_columns(
        Post.id.label("post_id"),
        Person.id.label("person_id"),
        Post.school_id,
        Post.employment,
        Person.printed_name,
        Person.title_before,
        Person.name,
        Person.title_after,
        case((named, 0), else_=1).label("is_unnamed"),
        case((named, Person.sort_key), else_="").label("place"),
        recognised.label("recognised"),
        outside.label("outside"),
        target.label("target"),
        case((_came(scope), 1), else_=0).label("came"),
        _last_trained(scope).label("last_trained_on"),
    )
    return statement.where(*_wanted(within.standing, within.of_employment, scope, (recognised, outside, target)))


def _hours(teachers: Select[*tuple[Any, ...]], scope: Scope) -> tuple[ColumnElement[int], ColumnElement[int]]:
    """JP of the calendar year up to the day: recognised ones, and verified ones from elsewhere."""
    until = scope.overseen_on
    ids, first = teachers.with_only_columns(Person.id), until.replace(**FIRST_OF_A_YEAR)
    given = [told(ids, first, until).subquery() for told in (recognised_hours, outside_hours)]
    sums = [select(told.c[1]).where(told.c[0] == Person.id).correlate(Person).scalar_subquery() for told in given]
    return func.coalesce(sums[0], 0), func.coalesce(sums[1], 0)


def _target(session: Session, scope: Scope) -> ColumnElement[int | None]:
    targets = targets_on(session, scope.overseen_on)
    unknown: ColumnElement[int | None] = cast(null(), Integer)
    return case(targets, value=func.lower(Post.employment), else_=unknown) if targets else unknown


def _came(scope: Scope) -> ColumnElement[bool]:
    """Whether she was present in the period, wherever she worked and whoever counts her."""
    there = attended_in(scope, literal(1)).where(in_period(scope), Participation.person_id == Person.id)
    return there.correlate(Person).exists()


def _last_trained(scope: Scope) -> ColumnElement[Any]:
    before = attended_in(scope, func.max(held_on())).where(
        held_on() < scope.period.starts_on, Participation.person_id == Person.id
    )
    return before.correlate(Person).scalar_subquery()


def _wanted(
    standing: str,
    employment: str,
    scope: Scope,
    hours: tuple[ColumnElement[int], ColumnElement[int], ColumnElement[int | None]],
) -> list[ColumnElement[bool]]:
    """The part of the teachers that a number counts."""
    recognised, outside, target = hours
    is_short = recognised < target
    standings: dict[str, list[ColumnElement[bool]]] = {
        "reached": [recognised >= target],
        "with_outside": [recognised + outside >= target],
        "nothing": [is_short, recognised == 0],
        "below_half": [is_short, recognised > 0, 2 * recognised < target],
        "half_or_more": [is_short, recognised > 0, 2 * recognised >= target],
        "short": [is_short],
        "unreached": [not_(_came(scope))],
        WITHOUT_NUMBER: [not_(exists().where(Identifier.person_id == Person.id))],
    }
    employed = [Post.employment == ("" if employment == NOT_TOLD else employment)] if employment else []
    return [*standings.get(standing, []), *employed]
