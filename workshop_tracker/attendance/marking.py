"""Taking marks: each is an event under an id that the client made. Sent twice, it is stored once.

A late or offline mark is flagged, never refused. What holds for a session is the mark made last, whenever it arrives.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Attendance, AttendanceEvent, Mark, Participation
from workshop_tracker.attendance.rules import is_in_the_future, is_late
from workshop_tracker.audit.actions import record
from workshop_tracker.database import WritingSession, batched, now
from workshop_tracker.workshops.models import Sheet, SheetSession, Workshop, WorkshopSession

MARKS_AT_ONCE = 500
# day and session ids of ("sheet", id) and ("session", id)
Places = dict[tuple[str, int | None], tuple[dt.date | None, list[int]]]


class OperationReused(Exception):
    """An operation id came again with another content: nothing of it was stored."""


class DayNotCome(Exception):
    """The sheet's day lies ahead."""


class ParticipationIsCertified(Exception):
    """A valid paper rests on this attendance: a change needs a reason."""


class QuarterIsClosed(Exception):
    """An office has reported this mark in a quarter that it closed: a change needs a reason."""


Refusal = OperationReused | DayNotCome | ParticipationIsCertified | QuarterIsClosed | LookupError


@dataclass(frozen=True, slots=True)
class MarkMade:
    """One mark as it was made on a device. Exactly one of `sheet_id` and `session_id` is given; no mark takes back."""

    operation_id: str
    participation_id: int
    mark: Mark | None
    marked_at: dt.datetime
    sheet_id: int | None = None
    session_id: int | None = None
    device: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of marks, by operation id: stored now, known before, refused and why."""

    stored: frozenset[str]
    known: frozenset[str]
    refused: Mapping[str, Refusal]


def record_attendance(
    session: WritingSession,
    workshop_id: int,
    marks: Sequence[MarkMade],
    *,
    today: dt.date,
    reason: str = "",
    source: str = "",
) -> int:
    """Store marks of one workshop; returns how many were not known yet.

    Raises OperationReused, DayNotCome, ParticipationIsCertified (unless a reason is given), QuarterIsClosed (unless a
    reason or the source of all of them is told), LookupError for a sheet, session or participation of another
    workshop. Either all are stored or none.
    """
    judged = _judged(session, workshop_id, marks, today=today, reason=reason, source=source)
    for refusal in judged.refused.values():
        raise refusal
    return len(_stored(session, workshop_id, judged, reason or source))


def record_acceptable(
    session: WritingSession, workshop_id: int, marks: Sequence[MarkMade], *, today: dt.date, reason: str = ""
) -> Recorded:
    """Store every mark that can be stored; the others are refused one by one, for the reasons of the above."""
    judged = _judged(session, workshop_id, marks, today=today, reason=reason)
    stored = frozenset(_stored(session, workshop_id, judged, reason))
    return Recorded(
        stored, frozenset(made.operation_id for made in marks) - stored - set(judged.refused), judged.refused
    )


@dataclass(frozen=True, slots=True)
class _Judged:
    """Marks to be written and the reasons against others; what was stored before stands in neither."""

    fresh: list[MarkMade]
    refused: dict[str, Refusal]
    places: Places


def _judged(
    session: Session, workshop_id: int, marks: Sequence[MarkMade], *, today: dt.date, reason: str, source: str = ""
) -> _Judged:
    certified = _locked(session, workshop_id, marks)
    unknown, refused = _unknown(session, marks)
    places = _places(session, workshop_id) if unknown else {}
    for made in unknown:
        if refusal := _refusal(made, places, certified, today=today, reason=reason):
            refused[made.operation_id] = refusal
    if not reason and not source:
        refused = _changed_when_closed(session, workshop_id, unknown, places) | refused
    return _Judged([made for made in unknown if made.operation_id not in refused], refused, places)


def _stored(session: WritingSession, workshop_id: int, judged: _Judged, reason: str) -> list[str]:
    """Write what was judged acceptable; returns the operation ids."""
    for part in batched(judged.fresh, MARKS_AT_ONCE):
        _settle(session, part, _append(session, part, judged.places), judged.places)
    if judged.fresh:
        record(session, "mark", "workshops", workshop_id, new=f"{len(judged.fresh)} tanda hadir", reason=reason)
    return [made.operation_id for made in judged.fresh]


def _locked(session: Session, workshop_id: int, marks: Sequence[MarkMade]) -> dict[int, dt.datetime | None]:
    """The participations meant and since when each is certified; two devices that mark one person wait in line."""
    ids = sorted({made.participation_id for made in marks})
    return {
        number: certified_at
        for part in batched(ids, MARKS_AT_ONCE)
        for number, certified_at in session.execute(
            select(Participation.id, Participation.certified_at)
            .where(Participation.workshop_id == workshop_id, Participation.id.in_(part))
            .order_by(Participation.id)
            .with_for_update()
        )
    }


def hold_marks(session: Session, workshop_id: int) -> None:
    """Whoever marks somebody of this workshop meanwhile waits."""
    held = select(Participation.id).where(Participation.workshop_id == workshop_id).order_by(Participation.id)
    session.execute(held.with_for_update())


def _unknown(session: Session, marks: Sequence[MarkMade]) -> tuple[list[MarkMade], dict[str, Refusal]]:
    """Marks whose operation was not stored before; a stored one must say the same, else it is refused."""
    known = {
        event.operation_id: event
        for part in batched(marks, MARKS_AT_ONCE)
        for event in session.scalars(
            select(AttendanceEvent).where(AttendanceEvent.operation_id.in_([made.operation_id for made in part]))
        )
    }
    fresh: dict[str, MarkMade] = {}
    refused: dict[str, Refusal] = {}
    for made in marks:
        stored = known.get(made.operation_id) or fresh.setdefault(made.operation_id, made)
        if _content(stored) != _content(made):
            refused[made.operation_id] = OperationReused(made.operation_id)
    return list(fresh.values()), refused


def _content(mark: AttendanceEvent | MarkMade) -> tuple[int, Mark | None, int | None, int | None]:
    return mark.participation_id, mark.mark, mark.sheet_id, mark.session_id


def _place(made: MarkMade) -> tuple[str, int | None]:
    return ("sheet", made.sheet_id) if made.sheet_id is not None else ("session", made.session_id)


def _places(session: Session, workshop_id: int) -> Places:
    """Day and sessions of every sheet and session of the workshop."""
    places: Places = {}
    for sheet_id, held_on in session.execute(select(Sheet.id, Sheet.held_on).where(Sheet.workshop_id == workshop_id)):
        places["sheet", sheet_id] = (held_on, [])
    for session_id, held_on, sheet_id in session.execute(
        select(WorkshopSession.id, WorkshopSession.held_on, SheetSession.sheet_id)
        .outerjoin(SheetSession, SheetSession.session_id == WorkshopSession.id)
        .where(WorkshopSession.workshop_id == workshop_id)
    ):
        places["session", session_id] = (held_on, [session_id])
        if sheet_id is not None:
            places["sheet", sheet_id][1].append(session_id)
    return places


def _refusal(
    made: MarkMade, places: Places, certified: Mapping[int, dt.datetime | None], *, today: dt.date, reason: str
) -> Refusal | None:
    if _place(made) not in places or made.participation_id not in certified:
        return LookupError(made.operation_id)
    if is_in_the_future(places[_place(made)][0], today):
        return DayNotCome(made.operation_id)
    if certified[made.participation_id] is not None and not reason:
        return ParticipationIsCertified(made.participation_id)
    return None


def _changed_when_closed(
    session: Session, workshop_id: int, marks: Sequence[MarkMade], places: Places
) -> dict[str, Refusal]:
    """Marks that would change what an office has reported in a quarter that it closed. One statement, two where it is.

    Who had none is marked all the same, and what a device made before the closing counts as if it had come in time.
    """
    closed_at = session.scalar(select(Workshop.reported_at).where(Workshop.id == workshop_id)) if marks else None
    if closed_at is None:
        return {}
    late = [made for made in marks if made.marked_at >= closed_at and _place(made) in places]
    held = {(row.participation_id, row.session_id): row.mark for row in _held_by(session, late)}
    return {
        made.operation_id: QuarterIsClosed(made.operation_id)
        for made in late
        if any(held.get((made.participation_id, number), made.mark) != made.mark for number in places[_place(made)][1])
    }


def _held_by(session: Session, marks: Sequence[MarkMade]) -> Iterator[Attendance]:
    for part in batched(marks, MARKS_AT_ONCE):
        ids = {made.participation_id for made in part}
        yield from session.scalars(select(Attendance).where(Attendance.participation_id.in_(ids)))


def _append(session: WritingSession, marks: Sequence[MarkMade], places: Places) -> dict[str, int]:
    """Write the events; returns their ids by operation."""
    received = now()
    rows = [
        {
            "operation_id": made.operation_id,
            "participation_id": made.participation_id,
            "sheet_id": made.sheet_id,
            "session_id": made.session_id,
            "mark": made.mark,
            "marked_at": min(made.marked_at, received),  # a phone whose clock runs ahead must not win for ever
            "received_at": received,
            "actor_kind": session.actor.kind,
            "actor_id": session.actor.id,
            "device": made.device,
            "is_late": is_late(places[_place(made)][0], received),
        }
        for made in marks
    ]
    session.execute(insert(AttendanceEvent), rows)
    written = select(AttendanceEvent.operation_id, AttendanceEvent.id).where(
        AttendanceEvent.operation_id.in_([made.operation_id for made in marks])
    )
    return dict(session.execute(written).all())


def _settle(session: Session, marks: Sequence[MarkMade], events: dict[str, int], places: Places) -> None:
    """Let each mark decide its sessions, except where one made later is there already."""
    newest = _newest_events(session, {made.participation_id for made in marks}, places)
    decided = [
        {"session_id": number, "participation_id": made.participation_id, "mark": made.mark, "event_id": event_id}
        for made in marks
        for number in places[_place(made)][1]
        if newest[made.participation_id, number] == (event_id := events[made.operation_id])
    ]
    if not decided:
        return
    session.connection().execute(
        delete(Attendance).where(
            Attendance.session_id == bindparam("decided_session"),
            Attendance.participation_id == bindparam("decided_participation"),
        ),
        [{"decided_session": d["session_id"], "decided_participation": d["participation_id"]} for d in decided],
    )
    if kept := [row for row in decided if row["mark"] is not None]:
        session.execute(insert(Attendance), kept)


def _newest_events(session: Session, participations: set[int], places: Places) -> dict[tuple[int, int], int]:
    """The event made last for each (participation, session); of two made at once, the one stored last."""
    rows = session.execute(
        select(
            AttendanceEvent.id, AttendanceEvent.participation_id, AttendanceEvent.sheet_id, AttendanceEvent.session_id
        )
        .where(AttendanceEvent.participation_id.in_(participations))
        .order_by(AttendanceEvent.marked_at, AttendanceEvent.id)
    )
    newest: dict[tuple[int, int], int] = {}
    for event_id, participation_id, sheet_id, session_id in rows:
        for number in places["sheet" if sheet_id is not None else "session", sheet_id or session_id][1]:
            newest[participation_id, number] = event_id
    return newest
