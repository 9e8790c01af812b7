"""Which school a link opens today."""

import datetime as dt
from collections.abc import Collection

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, joinedload

from workshop_tracker.accounts.queries import sha256_of
from workshop_tracker.accounts.school_links.models import SchoolLink
from workshop_tracker.database import batched
from workshop_tracker.schools.models import School
from workshop_tracker.schools.queries import IN_ORDER

SCHOOLS_AT_ONCE = 500


def link_by_token(session: Session, token: str, *, at: dt.datetime) -> SchoolLink | None:
    """The link of a token while it is awake."""
    return session.scalar(
        select(SchoolLink)
        .where(SchoolLink.token_sha256 == sha256_of(token), is_awake(at))
        .options(joinedload(SchoolLink.school))
    )


def link_numbered(session: Session, link_id: int, *, at: dt.datetime) -> SchoolLink | None:
    """The link that a browser opened before, while it is awake."""
    return session.scalar(
        select(SchoolLink).where(SchoolLink.id == link_id, is_awake(at)).options(joinedload(SchoolLink.school))
    )


def awake_links(session: Session, school_ids: Collection[int], *, at: dt.datetime) -> dict[int, SchoolLink]:
    """The newest link that opens each school's page; a school without one is absent."""
    found: dict[int, SchoolLink] = {}
    for part in batched(sorted(school_ids), SCHOOLS_AT_ONCE):
        links = session.scalars(
            select(SchoolLink).where(SchoolLink.school_id.in_(part), is_awake(at)).order_by(SchoolLink.id)
        )
        found |= {link.school_id: link for link in links}
    return found


def schools_of_user(session: Session, school_ids: Collection[int]) -> list[School]:
    """The schools for which a user holds the role, by name."""
    return list(session.scalars(select(School).where(School.id.in_(school_ids)).order_by(*IN_ORDER)))


def is_awake(at: dt.datetime) -> ColumnElement[bool]:
    """The condition under which a link opens its page."""
    return SchoolLink.asleep_at.is_(None) & (SchoolLink.expires_at > at)
