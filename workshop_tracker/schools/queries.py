"""Schools as lists, pickers and counts see them; who oversees one follows from (district, level group, day)."""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, true
from sqlalchemy.orm import Session

from workshop_tracker.database import batched, one_of
from workshop_tracker.organizations.models import District, Jurisdiction
from workshop_tracker.organizations.queries import seen_offices, valid_on
from workshop_tracker.schools.models import School, SchoolAlias, SchoolStatus
from workshop_tracker.viewer import Role, Viewer

NPSNS_AT_ONCE = 10_000
IN_ORDER = (School.sort_key, School.id)


class SchoolFacts(NamedTuple):
    """What a register says about a school, each value as it is stored."""

    npsn: str
    name: str
    level: str
    status: str
    address: str
    subdistrict: str
    district_code: str


class ListedSchool(NamedTuple):
    """A school as a list or a picker shows it: two schools of one name differ by subdistrict and district."""

    id: int
    npsn: str
    name: str
    level: str
    status: SchoolStatus
    subdistrict: str
    district: str


def school_by_npsn(session: Session, npsn: str) -> School | None:
    return session.scalar(select(School).where(School.npsn == npsn))


class Spelling(NamedTuple):
    """A way of writing that leads to a school within one district, since somebody confirmed it.

    `district` is empty where it is one of lists that say none.
    """

    id: int
    written: str
    district: str
    confirmed_at: dt.datetime


def spellings_of(session: Session, school: School) -> list[Spelling]:
    """The confirmed spellings of a school, by their letters."""
    rows = session.execute(
        select(SchoolAlias.id, SchoolAlias.written, func.coalesce(District.name, ""), SchoolAlias.confirmed_at)
        .outerjoin(District, District.code == SchoolAlias.district_code)
        .where(SchoolAlias.school_id == school.id)
        .order_by(SchoolAlias.alias_key, func.coalesce(District.name, ""))
    )
    return [Spelling(*row) for row in rows]


def spelling_of(session: Session, school: School, spelling_id: int) -> SchoolAlias | None:
    """A confirmed spelling of this school and no other."""
    return session.scalar(select(SchoolAlias).where(SchoolAlias.id == spelling_id, SchoolAlias.school_id == school.id))


def schools_by_npsn(session: Session, npsns: Iterable[str]) -> dict[str, School]:
    """Schools by their numbers; an unknown number is absent."""
    found: dict[str, School] = {}
    for part in batched(sorted(set(npsns)), NPSNS_AT_ONCE):
        found |= {
            school.npsn: school for school in session.scalars(select(School).where(one_of(session, School.npsn, part)))
        }
    return found


def known_facts(session: Session, npsns: Iterable[str]) -> dict[str, SchoolFacts]:
    """What is stored of these schools of a register, by number."""
    columns = [getattr(School, name) for name in SchoolFacts._fields]
    known: dict[str, SchoolFacts] = {}
    for part in batched(sorted(set(npsns)), NPSNS_AT_ONCE):
        known |= {
            row[0]: SchoolFacts(*row)
            for row in session.execute(select(*columns).where(one_of(session, School.npsn, part)))
        }
    return known


def is_open_on(day: dt.date) -> ColumnElement[bool]:
    """The condition under which a school counts on a day: not yet closed, and opened before or nobody knows when."""
    return and_(
        or_(School.opened_on.is_(None), School.opened_on <= day),
        or_(School.closed_on.is_(None), School.closed_on >= day),
    )


def is_under(office_ids: Collection[int], day: dt.date) -> ColumnElement[bool]:
    """The condition under which one of these offices oversees a school on a day."""
    return exists().where(
        Jurisdiction.office_id.in_(office_ids),
        Jurisdiction.district_code == School.district_code,
        Jurisdiction.level_group == School.level_group,
        valid_on(day),
    )


def schools_overseen(session: Session, office_id: int, on: dt.date) -> list[School]:
    """The schools that an office oversees on a day, by name; those that had closed or not yet opened are left out."""
    found = select(School).where(is_under([office_id], on), is_open_on(on)).order_by(*IN_ORDER)
    return list(session.scalars(found))


def schools_per_office(session: Session, on: dt.date) -> dict[int, int]:
    """How many schools each office oversees on a day; an office without any is absent. One statement."""
    counted = (
        select(Jurisdiction.office_id, func.count())
        .join(
            School,
            and_(
                School.district_code == Jurisdiction.district_code,
                School.level_group == Jurisdiction.level_group,
            ),
        )
        .where(valid_on(on), is_open_on(on))
        .group_by(Jurisdiction.office_id)
    )
    return dict(session.execute(counted).all())


def visible_to(session: Session, viewer: Viewer, on: dt.date) -> ColumnElement[bool]:
    """The condition under which this viewer sees a school.

    Admins see every school; offices, supervisors and organizers those under their office; a school's own user that one.
    """
    if viewer.has_role(Role.ADMIN):
        return true()
    return or_(School.id.in_(viewer.school_ids), is_under(seen_offices(session, viewer), on))


def visible_school(session: Session, viewer: Viewer, npsn: str, on: dt.date) -> School | None:
    """The school of that number, if the viewer sees it."""
    return session.scalar(select(School).where(School.npsn == npsn, visible_to(session, viewer, on)))


def listed_schools() -> Select[int, str, str, str, SchoolStatus, str, str]:
    """Schools with the name that people read, in the order of lists; `ListedSchool(*row)` names the columns."""
    name = func.coalesce(func.nullif(School.printed_name, ""), School.name)
    return (
        select(School.id, School.npsn, name, School.level, School.status, School.subdistrict, District.name)
        .join(District, District.code == School.district_code)
        .order_by(*IN_ORDER)
    )
