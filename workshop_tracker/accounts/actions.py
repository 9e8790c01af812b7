"""Making users, granting and ending what they may do, signing in and out. Nothing here commits."""

import datetime as dt
import secrets
from dataclasses import dataclass

from sqlalchemy import select, update

from workshop_tracker.accounts.models import LinkPurpose, OneTimeLink, RoleGrant, SignInSession, User
from workshop_tracker.accounts.queries import sha256_of, usable_link, user_by_login
from workshop_tracker.accounts.rules import LINK_LIVES, LONGEST_SIGN_IN, fold_login
from workshop_tracker.audit.actions import record
from workshop_tracker.database import WritingSession
from workshop_tracker.organizations.models import Organization
from workshop_tracker.people.models import Person
from workshop_tracker.presentation import Sentence
from workshop_tracker.schools.models import School
from workshop_tracker.viewer import Role

ROLES_OF_ORGANIZATIONS = frozenset({Role.ORGANIZER, Role.OFFICE, Role.SUPERVISOR})
LONGEST_LOGIN = 300
LONGEST_NAME = 120
TOKEN_BYTES = 32  # 256 random bits


class AccountRefused(Exception):
    """An account cannot be made or changed so; the message says why, in Indonesian."""


class LoginTaken(AccountRefused):
    """Somebody signs in with that login already."""


class GrantNeedsAPlace(AccountRefused):
    """Some roles are held for an organization or a school."""


class LinkIsUsedUp(Exception):
    """Such a link does not exist, has expired or has set its password."""


@dataclass(frozen=True, slots=True)
class Place:
    """For what a role is granted; most roles need one of the two or none."""

    organization: Organization | None = None
    school: School | None = None


NOWHERE = Place()


def add_user(session: WritingSession, login: str, *, display_name: str = "", person: Person | None = None) -> User:
    """A user without a password; a one-time link lets her choose one. Raises LoginTaken, AccountRefused."""
    folded = fold_login(login)
    if not folded.isprintable() or not 0 < len(folded) <= LONGEST_LOGIN:
        raise AccountRefused(Sentence("Nama masuk harus berupa surel, nomor telepon, atau NIP."))
    if user_by_login(session, folded) is not None:
        raise LoginTaken(Sentence("Nama masuk %(login)s sudah dipakai.", login=folded))
    user = User(
        login=folded,
        display_name=(display_name or (person.name if person else login.strip()))[:LONGEST_NAME],
        email=folded if "@" in folded else "",
        person_id=person.id if person else None,
    )
    session.add(user)
    session.flush()  # the caller needs the id
    return user


def grant_role(
    session: WritingSession,
    user: User,
    role: Role,
    *,
    place: Place = NOWHERE,
    on: dt.date,
    until: dt.date | None = None,
) -> RoleGrant:
    """Let a user be something from a day on; who grants the same twice means one grant.

    Raises GrantNeedsAPlace, AccountRefused.
    """
    if role is Role.COMMITTEE:
        raise AccountRefused(Sentence("Panitia ditunjuk pada kegiatannya, bukan di sini."))
    if role in ROLES_OF_ORGANIZATIONS and place.organization is None:
        raise GrantNeedsAPlace(Sentence("Peran ini memerlukan organisasi."))
    if role is Role.SCHOOL and place.school is None:
        raise GrantNeedsAPlace(Sentence("Peran ini memerlukan sekolah."))
    wanted = {
        "user_id": user.id,
        "role": role,
        "organization_id": place.organization.id if place.organization else None,
        "school_id": place.school.id if place.school else None,
        "starts_on": on,
        "ends_on": until,
    }
    session.execute(select(User.id).where(User.id == user.id).with_for_update())  # of two at once, one waits
    if granted := session.scalar(select(RoleGrant).filter_by(**wanted)):
        return granted
    grant = RoleGrant(**wanted)
    session.add(grant)
    session.flush()  # the caller needs the id
    return grant


def end_grant(session: WritingSession, grant: RoleGrant, *, on: dt.date) -> None:
    """From that day on the grant does not hold: its last day is the one before."""
    grant.ends_on = on - dt.timedelta(days=1)
    grant.starts_on = min(grant.starts_on, grant.ends_on)
    session.flush()


