"""The denominator: the schools under an office on a day, and how many teachers each is known to have."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from workshop_tracker.database import batched
from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.organizations.models import District, Jurisdiction
from workshop_tracker.people.models import Person, PersonStatus, Post, StaffKind
from workshop_tracker.schools.models import HeadcountSex, School, SchoolHeadcount

SCHOOLS_AT_ONCE = 500
IN_ORDER = (School.district_code, School.sort_key, School.id)


@dataclass(frozen=True, slots=True)
class OverseenSchool:
    """A school of the report: overseen on the period's last day, or reached while it was."""

    id: int
    npsn: str
    name: str
    subdistrict: str
    district_code: str
    district: str
    level: LevelGroup


def overseen_schools(session: Session, office_id: int, on: dt.date) -> list[OverseenSchool]:
    """Schools under the office on a day; those that had closed or not yet opened are left out."""
    query = (
        _school_columns()
        .join(
            Jurisdiction,
            (Jurisdiction.district_code == School.district_code) & (Jurisdiction.level_group == School.level_group),
        )
        .where(
            Jurisdiction.office_id == office_id,
            Jurisdiction.valid_from <= on,
            or_(Jurisdiction.valid_until.is_(None), Jurisdiction.valid_until >= on),
            or_(School.opened_on.is_(None), School.opened_on <= on),
            or_(School.closed_on.is_(None), School.closed_on >= on),
        )
        .order_by(*IN_ORDER)
    )
    return [OverseenSchool(*row) for row in session.execute(query)]


def teachers_known(session: Session, school_ids: Sequence[int], on: dt.date) -> dict[int, int]:
    """Active teachers with their main post at each school, else what it declared last; an unknown school is absent."""
    known: dict[int, int] = {}
    for part in batched(school_ids, SCHOOLS_AT_ONCE):
        known |= dict(session.execute(_headcounts(on).where(SchoolHeadcount.school_id.in_(part))).all())
        known |= dict(session.execute(_roster(on).where(Post.school_id.in_(part))).all())
    return known


def schools_by_id(session: Session, school_ids: set[int]) -> list[OverseenSchool]:
    """Schools by their ids, in the order of the report."""
    query = _school_columns().where(School.id.in_(school_ids)).order_by(*IN_ORDER)
    return [OverseenSchool(*row) for row in session.execute(query)] if school_ids else []


def _school_columns() -> Select[int, str, str, str, str, str, LevelGroup]:
    return select(
        School.id,
        School.npsn,
        func.coalesce(func.nullif(School.printed_name, ""), School.name),
        School.subdistrict,
        School.district_code,
        District.name,
        School.level_group,
    ).join(District, District.code == School.district_code)


def _roster(on: dt.date) -> Select[int, int]:
    has_left = (Person.status != PersonStatus.ACTIVE) & or_(Person.status_on.is_(None), Person.status_on <= on)
    return (
        select(Post.school_id, func.count(func.distinct(Post.person_id)))
        .join(Person, Person.id == Post.person_id)
        .where(
            Post.is_main,
            Post.starts_on <= on,
            or_(Post.ends_on.is_(None), Post.ends_on >= on),
            Person.staff_kind == StaffKind.TEACHER,
            Person.merged_into_id.is_(None),
            ~has_left,
        )
        .group_by(Post.school_id)
    )


def _headcounts(on: dt.date) -> Select[int, int]:
    """The last number that each school declared for all its teachers."""
    latest = (
        select(SchoolHeadcount.school_id, func.max(SchoolHeadcount.counted_on).label("counted_on"))
        .where(SchoolHeadcount.counted_on <= on, SchoolHeadcount.employment == "")
        .group_by(SchoolHeadcount.school_id)
        .subquery()
    )
    return (
        select(SchoolHeadcount.school_id, SchoolHeadcount.teachers)
        .join(
            latest,
            (latest.c.school_id == SchoolHeadcount.school_id) & (latest.c.counted_on == SchoolHeadcount.counted_on),
        )
        .where(SchoolHeadcount.employment == "", SchoolHeadcount.sex == HeadcountSex.ALL)
    )
