"""Building the report of a region: one statement per question, put together into one value."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation, ParticipationRole
from workshop_tracker.attendance.queries import completions_in
from workshop_tracker.organizations.levels import RELIGIOUS, LevelGroup
from workshop_tracker.organizations.models import Organization
from workshop_tracker.people.denominator.queries import known_teachers
from workshop_tracker.people.denominator.rules import KnownTeachers, Source
from workshop_tracker.people.models import StaffKind
from workshop_tracker.reports.counting import (
    Presence,
    Scope,
    attended,
    in_scope,
    last_trained,
    papers_by_school,
    presences,
    workshops_ending,
)
from workshop_tracker.reports.region import (
    DistrictReach,
    LevelReach,
    NeverReached,
    OfficeName,
    Period,
    Reach,
    Reconciliation,
    RegionReport,
    SchoolReach,
    TeachersSources,
)
from workshop_tracker.reports.roster import OverseenSchool, overseen_schools, schools_by_id
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.programmes import Programme

People = dict[int, set[int]]


def region_report_of(
    session: Session, office: Organization, period: Period, programme: Programme | None = None
) -> RegionReport:
    """Count what an office's teachers attended in a period. A dozen statements, whatever the number of rows."""
    scope = Scope(office.id, period, programme.id if programme else None)
    present = presences(session, scope)
    teachers = [row for row in present if row.staff_kind is StaffKind.TEACHER]
    overseen = overseen_schools(session, office.id, period.ends_on)
    told = known_teachers(session, [school.id for school in overseen], period.ends_on)
    known = {school_id: each.teachers for school_id, each in told.items()}
    papers = papers_by_school(session, scope)
    hours = {school: jp for (school, role), (_, jp) in papers.items() if role is ParticipationRole.PARTICIPANT}
    reached = _people_by_school(teachers)
    # reached as this office's and no longer overseen at the end: their rows must not be lost
    gone = schools_by_id(session, set(reached) - {school.id for school in overseen})
    return RegionReport(
        office=OfficeName(office.code, office.name),
        period=period,
        programme=programme.slug if programme else "",
        workshops=len({row.workshop_id for row in present}),
        participations=len(present),
        teachers_reached=len({row.person_id for row in teachers}),
        teachers_completed=_teachers_completed(session, scope),
        teachers_known=sum(known.values()) if known else None,
        schools_with_known_teachers=len(known),
        teachers_sources=_sources(told.values()),
        lesson_hours=sum(hours.values()),
        lesson_hours_attended=sum(row.lesson_hours for row in present),
        certificates=sum(count for count, _ in papers.values()),
        schools_reached=len(reached),
        schools_overseen=len(overseen),
        levels=_levels(overseen, reached, known),
        districts=_districts(overseen, reached, known),
        schools=_school_rows([*overseen, *gone], reached, told, hours),
        never_reached=_never_reached(session, scope, overseen, reached, known),
        reconciliation=_reconciliation(session, scope, present),
    )


def _people_by_school(teachers: Iterable[Presence]) -> People:
    people: People = defaultdict(set)
    for row in teachers:
        if row.school_id is not None:
            people[row.school_id].add(row.person_id)
    return people


def _teachers_completed(session: Session, scope: Scope) -> int:
    """Distinct teachers of the office who completed a workshop that ended in the period. Four statements."""
    workshops = workshops_ending(session, scope)
    rows = session.execute(
        select(Participation.id, Participation.workshop_id, Participation.person_id).where(
            Participation.workshop_id.in_([workshop.id for workshop in workshops]),
            Participation.office_id == scope.office_id,
            Participation.role == ParticipationRole.PARTICIPANT,
            Participation.staff_kind == StaffKind.TEACHER,
            Participation.cancelled_at.is_(None),
        )
    ).all()
    judged = completions_in(session, workshops, {number: workshop for number, workshop, _ in rows})
    return len({person for number, _, person in rows if judged[number].has_completed})


def _sources(told: Iterable[KnownTeachers]) -> TeachersSources:
    counted: Counter[Source] = Counter()
    days = []
    for each in told:
        counted[each.source] += 1
        days += [each.told_on] if each.told_on else []
    return TeachersSources(
        school_lists=counted[Source.SCHOOL_LIST],
        office_lists=counted[Source.OFFICE_LIST],
        statements=counted[Source.STATEMENT],
        recorded=counted[Source.RECORDED],
        oldest_on=min(days, default=None),
        newest_on=max(days, default=None),
    )