def disable_user(session: WritingSession, user: User, *, at: dt.datetime) -> None:
    """Nobody signs in with this account any more, and whoever is signed in is out at once."""
    user.is_active = False
    end_all_sessions(session, user, at=at)
    session.flush()


def make_one_time_link(session: WritingSession, user: User, *, at: dt.datetime) -> str:
    """The token of a link that sets a password once within 7 days; earlier links of the user end here."""
    for earlier in session.scalars(
        select(OneTimeLink).where(OneTimeLink.user_id == user.id, OneTimeLink.used_at.is_(None))
    ):
        earlier.used_at = at
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session.add(
        OneTimeLink(
            token_sha256=sha256_of(token),
            user_id=user.id,
            purpose=LinkPurpose.SET_PASSWORD,
            created_at=at,
            expires_at=at + LINK_LIVES,
        )
    )
    session.flush()
    return token


def set_password_by_link(session: WritingSession, token: str, password_hash: str, *, at: dt.datetime) -> User:
    """Use a link up: its user gets this password and is signed out everywhere. Raises LinkIsUsedUp."""
    link = session.scalar(usable_link(token, at=at).with_for_update(of=OneTimeLink))  # two POSTs, one password
    if link is None:
        raise LinkIsUsedUp
    link.used_at = at
    user = locked_user(session, link.user_id)
    set_password(session, user, password_hash, at=at)
    return user


def locked_user(session: WritingSession, user_id: int) -> User:
    """The user's row as it is now, for this transaction alone: of two browsers that change it at once, one waits."""
    wanted = select(User).where(User.id == user_id).with_for_update().execution_options(populate_existing=True)
    return session.scalars(wanted).one()


def renew_hash(session: WritingSession, user: User, newer_hash: str) -> None:
    """Keep the password of `user`, as it was checked, in today's way; one that was chosen meanwhile stays."""
    stored = locked_user(session, user.id)
    if stored.password_hash == user.password_hash:
        stored.password_hash = newer_hash
        session.flush()


def set_password(session: WritingSession, user: User, password_hash: str, *, at: dt.datetime) -> None:
    """A new password (hashed before the transaction began) ends every sign-in that the old one opened."""
    user.password_hash = password_hash
    end_all_sessions(session, user, at=at)
    session.flush()


def start_session(session: WritingSession, user: User, *, device: str, at: dt.datetime) -> str:
    """The token of a new sign-in, for the browser's cookie; only its SHA-256 is kept here."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session.add(
        SignInSession(
            token_sha256=sha256_of(token),
            user_id=user.id,
            created_at=at,
            seen_at=at,
            expires_at=at + LONGEST_SIGN_IN,
            device=device[:LONGEST_NAME],
        )
    )
    session.flush()
    record(session, "sign_in", User.__tablename__, user.id)
    return token


def mark_seen(session: WritingSession, session_id: int, *, at: dt.datetime) -> None:
    """Remember that a browser was here; a sign-in that ended meanwhile stays ended."""
    session.execute(
        update(SignInSession).where(SignInSession.id == session_id, SignInSession.ended_at.is_(None)).values(seen_at=at)
    )


def end_session(session: WritingSession, user_id: int, session_id: int, *, at: dt.datetime) -> None:
    """Sign a user out in one browser."""
    record(session, "sign_out", User.__tablename__, user_id)
    session.execute(
        update(SignInSession)
        .where(SignInSession.id == session_id, SignInSession.ended_at.is_(None))
        .values(ended_at=at)
    )


def end_all_sessions(session: WritingSession, user: User, *, at: dt.datetime, except_id: int | None = None) -> None:
    """Sign a user out everywhere, or everywhere but in one browser."""
    record(session, "sign_out_everywhere" if except_id is None else "sign_out_elsewhere", User.__tablename__, user.id)
    session.execute(
        update(SignInSession)
        .where(
            SignInSession.user_id == user.id,
            SignInSession.ended_at.is_(None),
            SignInSession.id.is_distinct_from(except_id),
        )
        .values(ended_at=at)
    )
