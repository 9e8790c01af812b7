"""Accounts: a user may be a person; grants are dated; a sign-in is a row that can be ended."""

import datetime as dt
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop_tracker.database import Base, Code, Editable, Line, Name, choice, now
from workshop_tracker.organizations.models import Organization
from workshop_tracker.people.models import Person
from workshop_tracker.schools.models import School
from workshop_tracker.viewer import Role


class User(Editable, Base):
    """Somebody who may sign in. The login is any text: an e-mail, a phone, a NIP; compared folded."""

    __tablename__ = "users"
    __table_args__ = (CheckConstraint("login <> ''", name="has_a_login"),)

    login: Mapped[Line] = mapped_column(unique=True)
    display_name: Mapped[Name]
    email: Mapped[Line] = mapped_column(default="")
    password_hash: Mapped[Line] = mapped_column(default="", info={"secret": True})
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"), index=True)
    is_active: Mapped[bool] = mapped_column(default=True)
    language: Mapped[Code] = mapped_column(default="id")
    created_at: Mapped[dt.datetime] = mapped_column(default=now)

    person: Mapped[Person | None] = relationship()


class RoleGrant(Editable, Base):
    """What a user may be, for which organization or school, from when until when."""

    __tablename__ = "role_grants"
    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_it_starts"),
        CheckConstraint(
            "role NOT IN ('organizer', 'office', 'supervisor') OR organization_id IS NOT NULL",
            name="organizers_and_offices_belong_to_an_organization",
        ),
        CheckConstraint("role <> 'school' OR school_id IS NOT NULL", name="a_school_role_names_its_school"),
    )

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    role: Mapped[Role] = mapped_column(choice(Role, "role_is_known"))
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"), index=True)
    school_id: Mapped[int | None] = mapped_column(ForeignKey("schools.id", ondelete="RESTRICT"), index=True)
    starts_on: Mapped[dt.date]
    ends_on: Mapped[dt.date | None]

    user: Mapped[User] = relationship()
    organization: Mapped[Organization | None] = relationship()
    school: Mapped[School | None] = relationship()


class SignInSession(Base):
    """One browser that is signed in. The cookie holds a random token, this row its SHA-256 only."""

    __tablename__ = "sign_in_sessions"

    token_sha256: Mapped[Code] = mapped_column(unique=True, info={"secret": True})
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[dt.datetime] = mapped_column(default=now)
    seen_at: Mapped[dt.datetime] = mapped_column(default=now)
    expires_at: Mapped[dt.datetime]
    ended_at: Mapped[dt.datetime | None]
    device: Mapped[Name] = mapped_column(default="")

    user: Mapped[User] = relationship()


class LinkPurpose(StrEnum):
    SET_PASSWORD = "set_password"  # noqa: S105 - a purpose, not a secret


class OneTimeLink(Base):
    """A link that sets a password once: opened by GET as often as one likes, used up by POST."""

    __tablename__ = "one_time_links"

    token_sha256: Mapped[Code] = mapped_column(unique=True, info={"secret": True})
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    purpose: Mapped[LinkPurpose] = mapped_column(choice(LinkPurpose, "link_purpose_is_known"))
    created_at: Mapped[dt.datetime] = mapped_column(default=now)
    expires_at: Mapped[dt.datetime]
    used_at: Mapped[dt.datetime | None]

    user: Mapped[User] = relationship()
