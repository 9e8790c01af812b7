"""Rows of the audit as sentences: who did what to which object, and each field as it was and as it is."""

import datetime as dt
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext, ngettext
from sqlalchemy import Column
from sqlalchemy.orm import Session

from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import Base
from workshop_tracker.desk.administration.fields import field_name, is_told
from workshop_tracker.desk.administration.objects import LABELS, Names, Object, names_of, target_of
from workshop_tracker.desk.administration.values import value_words
from workshop_tracker.desk.administration.wording import action_name, kind_name
from workshop_tracker.viewer import ActorKind

Written = tuple[str, str | None, str | None]  # field, old, new


@dataclass(frozen=True, slots=True)
class Change:
    """One field in words. `old` is empty for what is new, `new` for what is gone, `field` for an act as a whole."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Trace:
    """One row of the audit in words; `kind` and `object_id` lead to all that happened to the same object."""

    at: dt.datetime
    who: str
    act: str
    kind: str
    object_id: int | None
    object_words: str
    changes: tuple[Change, ...]
    reason: str


def traces(session: Session, entries: Sequence[AuditEntry]) -> list[Trace]:
    """The rows in their order. One statement for each table that they speak of."""
    names = names_of(session, {each for entry in entries for each in _objects(entry)})
    return [_trace(entry, names) for entry in entries]


def _trace(entry: AuditEntry, names: Names) -> Trace:
    return Trace(
        at=entry.at,
        who=_who(entry),
        act=action_name(entry.action),
        kind=entry.object_kind,
        object_id=entry.object_id,
        object_words=_object_words(entry, names),
        changes=tuple(_changes(entry, names)),
        reason=entry.reason,
    )


def _who(entry: AuditEntry) -> str:
    match entry.actor_kind:
        case ActorKind.COMMAND:
            return str(gettext("Perintah pengelola"))
        case ActorKind.WORKER:
            return str(gettext("Sistem"))
        case _:
            return entry.actor_name or str(gettext("Tanpa akun"))


def _object_words(entry: AuditEntry, names: Names) -> str:
    name = names.get(Object(entry.object_kind, "id", str(entry.object_id))) or _own_name(entry, names)
    return f"{kind_name(entry.object_kind)} {name}".strip()


def _own_name(entry: AuditEntry, names: Names) -> str:
    """What a row that is gone was called, as it was written down; else its number."""
    kept = {field: old for field, old, _ in _written(entry)}
    label = LABELS.get(entry.object_kind, "")
    called = value_words(_column(entry.object_kind, label), kept[label], names) if kept.get(label) else ""
    return called or (f"#{entry.object_id}" if entry.object_id else "")


# Fields


def _changes(entry: AuditEntry, names: Names) -> Iterator[Change]:
    if not (written := list(_written(entry))):
        yield from _whole_act(entry)
    for field, old, new in written:
        name = field_name(entry.object_kind, field)
        if is_told(field):
            yield Change(name, _told(entry, field, old, names), _told(entry, field, new, names))
        else:
            yield Change("", "", str(gettext("%(field)s berubah", field=name)))


def _told(entry: AuditEntry, field: str, written: str | None, names: Names) -> str:
    """A value in words; empty where the act says that there was none."""
    if written is None and entry.action != "update":
        return ""
    return value_words(_column(entry.object_kind, field), written, names)


def _whole_act(entry: AuditEntry) -> Iterator[Change]:
    """An act on many at once: its number in the reader's language, what else was noted as it was noted."""
    if entry.old or entry.new:
        yield Change("", "", _batch_words(entry.action, entry.new or entry.old or ""))


def _batch_words(action: str, noted: str) -> str:
    found = re.match("([0-9]{1,9}) [^:]*(: .*)?$", noted)
    if found is None:
        return noted
    number, rest = int(found[1]), found[2] or ""
    match action:
        case "register":
            return str(ngettext("%(num)d orang", "%(num)d orang", number))
        case "mark":
            return str(ngettext("%(num)d tanda hadir", "%(num)d tanda hadir", number))
        case "prepare" | "validate":
            return str(ngettext("%(num)d sertifikat", "%(num)d sertifikat", number)) + _numbers(rest)
        case _:
            return noted


def _numbers(noted: str) -> str:
    first, to, last = noted.partition(" s.d. ")
    return str(gettext("%(first)s s.d. %(last)s", first=first, last=last)) if to else noted


def _written(entry: AuditEntry) -> Iterator[Written]:
    """The fields that a row of the audit holds: one of a change, those worth telling of a new or deleted object."""
    if entry.field:
        yield entry.field, entry.old, entry.new
    elif entry.action in {"create", "delete"}:
        is_new = entry.action == "create"
        for field, value in _fields(entry.new if is_new else entry.old):
            yield (field, None, value) if is_new else (field, value, None)


def _fields(written: str | None) -> list[tuple[str, str]]:
    """What a whole row is written as, a JSON object; any other text has no fields."""
    try:
        values = json.loads(written or "")
    except ValueError:
        return []
    return [pair for pair in values.items() if is_told(pair[0])] if isinstance(values, dict) else []


# Objects


def _objects(entry: AuditEntry) -> Iterator[Object]:
    """Every row that the entry speaks of by its number or code."""
    if entry.object_id is not None:
        yield Object(entry.object_kind, "id", str(entry.object_id))
    for field, old, new in _written(entry):
        column = _column(entry.object_kind, field)
        target = target_of(column) if column is not None else None
        yield from (Object(*target, value) for value in (old, new) if target and value)


def _column(kind: str, field: str) -> Column[Any] | None:
    table = Base.metadata.tables.get(kind)
    return table.columns.get(field) if table is not None else None
