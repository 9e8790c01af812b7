"""The audit: one row per changed field (an import: one for its batch). Never changed, never deleted."""

import datetime as dt

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from workshop_tracker.database import Base, Code, Line, Name, Prose, choice, now
from workshop_tracker.triggers import refuse
from workshop_tracker.viewer import ActorKind


class AuditEntry(Base):
    """What an actor did to one field of one row; names the row by table and id, so that it outlives it."""

    __tablename__ = "audit_entries"
    __table_args__ = (
        Index("ix_audit_entries_object", "object_kind", "object_id"),
        Index("ix_audit_entries_at", "at"),
    )

    at: Mapped[dt.datetime] = mapped_column(default=now)
    actor_kind: Mapped[ActorKind] = mapped_column(choice(ActorKind, "actor_kind_is_known"))
    actor_id: Mapped[int | None]
    actor_name: Mapped[Name] = mapped_column(default="")
    action: Mapped[Code]
    object_kind: Mapped[Code]
    object_id: Mapped[int | None]
    field: Mapped[Code] = mapped_column(default="")
    old: Mapped[Prose | None]
    new: Mapped[Prose | None]
    reason: Mapped[Line] = mapped_column(default="")


refuse(
    AuditEntry.__table__,
    "audit_entries_are_append_only",
    on=("UPDATE", "DELETE", "TRUNCATE"),
    when="1 = 1",
)
