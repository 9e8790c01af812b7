"""Links that a teacher opens without an account, and what was sent and printed."""

import datetime as dt
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop_tracker.certificates.models import Certificate
from workshop_tracker.database import Base, Code, Line, choice, now
from workshop_tracker.people.models import Person
from workshop_tracker.workshops.models import Workshop


class PersonalLink(Base):
    """One person's own page. The token is random; only its SHA-256 is kept; it sleeps, it does not die."""

    __tablename__ = "personal_links"

    token_sha256: Mapped[Code] = mapped_column(unique=True, info={"secret": True})
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"), index=True)
    created_at: Mapped[dt.datetime] = mapped_column(default=now)
    created_by_id: Mapped[int | None]
    opened_at: Mapped[dt.datetime | None]
    asleep_at: Mapped[dt.datetime | None]
    # its owner found it asleep and waits for another one
    renewal_asked_at: Mapped[dt.datetime | None]

    person: Mapped[Person] = relationship()


class GroupLink(Base):
    """One link per workshop for everybody; it never shows a list. It stands in a chat of many: by itself it opens
    nothing, so the token is kept as it is and can be shown again.
    """

    __tablename__ = "group_links"
    __table_args__ = (UniqueConstraint("workshop_id", name="one_group_link_per_workshop"),)

    token: Mapped[Code] = mapped_column(unique=True, info={"secret": True})
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    created_at: Mapped[dt.datetime] = mapped_column(default=now)
    closed_at: Mapped[dt.datetime | None]

    workshop: Mapped[Workshop] = relationship()


class Channel(StrEnum):
    WHATSAPP = "whatsapp"
    EMAIL = "email"


class HandoutMessage(Base):
    """That somebody was told of a paper, by which way, and when."""

    __tablename__ = "handout_messages"
    __table_args__ = (
        UniqueConstraint("participation_id", "channel", "purpose", name="one_message_per_channel_and_purpose"),
    )

    participation_id: Mapped[int] = mapped_column(ForeignKey("participations.id", ondelete="RESTRICT"))
    channel: Mapped[Channel] = mapped_column(choice(Channel, "channel_is_known"))
    purpose: Mapped[Code]
    sent_at: Mapped[dt.datetime | None]
    sent_by_id: Mapped[int | None]


class PrintBatchState(StrEnum):
    PRINTED = "printed"
    SENT_FOR_SIGNATURE = "sent_for_signature"
    SIGNED = "signed"
    HANDED_OUT = "handed_out"


class PrintBatch(Base):
    """Papers that were printed together and where the heap is now."""

    __tablename__ = "print_batches"

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="RESTRICT"), index=True)
    state: Mapped[PrintBatchState] = mapped_column(choice(PrintBatchState, "print_batch_state_is_known"))
    printed_at: Mapped[dt.datetime] = mapped_column(default=now)
    printed_by_id: Mapped[int | None]
    changed_at: Mapped[dt.datetime] = mapped_column(default=now)
    note: Mapped[Line] = mapped_column(default="")


class PrintedPaper(Base):
    """A paper in a heap; fetched by its owner or not yet."""

    __tablename__ = "printed_papers"
    __table_args__ = (UniqueConstraint("batch_id", "certificate_id", name="one_paper_once_per_batch"),)

    batch_id: Mapped[int] = mapped_column(ForeignKey("print_batches.id", ondelete="RESTRICT"))
    certificate_id: Mapped[int] = mapped_column(ForeignKey("certificates.id", ondelete="RESTRICT"), index=True)
    # what the paper said when it was printed; a sheet whose paper says something else by now is stale
    content_sha256: Mapped[Code]
    fetched_at: Mapped[dt.datetime | None]

    certificate: Mapped[Certificate] = relationship()
