"""Schools of an office, schools that nobody came from, and totals of a filter that no summary knows."""

import datetime as dt
from collections.abc import Collection

from sqlalchemy import ColumnElement, ScalarSelect, Select, case, func, or_, select, tuple_
from sqlalchemy.orm import Session

from workshop_tracker.organizations.models import District, Jurisdiction
from workshop_tracker.reports.details.reached import FilteredTotals, Months, Place, ReachedSchool, UnreachedSchool
from workshop_tracker.reports.summaries.models import PARTICIPATION_MONTHS, SUMMARY_KEYS
from workshop_tracker.reports.summaries.rules import Counted
from workshop_tracker.schools.models import School
from workshop_tracker.workshops.models import Workshop

MONTHS, KEYS = PARTICIPATION_MONTHS.c, SUMMARY_KEYS.c
SIZE = 50
NAME = func.coalesce(func.nullif(School.printed_name, ""), School.name)
PLACE = (School.district_code, School.level_group, School.sort_key, School.id)
DISTRICT = select(District.name).where(District.code == School.district_code).correlate(School).scalar_subquery()
NEVER = -1  # before every month
IS_TEACHER = (MONTHS.teacher != "") & (MONTHS.marks > 0)


def unreached_schools(
    session: Session, months: Months, office_ids: Collection[int] = (), *, after: Place | None = None, size: int = SIZE
) -> list[UnreachedSchool]:
    """Schools open on the last day of which no teacher was present in these months: `size` behind a place.

    Of the offices that oversee them on that day, else of the nation. One statement, which looks at the schools of the
    page and at the reached ones between them, however many there are.
    """
    last = _last_month(months.last)
    wanted = (
        select(*PLACE, School.npsn, NAME, School.subdistrict, DISTRICT, last)
        .where(_is_open(months.ends_on), func.coalesce(last, NEVER) < months.first)
        .order_by(*PLACE)
        .limit(size)
    )
    if office_ids:
        wanted = wanted.where(tuple_(School.district_code, School.level_group).in_(_places(office_ids, months.ends_on)))
    if after:
        wanted = wanted.where(tuple_(*PLACE) > tuple_(*after))
    return [UnreachedSchool(Place(*row[:4]), *row[4:]) for row in session.execute(wanted)]


def place_of(session: Session, npsn: str) -> Place | None:
    """Where a school stands in the list; None where there is none of that number."""
    row = session.execute(select(*PLACE).where(School.npsn == npsn)).one_or_none()
    return Place(*row) if row else None


def schools_of_offices(session: Session, months: Months, office_ids: Collection[int]) -> list[ReachedSchool]:
    """The schools that these offices oversee on the last day, with what counts for these offices. One statement."""
    gave = (
        select(
            MONTHS.school_id,
            func.count(func.distinct(case((IS_TEACHER, MONTHS.person_id)))).label("teachers"),
            func.sum(MONTHS.lesson_hours).label("lesson_hours"),
            func.sum(MONTHS.recognised_hours).label("recognised_hours"),
        )
        .where(MONTHS.office_id.in_(office_ids), MONTHS.month.between(months.first, months.last))
        .group_by(MONTHS.school_id)
        .subquery("gave")
    )
    told = (func.coalesce(gave.c[name], 0) for name in ("teachers", "lesson_hours", "recognised_hours"))
    wanted = (
        select(School.id, School.npsn, NAME, School.subdistrict, District.name, School.level_group, *told)
        .join(District, District.code == School.district_code)
        .outerjoin(gave, gave.c.school_id == School.id)
        .where(_is_open(months.ends_on))
        .where(tuple_(School.district_code, School.level_group).in_(_places(office_ids, months.ends_on)))
        .order_by(*PLACE)
    )
    return [ReachedSchool(*row) for row in session.execute(wanted)]


def filtered_totals(
    session: Session,
    months: Months,
    office_ids: Collection[int] = (),
    *,
    programme_id: int | None = None,
    employment: str | None = None,
) -> FilteredTotals:
    """Teachers of these offices, else of the nation, who were present, by programme or employment. One statement."""
    wanted = select(
        func.count(func.distinct(MONTHS.person_id)),
        func.count(func.distinct(func.nullif(MONTHS.school_id, 0))),
        func.count(func.distinct(MONTHS.workshop_id)),
        func.coalesce(func.sum(MONTHS.lesson_hours), 0),
        func.coalesce(func.sum(MONTHS.recognised_hours), 0),
    ).where(IS_TEACHER, MONTHS.month.between(months.first, months.last))
    if office_ids:
        wanted = wanted.where(MONTHS.office_id.in_(office_ids))
    if programme_id is not None:
        workshops = select(Workshop.id).where(Workshop.programme_id == programme_id)
        wanted = wanted.where(MONTHS.workshop_id.in_(workshops))
    if employment is not None:
        wanted = wanted.where(MONTHS.employment == employment)
    return FilteredTotals(*session.execute(wanted).one())


def _last_month(until: int) -> ScalarSelect[int | None]:
    """The last month, of those up to one, in which a teacher of the school was present.

    Compared as a number, not asked whether it is there: PostgreSQL would take nearly all schools for reached ones, and
    read them all instead of those of a page.
    """
    return (
        select(func.max(KEYS.month))
        .where(KEYS.kind == Counted.SCHOOL.value, KEYS.key_id == School.id, KEYS.months > 0, KEYS.month <= until)
        .correlate(School)
        .scalar_subquery()
    )


def _is_open(on: dt.date) -> ColumnElement[bool]:
    return or_(School.opened_on.is_(None), School.opened_on <= on) & or_(
        School.closed_on.is_(None), School.closed_on >= on
    )


def _places(office_ids: Collection[int], on: dt.date) -> Select[*tuple[str, ...]]:
    """The districts and level groups that the offices oversee on a day."""
    return select(Jurisdiction.district_code, Jurisdiction.level_group).where(
        Jurisdiction.office_id.in_(office_ids),
        Jurisdiction.valid_from <= on,
        or_(Jurisdiction.valid_until.is_(None), Jurisdiction.valid_until >= on),
    )
