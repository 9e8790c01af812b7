"""A workshop: its plan, its days, who organizes it, who is invited and who may help."""

import datetime as dt
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop_tracker.accounts.models import User
from workshop_tracker.database import Base, Code, Editable, Line, Name, Prose, choice, now
from workshop_tracker.organizations.models import District, Organization
from workshop_tracker.schools.models import School
from workshop_tracker.workshops.numbering import NumberPatterns
from workshop_tracker.workshops.programmes import Programme


class WorkshopState(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    HELD = "held"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Mode(StrEnum):
    ONSITE = "onsite"
    ONLINE = "online"
    HYBRID = "hybrid"


class Certainty(StrEnum):
    """How sure the days are: a report published later seldom says when the event was."""

    STATED = "stated"
    SUPPOSED = "supposed"
    UNKNOWN = "unknown"


class Workshop(Editable, Base):
    """One event. Only a draft may be deleted; the rest is cancelled or closed."""

    __tablename__ = "workshops"
    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on", name="ends_after_it_starts"),
        CheckConstraint("minimum_attendance BETWEEN 0 AND 100", name="minimum_attendance_is_a_share"),
        Index("ix_workshops_period", "ends_on", "starts_on"),
        Index("ix_workshops_start", "starts_on"),  # reports ask which workshops have a day in a period
    )

    slug: Mapped[Code] = mapped_column(unique=True)
    title: Mapped[Line]
    # workshop, bimtek, IHT, seminar, …: printed as written
    kind: Mapped[Name] = mapped_column(default="Workshop")
    mode: Mapped[Mode] = mapped_column(choice(Mode, "mode_is_known"), default=Mode.ONSITE)
    state: Mapped[WorkshopState] = mapped_column(
        choice(WorkshopState, "workshop_state_is_known"), default=WorkshopState.DRAFT
    )
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programmes.id", ondelete="RESTRICT"), index=True)
    series: Mapped[Line] = mapped_column(default="")
    batch: Mapped[Name] = mapped_column(default="")
    office_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"), index=True)
    district_code: Mapped[str | None] = mapped_column(ForeignKey("districts.code"), index=True)
    place: Mapped[Line] = mapped_column(default="")
    starts_on: Mapped[dt.date | None]
    ends_on: Mapped[dt.date | None]
    days_certainty: Mapped[Certainty] = mapped_column(
        choice(Certainty, "days_certainty_is_known"), default=Certainty.STATED
    )
    reported_on: Mapped[dt.date | None]
    report_title: Mapped[Line] = mapped_column(default="")
    report_source: Mapped[Line] = mapped_column(default="")
    # as written, misspelt ones too; separated by spaces
    hashtags: Mapped[Prose] = mapped_column(default="")
    legal_basis: Mapped[Prose] = mapped_column(default="")
    funding_source: Mapped[Line] = mapped_column(default="")
    summary: Mapped[Prose] = mapped_column(default="")
    minimum_attendance: Mapped[int] = mapped_column(default=80)
    number_pattern: Mapped[Line] = mapped_column(default="")
    # of those who serve, in a series of their own; empty where they are numbered with the participants
    staff_number_pattern: Mapped[Line] = mapped_column(default="")
    design_code: Mapped[Code] = mapped_column(default="klasik")
    language: Mapped[Code] = mapped_column(default="id")
    # known from an archive: nothing is issued for it
    is_recorded_only: Mapped[bool] = mapped_column(default=False)
    # of a demonstration: its papers carry CONTOH and are not valid
    is_sample: Mapped[bool] = mapped_column(default=False)
    prints_titles: Mapped[bool] = mapped_column(default=True)
    locked_at: Mapped[dt.datetime | None]
    # since when an office has closed the quarter in which it counts: what was there changes for a stated reason only
    reported_at: Mapped[dt.datetime | None]
    created_at: Mapped[dt.datetime] = mapped_column(default=now)

    office: Mapped[Organization | None] = relationship()
    district: Mapped[District | None] = relationship()
    programme: Mapped[Programme | None] = relationship()

    @property
    def number_patterns(self) -> NumberPatterns:
        """How the papers of each role are numbered."""
        return NumberPatterns(self.number_pattern, self.staff_number_pattern)


