"""The programme of a workshop, session by session, and the sheets on which its sessions are marked."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from workshop_tracker.database import WritingSession, rows_resting_on
from workshop_tracker.workshops.actions import SomethingRestsOnIt, change, explain, require_editable
from workshop_tracker.workshops.models import SessionKind, Sheet, SheetSession, SheetSpan, Workshop, WorkshopSession
from workshop_tracker.workshops.queries import sessions_of, zone_of_workshop
from workshop_tracker.workshops.rules import SessionTime, SheetPlan, local_time, sheets_for
from workshop_tracker.workshops.speakers import dismiss, set_speakers, speaking

PRINTED = frozenset({"topic", "part", "lesson_hours", "held_on", "number"})
OWN_ROWS = frozenset({"sheet_sessions", "session_speakers"})
UNSEEN_BY_THE_SESSION = {"synchronize_session": False}
SheetKey = tuple[dt.date | None, SheetSpan, str]


class NumberIsTaken(Exception):
    """Another session of the workshop has this number."""


def next_number(session: Session, workshop_id: int) -> int:
    """The number of the session to come."""
    last = session.scalar(select(func.max(WorkshopSession.number)).where(WorkshopSession.workshop_id == workshop_id))
    return (last or 0) + 1


@contextmanager
def changing_programme(session: WritingSession, workshop: Workshop, reason: str = "") -> Iterator[None]:
    """Around changes of sessions: at the end, once, speakers whom nobody names go and the sheets are arranged."""
    spoke_before = speaking(session, workshop.id)
    yield
    dismiss(session, workshop.id, spoke_before)
    arrange_sheets(session, workshop)
    explain(session, workshop, reason)


def add_session(
    session: WritingSession,
    workshop: Workshop,
    values: Mapping[str, Any],
    speakers: Sequence[str] = (),
    *,
    reason: str = "",
) -> WorkshopSession:
    """A session with these columns and speakers. Raises NumberIsTaken, WorkshopIsOver, ReasonMissing.

    Only inside `changing_programme`, as all three of these.
    """
    require_editable(workshop, {"sessions"}, reason)
    _require_free_number(session, workshop, values["number"], apart_from=None)
    part = WorkshopSession(workshop_id=workshop.id, **values)
    session.add(part)
    session.flush()
    set_speakers(session, workshop, part, speakers)
    return part


def edit_session(
    session: WritingSession,
    workshop: Workshop,
    part: WorkshopSession,
    values: Mapping[str, Any],
    speakers: Sequence[str] | None = None,
    *,
    reason: str = "",
) -> bool:
    """Write these columns, and these speakers unless none are given; says whether that changed anything.

    Raises NumberIsTaken, WorkshopIsOver, ReasonMissing.
    """
    _require_free_number(session, workshop, values.get("number", part.number), apart_from=part.id)
    differing = {field for field, value in values.items() if getattr(part, field) != value}
    has_new_speakers = speakers is not None and set_speakers(session, workshop, part, speakers)
    if has_new_speakers or not PRINTED.isdisjoint(differing):
        differing.add("sessions")
    require_editable(workshop, differing, reason)
    change(part, values)
    session.flush()
    return bool(differing)


def remove_session(session: WritingSession, workshop: Workshop, part: WorkshopSession, *, reason: str = "") -> None:
    """Take a session out of the programme, unless somebody was marked in it.

    Raises SomethingRestsOnIt, WorkshopIsOver, ReasonMissing.
    """
    require_editable(workshop, {"sessions"}, reason)
    resting = {table: rows for table, rows in rows_resting_on(session, part).items() if table not in OWN_ROWS}
    if resting:
        raise SomethingRestsOnIt(resting)
    session.delete(part)
    session.flush()


def _require_free_number(session: Session, workshop: Workshop, number: int, *, apart_from: int | None) -> None:
    taken_by = session.scalar(
        select(WorkshopSession.id).where(WorkshopSession.workshop_id == workshop.id, WorkshopSession.number == number)
    )
    if taken_by not in (None, apart_from):
        raise NumberIsTaken


def arrange_sheets(session: WritingSession, workshop: Workshop) -> None:
    """Let every session stand on the sheet that its day and hour ask for.

    A sheet that fits is kept, since marks may point at it; one without sessions goes unless something rests on it.
    """
    parts = sessions_of(session, workshop.id)
    zone = zone_of_workshop(session, workshop)
    plans = sheets_for(_session_time(part, zone) for part in parts)
    sheets = {_key(sheet): sheet for sheet in _all_sheets(session, workshop.id)}
    wanted = [_fitting(sheets, Sheet(workshop_id=workshop.id, **_columns(plan))) for plan in plans]
    left_over = [sheet for sheet in sheets.values() if sheet not in wanted]
    _put_in_order(session, wanted + left_over)
    sheet_ids = {number: sheet.id for sheet, plan in zip(wanted, plans, strict=True) for number in plan.numbers}
    _place(session, {part.id: sheet_ids[part.number] for part in parts})
    for sheet in left_over:
        if not rows_resting_on(session, sheet):
            session.delete(sheet)
    session.flush()


def _session_time(part: WorkshopSession, zone: str) -> SessionTime:
    starts = local_time(part.starts_at, zone).time() if part.starts_at else None
    return SessionTime(part.number, part.held_on, starts, part.lesson_hours, is_task=part.kind is SessionKind.TASK)


def _all_sheets(session: Session, workshop_id: int) -> list[Sheet]:
    return list(session.scalars(select(Sheet).where(Sheet.workshop_id == workshop_id).order_by(Sheet.position)))


def _columns(plan: SheetPlan) -> dict[str, Any]:
    return {"held_on": plan.held_on, "span": SheetSpan(plan.span), "label": plan.label}


def _key(sheet: Sheet) -> SheetKey:
    """What makes a sheet the same sheet: its day and part of the day; a task's also which task."""
    return sheet.held_on, sheet.span, sheet.label if sheet.span is SheetSpan.SESSION else ""


def _fitting(sheets: Mapping[SheetKey, Sheet], wanted: Sheet) -> Sheet:
    found = sheets.get(_key(wanted), wanted)
    found.label = wanted.label
    return found


def _put_in_order(session: WritingSession, sheets: Sequence[Sheet]) -> None:
    """Number the sheets from 1; those that move are parked first, because no two may share a place."""
    moving = [sheet for place, sheet in enumerate(sheets, 1) if sheet.position != place]
    parked = [sheet.id for sheet in moving if sheet.id is not None]
    if parked:
        park = update(Sheet).where(Sheet.id.in_(parked)).values(position=-Sheet.id)
        session.execute(park, execution_options=UNSEEN_BY_THE_SESSION)
    for place, sheet in enumerate(sheets, 1):
        sheet.position = place
    session.add_all(sheets)
    session.flush()


def _place(session: WritingSession, sheet_ids: Mapping[int, int]) -> None:
    """Put each session (id) on its sheet (id)."""
    rows = session.scalars(select(SheetSession).where(SheetSession.session_id.in_(sheet_ids)))
    placed = {row.session_id: row for row in rows}
    for session_id, sheet_id in sheet_ids.items():
        if session_id in placed:
            placed[session_id].sheet_id = sheet_id
        else:
            session.add(SheetSession(sheet_id=sheet_id, session_id=session_id))
    session.flush()
