"""A report put together of what its sections tell, whether that was counted live or kept."""

from collections.abc import Mapping, Sequence
from typing import Any

from workshop_tracker.reports.counting import Scope
from workshop_tracker.reports.coverage.rows import (
    Counted,
    district_rows,
    level_rows,
    silent_rows,
    sources,
    status_rows,
    subdistrict_rows,
)
from workshop_tracker.reports.reached.funnel import Funnel
from workshop_tracker.reports.region import OfficeName, Reconciliation, RegionReport
from workshop_tracker.reports.roster import OverseenSchool
from workshop_tracker.workshops.programmes import Programme

# what a report tells where nobody asked for it
EMPTY: dict[str, Any] = {
    "workshops": 0,
    "participations": 0,
    "teachers_reached": 0,
    "teachers_completed": 0,
    "teachers_known": None,
    "schools_with_known_teachers": 0,
    "teachers_sources": sources(()),
    "lesson_hours": 0,
    "lesson_hours_attended": 0,
    "certificates": 0,
    "schools_reached": 0,
    "schools_overseen": 0,
    "levels": (),
    "districts": (),
    "schools": (),
    "never_reached": (),
    "reconciliation": Reconciliation(0, 0, 0, 0, 0, 0, 0),
}


def report_with(
    office: OfficeName, scope: Scope, programme: Programme | None, values: Mapping[str, Any]
) -> RegionReport:
    """The report of an office in a scope; what `values` do not tell is empty."""
    return RegionReport(
        office=office,
        period=scope.period,
        programme=programme.slug if programme else "",
        as_it_is_on=scope.as_it_is_on,
        filters=scope.filters,
        **(EMPTY | dict(values)),
    )


def reached_values(steps: Funnel, counted: Counted) -> dict[str, Any]:
    """Who came and completed, and how many teachers there are."""
    told = counted.told.values()
    return {
        "teachers_reached": steps.present.total,
        "teachers_completed": steps.completed.total,
        "teachers_known": sum(each.teachers for each in told) if told else None,
        "schools_with_known_teachers": len(told),
        "teachers_sources": sources(told),
        "lesson_hours": sum(counted.lesson_hours.values()),
        "schools_reached": len(counted.reached),
        "funnel": steps,
    }


def coverage_values(overseen: Sequence[OverseenSchool], counted: Counted) -> dict[str, Any]:
    """The overseen schools in groups, and those of which nobody came."""
    return {
        "schools_overseen": len(overseen),
        "levels": level_rows(overseen, counted),
        "districts": district_rows(overseen, counted),
        "subdistricts": subdistrict_rows(overseen, counted),
        "statuses": status_rows(overseen, counted),
        "never_reached": silent_rows(overseen, counted, {}),
    }
