"""Noting what was sent by hand. Nothing here commits."""

import datetime as dt

from sqlalchemy import select

from workshop_tracker.attendance.models import Participation
from workshop_tracker.database import WritingSession
from workshop_tracker.handout.models import Channel, HandoutMessage
from workshop_tracker.handout.sharing.queries import PURPOSE


def note_sent(session: WritingSession, participation: Participation, *, at: dt.datetime) -> None:
    """Somebody was sent the link by WhatsApp; noted twice it is the later time."""
    message = _message(session, participation)
    if message is None:
        message = HandoutMessage(participation_id=participation.id, channel=Channel.WHATSAPP, purpose=PURPOSE)
        session.add(message)
    message.sent_at, message.sent_by_id = at, session.actor.id
    session.flush()


def take_back_sent(session: WritingSession, participation: Participation) -> None:
    """It was not sent after all."""
    message = _message(session, participation)
    if message is not None:
        message.sent_at = message.sent_by_id = None
    session.flush()


def _message(session: WritingSession, participation: Participation) -> HandoutMessage | None:
    session.execute(select(Participation.id).where(Participation.id == participation.id).with_for_update())
    return session.scalar(
        select(HandoutMessage).where(
            HandoutMessage.participation_id == participation.id,
            HandoutMessage.channel == Channel.WHATSAPP,
            HandoutMessage.purpose == PURPOSE,
        )
    )
