"""Building the report of a region: one statement per question, put together into one value."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.database import today
from workshop_tracker.organizations.levels import RELIGIOUS, LevelGroup
from workshop_tracker.organizations.models import Organization
from workshop_tracker.organizations.queries import offices_under
from workshop_tracker.people.denominator.queries import known_teachers
from workshop_tracker.people.models import StaffKind
from workshop_tracker.reports.activities.queries import activities
from workshop_tracker.reports.asked.filters import EVERYBODY, Filters
from workshop_tracker.reports.counting import (
    Paper,
    Presence,
    Scope,
    attended_in,
    fits,
    home_school,
    in_period,
    is_own,
    last_trained,
    papers,
    people_by_school,
    presences,
)
from workshop_tracker.reports.coverage.rows import (
    Counted,
    district_rows,
    level_rows,
    school_rows,
    silent_rows,
    sources,
    status_rows,
    subdistrict_rows,
)
from workshop_tracker.reports.periods import before, named, year_before
from workshop_tracker.reports.programmes.queries import programme_coverage, synonymous_workshops
from workshop_tracker.reports.quality.concern import QualityLine
from workshop_tracker.reports.quality.queries import quality_lines
from workshop_tracker.reports.reached.funnel import Funnel
from workshop_tracker.reports.reached.queries import Completed, completed, funnel
from workshop_tracker.reports.region import Against, Comparison, OfficeName, Period, Reconciliation, RegionReport
from workshop_tracker.reports.roster import OverseenSchool, overseen_schools, schools_by_id
from workshop_tracker.reports.targets.queries import year_of_targets
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.programmes import Programme

GUESTS = ("other_offices", "madrasah", "without_office", "without_school", "left_out")


def region_report_of(
    session: Session,
    office: Organization,
    period: Period,
    programme: Programme | None = None,
    *,
    filters: Filters = EVERYBODY,
    as_it_is_on: dt.date | None = None,
) -> RegionReport:
    """Count what the teachers of an office, and of the offices below it, attended in a period.

    Some forty statements, whatever the number of rows.
    """
    scope = scope_of(session, office, period, programme, filters=filters, as_it_is_on=as_it_is_on)
    return _counted(session, scope, office, programme)


def scope_of(
    session: Session,
    office: Organization,
    period: Period,
    programme: Programme | None = None,
    *,
    filters: Filters = EVERYBODY,
    as_it_is_on: dt.date | None = None,
) -> Scope:
    """Whose training a report of an office counts; whatever opens a number of it asks within the same."""
    return Scope(
        offices_under(session, [office.id]),
        period,
        programme.id if programme else None,
        synonymous=synonymous_workshops(session, programme) if programme else frozenset(),
        filters=filters,
        as_it_is_on=as_it_is_on,
    )


@dataclass(frozen=True, slots=True)
class Rows:
    """What the numbers are counted from."""

    present: Sequence[Presence]
    papers: Sequence[Paper]
    finished: Sequence[Completed]
    overseen: Sequence[OverseenSchool]
    counted: Counted


def _rows(session: Session, scope: Scope) -> Rows:
    present, held = presences(session, scope), papers(session, scope)
    overseen = overseen_schools(session, scope.office_ids, scope.overseen_on, scope.filters)
    ids = [school.id for school in overseen]
    # nobody told how many teachers of one sex or employment there are
    told = {} if scope.filters.narrows_people else known_teachers(session, ids, scope.overseen_on)
    counted = Counted(people_by_school(present), told, _hours_by_school(held, scope))
    return Rows(present, held, completed(session, scope), overseen, counted)


def _counted(session: Session, scope: Scope, office: Organization, programme: Programme | None) -> RegionReport:
    rows = _rows(session, scope)
    overseen, counted = rows.overseen, rows.counted
    schools = {school.id: school for school in overseen}
    # reached as this office's and no longer overseen at the end: their rows must not be lost
    gone = schools_by_id(session, set(counted.reached) - set(schools))
    steps = funnel(session, scope, present=rows.present, finished=rows.finished, papers=rows.papers, schools=schools)
    with_paper = {paper.participation_id for paper in rows.papers}
    return RegionReport(
        office=OfficeName(office.code, office.name),
        period=scope.period,
        programme=programme.slug if programme else "",
        **_totals(rows, steps),
        levels=level_rows(overseen, counted),
        districts=district_rows(overseen, counted),
        schools=school_rows([*overseen, *gone], counted),
        never_reached=silent_rows(overseen, counted, last_trained(session, scope)),
        reconciliation=_reconciliation(session, scope, rows.present),
        as_it_is_on=scope.as_it_is_on,
        filters=scope.filters,
        comparisons=_comparisons(session, scope),
        activities=activities(session, rows.present, rows.finished, with_paper, today()),
        funnel=steps,
        subdistricts=subdistrict_rows(overseen, counted),
        statuses=status_rows(overseen, counted),
        targets=year_of_targets(session, list(schools), scope.overseen_on, scope.filters),
        programme_coverage=programme_coverage(session, scope, programme, today()) if programme else None,
        quality=_quality(session, scope, rows),
    )


def _quality(session: Session, scope: Scope, rows: Rows) -> tuple[QualityLine, ...]:
    return quality_lines(
        session,
        scope,
        told=rows.counted.told,
        school_ids=[school.id for school in rows.overseen],
        papers=rows.papers,
        finished=rows.finished,
        on=today(),
    )


def _totals(rows: Rows, steps: Funnel) -> dict[str, Any]:
    told = rows.counted.told.values()
    return {
        "workshops": len({row.workshop_id for row in rows.present}),
        "participations": len(rows.present),
        "teachers_reached": steps.present.total,
        "teachers_completed": steps.completed.total,
        "teachers_known": sum(each.teachers for each in told) if told else None,
        "schools_with_known_teachers": len(told),
        "teachers_sources": sources(told),
        "lesson_hours": sum(rows.counted.lesson_hours.values()),
        "lesson_hours_attended": sum(row.lesson_hours for row in rows.present),
        "certificates": len(rows.papers),
        "schools_reached": len(rows.counted.reached),
        "schools_overseen": len(rows.overseen),
    }


def _hours_by_school(held: Iterable[Paper], scope: Scope) -> Counter[int | None]:
    """Recognised JP of the counted role."""
    hours: Counter[int | None] = Counter()
    for paper in held:
        if paper.role == scope.filters.role:
            hours[paper.school_id] += paper.lesson_hours
    return hours


def _comparisons(session: Session, scope: Scope) -> tuple[Comparison, ...]:
    """Beside the period before and the same of last year, where these are two. Two statements each."""
    chosen = named(scope.period)
    periods = {before(chosen).period: Against.BEFORE, year_before(chosen).period: Against.YEAR_BEFORE}
    return tuple(_comparison(session, replace(scope, period=period), against) for period, against in periods.items())


def _comparison(session: Session, scope: Scope, against: Against) -> Comparison:
    present, held = presences(session, scope), papers(session, scope)
    schools = people_by_school(present)
    return Comparison(
        against=against,
        period=scope.period,
        workshops=len({row.workshop_id for row in present}),
        teachers_reached=len({row.person_id for row in present if row.staff_kind is StaffKind.TEACHER}),
        schools_reached=len(schools),
        certificates=len(held),
        lesson_hours=sum(_hours_by_school(held, scope).values()),
    )


def _reconciliation(session: Session, scope: Scope, counted: Sequence[Presence]) -> Reconciliation:
    """Who else sat in the rooms where the office's people sat, and in those that it held itself."""
    rooms = {row.workshop_id for row in counted}
    held = select(Workshop.id).where(Workshop.office_id.in_(scope.office_ids))
    others = session.execute(
        attended_in(
            scope,
            Participation.id,
            home_school(scope).label("school"),
            Participation.level_group,
            Participation.office_id,
            is_own(scope).label("is_own"),
        )
        .where(
            in_period(scope),
            or_(Participation.workshop_id.in_(rooms), Participation.workshop_id.in_(held)),
            ~and_(is_own(scope), *(func.coalesce(fit, False) for fit in fits(scope))),
        )
        .group_by(Participation.id)  # the key tells the other columns
    )
    kinds = Counter("left_out" if row.is_own else _kind_of_guest(*row[1:4]) for row in others)
    teachers = len([row for row in counted if row.staff_kind is StaffKind.TEACHER])
    return Reconciliation(
        present=len(counted) + kinds.total(),
        own_teachers=teachers,
        own_other_staff=len(counted) - teachers,
        **{kind: kinds[kind] for kind in GUESTS},
    )


def _kind_of_guest(school_id: int | None, level: LevelGroup | None, office_id: int | None) -> str:
    if school_id is None:
        return "without_school"
    if level in RELIGIOUS:
        return "madrasah"
    return "without_office" if office_id is None else "other_offices"
