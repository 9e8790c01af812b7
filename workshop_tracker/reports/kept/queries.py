"""The summary of a region's report out of kept summaries: three statements, exact as of the last fold."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_, select, union_all
from sqlalchemy.orm import Session

from workshop_tracker.people.denominator.queries import known_of, told_beside
from workshop_tracker.people.denominator.rules import KnownTeachers
from workshop_tracker.people.models import Sex, StaffKind
from workshop_tracker.reports.counting import Scope
from workshop_tracker.reports.coverage.report import coverage_values, reached_values, report_with
from workshop_tracker.reports.coverage.rows import Counted
from workshop_tracker.reports.periods import compared
from workshop_tracker.reports.reached.funnel import BySex, Funnel
from workshop_tracker.reports.reached.queries import invited, registered
from workshop_tracker.reports.region import Against, Comparison, OfficeName, Period, RegionReport
from workshop_tracker.reports.roster import OverseenSchool, overseen
from workshop_tracker.reports.summaries.dashboard import Totals, kept_period
from workshop_tracker.reports.summaries.models import PARTICIPATION_MONTHS, SUMMARY_TOTALS
from workshop_tracker.reports.summaries.queries import AMOUNTS
from workshop_tracker.reports.summaries.rules import ALL, KeptPeriod
from workshop_tracker.schools.models import School
from workshop_tracker.workshops.models import InvitedSchool

MONTHS, ROW = PARTICIPATION_MONTHS.c, SUMMARY_TOTALS.c
REGISTERED = "registered"
COLUMNS_OF_A_SCHOOL = 9  # those of OverseenSchool; what is known of it follows


def kept_report(
    session: Session, office: OfficeName, office_id: int, office_ids: Collection[int], period: Period
) -> RegionReport | None:
    """What the live report of an office, `office_ids` with all below it, tells as its summary, but no school by itself.

    None for days that the summaries do not know.
    """
    kept = kept_period(period)
    if kept is None:
        return None
    scope = Scope(frozenset(office_ids), period)
    figures = _figures(session, office_id, scope)
    came = _came(session, scope, kept)
    schools, told, asked = _schools(session, scope)
    counted = Counted(_reached(came), told, _hours(came))
    totals = figures.of(period)
    values = {
        "workshops": totals.workshops,
        "participations": totals.participations,
        "lesson_hours_attended": totals.lesson_hours,
        "certificates": totals.papers,
        "comparisons": tuple(_comparison(figures.of(other), other, how) for other, how in compared(period).items()),
    }
    steps = Funnel(
        schools_invited=asked,
        registered=figures.registered,
        present=BySex(totals.teachers_male, totals.teachers_female, totals.teachers_sex_unknown),
        completed=_by_sex({(row.person_id, row.teacher) for row in came if row.completed}),
        certified=_by_sex({(row.person_id, row.teacher) for row in came if row.certified}),
    )
    told_of_all = values | reached_values(steps, counted) | coverage_values(schools, counted)
    return report_with(office, scope, None, told_of_all)


@dataclass(frozen=True, slots=True)
class Figures:
    """Totals by period, and who was on lists."""

    totals: Mapping[tuple[str, int], Totals]
    registered: BySex

    def of(self, period: Period) -> Totals:
        kept = kept_period(period)
        return self.totals.get((kept.grain.value, kept.number), Totals()) if kept else Totals()


def _figures(session: Session, office_id: int, scope: Scope) -> Figures:
    """Of the period and those beside it."""
    periods = [kept for each in (scope.period, *compared(scope.period)) if (kept := kept_period(each))]
    totals = select(ROW.grain, ROW.number, *(ROW[name] for name in AMOUNTS)).where(
        ROW.office_id == office_id, ROW.district_code == ALL, ROW.level_group == ALL, or_(*map(_is_of, periods))
    )
    rows = session.connection().execute(union_all(totals, _listed(scope))).all()
    found = {(grain, number): Totals(*amounts) for grain, number, *amounts in rows}
    listed = found.pop((REGISTERED, 0))
    return Figures(found, BySex(listed.teachers_male, listed.teachers_female, listed.teachers_sex_unknown))


def _is_of(kept: KeptPeriod) -> ColumnElement[bool]:
    return and_(ROW.grain == kept.grain.value, ROW.number == kept.number)


def _listed(scope: Scope) -> Select[*tuple[int | str, ...]]:
    """Teachers on lists by sex, as a row of totals."""
    people = registered(scope).distinct().subquery("people")
    sex, sexes = people.c.sex, dict(zip(AMOUNTS[:3], (Sex.MALE, Sex.FEMALE, None), strict=True))
    counts = [
        func.count(case((sex.is_(None) if (word := sexes[name]) is None else sex == word, 1)))
        if name in sexes
        else literal(0)
        for name in AMOUNTS
    ]
    return select(literal(REGISTERED), literal(0), *counts).where(people.c.staff_kind == StaffKind.TEACHER)


class Came(NamedTuple):
    """What somebody did in the period as one of a school (0: none); `teacher` is the sex, empty for other staff."""

    school_id: int
    person_id: int
    teacher: str
    present: int
    completed: int
    certified: int
    recognised_hours: int


def _came(session: Session, scope: Scope, kept: KeptPeriod) -> Sequence[Came]:
    """Read off the index of the months alone."""
    key = (MONTHS.school_id, MONTHS.person_id, MONTHS.teacher)
    amounts = (func.sum(MONTHS[name]) for name in ("marks", "completed", "certified", "recognised_hours"))
    query = select(*key, *amounts).where(
        MONTHS.office_id.in_(scope.office_ids), MONTHS.month.between(kept.first_month, kept.last_month)
    )
    return [Came(*row) for row in session.connection().execute(query.group_by(*key))]


def _reached(came: Iterable[Came]) -> dict[int, set[int]]:
    people: defaultdict[int, set[int]] = defaultdict(set)
    for row in came:
        if row.school_id and row.teacher and row.present:
            people[row.school_id].add(row.person_id)
    return dict(people)


def _hours(came: Iterable[Came]) -> Counter[int | None]:
    hours: Counter[int | None] = Counter()
    for row in came:
        hours[row.school_id or None] += row.recognised_hours
    return hours


def _by_sex(teachers: Collection[tuple[int, str]]) -> BySex:
    """Distinct ones; other staff have no letter."""
    counted = Counter(letter for _, letter in teachers)
    return BySex(counted["L"], counted["P"], counted["?"])


def _schools(session: Session, scope: Scope) -> tuple[list[OverseenSchool], dict[int, KnownTeachers], int]:
    """The overseen schools, what is known of them, and how many were invited."""
    is_invited = invited(scope).where(InvitedSchool.school_id == School.id).correlate(School).exists()
    query = overseen(scope.office_ids, scope.overseen_on).add_columns(*told_beside(scope.overseen_on), is_invited)
    schools, told, asked = [], {}, 0
    for row in session.execute(query):
        school = OverseenSchool(*row[:COLUMNS_OF_A_SCHOOL])
        *known, was_invited = row[COLUMNS_OF_A_SCHOOL:]
        schools.append(school)
        asked += was_invited
        if (found := known_of(*known)) is not None:
            told[school.id] = found
    return schools, told, asked


def _comparison(totals: Totals, period: Period, against: Against) -> Comparison:
    return Comparison(
        against=against,
        period=period,
        workshops=totals.workshops,
        teachers_reached=totals.teachers,
        schools_reached=totals.schools,
        certificates=totals.papers,
        lesson_hours=totals.recognised_hours,
    )
