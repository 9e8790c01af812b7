"""Who did what to a workshop, from the audit: like acts of one actor on one day are told as one."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from zoneinfo import ZoneInfo

from sqlalchemy import Select, select, union_all
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Override, Participation
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.viewer import ActorKind
from workshop_tracker.workshops.engagements import Engagement, Signatory
from workshop_tracker.workshops.models import Workshop, WorkshopSession

ROWS_READ = 60  # of each kind of object; enough for the acts that the page tells
ACTS_TOLD = 10
BATCHES = frozenset({"register", "mark", "prepare", "validate"})
OFFICES_ZONE = ZoneInfo("Asia/Jakarta")
# (kind of object, action, field) → the act; the first that fits, an empty text fits all
ACTS = (
    ("workshops", "create", "", "create"),
    ("workshops", "register", "", "register"),
    ("workshops", "mark", "", "mark"),
    ("workshops", "prepare", "", "prepare"),
    ("workshops", "validate", "", "validate"),
    ("workshops", "replace", "", "replace"),
    ("workshops", "update", "state", "change_state"),
    ("workshops", "update", "locked_at", ""),
    ("workshops", "", "", "edit"),
    ("certificates", "update", "revoked_at", "revoke"),
    ("certificates", "create", "", "correct"),
    ("certificates", "update", "name", "correct"),
    ("certificates", "", "", ""),
    ("overrides", "create", "", "decide"),
    ("overrides", "", "", "withdraw_decision"),
    ("participations", "create", "", "register"),
    ("participations", "update", "cancelled_at", "take_off_list"),
    ("participations", "update", "replaces_id", ""),
    ("participations", "update", "certified_at", ""),
    ("participations", "", "", "edit_participant"),
    ("", "", "", "edit"),
)


@dataclass(frozen=True, slots=True)
class Happening:
    """One act: by whom, what, on how many, and when it was done last; `names` where it is about somebody's seat."""

    actor_kind: ActorKind
    actor_name: str
    act: str
    number: int
    at: dt.datetime
    names: str = ""


def history_of(session: Session, workshop: Workshop) -> list[Happening]:
    """The latest acts, the newest first. One statement."""
    ids = union_all(*(_entries(kind, found) for kind, found in _objects(workshop.id).items())).subquery()
    entries = session.scalars(
        select(AuditEntry)
        .where(AuditEntry.id.in_(select(ids.c.id)))
        .order_by(AuditEntry.at.desc(), AuditEntry.id.desc())
    )
    return told(entries)[:ACTS_TOLD]


def told(entries: Iterable[AuditEntry]) -> list[Happening]:
    """Acts out of audit rows that come newest first."""
    acts = [(act, entry) for entry in entries if (act := _act(entry))]
    groups = groupby(acts, key=lambda pair: (pair[0], pair[1].actor_kind, pair[1].actor_name, *_place(*pair)))
    return [_happening(act, [entry for _, entry in group]) for (act, *_), group in groups]


def _happening(act: str, entries: list[AuditEntry]) -> Happening:
    newest = entries[0]
    return Happening(
        newest.actor_kind,
        newest.actor_name,
        act,
        sum(_number(act, entry) for entry in entries),
        newest.at,
        _names(act, newest),
    )


def _place(act: str, entry: AuditEntry) -> tuple[dt.date, str]:
    """What sets an act apart from others like it: its day, and whose seat it is about."""
    return _day(entry.at), _names(act, entry)


def _names(act: str, entry: AuditEntry) -> str:
    return entry.new or "" if act == "replace" else ""


def _act(entry: AuditEntry) -> str:
    """What a row tells; empty for what follows from another act."""
    written = (entry.object_kind, entry.action, entry.field)
    return next(act for *form, act in ACTS if all(a in {"", b} for a, b in zip(form, written, strict=True)))


def _number(act: str, entry: AuditEntry) -> int:
    """How many a row is about: batches say it first, any other row is about one."""
    found = re.match("[0-9]{1,9}", entry.new or "") if act in BATCHES else None
    return int(found[0]) if found else 1


def _day(at: dt.datetime) -> dt.date:
    return at.astimezone(OFFICES_ZONE).date()


def _objects(workshop_id: int) -> dict[str, Select[int]]:
    """The rows whose changes are changes of the workshop."""
    papers = select(Certificate.id).join(Participation, Participation.id == Certificate.participation_id)
    decisions = select(Override.id).join(Participation, Participation.id == Override.participation_id)
    return {
        "workshops": select(Workshop.id).where(Workshop.id == workshop_id),
        "sessions": select(WorkshopSession.id).where(WorkshopSession.workshop_id == workshop_id),
        "signatories": select(Signatory.id).where(Signatory.workshop_id == workshop_id),
        "engagements": select(Engagement.id).where(Engagement.workshop_id == workshop_id),
        "participations": select(Participation.id).where(Participation.workshop_id == workshop_id),
        "certificates": papers.where(Participation.workshop_id == workshop_id),
        "overrides": decisions.where(Participation.workshop_id == workshop_id),
    }


def _entries(kind: str, found: Select[int]) -> Select[int]:
    """The newest rows of the audit about these objects."""
    newest = (
        select(AuditEntry.id)
        .where(AuditEntry.object_kind == kind, AuditEntry.object_id.in_(found))
        .order_by(AuditEntry.id.desc())
        .limit(ROWS_READ)
        .subquery()
    )
    return select(newest.c.id)
