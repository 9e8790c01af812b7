"""Who is on the list, how each was marked, and who has completed; a few statements whatever the number of rows."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from workshop_tracker.attendance.models import (
    Attendance,
    AttendanceEvent,
    Mark,
    Override,
    Participation,
    ParticipationRole,
)
from workshop_tracker.attendance.rules import Completion, Decision, completion
from workshop_tracker.database import batched, one_of
from workshop_tracker.people.models import Sex
from workshop_tracker.schools.models import School
from workshop_tracker.workshops.models import Sheet, Workshop, WorkshopSession
from workshop_tracker.workshops.queries import sheets_of

Marks = dict[int, dict[int, Mark]]
AT_ONCE = 5_000  # ids in one IN list
A_FEW = 500  # participations whose marks are asked for one by one, else those of the whole workshop


@dataclass(frozen=True, slots=True)
class Participant:
    """One line of the list, in the order in which it is printed; `replaces` is who had this seat before, or empty."""

    id: int
    person_id: int
    role: ParticipationRole
    name: str
    school: str
    sex: Sex | None
    is_certified: bool
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class SheetToMark:
    """A sheet with the sessions that a mark on it fills."""

    sheet: Sheet
    session_ids: tuple[int, ...]


def participants_of(
    session: Session, workshop_id: int, role: ParticipationRole = ParticipationRole.PARTICIPANT
) -> list[Participant]:
    """The list of one role, by name; those who were taken off it are left out."""
    replaced = aliased(Participation)
    rows = session.execute(
        select(
            Participation.id,
            Participation.person_id,
            Participation.role,
            Participation.name_as_registered,
            School.name,
            School.printed_name,
            Participation.work_unit,
            Participation.sex,
            Participation.certified_at,
            func.coalesce(replaced.name_as_registered, ""),
        )
        .outerjoin(School, School.id == Participation.school_id)
        .outerjoin(replaced, replaced.id == Participation.replaces_id)
        .where(
            Participation.workshop_id == workshop_id, Participation.role == role, Participation.cancelled_at.is_(None)
        )
        .order_by(Participation.sort_key, Participation.id)
    )
    return [
        Participant(id_, person, role_, name, printed or school or unit, sex, certified is not None, replaces)
        for id_, person, role_, name, school, printed, unit, sex, certified, replaces in rows
    ]


def participation_of(session: Session, workshop_id: int, participation_id: int) -> Participation | None:
    """A participation, found through its workshop."""
    return session.scalar(
        select(Participation).where(Participation.workshop_id == workshop_id, Participation.id == participation_id)
    )


def sheets_to_mark(session: Session, workshop_id: int) -> list[SheetToMark]:
    """The sheets of a workshop in their order."""
    return [SheetToMark(sheet, tuple(session_ids)) for sheet, session_ids in sheets_of(session, workshop_id)]


def marks_of(session: Session, *workshop_ids: int, among: Collection[int] = ()) -> Marks:
    """Marks by participation and session; `among` names some hundred participations of them, if any."""
    marks: Marks = defaultdict(dict)
    for participation_id, session_id, mark in session.execute(
        select(Attendance.participation_id, Attendance.session_id, Attendance.mark)
        .join(Participation, Participation.id == Attendance.participation_id)
        .where(one_of(session, Participation.id, list(among)) if among else Participation.workshop_id.in_(workshop_ids))
    ):
        marks[participation_id][session_id] = mark
    return marks


def sheet_mark(marks: dict[int, Mark], sheet: SheetToMark) -> Mark | None:
    """The one mark of a sheet; none while its sessions are unmarked or differ."""
    found = {marks.get(number) for number in sheet.session_ids}
    return found.pop() if len(found) == 1 else None


def completions_of(session: Session, workshop: Workshop, participation_ids: Iterable[int]) -> dict[int, Completion]:
    """Who has completed, and in one sentence why or why not. Three statements."""
    return completions_in(session, [workshop], dict.fromkeys(participation_ids, workshop.id))


def completions_in(
    session: Session, workshops: Sequence[Workshop], participations: dict[int, int]
) -> dict[int, Completion]:
    """The same over several workshops; `participations` names the workshop of each. Three statements."""
    minimum = {workshop.id: workshop.minimum_attendance for workshop in workshops}
    planned = _planned_hours(session, minimum)
    marks = marks_of(session, *minimum, among=participations if len(participations) <= A_FEW else ())
    decisions = decisions_of(session, *minimum)
    return {
        number: completion(
            planned[workshop_id],
            [session_id for session_id, mark in marks[number].items() if mark is Mark.PRESENT],
            marks[number],
            minimum_percent=minimum[workshop_id],
            decision=decisions.get(number),
        )
        for number, workshop_id in participations.items()
    }


def _planned_hours(session: Session, workshop_ids: Iterable[int]) -> dict[int, dict[int, int]]:
    planned: dict[int, dict[int, int]] = defaultdict(dict)
    for workshop_id, session_id, hours in session.execute(
        select(WorkshopSession.workshop_id, WorkshopSession.id, WorkshopSession.lesson_hours).where(
            WorkshopSession.workshop_id.in_(workshop_ids)
        )
    ):
        planned[workshop_id][session_id] = hours
    return planned


def decisions_of(session: Session, *workshop_ids: int) -> dict[int, Decision]:
    """The standing decision for each participation that has one; the last one made wins."""
    rows = session.execute(
        select(Override.participation_id, Override.has_completed, Override.reason)
        .join(Participation, Participation.id == Override.participation_id)
        .where(Participation.workshop_id.in_(workshop_ids), Override.withdrawn_at.is_(None))
        .order_by(Override.id)
    )
    return {participation: Decision(completed, reason) for participation, completed, reason in rows}


def event_ids(session: Session, operation_ids: Sequence[str]) -> list[int]:
    """Under which ids these marks are stored."""
    found: list[int] = []
    for part in batched(operation_ids, AT_ONCE):
        found += session.scalars(select(AttendanceEvent.id).where(AttendanceEvent.operation_id.in_(part)))
    return sorted(found)
