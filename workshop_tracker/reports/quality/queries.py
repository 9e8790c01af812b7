"""What may be wrong or missing, counted for one office and period in a few statements."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations, groupby

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.database import one_of
from workshop_tracker.organizations.models import Jurisdiction
from workshop_tracker.organizations.queries import valid_on
from workshop_tracker.people.denominator.queries import is_teaching
from workshop_tracker.people.denominator.rules import Freshness, KnownTeachers, freshness
from workshop_tracker.people.models import Identifier, Person, PersonDistinction, Post, StaffKind
from workshop_tracker.reports.activities.queries import sheets_of_workshops
from workshop_tracker.reports.asked.filters import EVERYBODY
from workshop_tracker.reports.counting import Paper, Scope, has_a_day, in_role, is_own, of_programme
from workshop_tracker.reports.quality.concern import Concern, QualityLine, WhereItStands
from workshop_tracker.reports.reached.queries import Completed
from workshop_tracker.reports.targets.queries import teachers_of
from workshop_tracker.workshops.models import SessionKind, Workshop, WorkshopSession
from workshop_tracker.workshops.rules import MINUTES_OF_A_LESSON_HOUR

Titles = Mapping[int, tuple[str, str]]


def quality_lines(
    session: Session,
    scope: Scope,
    *,
    told: Mapping[int, KnownTeachers],
    school_ids: Sequence[int],
    papers: Sequence[Paper],
    finished: Sequence[Completed],
    on: dt.date,
) -> tuple[QualityLine, ...]:
    """Lines that have a number, in the order of the board. Ten statements."""
    titles = _workshops(session, scope)
    unmarked = {number: sheets.unmarked for number, sheets in sheets_of_workshops(session, titles, on).items()}
    states = Counter(freshness(told.get(school_id), scope.overseen_on) for school_id in school_ids)
    earned = {row.participation_id for row in finished}
    given = [each for each in papers if each.role == scope.filters.role]
    lines = (
        _of_workshops(Concern.UNMARKED, unmarked, titles),
        _of_workshops(Concern.WITHOUT_SCHOOL, _without_school(session, scope, titles), titles),
        QualityLine(Concern.WITHOUT_NUMBER, _without_number(session, scope, school_ids)),
        QualityLine(Concern.LOOKS_DOUBLE, _doubles(session, scope, school_ids)),
        QualityLine(Concern.BELOW_THE_RULE, len([each for each in given if each.participation_id not in earned])),
        _of_workshops(Concern.BEYOND_THE_CLOCK, _beyond_the_clock(session, titles), titles),
        QualityLine(Concern.UNVERIFIED_OFFICE, _unverified(session, scope)),
        QualityLine(Concern.OLD_DATA, states[Freshness.OLD]),
        QualityLine(Concern.NO_DATA, states[Freshness.NONE]),
    )
    return tuple(line for line in lines if line.number)


def _of_workshops(concern: Concern, numbers: Mapping[int, int], titles: Titles) -> QualityLine:
    where = tuple(WhereItStands(*titles[each], number) for each, number in sorted(numbers.items()) if number)
    return QualityLine(concern, sum(each.number for each in where), where)


def _workshops(session: Session, scope: Scope) -> dict[int, tuple[str, str]]:
    """Slug and title of workshops with a day in the period that the office holds or that its people are listed for."""
    query = select(Workshop.id, Workshop.slug, Workshop.title).where(*is_looked_at(scope))
    return {number: (slug, title) for number, slug, title in session.execute(of_programme(query, scope))}


def is_looked_at(scope: Scope) -> list[ColumnElement[bool]]:
    """What is true of a workshop whose data the board looks at."""
    listed = select(Participation.workshop_id).where(is_own(scope), Participation.cancelled_at.is_(None))
    held = or_(Workshop.office_id.in_(scope.office_ids), Workshop.id.in_(listed.correlate(None)))
    return [has_a_day(scope), held]


def _without_school(session: Session, scope: Scope, titles: Titles) -> dict[int, int]:
    """Teachers on lists whose school nobody has found, by workshop."""
    query = (
        select(Participation.workshop_id, func.count())
        .where(
            Participation.workshop_id.in_(titles),
            Participation.school_id.is_(None),
            Participation.staff_kind == StaffKind.TEACHER,
            Participation.cancelled_at.is_(None),
            in_role(scope),
        )
        .group_by(Participation.workshop_id)
    )
    return dict(session.execute(query).all())


def _teachers(session: Session, scope: Scope, school_ids: Sequence[int]) -> Select[int, str]:
    return teachers_of(session, school_ids, scope.overseen_on, EVERYBODY)


def _without_number(session: Session, scope: Scope, school_ids: Sequence[int]) -> int:
    """Teachers whom no number tells apart from a namesake."""
    has_one = exists().where(Identifier.person_id == Person.id)
    found = _teachers(session, scope, school_ids).with_only_columns(func.count(Person.id.distinct())).where(~has_one)
    return session.scalar(found) or 0


def _doubles(session: Session, scope: Scope, school_ids: Sequence[int]) -> int:
    """Pairs of one name at one school that nobody has told apart yet."""
    here = one_of(session, Post.school_id, school_ids)
    staff = select(Post.school_id, Person.name_key, Person.id).join(Person, Person.id == Post.person_id)
    staff = staff.where(here, *is_teaching(scope.overseen_on))
    namesakes = (
        select(Post.school_id, Person.name_key)
        .join(Person, Person.id == Post.person_id)
        .where(here, *is_teaching(scope.overseen_on))
        .group_by(Post.school_id, Person.name_key)
        .having(func.count(Person.id.distinct()) > 1)
        .subquery()
    )
    rows = session.execute(
        staff.join(
            namesakes, (namesakes.c.school_id == Post.school_id) & (namesakes.c.name_key == Person.name_key)
        ).order_by(Post.school_id, Person.name_key, Person.id)
    ).all()
    groups = [[person for *_, person in group] for _, group in groupby(rows, key=lambda row: row[:2])]
    pairs = {pair for group in groups for pair in combinations(group, 2)}
    known = select(PersonDistinction.first_id, PersonDistinction.second_id)
    apart = known.where(PersonDistinction.first_id.in_({first for first, _ in pairs}))
    return len(pairs - {(first, second) for first, second in session.execute(apart)})


def _beyond_the_clock(session: Session, titles: Titles) -> dict[int, int]:
    """JP of sessions that do not fit between their beginning and their end, by workshop; tasks have no clock."""
    rows = session.execute(
        select(
            WorkshopSession.workshop_id,
            WorkshopSession.lesson_hours,
            WorkshopSession.starts_at,
            WorkshopSession.ends_at,
        ).where(
            WorkshopSession.workshop_id.in_(titles),
            WorkshopSession.kind != SessionKind.TASK,
            WorkshopSession.starts_at.is_not(None),
            WorkshopSession.ends_at.is_not(None),
        )
    )
    beyond: Counter[int] = Counter()
    for workshop_id, lesson_hours, starts_at, ends_at in rows:
        if starts_at and ends_at:
            fit = int((ends_at - starts_at).total_seconds()) // 60 // MINUTES_OF_A_LESSON_HOUR
            beyond[workshop_id] += max(lesson_hours - fit, 0)
    return beyond


def _unverified(session: Session, scope: Scope) -> int:
    """Districts and levels of which nobody has confirmed that this office oversees them."""
    query = select(func.count(Jurisdiction.id)).where(
        Jurisdiction.office_id.in_(scope.office_ids), valid_on(scope.overseen_on), ~Jurisdiction.is_verified
    )
    return session.scalar(query) or 0
