"""How messages stand: all by state, and single ones by their key."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from workshop_tracker.database import batched
from workshop_tracker.outbox.models import MessageState, OutboxMessage

KEYS_AT_ONCE = 500
STUCK_AFTER = dt.timedelta(hours=1)  # that long due, so nobody sends
FAILED_LATELY = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of one message so far; `words` are the server's, or why it is tried again."""

    recipient: str
    state: MessageState
    attempts: int
    available_at: dt.datetime
    sent_at: dt.datetime | None
    words: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Letters that are due for an hour and more, letters that failed within a week, the server's newest words."""

    stuck: int
    failed: int
    words: str


def is_due(at: dt.datetime) -> ColumnElement[bool]:
    """The condition under which a message may be sent now: it waits, or whoever held it let its hold run out."""
    is_waiting = and_(OutboxMessage.state == MessageState.QUEUED, OutboxMessage.available_at <= at)
    return or_(is_waiting, and_(OutboxMessage.state == MessageState.LEASED, OutboxMessage.leased_until <= at))


def is_anything_due(session: Session, *, at: dt.datetime) -> bool:
    return session.scalar(select(OutboxMessage.id).where(is_due(at)).limit(1)) is not None


def messages_by_state(session: Session) -> dict[str, int]:
    """How many messages are in each state, every state named."""
    rows = session.execute(select(OutboxMessage.state, func.count()).group_by(OutboxMessage.state)).all()
    return dict.fromkeys((state.value for state in MessageState), 0) | {state.value: count for state, count in rows}


def trouble_of(session: Session, *, at: dt.datetime) -> Trouble:
    """What whoever runs the installation should know of its letters. Two statements."""
    stuck = session.scalar(select(func.count()).select_from(OutboxMessage).where(is_due(at - STUCK_AFTER)))
    failed = session.scalars(
        select(OutboxMessage.last_error)
        .where(OutboxMessage.state == MessageState.FAILED, OutboxMessage.available_at > at - FAILED_LATELY)
        .order_by(OutboxMessage.available_at.desc(), OutboxMessage.id.desc())
    ).all()
    return Trouble(stuck or 0, len(failed), failed[0] if failed else "")


def standing_of(session: Session, keys: Collection[str]) -> dict[str, Standing]:
    """By key, those messages that were ever queued."""
    found: dict[str, Standing] = {}
    for part in batched(sorted(keys), KEYS_AT_ONCE):
        for each in session.scalars(select(OutboxMessage).where(OutboxMessage.key.in_(part))):
            found[each.key] = Standing(
                each.recipient, each.state, each.attempts, each.available_at, each.sent_at, each.last_error
            )
    return found
