"""Queueing messages, taking one to send, noting what became of it. Nothing here commits."""

import datetime as dt
import secrets
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from workshop_tracker.database import WritingSession
from workshop_tracker.outbox.models import ON_THE_WAY, MessageState, OutboxMessage, OutboxPace
from workshop_tracker.outbox.queries import is_due
from workshop_tracker.outbox.rules import LEASE, MINUTE, tried_again_at, turn_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A message to queue; `key` names its purpose for its receiver, so that it is queued once."""

    key: str
    kind: str
    recipient: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Leased:
    """A message that one worker holds. `attempts` tells this hold from an earlier one that ran out."""

    id: int
    attempts: int
    recipient: str
    subject: str
    text: str
    message_id: str


def queue(session: WritingSession, draft: Draft, *, at: dt.datetime) -> bool:
    """Whether the message is queued now: one on its way stays as it is, one that was sent or failed goes once more."""
    message = session.scalar(select(OutboxMessage).where(OutboxMessage.key == draft.key).with_for_update())
    if message is None:
        message = OutboxMessage(key=draft.key, kind=draft.kind)
        session.add(message)
    elif message.state in ON_THE_WAY:
        return False
    message.recipient = draft.recipient
    # the same through every attempt, so that a receiver who gets it twice is shown it once
    message.content = {"subject": draft.subject, "text": draft.text, "message_id": secrets.token_hex(16)}
    message.state, message.attempts = MessageState.QUEUED, 0
    message.available_at, message.sent_at, message.last_error = at, None, ""
    session.flush()
    return True


def take_turn(session: WritingSession, *, per_minute: int, at: dt.datetime) -> dt.datetime:
    """When this worker may send its next letter; commit before waiting for it. All workers together keep the pace."""
    pace = _locked_pace(session, at)
    turn = turn_at(pace.next_at, at)
    pace.next_at = turn + MINUTE / per_minute
    session.flush()
    return turn


def _locked_pace(session: Session, at: dt.datetime) -> OutboxPace:
    """The one row, made where absent; of two workers who come at once, the second waits."""
    wanted = select(OutboxPace).with_for_update().execution_options(populate_existing=True)
    found = session.scalar(wanted)
    if found is None:
        begin = sqlite_insert if session.get_bind().dialect.name == "sqlite" else postgresql_insert
        session.execute(begin(OutboxPace).values(id=1, next_at=at).on_conflict_do_nothing())
        found = session.scalars(wanted).one()
    return found


def lease_next(session: WritingSession, *, at: dt.datetime) -> Leased | None:
    """The message that has waited longest, held for ten minutes; commit before it is sent.

    One whose holder was killed is due when its hold has run out.
    """
    message = session.scalar(
        select(OutboxMessage)
        .where(is_due(at))
        .order_by(OutboxMessage.available_at, OutboxMessage.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if message is None:
        return None
    message.state, message.leased_until = MessageState.LEASED, at + LEASE
    message.attempts += 1
    session.flush()
    return Leased(message.id, message.attempts, message.recipient, **message.content)


def note_sent(session: WritingSession, leased: Leased, *, at: dt.datetime) -> None:
    """The server took it; its text, which may carry a personal link, is forgotten."""
    _settle(session, leased, state=MessageState.SENT, sent_at=at, content={}, last_error="")


def note_failed(session: WritingSession, leased: Leased, words: str) -> None:
    """It will never arrive: the server's words are kept, the text is not."""
    _settle(session, leased, state=MessageState.FAILED, content={}, last_error=words)


def put_off(session: WritingSession, leased: Leased, words: str, *, at: dt.datetime) -> None:
    """Try again later, or give up where it was tried often enough."""
    due_at = tried_again_at(leased.attempts, at)
    if due_at is None:
        return note_failed(session, leased, words)
    return _settle(session, leased, state=MessageState.QUEUED, available_at=due_at, last_error=words)


def _settle(session: WritingSession, leased: Leased, **values: object) -> None:
    """Only by who holds it: a hold that ran out has nothing more to say."""
    session.execute(
        update(OutboxMessage)
        .where(
            OutboxMessage.id == leased.id,
            OutboxMessage.state == MessageState.LEASED,
            OutboxMessage.attempts == leased.attempts,
        )
        .values(leased_until=None, **values)
    )
