"""How many teachers schools are known to have on a day, and who told it. A few statements, whatever their number."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from workshop_tracker.database import batched
from workshop_tracker.people.denominator.models import SchoolList, Teller
from workshop_tracker.people.denominator.rules import EVERYBODY, WHOLE, Headcount, KnownTeachers, Source, newest
from workshop_tracker.people.models import Person, PersonStatus, Post, StaffKind
from workshop_tracker.schools.models import HeadcountSex, School, SchoolHeadcount

SCHOOLS_AT_ONCE = 500
SOURCE_OF = {Teller.SCHOOL: Source.SCHOOL_LIST, Teller.OFFICE: Source.OFFICE_LIST}


def known_teachers(session: Session, school_ids: Sequence[int], on: dt.date) -> dict[int, KnownTeachers]:
    """Of each school what was told for the latest day up to `on`; a school of which nobody is known is absent.

    A list counts the active teachers with their main post there. Three statements for each 500 schools.
    """
    told: defaultdict[int, list[KnownTeachers]] = defaultdict(list)
    for part in batched(school_ids, SCHOOLS_AT_ONCE):
        for school_id, teachers, counted_on in session.execute(
            _statements(on).where(SchoolHeadcount.school_id.in_(part))
        ):
            told[school_id].append(KnownTeachers(teachers, Source.STATEMENT, counted_on))
        recorded = dict(session.execute(_roster(on).where(Post.school_id.in_(part))).all())
        for school_id, teachers in recorded.items():
            told[school_id].append(KnownTeachers(teachers, Source.RECORDED, None))
        for school_id, told_by, listed_on in session.execute(_lists(on).where(SchoolList.school_id.in_(part))):
            told[school_id].append(KnownTeachers(recorded.get(school_id, 0), SOURCE_OF[told_by], listed_on))
    return {school_id: known for school_id, each in told.items() if (known := newest(each)) is not None}


def told_beside(on: dt.date) -> list[ScalarSelect[Any]]:
    """Columns beside schools of another query, from which `known_of` makes what is known of each: no statement more."""
    counts = _said(SchoolHeadcount).where(
        SchoolHeadcount.counted_on <= on,
        SchoolHeadcount.employment == WHOLE,
        SchoolHeadcount.sex == HeadcountSex.ALL,
    )
    lists = _said(SchoolList).where(SchoolList.listed_on <= on)
    staff = (
        select(func.count(func.distinct(Post.person_id)))
        .join(Person, Person.id == Post.person_id)
        .where(Post.school_id == School.id, *is_teaching(on))
        .correlate(School)
    )
    return [
        *(
            _last(counts, column, SchoolHeadcount.counted_on)
            for column in (SchoolHeadcount.teachers, SchoolHeadcount.counted_on)
        ),
        *(_last(lists, column, SchoolList.listed_on) for column in (SchoolList.told_by, SchoolList.listed_on)),
        staff.scalar_subquery(),
    ]


def _said(table: type[SchoolHeadcount] | type[SchoolList]) -> Select[*tuple[Any, ...]]:
    return select(table).where(table.school_id == School.id).correlate(School)


def _last(said: Select[*tuple[Any, ...]], column: Any, day: Any) -> ScalarSelect[Any]:
    return said.with_only_columns(column).order_by(day.desc()).limit(1).scalar_subquery()


def known_of(
    declared: int | None, declared_on: dt.date | None, told_by: Teller | None, listed_on: dt.date | None, recorded: int
) -> KnownTeachers | None:
    """What is known of a school by the columns of `told_beside`; None where nobody told anything."""
    told: list[KnownTeachers] = []
    if declared is not None:
        told.append(KnownTeachers(declared, Source.STATEMENT, declared_on))
    if recorded:
        told.append(KnownTeachers(recorded, Source.RECORDED, None))
    if told_by is not None:
        told.append(KnownTeachers(recorded, SOURCE_OF[told_by], listed_on))
    return newest(told)


def last_headcount(session: Session, school_id: int) -> Headcount | None:
    """The latest statement of a school with all its groups."""
    latest = select(func.max(SchoolHeadcount.counted_on)).where(SchoolHeadcount.school_id == school_id)
    rows = session.scalars(
        select(SchoolHeadcount).where(
            SchoolHeadcount.school_id == school_id, SchoolHeadcount.counted_on == latest.scalar_subquery()
        )
    ).all()
    counts = {(row.employment, row.sex.value): row.teachers for row in rows}
    total = counts.get((WHOLE, EVERYBODY))
    if total is None:
        return None
    groups = {group: count for group, count in counts.items() if group[0] != WHOLE}
    return Headcount(rows[0].counted_on, total, groups)


def is_teaching(on: dt.date) -> list[ColumnElement[bool]]:
    """What is true of a post and its person where an active teacher has the main post on a day."""
    has_left = (Person.status != PersonStatus.ACTIVE) & or_(Person.status_on.is_(None), Person.status_on <= on)
    return [
        Post.is_main.expression,
        Post.starts_on <= on,
        or_(Post.ends_on.is_(None), Post.ends_on >= on),
        Person.staff_kind == StaffKind.TEACHER,
        Person.merged_into_id.is_(None),
        ~has_left,
    ]


def _roster(on: dt.date) -> Select[int, int]:
    """Active teachers with their main post at each school."""
    return (
        select(Post.school_id, func.count(func.distinct(Post.person_id)))
        .join(Person, Person.id == Post.person_id)
        .where(*is_teaching(on))
        .group_by(Post.school_id)
    )


def _statements(on: dt.date) -> Select[int, int, dt.date]:
    """The last number that each school declared for all its teachers."""
    latest = (
        select(SchoolHeadcount.school_id, func.max(SchoolHeadcount.counted_on).label("counted_on"))
        .where(
            SchoolHeadcount.counted_on <= on,
            SchoolHeadcount.employment == WHOLE,
            SchoolHeadcount.sex == HeadcountSex.ALL,
        )
        .group_by(SchoolHeadcount.school_id)
        .subquery()
    )
    return (
        select(SchoolHeadcount.school_id, SchoolHeadcount.teachers, SchoolHeadcount.counted_on)
        .join(
            latest,
            and_(latest.c.school_id == SchoolHeadcount.school_id, latest.c.counted_on == SchoolHeadcount.counted_on),
        )
        .where(SchoolHeadcount.employment == WHOLE, SchoolHeadcount.sex == HeadcountSex.ALL)
    )


def _lists(on: dt.date) -> Select[int, Teller, dt.date]:
    """The last list of each school's staff."""
    latest = (
        select(SchoolList.school_id, func.max(SchoolList.listed_on).label("listed_on"))
        .where(SchoolList.listed_on <= on)
        .group_by(SchoolList.school_id)
        .subquery()
    )
    return select(SchoolList.school_id, SchoolList.told_by, SchoolList.listed_on).join(
        latest, and_(latest.c.school_id == SchoolList.school_id, latest.c.listed_on == SchoolList.listed_on)
    )
