"""The evidence of one participation: each session with its mark, and every mark ever made, by whom and from where."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from workshop_tracker.accounts.models import User
from workshop_tracker.attendance.models import Attendance, AttendanceEvent, Mark, Override, Participation
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.people.models import Person
from workshop_tracker.reports.counting import Scope, held_on, is_own
from workshop_tracker.reports.evidence.participations import may_name
from workshop_tracker.viewer import ActorKind, Viewer
from workshop_tracker.workshops.models import Sheet, SheetSession, Workshop, WorkshopSession


@dataclass(frozen=True, slots=True)
class Made:
    """A mark as it was made; `mark` is None where one was taken back. `by` is empty for who acts without an account."""

    session_ids: tuple[int, ...]
    mark: Mark | None
    marked_at: dt.datetime
    received_at: dt.datetime
    actor_kind: ActorKind
    by: str
    device: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A session with the mark that holds now, and the act that it comes from; both None while it is unmarked."""

    number: int
    topic: str
    held_on: dt.date | None
    lesson_hours: int
    is_of_the_period: bool
    mark: Mark | None
    made: Made | None
    earlier: tuple[Made, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One participation with all that it rests on; `name` is None where the reader may not name the person."""

    participation: Participation
    name: str | None
    workshop: Workshop
    parts: tuple[Part, ...]
    papers: tuple[tuple[str, PaperState, int | None], ...]
    decisions: tuple[Override, ...]


def evidence_of(session: Session, scope: Scope, viewer: Viewer, participation_id: int) -> Evidence | None:
    """A participation of the office, or of somebody who sat beside its people and whom the viewer may name."""
    found = select(Participation, Workshop).join(Workshop, Workshop.id == Participation.workshop_id)
    row = session.execute(found.where(Participation.id == participation_id)).one_or_none()
    if row is None:
        return None
    participation, workshop = row
    name = _name(session, viewer, participation)
    if not _is_one_of(session, participation_id, is_own(scope) if name is None else or_(is_own(scope), _beside(scope))):
        return None
    return Evidence(
        participation,
        name,
        workshop,
        _parts(session, scope, participation_id, workshop.id),
        _papers(session, participation_id),
        _decisions(session, participation_id),
    )


def _name(session: Session, viewer: Viewer, participation: Participation) -> str | None:
    named = select(Person.id).where(Person.id == participation.person_id, may_name(session, viewer))
    return participation.name_as_registered if session.scalar(named) else None


def _beside(scope: Scope) -> ColumnElement[bool]:
    """Workshops where own people take part, and those of the office itself."""
    own = select(Participation.workshop_id).where(is_own(scope)).correlate(None)
    return or_(Workshop.office_id.in_(scope.office_ids), Workshop.id.in_(own))


def _is_one_of(session: Session, participation_id: int, condition: ColumnElement[bool]) -> bool:
    query = select(Participation.id).join(Workshop, Workshop.id == Participation.workshop_id)
    return session.scalar(query.where(Participation.id == participation_id, condition)) is not None


def _parts(session: Session, scope: Scope, participation_id: int, workshop_id: int) -> tuple[Part, ...]:
    """The sessions in their order."""
    events = _events(session, participation_id, workshop_id)
    holding = select(Attendance.session_id, Attendance.mark, Attendance.event_id)
    marks = {
        part: (mark, event)
        for part, mark, event in session.execute(holding.where(Attendance.participation_id == participation_id))
    }
    query = select(WorkshopSession, held_on()).join(Workshop, Workshop.id == WorkshopSession.workshop_id)
    query = query.where(Workshop.id == workshop_id).order_by(WorkshopSession.number)
    return tuple(_part(row, day, scope, marks.get(row.id), events) for row, day in session.execute(query))


def _part(
    row: WorkshopSession,
    day: dt.date | None,
    scope: Scope,
    holding: tuple[Mark, int] | None,
    events: Sequence[tuple[int, Made]],
) -> Part:
    mark, event_id = holding or (None, 0)
    of_session = [(number, made) for number, made in events if row.id in made.session_ids]
    is_of_the_period = day is not None and scope.period.starts_on <= day <= scope.period.ends_on
    made = next((made for number, made in events if number == event_id), None)
    earlier = tuple(made for number, made in of_session if number != event_id)
    return Part(row.number, row.topic, day, row.lesson_hours, is_of_the_period, mark, made, earlier)


def _events(session: Session, participation_id: int, workshop_id: int) -> list[tuple[int, Made]]:
    """Every mark that was made, in its order; one of a sheet fills the sheet's sessions."""
    on_sheet: dict[int, list[int]] = {}
    filled = select(SheetSession.sheet_id, SheetSession.session_id).join(Sheet, Sheet.id == SheetSession.sheet_id)
    for sheet_id, part in session.execute(filled.where(Sheet.workshop_id == workshop_id)):
        on_sheet.setdefault(sheet_id, []).append(part)
    query = (
        select(AttendanceEvent, User.display_name)
        .outerjoin(User, (User.id == AttendanceEvent.actor_id) & (AttendanceEvent.actor_kind == ActorKind.USER))
        .where(AttendanceEvent.participation_id == participation_id)
        .order_by(AttendanceEvent.id)
    )
    return [(event.id, _made(event, name or "", on_sheet)) for event, name in session.execute(query)]


def _made(event: AttendanceEvent, by: str, on_sheet: dict[int, list[int]]) -> Made:
    parts = (event.session_id,) if event.session_id else tuple(on_sheet.get(event.sheet_id or 0, ()))
    return Made(
        parts, event.mark, event.marked_at, event.received_at, event.actor_kind, by, event.device, event.is_late
    )


def _papers(session: Session, participation_id: int) -> tuple[tuple[str, PaperState, int | None], ...]:
    query = select(Certificate.number, Certificate.state, Certificate.lesson_hours)
    rows = session.execute(query.where(Certificate.participation_id == participation_id).order_by(Certificate.id))
    return tuple((number, state, hours) for number, state, hours in rows)


def _decisions(session: Session, participation_id: int) -> tuple[Override, ...]:
    query = select(Override).where(Override.participation_id == participation_id).order_by(Override.id)
    return tuple(session.scalars(query))
