"""The schools behind a number: overseen ones of a place, reached and unreached ones, invited ones, by their data."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.people.denominator.queries import known_teachers
from workshop_tracker.people.denominator.rules import KnownTeachers, freshness
from workshop_tracker.reports.counting import Scope, has_a_day, of_programme, papers, people_by_school, presences
from workshop_tracker.reports.coverage.rows import Counted, school_rows
from workshop_tracker.reports.evidence.within import NO_SUBDISTRICT, Within
from workshop_tracker.reports.region import SchoolReach
from workshop_tracker.reports.roster import OverseenSchool, overseen_schools, schools_by_id
from workshop_tracker.workshops.models import InvitedSchool, Workshop

REACHED, UNREACHED, INVITED, KNOWN = "reached", "unreached", "invited", "known"


@dataclass(frozen=True, slots=True)
class SchoolsOfNumber:
    """Schools in the order of the report; `gone` of them are overseen by somebody else at the end of the period."""

    schools: tuple[SchoolReach, ...]
    gone: frozenset[str]


def narrowed_schools(session: Session, scope: Scope, within: Within) -> list[OverseenSchool]:
    """The overseen schools of a place. One statement."""
    schools = overseen_schools(session, scope.office_ids, scope.overseen_on, scope.filters)
    return [school for school in schools if _is_inside(school, within)]


def _is_inside(school: OverseenSchool, within: Within) -> bool:
    subdistrict = "" if within.in_subdistrict == NO_SUBDISTRICT else within.in_subdistrict
    return (
        within.in_district in {"", school.district_code}
        and (not within.in_subdistrict or school.subdistrict == subdistrict)
        and within.in_level in {"", school.level.value}
        and within.in_status in {"", school.status.value}
    )


def schools_of_number(session: Session, scope: Scope, within: Within) -> SchoolsOfNumber:
    """The schools that are asked for, counted as the report counts them. A few statements, whatever their number."""
    overseen = narrowed_schools(session, scope, within)
    ids = [school.id for school in overseen]
    told = {} if scope.filters.narrows_people else known_teachers(session, ids, scope.overseen_on)
    counted = Counted(people_by_school(presences(session, scope)), told, _hours(session, scope))
    gone = [] if within.is_of_a_place else schools_by_id(session, set(counted.reached) - set(ids))
    every = [*overseen, *(gone if within.schools in {"", REACHED} else ())]
    wanted = _wanted(session, scope, within.schools, every, counted)
    return SchoolsOfNumber(school_rows(wanted, counted), frozenset(school.npsn for school in gone))


def _hours(session: Session, scope: Scope) -> Mapping[int | None, int]:
    """Recognised JP of the counted role."""
    hours: Counter[int | None] = Counter()
    for paper in papers(session, scope):
        if paper.role == scope.filters.role:
            hours[paper.school_id] += paper.lesson_hours
    return hours


def _wanted(
    session: Session, scope: Scope, asked: str, schools: Sequence[OverseenSchool], counted: Counted
) -> Iterable[OverseenSchool]:
    match asked:
        case "" | "overseen":
            return schools
        case "reached":
            return _of(schools, counted.reached)
        case "unreached":
            return [school for school in schools if school.id not in counted.reached]
        case "invited":
            return _of(schools, _invited(session, scope))
        case "known":
            return _of(schools, counted.told)
        case state:
            return [school for school in schools if _state(counted.told.get(school.id), scope) == state]


def _of(schools: Iterable[OverseenSchool], ids: Collection[int]) -> list[OverseenSchool]:
    return [school for school in schools if school.id in ids]


def _state(told: KnownTeachers | None, scope: Scope) -> str:
    return freshness(told, scope.overseen_on).value


def _invited(session: Session, scope: Scope) -> set[int]:
    """Schools invited to a workshop with a day in the period."""
    invited = select(InvitedSchool.school_id).distinct().join(Workshop, Workshop.id == InvitedSchool.workshop_id)
    return set(session.scalars(of_programme(invited.where(has_a_day(scope)), scope)))
