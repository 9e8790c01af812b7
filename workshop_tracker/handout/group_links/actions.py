"""Making, closing and opening the group link of a workshop. Nothing here commits."""

import datetime as dt
import secrets

from sqlalchemy import select

from workshop_tracker.database import WritingSession
from workshop_tracker.handout.group_links.queries import group_link_of
from workshop_tracker.handout.models import GroupLink
from workshop_tracker.workshops.models import Workshop

TOKEN_BYTES = 12  # short enough for a chat


def make_group_link(session: WritingSession, workshop: Workshop) -> GroupLink:
    """The link of that workshop; made once, and the same for whoever asks again."""
    session.execute(select(Workshop.id).where(Workshop.id == workshop.id).with_for_update())
    link = group_link_of(session, workshop.id)
    if link is None:
        link = GroupLink(token=secrets.token_urlsafe(TOKEN_BYTES), workshop_id=workshop.id)
        session.add(link)
    session.flush()
    return link


def close_group_link(session: WritingSession, link: GroupLink, *, at: dt.datetime) -> None:
    """It finds nobody any more; who found herself keeps her personal link."""
    link.closed_at = link.closed_at or at
    session.flush()


def open_group_link_again(session: WritingSession, link: GroupLink) -> None:
    """The same address works once more."""
    link.closed_at = None
    session.flush()