class WorkshopOrganizer(Base):
    """A body that organizes, alone or with others; exactly one of them issues the papers."""

    __tablename__ = "workshop_organizers"
    __table_args__ = (
        UniqueConstraint("workshop_id", "organization_id", name="one_organizer_once_per_workshop"),
        Index(
            "one_issuer_per_workshop",
            "workshop_id",
            unique=True,
            sqlite_where=text("is_issuer"),
            postgresql_where=text("is_issuer"),
        ),
    )

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"), index=True)
    is_issuer: Mapped[bool]
    position: Mapped[int] = mapped_column(default=1)

    organization: Mapped[Organization] = relationship()


class SessionKind(StrEnum):
    ONSITE = "onsite"
    ONLINE = "online"
    TASK = "task"


class WorkshopSession(Editable, Base):
    """A part of the programme. Rows of 0 JP (opening, break) stand in the rundown, not on the paper."""

    __tablename__ = "sessions"
    __table_args__ = (
        UniqueConstraint("workshop_id", "number", name="one_session_per_number"),
        Index("ix_sessions_day", "held_on", "workshop_id"),
        CheckConstraint("lesson_hours >= 0", name="lesson_hours_are_not_negative"),
        CheckConstraint("ends_at IS NULL OR starts_at IS NULL OR ends_at >= starts_at", name="ends_after_it_starts"),
        CheckConstraint("part IN ('', 'A', 'B', 'C')", name="part_is_known"),
    )

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    number: Mapped[int]
    topic: Mapped[Line]
    # A umum, B inti, C penunjang
    part: Mapped[Code] = mapped_column(default="")
    kind: Mapped[SessionKind] = mapped_column(choice(SessionKind, "session_kind_is_known"), default=SessionKind.ONSITE)
    # the local day; 08.00 WIT is the day before in UTC
    held_on: Mapped[dt.date | None]
    starts_at: Mapped[dt.datetime | None]
    ends_at: Mapped[dt.datetime | None]
    lesson_hours: Mapped[int]
    summary: Mapped[Prose] = mapped_column(default="")


class SheetSpan(StrEnum):
    DAY = "day"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    SESSION = "session"


class Sheet(Base):
    """An attendance sheet; a mark on it fills its sessions."""

    __tablename__ = "sheets"
    __table_args__ = (UniqueConstraint("workshop_id", "position", name="one_sheet_per_place"),)

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    position: Mapped[int]
    held_on: Mapped[dt.date | None]
    span: Mapped[SheetSpan] = mapped_column(choice(SheetSpan, "sheet_span_is_known"))
    label: Mapped[Name] = mapped_column(default="")


class SheetSession(Base):
    """A session is marked on exactly one sheet."""

    __tablename__ = "sheet_sessions"

    sheet_id: Mapped[int] = mapped_column(ForeignKey("sheets.id", ondelete="CASCADE"), index=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), unique=True)


class InvitedSchool(Editable, Base):
    """A school that was invited or came; it may have come without names, with a headcount at most."""

    __tablename__ = "invited_schools"
    __table_args__ = (
        UniqueConstraint("workshop_id", "school_id", name="one_invitation_per_school"),
        CheckConstraint("headcount IS NULL OR headcount >= 0", name="headcount_is_not_negative"),
    )

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id", ondelete="RESTRICT"), index=True)
    has_attended: Mapped[bool] = mapped_column(default=False)
    headcount: Mapped[int | None]
    source: Mapped[Line] = mapped_column(default="")

    school: Mapped[School] = relationship()


class Photo(Editable, Base):
    """A photograph kept under its SHA-256; only public ones leave the workshop's own pages."""

    __tablename__ = "photos"
    __table_args__ = (UniqueConstraint("workshop_id", "sha256", name="one_photo_once_per_workshop"),)

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    sha256: Mapped[Code]
    caption: Mapped[Line] = mapped_column(default="")
    taken_on: Mapped[dt.date | None]
    is_public: Mapped[bool] = mapped_column(default=False)


class CommitteeGrant(Base):
    """A user helps with one workshop; it ends by itself on `ends_on`."""

    __tablename__ = "committee_grants"
    __table_args__ = (UniqueConstraint("workshop_id", "user_id", name="one_committee_grant_per_user"),)

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    ends_on: Mapped[dt.date]

    user: Mapped[User] = relationship()