def _school_rows(
    schools: Iterable[OverseenSchool],
    reached: People,
    told: Mapping[int, KnownTeachers],
    hours: dict[int | None, int],
) -> tuple[SchoolReach, ...]:
    rows = [(school, told.get(school.id)) for school in schools]
    return tuple(
        SchoolReach(
            npsn=school.npsn,
            name=school.name,
            subdistrict=school.subdistrict,
            district=school.district,
            level=school.level.value,
            teachers_reached=len(reached.get(school.id, ())),
            teachers_known=known.teachers if known else None,
            lesson_hours=hours.get(school.id, 0),
            teachers_source=known.source.value if known else None,
            teachers_told_on=known.told_on if known else None,
        )
        for school, known in rows
    )


def _reach(schools: list[OverseenSchool], reached: People, known: dict[int, int]) -> Reach:
    counted = [known[school.id] for school in schools if school.id in known]
    return Reach(
        schools_overseen=len(schools),
        schools_reached=len([school for school in schools if school.id in reached]),
        teachers_known=sum(counted) if counted else None,
        teachers_reached=len(set().union(*(reached.get(school.id, set()) for school in schools))),
    )


def _levels(schools: list[OverseenSchool], reached: People, known: dict[int, int]) -> tuple[LevelReach, ...]:
    groups = [(level, [school for school in schools if school.level is level]) for level in LevelGroup]
    return tuple(LevelReach(level.value, _reach(group, reached, known)) for level, group in groups if group)


def _districts(schools: list[OverseenSchool], reached: People, known: dict[int, int]) -> tuple[DistrictReach, ...]:
    """Schools come ordered by district, so each district is one run."""
    return tuple(
        DistrictReach(code, name, _reach(list(group), reached, known))
        for (code, name), group in groupby(schools, key=lambda school: (school.district_code, school.district))
    )


def _never_reached(
    session: Session, scope: Scope, schools: list[OverseenSchool], reached: People, known: dict[int, int]
) -> tuple[NeverReached, ...]:
    """Overseen schools of which no teacher came, the largest first, unknown sizes last."""
    last = last_trained(session, scope)
    silent = [school for school in schools if school.id not in reached]
    silent.sort(key=lambda school: -known.get(school.id, -1))  # stable: schools of a size keep the report's order
    return tuple(
        NeverReached(
            npsn=school.npsn,
            name=school.name,
            subdistrict=school.subdistrict,
            district=school.district,
            teachers_known=known.get(school.id),
            last_trained_on=last.get(school.id),
        )
        for school in silent
    )


def _reconciliation(session: Session, scope: Scope, own: list[Presence]) -> Reconciliation:
    """Who else sat in the rooms where the office's people sat, and in those that it held itself."""
    rooms = {row.workshop_id for row in own}
    held = select(Workshop.id).where(Workshop.office_id == scope.office_id)
    others = session.execute(
        in_scope(
            attended(Participation.id, Participation.school_id, Participation.level_group, Participation.office_id),
            scope,
        )
        .where(or_(Participation.workshop_id.in_(rooms), Participation.workshop_id.in_(held)))
        .where(Participation.office_id.is_distinct_from(scope.office_id))
        .distinct()
    )
    kinds = Counter(_kind_of_guest(school, level, office) for _, school, level, office in others)
    teachers = len([row for row in own if row.staff_kind is StaffKind.TEACHER])
    return Reconciliation(
        present=len(own) + kinds.total(),
        own_teachers=teachers,
        own_other_staff=len(own) - teachers,
        other_offices=kinds["other_offices"],
        madrasah=kinds["madrasah"],
        without_office=kinds["without_office"],
        without_school=kinds["without_school"],
    )


def _kind_of_guest(school_id: int | None, level: LevelGroup | None, office_id: int | None) -> str:
    if school_id is None:
        return "without_school"
    if level in RELIGIOUS:
        return "madrasah"
    return "without_office" if office_id is None else "other_offices"
