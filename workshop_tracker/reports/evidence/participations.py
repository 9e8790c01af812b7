"""The participations behind a number, in the order of names; whom the reader may not name comes last.

Two statements a page, beside those that judge completions. A page continues behind a row, however long the list is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select, tuple_
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.attendance.participants.queries import people_met
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.database import one_of, today
from workshop_tracker.organizations.models import District
from workshop_tracker.people.models import Person, Sex
from workshop_tracker.people.queries import visible_to
from workshop_tracker.presentation import Sentence
from workshop_tracker.reports.counting import Scope, home_school, is_own, of_programme
from workshop_tracker.reports.evidence.conditions import (
    Conditions,
    conditions_of,
    has_paper,
    lesson_hours_attended,
    unmarked,
)
from workshop_tracker.reports.evidence.measure import OF_PAPERS, Measure
from workshop_tracker.reports.evidence.rows import Listed, Rows
from workshop_tracker.reports.evidence.schools import narrowed_schools
from workshop_tracker.reports.evidence.within import NO_SUBDISTRICT, NOBODY_TOLD, Within
from workshop_tracker.schools.models import School
from workshop_tracker.viewer import Viewer
from workshop_tracker.workshops.models import Workshop

SIZE = 50
EVERY_ROW = 1_000_000  # of a file


@dataclass(frozen=True, slots=True)
class Question:
    """Whose rows, which part of them, and who wants to read them."""

    scope: Scope
    within: Within
    viewer: Viewer


def may_name(session: Session, viewer: Viewer) -> ColumnElement[bool]:
    """The condition under which a report names a person to a reader: who may open her page reads her name here."""
    return visible_to(session, viewer, today(), met=people_met(viewer))


def participations(session: Session, asked: Question, *, after: int = 0, size: int = SIZE) -> Rows[Listed]:
    """The rows of a number behind the row `after`; 0 begins."""
    listed = listed_participations(session, asked).subquery("listed")
    order = (listed.c.is_unnamed, listed.c.place, listed.c.row_id)
    found = (
        select(
            *(listed.c[name] for name in ("row_id", "participation_id", "person_id", "is_own", "is_unnamed", "name")),
            _school_name(),
            func.coalesce(School.npsn, ""),
            District.name,
            *(listed.c[name] for name in ("title", "slug", "starts_on", "role")),
            *(listed.c[name] for name in ("attended", "recognised", "number", "unmarked")),
        )
        .outerjoin(School, School.id == listed.c.school_id)
        .outerjoin(District, District.code == func.coalesce(School.district_code, listed.c.district_code))
        .order_by(*order)
        .limit(size + 1)
    )
    if after:
        behind = select(*order).where(listed.c.row_id == after).subquery("behind")
        found = found.join(behind, tuple_(*order) > tuple_(*behind.c))
    rows = [_listed(row) for row in session.execute(found)]
    total, people, unnamed = session.execute(
        select(
            func.count(),
            func.count(listed.c.person_id.distinct()),
            func.coalesce(func.sum(listed.c.is_unnamed), 0),
        ).select_from(listed)
    ).one()
    return Rows(rows[:size], total, people, unnamed, rows[size - 1].row_id if len(rows) > size else None)


def _listed(row: Sequence[Any]) -> Listed:
    row_id, participation_id, person_id, own, is_unnamed, name, school, npsn, *rest = row
    hides_school = is_unnamed and not own
    return Listed(
        row_id,
        participation_id,
        person_id,
        bool(own),
        None if is_unnamed else name,
        None if hides_school else school,
        "" if hides_school else npsn,
        *rest,
    )


def listed_participations(session: Session, asked: Question) -> Select[Any]:
    """One row for each participation or paper of a number, with whether its reader may name it; in no order."""
    scope, measure = asked.scope, asked.within.counted
    named = Participation.person_id.in_(select(Person.id).where(may_name(session, asked.viewer)))
    is_paper = measure in OF_PAPERS
    papers = select(Certificate.id).where(Certificate.participation_id == Participation.id, *has_paper(scope))
    statement = select(
        (Certificate.id if is_paper else Participation.id).label("row_id"),
        Participation.id.label("participation_id"),
        Participation.person_id,
        select(Person.sex).where(Person.id == Participation.person_id).scalar_subquery().label("sex"),
        is_own(scope).label("is_own"),
        case((named, 0), else_=1).label("is_unnamed"),
        case((named, Participation.sort_key), else_="").label("place"),
        Participation.name_as_registered.label("name"),
        home_school(scope).label("school_id"),
        Participation.district_code,
        Participation.workshop_id,
        Workshop.title,
        Workshop.slug,
        Workshop.starts_on,
        Participation.role,
        lesson_hours_attended(scope).label("attended"),
        (func.coalesce(Certificate.lesson_hours, 0) if is_paper else _of_papers(papers)).label("recognised"),
        (Certificate.number if is_paper else _number(papers)).label("number"),
        (unmarked() if measure is Measure.UNMARKED else func.coalesce(None, 0)).label("unmarked"),
    ).join(Workshop, Workshop.id == Participation.workshop_id)
    if is_paper:
        statement = statement.join(Certificate, Certificate.participation_id == Participation.id)
    conditions = [*conditions_of(session, scope, measure), *_inside(session, asked)]
    return of_programme(statement.where(*conditions), scope)


def _of_papers(papers: Select[int]) -> ColumnElement[int]:
    hours = papers.with_only_columns(func.coalesce(func.sum(Certificate.lesson_hours), 0))
    return hours.correlate(Participation).scalar_subquery()


def _number(papers: Select[int]) -> ColumnElement[str]:
    number = papers.with_only_columns(func.min(Certificate.number))
    return func.coalesce(number.correlate(Participation).scalar_subquery(), "")


def _inside(session: Session, asked: Question) -> Conditions:
    """The part of the number that was asked for."""
    scope, within = asked.scope, asked.within
    conditions: Conditions = []
    if within.is_of_a_place:
        ids = [school.id for school in narrowed_schools(session, scope, within)]
        conditions.append(home_school(scope).in_(select(School.id).where(one_of(session, School.id, ids))))
    if within.school:
        conditions.append(home_school(scope).in_(select(School.id).where(School.npsn == within.school)))
    if within.workshop:
        conditions.append(Workshop.slug == within.workshop)
    if within.person:
        conditions.append(Participation.person_id == within.person_id)
    return conditions


def has_sex(column: Any, word: str) -> ColumnElement[bool]:
    """The condition of one sex, or of nobody having told it."""
    unknown: ColumnElement[bool] = column.is_(None)
    return unknown if word == NOBODY_TOLD else column == (word if word in list(Sex) else "")


def narrowed_to(session: Session, asked: Question) -> tuple[str, ...]:
    """The part of a number in words: places, school, workshop, person where she may be named."""
    within = asked.within
    subdistrict = Sentence("kecamatan tidak tercatat") if within.in_subdistrict == NO_SUBDISTRICT else ""
    named: tuple[tuple[str, Select[Any]], ...] = (
        (within.in_district, select(District.name).where(District.code == within.in_district)),
        (within.school, select(_school_name()).where(School.npsn == within.school)),
        (within.workshop, select(Workshop.title).where(Workshop.slug == within.workshop)),
        (within.person, select(Person.name).where(Person.id == within.person_id, may_name(session, asked.viewer))),
    )
    told = tuple(session.scalar(query) or "" for word, query in named if word)
    return tuple(word for word in (*told, subdistrict or within.in_subdistrict, within.in_level) if word)


def _school_name() -> ColumnElement[str]:
    return func.coalesce(func.nullif(School.printed_name, ""), School.name)
