"""Who does something at a workshop, who signs its papers, and which roles get one."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop_tracker.database import Base, Code, Editable, Line, Name, Prose, choice
from workshop_tracker.people.models import Person
from workshop_tracker.workshops.models import WorkshopSession

# a merge of people drops rows that both have; taken back, they come back under their own ids
ID_IS_NEVER_GIVEN_AGAIN = {"sqlite_autoincrement": True}


class EngagementRole(StrEnum):
    SPEAKER = "speaker"
    MODERATOR = "moderator"
    FACILITATOR = "facilitator"
    COMMITTEE = "committee"
    OPENING = "opening"


class Engagement(Editable, Base):
    """A person speaks, moderates, helps or opens; an opening official may represent a post that has no name."""

    __tablename__ = "engagements"
    __table_args__ = (
        UniqueConstraint("workshop_id", "person_id", "role", name="one_engagement_per_person_and_role"),
        ID_IS_NEVER_GIVEN_AGAIN,
    )

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"), index=True)
    role: Mapped[EngagementRole] = mapped_column(choice(EngagementRole, "engagement_role_is_known"))
    represents: Mapped[Line] = mapped_column(default="")
    # what was said: an opening may have content
    summary: Mapped[Prose] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=1)

    person: Mapped[Person] = relationship()


class SessionSpeaker(Base):
    """Who speaks in a session, in the order printed on the back of the paper."""

    __tablename__ = "session_speakers"
    __table_args__ = (
        UniqueConstraint("session_id", "engagement_id", name="one_speaker_once_per_session"),
        ID_IS_NEVER_GIVEN_AGAIN,
    )

    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagements.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=1)

    session: Mapped[WorkshopSession] = relationship()
    engagement: Mapped[Engagement] = relationship()


class SignatoryPlace(StrEnum):
    RIGHT = "right"
    LEFT = "left"
    CENTER = "center"


class Signatory(Editable, Base):
    """Who signs: free title lines, name as printed, and what stands beneath it."""

    __tablename__ = "signatories"
    __table_args__ = (UniqueConstraint("workshop_id", "place", name="one_signatory_per_place"),)

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"), index=True)
    place: Mapped[SignatoryPlace] = mapped_column(choice(SignatoryPlace, "signatory_place_is_known"))
    name: Mapped[Name]
    # one printed line per line of text: "a.n. Kepala Dinas …" and "u.b." are two at once
    title_lines: Mapped[Prose] = mapped_column(default="")
    rank: Mapped[Name] = mapped_column(default="")
    identity: Mapped[Name] = mapped_column(default="", info={"personal": True})
    prints_titles: Mapped[bool] = mapped_column(default=True)
    prints_rank: Mapped[bool] = mapped_column(default=True)
    prints_identity: Mapped[bool] = mapped_column(default=True)


class PaperHours(StrEnum):
    """Which lesson hours a role's paper carries."""

    PROGRAMME = "programme"
    OWN_SESSIONS = "own_sessions"
    NONE = "none"


class PaperRole(Editable, Base):
    """This role gets a paper of this workshop, with these hours on it."""

    __tablename__ = "paper_roles"
    __table_args__ = (
        UniqueConstraint("workshop_id", "role", name="one_paper_setting_per_role"),
        CheckConstraint(
            "role IN ('participant', 'speaker', 'moderator', 'facilitator', 'committee')", name="paper_role_is_known"
        ),
    )

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    role: Mapped[Code]
    hours: Mapped[PaperHours] = mapped_column(choice(PaperHours, "paper_hours_are_known"))
