"""Making links of schools and putting them to sleep. Nothing here commits."""

import datetime as dt
import secrets
from collections.abc import Collection

from sqlalchemy import select, update

from workshop_tracker.accounts.queries import sha256_of
from workshop_tracker.accounts.school_links.models import SchoolLink
from workshop_tracker.accounts.school_links.queries import awake_links
from workshop_tracker.accounts.school_links.rules import LINK_LIVES
from workshop_tracker.database import WritingSession
from workshop_tracker.schools.models import School

TOKEN_BYTES = 20  # 160 random bits: a link cannot be guessed


def make_school_links(session: WritingSession, school_ids: Collection[int], *, at: dt.datetime) -> dict[int, str]:
    """A fresh link for each school, open for 30 days; earlier ones sleep. Returns tokens, which are kept nowhere."""
    session.execute(select(School.id).where(School.id.in_(school_ids)).with_for_update())  # two offices, one link
    put_to_sleep(session, school_ids, at=at)
    tokens = {school_id: secrets.token_urlsafe(TOKEN_BYTES) for school_id in school_ids}
    session.add_all(
        SchoolLink(
            token_sha256=sha256_of(token),
            school_id=school_id,
            created_at=at,
            created_by_id=session.actor.id,
            expires_at=at + LINK_LIVES,
        )
        for school_id, token in tokens.items()
    )
    session.flush()
    return tokens


def put_to_sleep(session: WritingSession, school_ids: Collection[int], *, at: dt.datetime) -> int:
    """The links of these schools open nothing any more, also where a page stands open; returns how many schools."""
    links = awake_links(session, school_ids, at=at)
    for link in links.values():
        link.asleep_at = at
    session.flush()
    return len(links)


def note_opened(session: WritingSession, link: SchoolLink, *, at: dt.datetime) -> None:
    """Remember when the page was last opened; not a fact to audit."""
    session.execute(update(SchoolLink).where(SchoolLink.id == link.id).values(opened_at=at))
