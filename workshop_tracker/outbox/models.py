"""The outbox: a message exists exactly when the act that causes it was committed."""

import datetime as dt
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from workshop_tracker.database import Base, Code, Line, Prose, choice, now


class MessageState(StrEnum):
    QUEUED = "queued"
    LEASED = "leased"
    SENT = "sent"
    FAILED = "failed"


ON_THE_WAY = frozenset({MessageState.QUEUED, MessageState.LEASED})


class OutboxPace(Base):
    """When the next letter of this installation may go: one row, which each worker locks to take its turn."""

    __tablename__ = "outbox_pace"
    __table_args__ = (CheckConstraint("id = 1", name="one_pace_for_all_workers"),)

    next_at: Mapped[dt.datetime]


class OutboxMessage(Base):
    """One message to one recipient; `key` makes queueing it twice impossible."""

    __tablename__ = "outbox_messages"
    __table_args__ = (
        CheckConstraint("attempts >= 0", name="attempts_are_not_negative"),
        Index("ix_outbox_messages_due", "state", "available_at"),
    )

    key: Mapped[Code] = mapped_column(unique=True)
    kind: Mapped[Code]
    recipient: Mapped[Line]
    content: Mapped[dict[str, Any]]
    state: Mapped[MessageState] = mapped_column(
        choice(MessageState, "message_state_is_known"), default=MessageState.QUEUED
    )
    attempts: Mapped[int] = mapped_column(default=0)
    available_at: Mapped[dt.datetime] = mapped_column(default=now)
    leased_until: Mapped[dt.datetime | None]
    sent_at: Mapped[dt.datetime | None]
    last_error: Mapped[Prose] = mapped_column(default="")
    created_at: Mapped[dt.datetime] = mapped_column(default=now)
