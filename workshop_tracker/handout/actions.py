"""Making personal links and putting them to sleep."""

import datetime as dt
import secrets
from collections.abc import Iterable

from sqlalchemy import select, update

from workshop_tracker.accounts.queries import sha256_of
from workshop_tracker.database import WritingSession
from workshop_tracker.handout.models import PersonalLink

TOKEN_BYTES = 20  # 160 random bits: a link cannot be guessed


def make_personal_links(session: WritingSession, person_ids: Iterable[int]) -> dict[int, str]:
    """A fresh link for each person; returns the tokens, which nobody can read back later.

    Older links go on working; who had asked for a new one has it.
    """
    wanted = set(person_ids)
    for link in session.scalars(select(PersonalLink).where(PersonalLink.renewal_asked_at.is_not(None))):
        if link.person_id in wanted:
            link.renewal_asked_at = None
    tokens = {person_id: secrets.token_urlsafe(TOKEN_BYTES) for person_id in sorted(wanted)}
    session.add_all(
        PersonalLink(token_sha256=sha256_of(token), person_id=person_id, created_by_id=session.actor.id)
        for person_id, token in tokens.items()
    )
    session.flush()
    return tokens


def note_opened(session: WritingSession, link: PersonalLink, *, at: dt.datetime) -> None:
    """Remember when the page was last opened; not a fact to audit, and never a reason to fail."""
    session.execute(update(PersonalLink).where(PersonalLink.id == link.id).values(opened_at=at))


def put_to_sleep(session: WritingSession, link: PersonalLink, *, at: dt.datetime) -> None:
    """A link that reached the wrong hands opens nothing any more; its owner asks for a new one."""
    link.asleep_at = at
    session.flush()
