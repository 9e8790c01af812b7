"""The teachers behind a number, each once, in the order of names; whom the reader may not name comes last."""

from typing import Any

from sqlalchemy import Integer, Select, case, cast, func, select, tuple_
from sqlalchemy.orm import Session

from workshop_tracker.people.models import Person
from workshop_tracker.people.names import join_name
from workshop_tracker.reports.evidence.participations import (
    SIZE,
    Question,
    has_sex,
    listed_participations,
)
from workshop_tracker.reports.evidence.rows import Rows, Teacher
from workshop_tracker.schools.models import School


def teachers(session: Session, asked: Question, *, after: int = 0, size: int = SIZE) -> Rows[Teacher]:
    """The people of a number behind the person `after`; 0 begins. Two statements."""
    each = _grouped(session, asked).subquery("each")
    place = case((each.c.is_unnamed == 1, ""), else_=Person.sort_key)
    order = (each.c.is_unnamed, place, each.c.person_id)
    found = (
        select(
            each.c.person_id,
            each.c.is_unnamed,
            Person.printed_name,
            Person.title_before,
            Person.name,
            Person.title_after,
            func.coalesce(func.nullif(School.printed_name, ""), School.name),
            func.coalesce(School.npsn, ""),
            *(each.c[name] for name in ("schools", "workshops", "attended", "recognised")),
        )
        .join(Person, Person.id == each.c.person_id)
        .outerjoin(School, School.id == each.c.school_id)
        .order_by(*order)
        .limit(size + 1)
    )
    if after:
        row = select(*order).join(Person, Person.id == each.c.person_id).where(each.c.person_id == after)
        behind = row.subquery("behind")
        found = found.join(behind, tuple_(*order) > tuple_(*behind.c))
    rows = [_teacher(*row) for row in session.execute(found)]
    counting = select(func.count(), func.coalesce(func.sum(each.c.is_unnamed), 0)).select_from(each)
    total, unnamed = session.execute(counting).one()
    return Rows(rows[:size], total, total, unnamed, rows[size - 1].person_id if len(rows) > size else None)


def _teacher(person_id: int, is_unnamed: int, printed: str, before: str, name: str, after: str, *rest: Any) -> Teacher:
    return Teacher(person_id, None if is_unnamed else printed or join_name(before, name, after), *rest)


def _grouped(session: Session, asked: Question) -> Select[Any]:
    listed = listed_participations(session, asked).subquery("listed")
    # PostgreSQL adds large numbers up to one that is none of JSON's
    grouped = select(
        listed.c.person_id,
        func.max(listed.c.is_unnamed).label("is_unnamed"),
        func.min(listed.c.school_id).label("school_id"),
        func.count(listed.c.school_id.distinct()).label("schools"),
        func.count(listed.c.workshop_id.distinct()).label("workshops"),
        cast(func.sum(listed.c.attended), Integer).label("attended"),
        cast(func.sum(listed.c.recognised), Integer).label("recognised"),
    ).group_by(listed.c.person_id)
    word = asked.within.of_sex
    return grouped.having(has_sex(func.min(listed.c.sex), word)) if word else grouped
