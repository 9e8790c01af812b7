"""Overseen schools grouped into rows with what was reached of each and what is known of its size."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.people.denominator.rules import KnownTeachers, Source
from workshop_tracker.reports.region import (
    DistrictReach,
    LevelReach,
    NeverReached,
    Reach,
    SchoolReach,
    StatusReach,
    SubdistrictReach,
    TeachersSources,
)
from workshop_tracker.reports.roster import OverseenSchool
from workshop_tracker.schools.models import SchoolStatus


@dataclass(frozen=True, slots=True)
class Counted:
    """What is known of schools, by their ids: people reached, what was told of their teachers, recognised JP."""

    reached: Mapping[int, set[int]]
    told: Mapping[int, KnownTeachers]
    lesson_hours: Mapping[int | None, int]

    def known(self, school: OverseenSchool) -> int | None:
        """How many teachers a school has, where anybody told it."""
        told = self.told.get(school.id)
        return told.teachers if told else None


def reach(schools: Sequence[OverseenSchool], counted: Counted) -> Reach:
    """The four numbers of some schools; a person at two of them is one."""
    known = [teachers for school in schools if (teachers := counted.known(school)) is not None]
    return Reach(
        schools_overseen=len(schools),
        schools_reached=len([school for school in schools if school.id in counted.reached]),
        teachers_known=sum(known) if known else None,
        teachers_reached=len(set().union(*(counted.reached.get(school.id, set()) for school in schools))),
    )


def sources(told: Iterable[KnownTeachers]) -> TeachersSources:
    """From what the number of known teachers adds up."""
    told = list(told)
    by_source = Counter(each.source for each in told)
    days = [each.told_on for each in told if each.told_on]
    return TeachersSources(
        school_lists=by_source[Source.SCHOOL_LIST],
        office_lists=by_source[Source.OFFICE_LIST],
        statements=by_source[Source.STATEMENT],
        recorded=by_source[Source.RECORDED],
        oldest_on=min(days, default=None),
        newest_on=max(days, default=None),
    )


def level_rows(schools: Sequence[OverseenSchool], counted: Counted) -> tuple[LevelReach, ...]:
    groups = [(level, [school for school in schools if school.level is level]) for level in LevelGroup]
    return tuple(LevelReach(level.value, reach(group, counted)) for level, group in groups if group)


def status_rows(schools: Sequence[OverseenSchool], counted: Counted) -> tuple[StatusReach, ...]:
    groups = [(status, [school for school in schools if school.status is status]) for status in SchoolStatus]
    return tuple(StatusReach(status.value, reach(group, counted)) for status, group in groups if group)


def district_rows(schools: Sequence[OverseenSchool], counted: Counted) -> tuple[DistrictReach, ...]:
    """Schools come ordered by district, so each district is one run."""
    runs = groupby(schools, key=lambda school: (school.district_code, school.district))
    return tuple(DistrictReach(code, name, reach(list(run), counted)) for (code, name), run in runs)


def subdistrict_rows(schools: Sequence[OverseenSchool], counted: Counted) -> tuple[SubdistrictReach, ...]:
    """By district, then by name."""
    runs = groupby(sorted(schools, key=_place), key=_place)
    return tuple(SubdistrictReach(*where, reach(list(run), counted)) for where, run in runs)


def _place(school: OverseenSchool) -> tuple[str, str, str]:
    return school.district_code, school.district, school.subdistrict


def school_rows(schools: Iterable[OverseenSchool], counted: Counted) -> tuple[SchoolReach, ...]:
    """One row each, in the order in which they come."""
    return tuple(_school_row(school, counted, counted.told.get(school.id)) for school in schools)


def _school_row(school: OverseenSchool, counted: Counted, told: KnownTeachers | None) -> SchoolReach:
    return SchoolReach(
        **_named(school),
        level=school.level.value,
        teachers_reached=len(counted.reached.get(school.id, ())),
        teachers_known=told.teachers if told else None,
        lesson_hours=counted.lesson_hours.get(school.id, 0),
        teachers_source=told.source.value if told else None,
        teachers_told_on=told.told_on if told else None,
    )


def silent_rows(
    schools: Iterable[OverseenSchool], counted: Counted, last: Mapping[int | None, dt.date]
) -> tuple[NeverReached, ...]:
    """Schools of which no teacher came, the largest first, unknown sizes last; of one size in the report's order."""
    silent = [(school, counted.known(school)) for school in schools if school.id not in counted.reached]
    silent.sort(key=lambda row: -1 if row[1] is None else row[1], reverse=True)
    return tuple(
        NeverReached(**_named(school), teachers_known=known, last_trained_on=last.get(school.id))
        for school, known in silent
    )


def _named(school: OverseenSchool) -> dict[str, Any]:
    return {
        "npsn": school.npsn,
        "name": school.name,
        "subdistrict": school.subdistrict,
        "district": school.district,
    }
