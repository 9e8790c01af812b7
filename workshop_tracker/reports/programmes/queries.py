"""A programme over the districts of an office, whoever oversees their schools. A dozen statements."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.organizations.models import Jurisdiction, Organization
from workshop_tracker.organizations.queries import valid_on
from workshop_tracker.people.denominator.queries import known_teachers
from workshop_tracker.reports.counting import Scope, people_by_school, presences
from workshop_tracker.reports.coverage.rows import Counted, reach
from workshop_tracker.reports.programmes.coverage import Authority, LevelOfOffice, ProgrammeCoverage, TargetOfLevel
from workshop_tracker.reports.region import Reach
from workshop_tracker.reports.roster import OverseenSchool, overseen_schools
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.programmes import Programme, ProgrammeTarget, TargetUnit
from workshop_tracker.workshops.programmes.queries import partners_of, synonyms_of, targets_of
from workshop_tracker.workshops.rules import programme_key


@dataclass(frozen=True, slots=True)
class Area:
    """Who oversees which level of which district."""

    offices: Mapping[tuple[str, LevelGroup], int]
    names: Mapping[int, str]


def synonymous_workshops(session: Session, programme: Programme) -> frozenset[int]:
    """Workshops without a programme whose title or series people decided to be a name of this one. Two statements."""
    keys = {each.synonym_key for each in synonyms_of(session, programme.id)}
    if not keys:
        return frozenset()
    without = select(Workshop.id, Workshop.title, Workshop.series).where(Workshop.programme_id.is_(None))
    return frozenset(
        number for number, *names in session.execute(without) if keys & {programme_key(name) for name in names}
    )


def programme_coverage(session: Session, scope: Scope, programme: Programme, on: dt.date) -> ProgrammeCoverage:
    """Every level under every office of the districts; a partner's counts for the owner only, while it consents."""
    area = _area(session, scope)
    partners = _sharing(session, programme, on) if programme.owner_id in scope.office_ids else frozenset()
    readable = scope.office_ids | (partners & set(area.offices.values()))
    shown = replace(scope, office_ids=readable)
    schools = [
        school
        for school in overseen_schools(session, readable, scope.overseen_on, scope.filters)
        if (school.district_code, school.level) in area.offices
    ]
    told = {} if scope.filters.narrows_people else known_teachers(session, _ids(schools), scope.overseen_on)
    counted = Counted(people_by_school(presences(session, shown)), told, {})
    by_level = _by_level(schools)
    return ProgrammeCoverage(
        slug=programme.slug,
        title=programme.title,
        owner=session.get_one(Organization, programme.owner_id).name,
        synonyms=tuple(each.synonym for each in synonyms_of(session, programme.id)),
        rows=tuple(_rows(area, schools, counted, own=scope.office_ids, readable=readable)),
        targets=tuple(
            _target(target, reach(by_level[target.level_group], counted))
            for target in targets_of(session, programme.id)
        ),
    )


def _area(session: Session, scope: Scope) -> Area:
    """Of every district where the office oversees anything: each level with the office over it."""
    own = select(Jurisdiction.district_code).where(
        Jurisdiction.office_id.in_(scope.office_ids), valid_on(scope.overseen_on)
    )
    rows = session.execute(
        select(Jurisdiction.district_code, Jurisdiction.level_group, Organization.id, Organization.name)
        .join(Organization, Organization.id == Jurisdiction.office_id)
        .where(Jurisdiction.district_code.in_(own), valid_on(scope.overseen_on))
        .order_by(Jurisdiction.district_code, Organization.name_key, Organization.id)
    ).all()
    return Area(
        {(district, level): office for district, level, office, _ in rows},
        {office: name for _, _, office, name in rows},
    )


def _sharing(session: Session, programme: Programme, on: dt.date) -> frozenset[int]:
    """Partners whose consent holds on a day."""
    return frozenset(
        partner.organization_id
        for partner in partners_of(session, programme.id)
        if partner.shares_counts_from
        and partner.shares_counts_from <= on
        and (partner.shares_counts_until is None or on <= partner.shares_counts_until)
    )


def _rows(
    area: Area, schools: Sequence[OverseenSchool], counted: Counted, *, own: Collection[int], readable: Collection[int]
) -> Iterable[LevelOfOffice]:
    """Level by level, the offices of each in the order of the area."""
    places: dict[tuple[LevelGroup, int], list[OverseenSchool]] = {}
    for (_, level), office in area.offices.items():
        places.setdefault((level, office), [])
    for school in schools:
        places[school.level, area.offices[school.district_code, school.level]].append(school)
    order = list(LevelGroup)
    for (level, office), found in sorted(places.items(), key=lambda place: order.index(place[0][0])):
        if office not in readable:
            yield LevelOfOffice(level.value, area.names[office], Authority.OUTSIDE)
            continue
        authority = Authority.OWN if office in own else Authority.PARTNER
        numbers = reach(found, counted)
        yield LevelOfOffice(
            level.value,
            area.names[office],
            authority,
            schools_overseen=numbers.schools_overseen,
            schools_reached=numbers.schools_reached,
            teachers_known=numbers.teachers_known,
            teachers_reached=numbers.teachers_reached,
        )


def _target(target: ProgrammeTarget, numbers: Reach) -> TargetOfLevel:
    of_schools = target.unit is TargetUnit.SCHOOLS
    return TargetOfLevel(
        level=target.level_group.value,
        unit=target.unit.value,
        due_on=target.due_on,
        percent=target.percent,
        reached=numbers.schools_reached if of_schools else numbers.teachers_reached,
        whole=numbers.schools_overseen if of_schools else numbers.teachers_known,
    )


def _by_level(schools: Iterable[OverseenSchool]) -> dict[LevelGroup, list[OverseenSchool]]:
    levels: dict[LevelGroup, list[OverseenSchool]] = defaultdict(list)
    for school in schools:
        levels[school.level].append(school)
    return levels


def _ids(schools: Iterable[OverseenSchool]) -> list[int]:
    return [school.id for school in schools]
