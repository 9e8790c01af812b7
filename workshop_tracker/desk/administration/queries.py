"""Accounts and audit rows as an admin looks for them."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from workshop_tracker.accounts.models import RoleGrant, User
from workshop_tracker.accounts.queries import grants_by_user
from workshop_tracker.accounts.rules import grants_on
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.workshops.models import CommitteeGrant, Workshop

WEST_OF_ALL = dt.timedelta(hours=7)  # WIB, in which days are meant here


@dataclass(frozen=True, slots=True)
class WantedEntries:
    """What the audit is narrowed to; what is empty narrows nothing."""

    kind: str = ""
    object_id: int | None = None
    actor: str = ""
    day: dt.date | None = None


def users_found(written: str) -> Select[User]:
    """Accounts whose login or name holds these words, by name."""
    found = or_(User.login.icontains(written, autoescape=True), User.display_name.icontains(written, autoescape=True))
    return select(User).where(found).order_by(User.display_name, User.id)


def account_of(session: Session, user_id: int) -> User | None:
    return session.scalar(select(User).where(User.id == user_id))


def grant_of(session: Session, user_id: int, grant_id: int) -> RoleGrant | None:
    """A grant, found through its user."""
    return session.scalar(select(RoleGrant).where(RoleGrant.user_id == user_id, RoleGrant.id == grant_id))


def running_grants(session: Session, day: dt.date) -> dict[int, list[RoleGrant]]:
    """What each user may be on a day. One statement."""
    return {user_id: grants_on(day, grants) for user_id, grants in grants_by_user(session).items()}


@dataclass(frozen=True, slots=True)
class Committee:
    """A workshop that a user helps with, until a day on which that ends by itself."""

    slug: str
    title: str
    ends_on: dt.date


def running_committees(session: Session, day: dt.date) -> dict[int, list[Committee]]:
    """In which committees each user is on a day. One statement."""
    found = session.execute(
        select(CommitteeGrant.user_id, Workshop.slug, Workshop.title, CommitteeGrant.ends_on)
        .join(Workshop, Workshop.id == CommitteeGrant.workshop_id)
        .where(CommitteeGrant.ends_on >= day)
        .order_by(CommitteeGrant.ends_on, CommitteeGrant.id)
    )
    committees: dict[int, list[Committee]] = {}
    for user_id, slug, title, ends_on in found:
        committees.setdefault(user_id, []).append(Committee(slug, title, ends_on))
    return committees


def entries_found(wanted: WantedEntries) -> Select[AuditEntry]:
    """Rows of the audit, the newest first."""
    found = select(AuditEntry).order_by(AuditEntry.id.desc())
    if wanted.kind:
        found = found.where(AuditEntry.object_kind == wanted.kind)
    if wanted.object_id is not None:
        found = found.where(AuditEntry.object_id == wanted.object_id)
    if wanted.actor:
        found = found.where(AuditEntry.actor_name.icontains(wanted.actor, autoescape=True))
    if wanted.day is not None:
        midnight = dt.datetime.combine(wanted.day, dt.time(), dt.UTC) - WEST_OF_ALL
        found = found.where(AuditEntry.at >= midnight, AuditEntry.at < midnight + dt.timedelta(days=1))
    return found
