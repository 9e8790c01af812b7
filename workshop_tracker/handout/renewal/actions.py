"""Asking for a new link. Nothing here commits."""

import datetime as dt

from sqlalchemy import select

from workshop_tracker.database import WritingSession
from workshop_tracker.handout.models import PersonalLink


def ask_for_a_new_link(session: WritingSession, link: PersonalLink, *, at: dt.datetime) -> None:
    """Remember that its owner waits; asked twice it is since the first time."""
    session.execute(select(PersonalLink.id).where(PersonalLink.id == link.id).with_for_update())
    session.refresh(link)
    if link.renewal_asked_at is None:
        link.renewal_asked_at = at
    session.flush()
