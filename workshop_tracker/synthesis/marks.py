"""Who stands on the list of a workshop, and how everybody was marked, sheet by sheet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from sqlalchemy import Integer, func, insert, literal, select

from workshop_tracker.attendance.models import Attendance, AttendanceEvent, Mark, Participation, ParticipationRole
from workshop_tracker.attendance.rules import completion
from workshop_tracker.organizations.queries import Place
from workshop_tracker.synthesis.invented.schools import InventedSchool
from workshop_tracker.synthesis.invented.teachers import InventedTeacher
from workshop_tracker.synthesis.rows import Rows
from workshop_tracker.synthesis.workshops import Held
from workshop_tracker.viewer import ActorKind
from workshop_tracker.workshops.models import SheetSession

WHOLE, ABSENT = 0.84, 0.04  # of a roster: present on every sheet, on none
TAKEN_OFF = 0.02
ON_A_SHEET = (Mark.PRESENT, Mark.PRESENT, Mark.PRESENT, Mark.EXCUSED, Mark.SICK, Mark.ABSENT)
MINIMUM = 80  # per cent, as workshops have it where nobody sets another


@dataclass(frozen=True, slots=True)
class Holder:
    """A participation of somebody who has completed."""

    participation_id: int
    teacher: InventedTeacher
    school: InventedSchool


@dataclass(frozen=True, slots=True)
class Listed:
    """Who of a roster has completed, and how many marks it has."""

    holders: list[Holder]
    marks: int


def name_columns(rows: Rows) -> None:
    rows.columns(
        Participation,
        *("workshop_id", "person_id", "role", "name_as_registered", "sort_key", "sex", "school_id", "office_id"),
        *("district_code", "level_group", "school_status", "employment", "staff_kind", "registered_at"),
        *("cancelled_at", "certified_at"),
    )
    rows.columns(
        AttendanceEvent,
        *("operation_id", "participation_id", "sheet_id", "mark", "marked_at", "received_at", "actor_kind", "device"),
    )
    rows.columns(Attendance, "session_id", "participation_id", "mark", "event_id")


def register(
    rows: Rows, held: Held, roster: Sequence[InventedTeacher], overseers: Mapping[Place, int], rng: Random
) -> Listed:
    """Put a roster on the list and mark it."""
    holders, marks = [], 0
    for teacher in roster:
        marked = [] if held.is_cancelled or rng.random() < TAKEN_OFF else _marks(len(held.sheets), rng)
        school = teacher.school_on(held.days[0])
        is_certified = held.has_papers and _has_completed(held, marked)
        number = _add(rows, held, teacher, school, overseers, is_on=bool(marked), is_certified=is_certified)
        rows.extend(AttendanceEvent, _events(rows, held, number, marked))
        marks += held.number_of_sessions if marked else 0
        if is_certified:
            holders.append(Holder(number, teacher, school))
    return Listed(holders, marks)


def _add(
    rows: Rows,
    held: Held,
    teacher: InventedTeacher,
    school: InventedSchool,
    overseers: Mapping[Place, int],
    *,
    is_on: bool,
    is_certified: bool,
) -> int:
    began_at = held.sheets[0].marked_at
    return rows.add(
        Participation,
        *(held.id, teacher.person_id, ParticipationRole.PARTICIPANT, teacher.name, teacher.sort_key, teacher.sex),
        *(school.id, overseers[school.district_code, school.level_group], school.district_code, school.level_group),
        *(school.status, teacher.employment, teacher.staff_kind, began_at),
        None if is_on or held.is_cancelled else began_at,
        held.closed_at if is_certified else None,
    )


def _marks(sheets: int, rng: Random) -> list[Mark]:
    fate = rng.random()
    if fate < WHOLE:
        return [Mark.PRESENT] * sheets
    return [Mark.ABSENT] * sheets if fate < WHOLE + ABSENT else rng.choices(ON_A_SHEET, k=sheets)


def _has_completed(held: Held, marked: Sequence[Mark]) -> bool:
    """As the product judges it: by JP, of which a sheet has those of its sessions."""
    planned = {sheet.id: sheet.lesson_hours for sheet in held.sheets}
    present = [sheet for sheet, mark in zip(planned, marked, strict=False) if mark is Mark.PRESENT]
    if len(present) == len(planned):
        return True
    return completion(planned, present, planned, minimum_percent=MINIMUM).has_completed


def _events(rows: Rows, held: Held, participation_id: int, marked: Sequence[Mark]) -> Iterator[tuple[object, ...]]:
    first = rows.next_id(AttendanceEvent)
    for place, (sheet, mark) in enumerate(zip(held.sheets, marked, strict=False)):
        operation = f"contoh-{first + place:012}"
        at = sheet.marked_at
        yield operation, participation_id, sheet.id, mark, at, at, ActorKind.COMMAND, "contoh"


def write(rows: Rows) -> None:
    """Write the marks that wait, and what they make hold: a mark on a sheet fills its sessions."""
    count = rows.waiting(AttendanceEvent)
    if count:
        last = rows.next_id(AttendanceEvent) - 1
        rows.write([AttendanceEvent])
        _fill_sessions(rows, last - count + 1, last)


def _fill_sessions(rows: Rows, first: int, last: int) -> None:
    """The database itself does it: row by row it would take several times as long."""
    order = func.row_number().over(order_by=(SheetSession.session_id, AttendanceEvent.participation_id))
    filled = (
        select(
            literal(rows.next_id(Attendance) - 1, Integer) + order,
            SheetSession.session_id,
            AttendanceEvent.participation_id,
            AttendanceEvent.mark,
            AttendanceEvent.id,
        )
        .join(SheetSession, SheetSession.sheet_id == AttendanceEvent.sheet_id)
        .where(AttendanceEvent.id.between(first, last))
        .order_by(order)
    )
    names = ("id", "session_id", "participation_id", "mark", "event_id")
    rows.session.connection().execute(insert(Attendance).from_select(names, filled))
    rows.skip_to(Attendance, rows.session.scalar(select(func.max(Attendance.id))) or 0)
