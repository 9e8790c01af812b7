"""Who is this: users by login, signed-in browsers by token, and the viewer that today's grants make of a user."""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session, joinedload

from workshop_tracker.accounts.models import OneTimeLink, RoleGrant, SignInSession, User
from workshop_tracker.accounts.rules import fold_login, grants_on, idle_limit
from workshop_tracker.database import plain_rows
from workshop_tracker.organizations.models import Organization
from workshop_tracker.schools.models import School
from workshop_tracker.viewer import Role, Viewer

CommitteeWorkshops = Callable[[Session, int, dt.date], frozenset[int]]
_GRANTS = (
    select(RoleGrant)
    .options(joinedload(RoleGrant.organization), joinedload(RoleGrant.school))
    .order_by(RoleGrant.starts_on, RoleGrant.id)
)
STRONGEST_FIRST = tuple(Role)
# What every page of somebody signed in asks first. Put together once, and without objects of the ORM: so it takes a
# quarter of the time.
_SIGNED_IN = (
    select(SignInSession.id, SignInSession.seen_at, User.id, User.display_name, User.person_id, User.language)
    .join(SignInSession.user)
    .where(
        SignInSession.token_sha256 == bindparam("token_sha256"),
        SignInSession.ended_at.is_(None),
        SignInSession.expires_at > bindparam("at"),
        User.is_active,
    )
)
_ROLES_EVER_HELD = (
    select(
        RoleGrant.role,
        RoleGrant.starts_on,
        RoleGrant.ends_on,
        RoleGrant.organization_id,
        Organization.name,
        RoleGrant.school_id,
        School.name,
    )
    .outerjoin(RoleGrant.organization)
    .outerjoin(RoleGrant.school)
    .where(RoleGrant.user_id == bindparam("user_id"))
    .order_by(RoleGrant.starts_on, RoleGrant.id)
)


def sha256_of(token: str) -> str:
    """How a token is stored: who reads the database cannot use it."""
    return hashlib.sha256(token.encode()).hexdigest()


def user_by_login(session: Session, login: str) -> User | None:
    return session.scalar(select(User).where(User.login == fold_login(login)))


def user_by_id(session: Session, user_id: int) -> User:
    """The user of a viewer or a link. Raises NoResultFound."""
    return session.get_one(User, user_id)


def users(session: Session) -> list[User]:
    """Everybody who has an account, by login."""
    return list(session.scalars(select(User).order_by(User.login, User.id)))


def grants_of(session: Session, user_id: int) -> list[RoleGrant]:
    """All that the user was ever granted, with its organization and school, oldest first."""
    return list(session.scalars(_GRANTS.where(RoleGrant.user_id == user_id)))


def grants_by_user(session: Session) -> dict[int, list[RoleGrant]]:
    """The same for everybody, by the user's id."""
    granted: dict[int, list[RoleGrant]] = {}
    for grant in session.scalars(_GRANTS):
        granted.setdefault(grant.user_id, []).append(grant)
    return granted


def school_by_npsn(session: Session, npsn: str) -> School | None:
    return session.scalar(select(School).where(School.npsn == npsn))


def name_of_user(session: Session, user_id: int | None) -> str:
    """Whom an act is told of; empty where a command did it."""
    return session.scalar(select(User.display_name).where(User.id == user_id)) or ""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A browser in which an active user is signed in: its row, and of the user what a viewer is made of."""

    session_id: int
    seen_at: dt.datetime
    id: int
    display_name: str
    person_id: int | None
    language: str


def session_by_token(session: Session, token: str, *, at: dt.datetime) -> SignedIn | None:
    """The running sign-in of an active user with this token, whatever its idle time."""
    found = plain_rows(session, _SIGNED_IN, token_sha256=sha256_of(token), at=at)
    return SignedIn(*found[0]) if found else None


def is_idle(signed_in: SignedIn, viewer: Viewer, *, at: dt.datetime) -> bool:
    """Whether this browser rested longer than its user's roles allow."""
    return at - signed_in.seen_at > idle_limit(viewer.roles)


def sessions_of(session: Session, user_id: int, *, at: dt.datetime) -> list[SignInSession]:
    """The browsers in which a user is signed in, the latest seen first."""
    return list(
        session.scalars(
            select(SignInSession)
            .where(SignInSession.user_id == user_id, SignInSession.ended_at.is_(None), SignInSession.expires_at > at)
            .order_by(SignInSession.seen_at.desc(), SignInSession.id.desc())
        )
    )


def link_by_token(session: Session, token: str, *, at: dt.datetime) -> OneTimeLink | None:
    """The one-time link of an active user that can still be used."""
    return session.scalar(usable_link(token, at=at))


def usable_link(token: str, *, at: dt.datetime) -> Select[OneTimeLink]:
    """The statement for it, which the action that uses it up locks."""
    return (
        select(OneTimeLink)
        .join(OneTimeLink.user)
        .where(
            OneTimeLink.token_sha256 == sha256_of(token),
            OneTimeLink.used_at.is_(None),
            OneTimeLink.expires_at > at,
            User.is_active,
        )
        .options(joinedload(OneTimeLink.user))
    )


@dataclass(frozen=True, slots=True)
class HeldRole:
    """One grant as far as a viewer needs it, with the names of its places."""

    role: Role
    starts_on: dt.date
    ends_on: dt.date | None
    organization_id: int | None
    organization: str | None
    school_id: int | None
    school: str | None


def viewer_of(
    session: Session, user: User | SignedIn, *, on: dt.date, committee_workshops: CommitteeWorkshops
) -> Viewer:
    """The user as queries take him: roles and places of that day.

    Committee grants are rows of workshops, so their reader is handed in.
    """
    held = grants_on(on, _roles_ever_held(session, user.id))
    workshop_ids = committee_workshops(session, user.id, on)
    roles = frozenset(grant.role for grant in held)
    return Viewer(
        user_id=user.id,
        display_name=user.display_name,
        person_id=user.person_id,
        roles=roles | {Role.COMMITTEE} if workshop_ids else roles,
        organization_ids=_organizations(held, Role.ORGANIZER),
        office_ids=_organizations(held, Role.OFFICE),
        supervised_office_ids=_organizations(held, Role.SUPERVISOR),
        school_ids=frozenset(grant.school_id for grant in held if grant.role is Role.SCHOOL and grant.school_id),
        committee_workshop_ids=workshop_ids,
        place=_place(held),
        language=user.language,
    )


def _roles_ever_held(session: Session, user_id: int) -> list[HeldRole]:
    return [HeldRole(*row) for row in plain_rows(session, _ROLES_EVER_HELD, user_id=user_id)]


def _organizations(held: Iterable[HeldRole], role: Role) -> frozenset[int]:
    return frozenset(grant.organization_id for grant in held if grant.role is role and grant.organization_id)


def _place(held: Iterable[HeldRole]) -> str:
    """Where the strongest role is held, as the header says it."""
    by_strength = sorted(held, key=lambda grant: STRONGEST_FIRST.index(grant.role))
    return next((place for grant in by_strength if (place := grant.organization or grant.school)), "")
