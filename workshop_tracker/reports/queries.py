"""Building the report of a region: one statement per question, put together into one value."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sqlalchemy.orm import Session

from workshop_tracker.database import today
from workshop_tracker.organizations.models import Organization
from workshop_tracker.organizations.queries import offices_under
from workshop_tracker.people.denominator.queries import known_teachers
from workshop_tracker.people.denominator.rules import KnownTeachers
from workshop_tracker.people.models import StaffKind
from workshop_tracker.reports.activities.queries import activities
from workshop_tracker.reports.asked.filters import EVERYBODY, Filters
from workshop_tracker.reports.asked.sections import EVERY_SECTION, Section
from workshop_tracker.reports.counting import (
    Paper,
    Presence,
    Scope,
    last_trained,
    papers,
    people_by_school,
    presences,
)
from workshop_tracker.reports.coverage.report import coverage_values, reached_values, report_with
from workshop_tracker.reports.coverage.rows import Counted, school_rows, silent_rows
from workshop_tracker.reports.periods import compared
from workshop_tracker.reports.programmes.queries import programme_coverage, synonymous_workshops
from workshop_tracker.reports.quality.queries import quality_lines
from workshop_tracker.reports.reached.guests import reconciliation
from workshop_tracker.reports.reached.queries import Completed, completed, funnel
from workshop_tracker.reports.region import Against, Comparison, OfficeName, Period, RegionReport
from workshop_tracker.reports.roster import OverseenSchool, overseen_schools, schools_by_id
from workshop_tracker.reports.targets.queries import year_of_targets
from workshop_tracker.workshops.programmes import Programme

Values = dict[str, Any]


def region_report_of(
    session: Session,
    office: Organization,
    period: Period,
    programme: Programme | None = None,
    *,
    filters: Filters = EVERYBODY,
    as_it_is_on: dt.date | None = None,
    sections: Collection[Section] = EVERY_SECTION,
) -> RegionReport:
    """Count what the teachers of an office, and of the offices below it, attended in a period.

    What belongs to sections that are not asked for stays empty. Some forty statements for all of them, whatever the
    number of rows.
    """
    scope = scope_of(session, office, period, programme, filters=filters, as_it_is_on=as_it_is_on)
    counting = Counting(session, scope)
    values: Values = {}
    for section in Section:
        if section in sections:
            values |= SECTIONS[section](counting, programme)
    return report_with(OfficeName(office.code, office.name), scope, programme, values)


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


@dataclass
class Counting:
    """What the numbers are counted from, each asked for when a section needs it and only once."""

    session: Session
    scope: Scope

    @cached_property
    def present(self) -> Sequence[Presence]:
        return presences(self.session, self.scope)

    @cached_property
    def papers(self) -> Sequence[Paper]:
        return papers(self.session, self.scope)

    @cached_property
    def finished(self) -> Sequence[Completed]:
        return completed(self.session, self.scope)

    @cached_property
    def overseen(self) -> Sequence[OverseenSchool]:
        return overseen_schools(self.session, self.scope.office_ids, self.scope.overseen_on, self.scope.filters)

    @cached_property
    def told(self) -> Mapping[int, KnownTeachers]:
        """Nobody told how many teachers of one sex or employment there are."""
        if self.scope.filters.narrows_people:
            return {}
        return known_teachers(self.session, self.school_ids, self.scope.overseen_on)

    @property
    def school_ids(self) -> list[int]:
        return [school.id for school in self.overseen]

    @cached_property
    def counted(self) -> Counted:
        return Counted(people_by_school(self.present), self.told, _hours_by_school(self.papers, self.scope))


def _summary(counting: Counting, _programme: Programme | None) -> Values:
    session, scope, counted = counting.session, counting.scope, counting.counted
    schools = {school.id: school for school in counting.overseen}
    steps = funnel(
        session, scope, present=counting.present, finished=counting.finished, papers=counting.papers, schools=schools
    )
    # reached as this office's and no longer overseen at the end: their rows must not be lost
    gone = schools_by_id(session, set(counted.reached) - set(schools))
    totals = {
        "workshops": len({row.workshop_id for row in counting.present}),
        "participations": len(counting.present),
        "lesson_hours_attended": sum(row.lesson_hours for row in counting.present),
        "certificates": len(counting.papers),
        "comparisons": _comparisons(session, scope),
        "schools": school_rows([*counting.overseen, *gone], counted),
    }
    return totals | reached_values(steps, counted) | coverage_values(counting.overseen, counted)


def _activities(counting: Counting, _programme: Programme | None) -> Values:
    with_paper = {paper.participation_id for paper in counting.papers}
    found = activities(counting.session, counting.present, counting.finished, with_paper, today())
    return {"activities": found}


def _unreached(counting: Counting, _programme: Programme | None) -> Values:
    last = last_trained(counting.session, counting.scope)
    return {"never_reached": silent_rows(counting.overseen, counting.counted, last)}


def _targets(counting: Counting, _programme: Programme | None) -> Values:
    scope = counting.scope
    return {"targets": year_of_targets(counting.session, counting.school_ids, scope.overseen_on, scope.filters)}


def _programme(counting: Counting, programme: Programme | None) -> Values:
    if programme is None:
        return {}
    return {"programme_coverage": programme_coverage(counting.session, counting.scope, programme, today())}


def _quality(counting: Counting, _programme: Programme | None) -> Values:
    lines = quality_lines(
        counting.session,
        counting.scope,
        told=counting.told,
        school_ids=counting.school_ids,
        papers=counting.papers,
        finished=counting.finished,
        on=today(),
    )
    return {"quality": lines}


def _hours_by_school(held: Iterable[Paper], scope: Scope) -> Counter[int | None]:
    """Recognised JP of the counted role."""
    hours: Counter[int | None] = Counter()
    for paper in held:
        if paper.role == scope.filters.role:
            hours[paper.school_id] += paper.lesson_hours
    return hours


def _comparisons(session: Session, scope: Scope) -> tuple[Comparison, ...]:
    """Beside the period before and the same of last year, where these are two. Two statements each."""
    periods = compared(scope.period).items()
    return tuple(_comparison(session, replace(scope, period=period), against) for period, against in periods)


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


def _reconciliation(counting: Counting, _programme: Programme | None) -> Values:
    return {"reconciliation": reconciliation(counting.session, counting.scope, counting.present)}


SECTIONS: dict[Section, Callable[[Counting, Programme | None], Values]] = {
    Section.SUMMARY: _summary,
    Section.ACTIVITIES: _activities,
    Section.UNREACHED: _unreached,
    Section.TARGETS: _targets,
    Section.PROGRAMME: _programme,
    Section.QUALITY: _quality,
    Section.RECONCILIATION: _reconciliation,
}
