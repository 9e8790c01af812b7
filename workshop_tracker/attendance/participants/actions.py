"""Putting people on a workshop's list: a whole list in one transaction, some by hand, one off it. Nothing commits."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence

from workshop_tracker.attendance.actions import ReasonMissing, take_off_list
from workshop_tracker.attendance.models import Participation
from workshop_tracker.attendance.participants.listed import ListedRow, WorkshopList, listed_rows, workshop_list
from workshop_tracker.attendance.participants.names import registered_name
from workshop_tracker.attendance.participants.relisting import relisted
from workshop_tracker.attendance.registration import Registration, put_on_list, register, relist
from workshop_tracker.audit.actions import record
from workshop_tracker.database import WritingSession
from workshop_tracker.intake.actions import record_batch
from workshop_tracker.intake.proposals import ImportPlan
from workshop_tracker.people.actions import PeopleBook
from workshop_tracker.people.rosters.entries import Entry, entry_of
from workshop_tracker.people.rosters.known import KnownPeople, Somebody, people_by_id
from workshop_tracker.people.rosters.questions import Decision, decision_of_row
from workshop_tracker.people.rosters.settling import Taking
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.rules import OVER

SOURCE = "daftar peserta"
Row = tuple[Entry, Decision]


class WorkshopIsOver(Exception):
    """Nobody comes onto the list of a closed or cancelled workshop."""


class PaperRestsOnIt(Exception):
    """Somebody holds a valid paper of this workshop: it is revoked first."""


def require_running(workshop: Workshop) -> None:
    """Raises WorkshopIsOver."""
    if workshop.state in OVER:
        raise WorkshopIsOver


def apply_participants(session: WritingSession, workshop: Workshop, plan: ImportPlan) -> None:
    """Write the rows of a plan that go in; nothing, not even a batch, where none does. Raises WorkshopIsOver."""
    require_running(workshop)
    rows = [(entry_of(each), decision_of_row(each)) for each in plan.to_write()]
    if not rows:
        return
    on_list = listed_rows(session, workshop.id)
    known = _known(session, rows, on_list)
    book = PeopleBook(known)
    people = [book.settle(entry, decision, Taking.BLANKS) for entry, decision in rows]
    book.write(session, source=SOURCE)
    _list(session, workshop, rows, people, workshop_list(on_list, known))
    record_batch(session, plan)


def _known(session: WritingSession, rows: Sequence[Row], on_list: Sequence[ListedRow]) -> KnownPeople:
    meant = [decision["person_id"] for _, decision in rows if decision["person_id"] is not None]
    return KnownPeople(people_by_id(session, [*meant, *(row.person_id for row in on_list)]))


def _list(
    session: WritingSession, workshop: Workshop, rows: Sequence[Row], people: Iterable[Somebody], on_list: WorkshopList
) -> None:
    """New ones come onto the list, those who had been taken off it come back, the others are completed."""
    new: list[Registration] = []
    changed: dict[int, Registration] = {}
    for (entry, decision), person in zip(rows, people, strict=True):
        listed = on_list.of(person)
        if listed is None or listed.participation_id is None or listed.is_cancelled:
            registration = _registration(entry, decision, person)
            if listed is None or listed.participation_id is None:
                new.append(registration)
            else:
                changed[listed.participation_id] = registration
            continue
        wanted = None if listed.is_certified else relisted(listed, entry, decision["school_id"])
        if wanted is not None and person.person_id is not None:
            changed[listed.participation_id] = Registration(
                person.person_id, wanted.name, school_id=wanted.school_id, work_unit=wanted.work_unit
            )
    put_on_list(session, workshop, new)
    relist(session, workshop, changed)


def _registration(entry: Entry, decision: Decision, person: Somebody) -> Registration:
    return Registration(
        person.person_id or 0,
        registered_name(entry, person),
        school_id=decision["school_id"],
        work_unit="" if decision["school_id"] is not None else entry.workplace.text,
    )


def add_people(session: WritingSession, workshop: Workshop, person_ids: Collection[int]) -> int:
    """Put people who are known on the list, with the school of their main post; returns how many came onto it.

    Raises WorkshopIsOver.
    """
    require_running(workshop)
    wanted = {
        person.person_id: Registration(person.person_id, person.printed, school_id=_main_school(person))
        for person in people_by_id(session, person_ids)
        if person.person_id is not None
    }
    rows = {row.person_id: row for row in listed_rows(session, workshop.id)}
    back = {rows[id_].participation_id: each for id_, each in wanted.items() if id_ in rows and rows[id_].is_cancelled}
    new = [each for id_, each in wanted.items() if id_ not in rows]
    relist(session, workshop, back)
    for participation_id in back:
        record(session, "register", "participations", participation_id)
    return register(session, workshop, new) + len(back)


def _main_school(person: Somebody) -> int | None:
    return next((post.school_id for post in person.posts if post.is_main and post.ends_on is None), None)


def remove_participant(session: WritingSession, participation: Participation, *, reason: str, at: dt.datetime) -> None:
    """Take somebody off the list; the row and its marks stay. Raises ReasonMissing, PaperRestsOnIt."""
    if not reason.strip():
        raise ReasonMissing
    if participation.certified_at is not None:
        raise PaperRestsOnIt
    take_off_list(session, participation, at=at)
    record(session, "explain", "participations", participation.id, reason=reason.strip())
