"""Putting people on a workshop's list: a whole list in one transaction, some by hand, one off it. Nothing commits."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from workshop_tracker.attendance.actions import ReasonMissing, take_off_list
from workshop_tracker.attendance.models import Participation
from workshop_tracker.attendance.participants.listed import ListedRow, WorkshopList, listed_rows, workshop_list
from workshop_tracker.attendance.participants.names import registered_name
from workshop_tracker.attendance.participants.relisting import relisted
from workshop_tracker.attendance.registration import Registration, put_on_list, register, relist
from workshop_tracker.audit.actions import record
from workshop_tracker.database import WritingSession, today
from workshop_tracker.intake.actions import record_batch
from workshop_tracker.intake.footprints import Footprint
from workshop_tracker.intake.models import ImportBatch
from workshop_tracker.intake.proposals import CERTAIN, ImportPlan, Outcome, Proposal
from workshop_tracker.people.models import Post
from workshop_tracker.people.recording.actions import PeopleBook
from workshop_tracker.people.rosters.entries import Entry, entry_of
from workshop_tracker.people.rosters.questions import Decision, decision_of_row
from workshop_tracker.people.rosters.recognition.known import KnownPeople, people_by_id
from workshop_tracker.people.rosters.recognition.somebody import HeldPost, Somebody
from workshop_tracker.people.rosters.settling import Taking, may_begin_on
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.rules import OVER

SOURCE = "daftar peserta"


class Row(NamedTuple):
    """A row that is written: what it says, and what was decided about it."""

    proposal: Proposal
    entry: Entry
    decision: Decision

    @property
    def is_certain(self) -> bool:
        return self.proposal.outcome in CERTAIN


class WorkshopIsOver(Exception):
    """Nobody comes onto the list of a closed or cancelled workshop."""


class PaperRestsOnIt(Exception):
    """Somebody holds a valid paper of this workshop: it is revoked first."""


def require_running(workshop: Workshop) -> None:
    """Raises WorkshopIsOver."""
    if workshop.state in OVER:
        raise WorkshopIsOver


def apply_participants(session: WritingSession, workshop: Workshop, plan: ImportPlan) -> ImportBatch | None:
    """Write the rows of a plan that go in; nothing, not even a batch, where none does. Raises WorkshopIsOver."""
    require_running(workshop)
    written = plan.to_settle()
    if not written:
        return None
    on_list = listed_rows(session, workshop.id)
    known = _known(session, written, on_list)
    book = PeopleBook(known, source=SOURCE)
    rows = [Row(each, entry_of(each), decision_of_row(each)) for each in written]
    people = [(row, book.settle(row.entry, row.decision, Taking.BLANKS)) for row in rows]
    book.write(session)
    same = {each.values["decision"]["person_id"] for each in plan.proposals if each.outcome is Outcome.SAME}
    speaking = _speaking(sorted(people, key=lambda each: each[0].entry.row), same)
    _list(session, workshop, speaking, workshop_list(on_list, known), book.footprint)
    return record_batch(session, plan, book.footprint)


def _known(session: WritingSession, written: Sequence[Proposal], on_list: Sequence[ListedRow]) -> KnownPeople:
    meant = [person_id for each in written if (person_id := decision_of_row(each)["person_id"]) is not None]
    return KnownPeople(people_by_id(session, [*meant, *(row.person_id for row in on_list)]))


def _speaking(rows: Iterable[tuple[Row, Somebody | None]], same: Collection[int | None]) -> list[tuple[Row, Somebody]]:
    """The one row that says how each person stands on the list: the first certain one, else the first answered.

    `same` are people of whom a certain row said that they stand there as they should.
    """
    of_person: dict[int, tuple[Row, Somebody]] = {}
    for row, person in rows:
        if person is None:
            continue
        first, _ = of_person.setdefault(id(person), (row, person))
        if row.is_certain and not first.is_certain:
            of_person[id(person)] = (row, person)
    return [(row, person) for row, person in of_person.values() if row.is_certain or person.person_id not in same]


def _list(
    session: WritingSession,
    workshop: Workshop,
    rows: Iterable[tuple[Row, Somebody]],
    on_list: WorkshopList,
    footprint: Footprint,
) -> None:
    """New ones come onto the list, those who had been taken off it come back, the others are completed."""
    new: list[Registration] = []
    changed: dict[int, Registration] = {}
    for row, person in rows:
        listed = on_list.of(person)
        if listed is None or listed.participation_id is None:
            new.append(_registration(row, person))
        elif listed.has_given_seat:
            continue
        elif listed.is_cancelled:
            changed[listed.participation_id] = _registration(row, person)
        elif not listed.is_certified and (wanted := relisted(listed, row.entry, row.decision["school_id"])):
            changed[listed.participation_id] = Registration(
                person.person_id or 0, wanted.name, school_id=wanted.school_id, work_unit=wanted.work_unit
            )
    put_on_list(session, workshop, new, footprint)
    relist(session, workshop, changed, footprint)


def _registration(row: Row, person: Somebody) -> Registration:
    school_id = row.decision["school_id"]
    return Registration(
        person.person_id or 0,
        registered_name(row.entry, person),
        school_id=school_id,
        work_unit="" if school_id is not None else row.entry.workplace.text,
    )


def add_people(session: WritingSession, workshop: Workshop, person_ids: Collection[int]) -> int:
    """Put people who are known on the list, with the school of their main post; returns how many came onto it.

    Raises WorkshopIsOver.
    """
    require_running(workshop)
    people = people_by_id(session, person_ids)
    _begin_posts(session, people, min(workshop.starts_on or today(), today()))
    wanted = {
        person.person_id: Registration(person.person_id, person.printed, school_id=_main_school(person))
        for person in people
        if person.person_id is not None
    }
    rows = {row.person_id: row for row in listed_rows(session, workshop.id)}
    wanted = {id_: each for id_, each in wanted.items() if id_ not in rows or not rows[id_].replaced_by}
    back = {rows[id_].participation_id: each for id_, each in wanted.items() if id_ in rows and rows[id_].is_cancelled}
    new = [each for id_, each in wanted.items() if id_ not in rows]
    relist(session, workshop, back, Footprint())
    for participation_id in back:
        record(session, "register", "participations", participation_id)
    return register(session, workshop, new) + len(back)


def _begin_posts(session: WritingSession, people: Iterable[Somebody], day: dt.date) -> None:
    """Who takes part for a school worked there on that day: a post known only from a list downloaded later begins."""
    for person in people:
        post = _main_post(person)
        if post is not None and may_begin_on(day, post, person.posts):
            session.get_one(Post, post.id).starts_on = day
    session.flush()


def _main_school(person: Somebody) -> int | None:
    post = _main_post(person)
    return post.school_id if post else None


def _main_post(person: Somebody) -> HeldPost | None:
    return next((post for post in person.posts if post.is_main and post.ends_on is None), None)


def remove_participant(session: WritingSession, participation: Participation, *, reason: str, at: dt.datetime) -> None:
    """Take somebody off the list; the row and its marks stay. Raises ReasonMissing, PaperRestsOnIt."""
    if not reason.strip():
        raise ReasonMissing
    if participation.certified_at is not None:
        raise PaperRestsOnIt
    participation.replaces_id = None  # the seat is free again for who had it before
    take_off_list(session, participation, at=at)
    record(session, "explain", "participations", participation.id, reason=reason.strip())
