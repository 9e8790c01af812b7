"""Who takes part in a workshop of the demonstration, who was present, and the papers that follow from it."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from workshop_tracker.attendance.marking import MarkMade, record_attendance
from workshop_tracker.attendance.models import Mark
from workshop_tracker.attendance.queries import participants_of, sheets_to_mark
from workshop_tracker.attendance.registration import Registration, register
from workshop_tracker.certificates.actions import correct_certificate, issue_certificates, revoke_certificate
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.database import WritingSession, now
from workshop_tracker.demo.teachers import Rosters
from workshop_tracker.people.models import StaffKind
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.queries import sessions_of, written_name, zone_of_workshop
from workshop_tracker.workshops.rules import instant
from workshop_tracker.workshops.speakers import person_named

SHEETS_COME_IN = dt.time(16)  # local time at which the committee writes the day's marks down
EVERYBODY_ELSE = {"mark": Mark.PRESENT.value}


def register_people(session: WritingSession, workshop: Workshop, told: Mapping[str, Any], rosters: Rosters) -> None:
    """So many of the roster of each school as the file says, and guests without a school."""
    first_day = workshop.starts_on or dt.date.min
    of_schools = [
        Registration(each.person_id, each.name, school_id=each.school_id)
        for npsn, number in told.get("participants", {}).items()
        for each in [each for each in rosters[npsn] if each.starts_on <= first_day][:number]
    ]
    register(session, workshop, of_schools + [_guest(session, guest) for guest in told.get("guests", [])])


def _guest(session: WritingSession, told: Mapping[str, str]) -> Registration:
    person = person_named(session, told["name"], StaffKind(told["kind"]))
    return Registration(person.id, written_name(person), work_unit=told["work_unit"])


def mark_attendance(session: WritingSession, workshop: Workshop, exceptions: Sequence[Mapping[str, Any]]) -> None:
    """All present but the exceptions, which name people by their place in the printed list, and sheets or sessions."""
    marks = list(_marks(session, workshop, exceptions))
    if marks and workshop.ends_on:
        record_attendance(session, workshop.id, marks, today=workshop.ends_on)


def _marks(session: WritingSession, workshop: Workshop, exceptions: Sequence[Mapping[str, Any]]) -> Iterator[MarkMade]:
    zone = zone_of_workshop(session, workshop)
    people = [person.id for person in participants_of(session, workshop.id)]
    sheets = [each.sheet for each in sheets_to_mark(session, workshop.id)]
    for sheet in sheets:
        marked_at = instant(dt.datetime.combine(sheet.held_on or dt.date.min, SHEETS_COME_IN), zone)
        for place, person in enumerate(people, 1):
            mark = _mark_on_sheet(exceptions, place, sheet.position)
            if mark is not None:
                operation = f"contoh-{workshop.id}-{person}-{sheet.position}"
                yield MarkMade(operation, person, Mark(mark), marked_at, sheet_id=sheet.id)
    sessions = {part.number: part for part in sessions_of(session, workshop.id)}
    for told in exceptions:
        for number in told.get("sessions", []):
            day = sessions[number].held_on or dt.date.min
            marked_at = instant(dt.datetime.combine(day, SHEETS_COME_IN), zone)
            for place in told["people"]:
                operation = f"contoh-{workshop.id}-{people[place - 1]}-session-{number}"
                session_id = sessions[number].id
                yield MarkMade(operation, people[place - 1], Mark(told["mark"]), marked_at, session_id=session_id)


def _mark_on_sheet(exceptions: Sequence[Mapping[str, Any]], place: int, sheet: int) -> str | None:
    """The mark of the place in the list on a sheet; none where the file leaves it unmarked."""
    told = (each for each in exceptions if place in each["people"] and sheet in each.get("sheets", []))
    mark: str | None = next(told, EVERYBODY_ELSE)["mark"]
    return mark


def give_papers(session: WritingSession, workshop: Workshop, told: Mapping[str, Any], base_url: str) -> None:
    """Issue to all who completed, dated the last day; then correct and revoke what the file names."""
    on = workshop.ends_on or now().date()
    people = [person.id for person in participants_of(session, workshop.id)]
    issue_certificates(session, workshop, on=on, base_url=base_url)
    for change in told.get("corrections", []):
        paper = _valid_paper(session, people[change["person"] - 1])
        name = f"{paper.name}, {change['adds']}"
        correct_certificate(session, paper, name=name, reason=change["reason"])
    for change in told.get("revocations", []):
        paper = _valid_paper(session, people[change["person"] - 1])
        revoke_certificate(session, paper, reason=change["reason"], at=now())


def _valid_paper(session: WritingSession, participation_id: int) -> Certificate:
    return session.scalars(
        select(Certificate).where(
            Certificate.participation_id == participation_id, Certificate.state == PaperState.VALID
        )
    ).one()
