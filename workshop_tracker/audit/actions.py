"""Writing down who changed what. Flushes of a writing session are noticed here, bulk writes call `record`."""

import datetime as dt
import json
from collections.abc import Iterator
from enum import Enum
from typing import Any

from sqlalchemy import Column, event, insert, inspect
from sqlalchemy.orm import Mapper, UOWTransaction

from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.audit.rules import end_of, without_numbers
from workshop_tracker.database import Base, WritingSession, now

# tables that are a log themselves, that live for hours, or that are counted from others
NOT_AUDITED = frozenset(
    {
        "attendance_events",
        "attendances",
        "audit_entries",
        "ledger_entries",
        "ledger_tails",
        "outbox_messages",
        "outbox_pace",
        "paper_runs",
        "participation_months",
        "sign_in_sessions",
        "staged_bundles",
        "staged_files",
        "staged_proposals",
        "staged_uploads",
        "summary_keys",
        "summary_notes",
        "summary_totals",
    }
)
HIDDEN = "(rahasia)"


def record(
    session: WritingSession,
    action: str,
    object_kind: str,
    object_id: int | None = None,
    *,
    old: str | None = None,
    new: str | None = None,
    reason: str = "",
) -> None:
    """One audit row by hand: for an import as a whole, an export, a bulk write that no flush sees."""
    told = {"old": old, "new": new, "reason": reason}
    entry = _entry(session, action, object_kind, object_id, "", None, None)
    masked = {name: without_numbers(text) for name, text in told.items() if text}
    session.connection().execute(insert(AuditEntry), [entry | masked])


@event.listens_for(WritingSession, "after_flush")
def write_down(session: WritingSession, _context: UOWTransaction) -> None:
    """One row per created or deleted object, one per changed field of a changed one."""
    entries = [entry for row in session.new for entry in _whole(session, "create", row)]
    entries += [entry for row in session.deleted for entry in _whole(session, "delete", row)]
    entries += [entry for row in session.dirty for entry in _changes(session, row)]
    if entries:
        session.connection().execute(insert(AuditEntry), entries)


def _whole(session: WritingSession, action: str, row: Base) -> Iterator[dict[str, Any]]:
    if row.__tablename__ in NOT_AUDITED:
        return
    values = {
        key: told for key, column in _columns(row) if (told := shown(column, getattr(row, key))) not in (None, "")
    }
    text = json.dumps(values, ensure_ascii=False)
    old, new = (text, None) if action == "delete" else (None, text)
    yield _entry(session, action, row.__tablename__, row.id, "", old, new)


def _changes(session: WritingSession, row: Base) -> Iterator[dict[str, Any]]:
    if row.__tablename__ in NOT_AUDITED:
        return
    state = inspect(row)
    for key, column in _columns(row):
        history = state.attrs[key].history
        if history.has_changes() and key != "row_version":
            old = shown(column, history.deleted[0] if history.deleted else None)
            yield _entry(session, "update", row.__tablename__, row.id, key, old, shown(column, getattr(row, key)))


def _columns(row: Base) -> list[tuple[str, Column[Any]]]:
    mapper: Mapper[Any] = inspect(type(row))
    return [(attribute.key, attribute.columns[0]) for attribute in mapper.column_attrs]  # type: ignore[misc]  # ours are columns


def shown(column: Column[Any], value: object) -> str | None:
    """A value as the audit keeps it: secrets never, personal values by their end only, in whatever column."""
    if value is None:
        return None
    if column.info.get("secret"):
        return HIDDEN
    text = _text(value)
    return end_of(text) if column.info.get("personal") and text else without_numbers(text)


def _text(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _entry(
    session: WritingSession,
    action: str,
    object_kind: str,
    object_id: int | None,
    field: str,
    old: str | None,
    new: str | None,
) -> dict[str, Any]:
    actor = session.actor
    return {
        "at": now(),
        "actor_kind": actor.kind,
        "actor_id": actor.id,
        "actor_name": without_numbers(actor.name),  # a login, where nobody told a name
        "action": action,
        "object_kind": object_kind,
        "object_id": object_id,
        "field": field,
        "old": old,
        "new": new,
        "reason": "",
    }
