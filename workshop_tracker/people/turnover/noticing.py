"""What a list of a whole staff puts in question: main posts of teachers whom it leaves out, and second posts."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import aliased

from workshop_tracker.bulk import insert_rows
from workshop_tracker.database import WritingSession, now
from workshop_tracker.intake.footprints import Footprint
from workshop_tracker.intake.proposals import ImportPlan, Proposal
from workshop_tracker.people.denominator.actions import is_of_whole_staff
from workshop_tracker.people.denominator.models import SchoolList, Teller
from workshop_tracker.people.models import Person, PersonStatus, Post, StaffKind
from workshop_tracker.people.rosters.entries import entry_of
from workshop_tracker.people.turnover.models import StaffChange
from workshop_tracker.people.turnover.rules import ChangeKind


@dataclass(slots=True)
class NamedStaff:
    """Whom a list names as staff of one school: people, and names of rows of which it is not known who they are."""

    people: set[int] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    has_teachers: bool = False


def notice_changes(session: WritingSession, plan: ImportPlan, told_by: Teller, footprint: Footprint) -> None:
    """Remember what a list that went in puts in question; nobody's post or status changes.

    A list older than another of its school says nothing, nor does one without any teacher.
    """
    if not is_of_whole_staff(plan, told_by):
        return
    for (school_id, day), named in _staff_named(plan).items():
        latest = session.scalar(select(func.max(SchoolList.listed_on)).where(SchoolList.school_id == school_id))
        if named.has_teachers and (latest is None or latest <= day):
            _forget_older(session, school_id, footprint)
            rows = [*_departures(session, school_id, day, named), *_arrivals(session, school_id, day, named)]
            footprint.insert(session, StaffChange, rows)


def _staff_named(plan: ImportPlan) -> dict[tuple[int, dt.date], NamedStaff]:
    """By school and day. Whoever a row may mean is as good as named, wherever it is decided to belong."""
    staff: defaultdict[tuple[int, dt.date], NamedStaff] = defaultdict(NamedStaff)
    people, names = set(), set()
    for each in plan.proposals:
        people |= set(_people_of(each))
        names |= set(entry_of(each).keys) if each.stays_out else set()
        decision = _decision(each)
        if decision and decision["school_id"] is not None:
            named = staff[decision["school_id"], dt.date.fromisoformat(decision["starts_on"])]
            kind = entry_of(each).details.get("staff_kind", StaffKind.TEACHER)
            named.has_teachers = named.has_teachers or kind == StaffKind.TEACHER
    for named in staff.values():
        named.people, named.names = people, names
    return staff


def _decision(proposal: Proposal) -> dict[str, Any] | None:
    chosen = proposal.answer or proposal.values.get("decision")
    return dict(chosen) if chosen else None


def _people_of(proposal: Proposal) -> Iterator[int]:
    decision = _decision(proposal)
    if decision and decision["person_id"] is not None:
        yield decision["person_id"]
    for question in proposal.values.get("asked", ()) if proposal.stays_out else ():
        yield from (option["patch"]["person_id"] for option in question["options"] if option["patch"].get("person_id"))


def _forget_older(session: WritingSession, school_id: int, footprint: Footprint) -> None:
    """What an earlier list asked and nobody answered is asked by this one, or no more."""
    posts = select(Post.id).where(Post.school_id == school_id)
    footprint.remove(session, StaffChange, and_(StaffChange.post_id.in_(posts), StaffChange.answer.is_(None)))


def ask_again(session: WritingSession, questions: Sequence[Mapping[str, Any]]) -> None:
    """Bring back what a list had replaced that is taken back, unless another list has asked the same meanwhile."""
    posts = {each["post_id"] for each in questions}
    asked = select(StaffChange.post_id, StaffChange.kind, StaffChange.listed_on).where(StaffChange.post_id.in_(posts))
    standing = {tuple(row) for row in session.execute(asked)}
    held = set(session.scalars(select(Post.id).where(Post.id.in_(posts))))
    insert_rows(
        session,
        StaffChange,
        [
            each
            for each in questions
            if each["post_id"] in held and (each["post_id"], each["kind"], each["listed_on"]) not in standing
        ],
    )


def _departures(session: WritingSession, school_id: int, day: dt.date, named: NamedStaff) -> Iterator[dict[str, Any]]:
    """Running main posts of active teachers that began before that day, of nobody whom the list names."""
    was_asked = exists().where(
        StaffChange.post_id == Post.id, StaffChange.kind == ChangeKind.DEPARTURE, StaffChange.listed_on == day
    )
    rows = session.execute(
        select(Post.id, Person.id, Person.name_key)
        .join(Person, Person.id == Post.person_id)
        .where(
            Post.school_id == school_id,
            Post.is_main,
            Post.ends_on.is_(None),
            Post.starts_on < day,
            Person.staff_kind == StaffKind.TEACHER,
            Person.status == PersonStatus.ACTIVE,
            Person.merged_into_id.is_(None),
            Person.anonymised_at.is_(None),
            ~was_asked,
        )
        .order_by(Post.id)
    )
    for post_id, person_id, key in rows:
        if person_id not in named.people and key not in named.names:
            yield _question(post_id, ChangeKind.DEPARTURE, day)


def _arrivals(session: WritingSession, school_id: int, day: dt.date, named: NamedStaff) -> Iterator[dict[str, Any]]:
    """Second posts here of people whom the list names and whose main post elsewhere began earlier; asked once."""
    main = aliased(Post)
    was_asked = exists().where(StaffChange.post_id == Post.id, StaffChange.kind == ChangeKind.ARRIVAL)
    rows = session.execute(
        select(Post.id, Post.person_id)
        .join(main, main.person_id == Post.person_id)
        .join(Person, Person.id == Post.person_id)
        .where(
            Post.school_id == school_id,
            ~Post.is_main,
            Post.ends_on.is_(None),
            main.is_main,
            main.ends_on.is_(None),
            main.starts_on < Post.starts_on,
            Person.staff_kind == StaffKind.TEACHER,
            Person.status == PersonStatus.ACTIVE,
            ~was_asked,
        )
        .order_by(Post.id)
    )
    for post_id, person_id in rows:
        if person_id in named.people:
            yield _question(post_id, ChangeKind.ARRIVAL, day)


def _question(post_id: int, kind: ChangeKind, day: dt.date) -> dict[str, Any]:
    return {"post_id": post_id, "kind": kind, "listed_on": day, "noticed_at": now()}
