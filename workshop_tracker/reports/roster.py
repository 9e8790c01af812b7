"""The schools under an office on a day, as its report counts them."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.organizations.models import District, Jurisdiction
from workshop_tracker.organizations.queries import valid_on
from workshop_tracker.reports.asked.filters import Filters
from workshop_tracker.schools.models import School, SchoolStatus

EVERY_SCHOOL = Filters()
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
    status: SchoolStatus
    phone: str = field(default="", repr=False)


def overseen_schools(
    session: Session, office_ids: Collection[int], on: dt.date, filters: Filters = EVERY_SCHOOL
) -> list[OverseenSchool]:
    """Schools under these offices on a day; those that had closed or not yet opened are left out."""
    return [OverseenSchool(*row) for row in session.execute(overseen(office_ids, on, filters))]


def overseen(
    office_ids: Collection[int], on: dt.date, filters: Filters = EVERY_SCHOOL
) -> Select[int, str, str, str, str, str, LevelGroup, SchoolStatus, str]:
    """The same as a query, in the order of the report; its columns are those of `OverseenSchool`."""
    query = (
        _school_columns()
        .join(
            Jurisdiction,
            (Jurisdiction.district_code == School.district_code) & (Jurisdiction.level_group == School.level_group),
        )
        .where(
            Jurisdiction.office_id.in_(office_ids),
            valid_on(on),
            or_(School.opened_on.is_(None), School.opened_on <= on),
            or_(School.closed_on.is_(None), School.closed_on >= on),
        )
        .order_by(*IN_ORDER)
    )
    wanted = ((School.level_group, filters.level), (School.status, filters.status))
    return query.where(*(column == word for column, word in wanted if word))


def schools_by_id(session: Session, school_ids: set[int]) -> list[OverseenSchool]:
    """Schools by their ids, in the order of the report."""
    query = _school_columns().where(School.id.in_(school_ids)).order_by(*IN_ORDER)
    return [OverseenSchool(*row) for row in session.execute(query)] if school_ids else []


def _school_columns() -> Select[int, str, str, str, str, str, LevelGroup, SchoolStatus, str]:
    return select(
        School.id,
        School.npsn,
        func.coalesce(func.nullif(School.printed_name, ""), School.name),
        School.subdistrict,
        School.district_code,
        District.name,
        School.level_group,
        School.status,
        School.phone,
    ).join(District, District.code == School.district_code)
