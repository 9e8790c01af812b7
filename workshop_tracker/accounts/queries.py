"""Who is this: users by login, signed-in browsers by token, and the viewer that today's grants make of a user."""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from workshop_tracker.accounts.models import OneTimeLink, RoleGrant, SignInSession, User
from workshop_tracker.accounts.rules import fold_login, grants_on, idle_limit
from workshop_tracker.schools.models import School
from workshop_tracker.viewer import Role, Viewer

CommitteeWorkshops = Callable[[Session, int, dt.date], frozenset[int]]
OFFICE_ROLES = frozenset({Role.OFFICE, Role.SUPERVISOR})
_GRANTS = (
    select(RoleGrant)
    .options(joinedload(RoleGrant.organization), joinedload(RoleGrant.school))
    .order_by(RoleGrant.starts_on, RoleGrant.id)
)
STRONGEST_FIRST = tuple(Role)


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


def session_by_token(session: Session, token: str, *, at: dt.datetime) -> SignInSession | None:
    """The running sign-in of an active user with this token, whatever its idle time."""
    return session.scalar(
        select(SignInSession)
        .join(SignInSession.user)
        .where(
            SignInSession.token_sha256 == sha256_of(token),
            SignInSession.ended_at.is_(None),
            SignInSession.expires_at > at,
            User.is_active,
        )
        .options(joinedload(SignInSession.user))
    )


def is_idle(signed_in: SignInSession, viewer: Viewer, *, at: dt.datetime) -> bool:
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


def viewer_of(session: Session, user: User, *, on: dt.date, committee_workshops: CommitteeWorkshops) -> Viewer:
    """The user as queries take him: roles and places of that day.

    Committee grants are rows of workshops, so their reader is handed in.
    """
    grants = grants_on(on, grants_of(session, user.id))
    workshop_ids = committee_workshops(session, user.id, on)
    roles = frozenset(grant.role for grant in grants)
    return Viewer(
        user_id=user.id,
        display_name=user.display_name,
        person_id=user.person_id,
        roles=roles | {Role.COMMITTEE} if workshop_ids else roles,
        organization_ids=_organizations(grants, {Role.ORGANIZER}),
        office_ids=_organizations(grants, OFFICE_ROLES),
        school_ids=frozenset(grant.school_id for grant in grants if grant.role is Role.SCHOOL and grant.school_id),
        committee_workshop_ids=workshop_ids,
        place=_place(grants),
        language=user.language,
    )


def _organizations(grants: Iterable[RoleGrant], roles: Iterable[Role]) -> frozenset[int]:
    return frozenset(grant.organization_id for grant in grants if grant.role in roles and grant.organization_id)


def _place(grants: Iterable[RoleGrant]) -> str:
    """Where the strongest role is held, as the header says it."""
    for grant in sorted(grants, key=lambda grant: STRONGEST_FIRST.index(grant.role)):
        where = grant.organization or grant.school
        if where is not None:
            return where.name
    return ""
