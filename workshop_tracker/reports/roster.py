"""The schools under an office on a day, as its report counts them."""

import datetime as dt
from dataclasses import dataclass, field

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.organizations.models import District, Jurisdiction
from workshop_tracker.schools.models import School

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
    phone: str = field(default="", repr=False)


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


def schools_by_id(session: Session, school_ids: set[int]) -> list[OverseenSchool]:
    """Schools by their ids, in the order of the report."""
    query = _school_columns().where(School.id.in_(school_ids)).order_by(*IN_ORDER)
    return [OverseenSchool(*row) for row in session.execute(query)] if school_ids else []


def _school_columns() -> Select[int, str, str, str, str, str, LevelGroup, str]:
    return select(
        School.id,
        School.npsn,
        func.coalesce(func.nullif(School.printed_name, ""), School.name),
        School.subdistrict,
        School.district_code,
        District.name,
        School.level_group,
        School.phone,
    ).join(District, District.code == School.district_code)
