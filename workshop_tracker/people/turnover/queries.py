"""What waits for an answer at a school, what was answered lately, and how many questions each school has."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from workshop_tracker.database import one_of
from workshop_tracker.intake.proposals import ImportPlan
from workshop_tracker.people.models import Person, PersonStatus, Post
from workshop_tracker.people.names import join_name
from workshop_tracker.people.turnover.models import StaffChange
from workshop_tracker.people.turnover.rules import MAY_CHANGE_FOR, ChangeAnswer, ChangeKind, proposed
from workshop_tracker.schools.models import School


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many teachers of a school nobody was asked about yet."""

    departures: int = 0
    arrivals: int = 0


@dataclass(frozen=True, slots=True)
class Questioned:
    """One teacher in question; `elsewhere` is the other school of her main post, empty where it is this one."""

    id: int
    kind: ChangeKind
    listed_on: dt.date
    person_id: int
    name: str
    employment: str
    elsewhere: str
    answer: ChangeAnswer | None


def is_open() -> ColumnElement[bool]:
    """The condition that a question over Post and Person still stands: nobody answered, nothing settled it since."""
    is_departure = and_(StaffChange.kind == ChangeKind.DEPARTURE, Post.is_main)
    is_arrival = and_(StaffChange.kind == ChangeKind.ARRIVAL, ~Post.is_main)
    return and_(
        StaffChange.answer.is_(None),
        Post.ends_on.is_(None),
        or_(is_departure, is_arrival),
        Person.status == PersonStatus.ACTIVE,
        Person.merged_into_id.is_(None),
    )


def waiting_at(session: Session, school_ids: Collection[int]) -> dict[int, Waiting]:
    """Open questions of each school that has any. One statement."""
    rows = session.execute(
        select(Post.school_id, StaffChange.kind, func.count())
        .join(Post, Post.id == StaffChange.post_id)
        .join(Person, Person.id == Post.person_id)
        .where(is_open(), one_of(session, Post.school_id, sorted(school_ids)))
        .group_by(Post.school_id, StaffChange.kind)
    )
    counted: dict[int, dict[ChangeKind, int]] = {}
    for school_id, kind, number in rows:
        counted.setdefault(school_id, {})[kind] = number
    return {
        school_id: Waiting(kinds.get(ChangeKind.DEPARTURE, 0), kinds.get(ChangeKind.ARRIVAL, 0))
        for school_id, kinds in counted.items()
    }


def asked_after(session: Session, plan: ImportPlan) -> str:
    """How many teachers the schools of a list are asked about now, and where; empty where nobody."""
    decisions = [each.answer or each.values.get("decision") for each in plan.proposals]
    waiting = waiting_at(session, {each["school_id"] for each in decisions if each and each["school_id"]})
    told = proposed(sum(each.departures for each in waiting.values()), sum(each.arrivals for each in waiting.values()))
    return f"{told} Jawab pada halaman “Status data sekolah”." if told else ""


def answerable(school_id: int, at: dt.datetime) -> Select[StaffChange]:
    """The questions of a school that may be answered: open ones, and those answered in the last 30 days."""
    return (
        select(StaffChange)
        .join(Post, Post.id == StaffChange.post_id)
        .join(Person, Person.id == Post.person_id)
        .where(Post.school_id == school_id, or_(is_open(), StaffChange.answered_at >= at - MAY_CHANGE_FOR))
        .order_by(StaffChange.answer.is_not(None), Person.sort_key, StaffChange.id)
    )


def questioned_at(session: Session, school_id: int, at: dt.datetime) -> list[Questioned]:
    """The teachers in question at a school, those without an answer first, then by name. One statement."""
    main, elsewhere = aliased(Post), aliased(School)
    is_running = and_(main.person_id == Person.id, main.is_main, main.ends_on.is_(None), main.school_id != school_id)
    rows = session.execute(
        answerable(school_id, at)
        .outerjoin(main, is_running)
        .outerjoin(elsewhere, elsewhere.id == main.school_id)
        .add_columns(Person, Post.employment, elsewhere.name, elsewhere.printed_name)
    )
    return [
        Questioned(
            id=change.id,
            kind=change.kind,
            listed_on=change.listed_on,
            person_id=person.id,
            name=person.printed_name or join_name(person.title_before, person.name, person.title_after),
            employment=employment,
            elsewhere=printed or school or "",
            answer=change.answer,
        )
        for change, person, employment, school, printed in rows
    ]
