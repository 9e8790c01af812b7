"""The lists of a plan: its sessions, who else is engaged, who signs. Each says whether it changed anything."""

from collections.abc import Sequence
from typing import Any

from workshop_tracker.database import WritingSession
from workshop_tracker.people.models import Person, StaffKind
from workshop_tracker.workshops.actions import SomethingRestsOnIt, remove_signatory, require_editable, save_signatory
from workshop_tracker.workshops.engagements import EngagementRole, Signatory, SignatoryPlace
from workshop_tracker.workshops.models import Mode, SessionKind, Workshop, WorkshopSession
from workshop_tracker.workshops.plans.plan import PlannedEngagement, PlannedSession, PlannedSignatory, PlanRefused
from workshop_tracker.workshops.queries import engagements_of, sessions_of, signatories_of, zone_of_workshop
from workshop_tracker.workshops.rules import Problem, instant
from workshop_tracker.workshops.sessions import add_session, changing_programme, edit_session, remove_session
from workshop_tracker.workshops.speakers import engage, people_at, person_at, person_known_as, person_named


def follow_sessions(session: WritingSession, workshop: Workshop, parts: Sequence[PlannedSession]) -> bool:
    """The programme, session by session as they are numbered. Raises PlanRefused where marks keep a session."""
    if not parts:
        return False
    rows = {row.number: row for row in sessions_of(session, workshop.id)}
    planned = {part.number: part for part in parts}
    gone = [row for number, row in rows.items() if number not in planned]
    with changing_programme(session, workshop):
        for row in gone:
            _remove(session, workshop, row)
        changes = [_follow_session(session, workshop, part, rows.get(part.number)) for part in parts]
    return bool(gone) or any(changes)


def _remove(session: WritingSession, workshop: Workshop, row: WorkshopSession) -> None:
    try:
        remove_session(session, workshop, row)
    except SomethingRestsOnIt as refused:
        message = f"Sesi {row.number} sudah berisi tanda hadir, jadi tidak dapat dihapus dari program."
        raise PlanRefused((Problem("sessions", message),)) from refused


def _follow_session(
    session: WritingSession, workshop: Workshop, part: PlannedSession, row: WorkshopSession | None
) -> bool:
    given = _session_values(part, zone_of_workshop(session, workshop))
    if row is None:
        add_session(session, workshop, _new_session(part, workshop) | given, part.speakers)
        return True
    starts_at, ends_at = given.get("starts_at", row.starts_at), given.get("ends_at", row.ends_at)
    if starts_at and ends_at and ends_at < starts_at:
        raise PlanRefused((Problem("sessions", f"Sesi {part.number} selesai sebelum dimulai."),))
    return edit_session(session, workshop, row, given, part.speakers or None)


def _new_session(part: PlannedSession, workshop: Workshop) -> dict[str, Any]:
    """What a session is before the plan says more of it."""
    return {
        "number": part.number,
        "topic": f"Sesi {part.number}",
        "lesson_hours": 0,
        "kind": SessionKind.ONLINE if workshop.mode is Mode.ONLINE else SessionKind.ONSITE,
        "held_on": workshop.starts_on if workshop.starts_on == workshop.ends_on else None,
    }


def _session_values(part: PlannedSession, zone: str) -> dict[str, Any]:
    """The columns that the plan gives of a session."""
    values: dict[str, Any] = {
        "topic": part.topic,
        "part": part.group,
        "lesson_hours": part.lesson_hours,
        "held_on": part.held_on,
        "starts_at": part.starts_at and instant(part.starts_at, zone),
        "ends_at": part.ends_at and instant(part.ends_at, zone),
    }
    return {column: value for column, value in values.items() if value not in (None, "")}


def follow_engagements(session: WritingSession, workshop: Workshop, parts: Sequence[PlannedEngagement]) -> bool:
    """All but the speakers, whom the sessions name."""
    if not parts:
        return False
    rows = {
        (row.person_id, row.role): row
        for row in engagements_of(session, workshop.id)
        if row.role is not EngagementRole.SPEAKER
    }
    wanted = _wanted_engagements(session, workshop, parts)
    gone = [row for key, row in rows.items() if key not in wanted]
    new = [
        (person, key[1], represents)
        for key, (person, represents) in wanted.items()
        if key not in rows or represents not in ("", rows[key].represents)
    ]
    require_editable(workshop, {"engagements"} if gone or new else ())
    for row in gone:
        session.delete(row)
    for person, role, represents in new:
        engage(session, workshop, person, role, represents)
    session.flush()
    return bool(gone or new)


def _wanted_engagements(
    session: WritingSession, workshop: Workshop, parts: Sequence[PlannedEngagement]
) -> dict[tuple[int, EngagementRole], tuple[Person, str]]:
    """One name means one person throughout a plan, unless namesakes do the same here already."""
    wanted: dict[tuple[int, EngagementRole], tuple[Person, str]] = {}
    named: dict[str, Person] = {}
    for part in parts:
        role = EngagementRole(part.role)
        kind = StaffKind.OFFICIAL if role is EngagementRole.OPENING else StaffKind.TEACHER
        here = people_at(session, workshop, part.name, role)
        person = next((each for each in here if (each.id, role) not in wanted), None) or named.get(part.name)
        person = person or person_at(session, workshop, part.name) or person_named(session, part.name, kind)
        named.setdefault(part.name, person)
        wanted.setdefault((person.id, role), (person, part.represents))
    return wanted


def follow_signatories(session: WritingSession, workshop: Workshop, parts: Sequence[PlannedSignatory]) -> bool:
    """Who signs, place by place."""
    if not parts:
        return False
    rows = {row.place: row for row in signatories_of(session, workshop.id)}
    planned = {SignatoryPlace(part.place): part for part in parts}
    gone = [row for place, row in rows.items() if place not in planned]
    for row in gone:
        remove_signatory(session, workshop, row)
    changes = [
        save_signatory(session, workshop, place, _signatory_values(session, part, rows.get(place)))
        for place, part in planned.items()
    ]
    return bool(gone) or any(changes)


def _signatory_values(session: WritingSession, part: PlannedSignatory, row: Signatory | None) -> dict[str, Any]:
    """The columns that the plan gives; who it is, is asked once, when the name is written."""
    values: dict[str, Any] = {
        "name": part.name,
        "title_lines": "\n".join(part.title_lines),
        "identity": part.identity,
        "rank": part.rank,
    }
    given = {column: value for column, value in values.items() if value}
    if row is not None and row.name == part.name:
        return given
    person = person_known_as(session, part.name)
    return given | {"person_id": person.id if person else None}
