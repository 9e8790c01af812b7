"""Approvals asked of signatories, and the papers of each as they were on that day."""

import datetime as dt
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop_tracker.certificates.models import Certificate
from workshop_tracker.database import Base, Code, Name, Prose, choice, now
from workshop_tracker.workshops.engagements import SignatoryPlace
from workshop_tracker.workshops.models import Workshop


class ApprovalState(StrEnum):
    """`withdrawn`: taken back by the organizer, or asked anew, before there was an answer."""

    ASKED = "asked"
    APPROVED = "approved"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


class Approval(Base):
    """One list put before one signatory by a link of one purpose; only the link's SHA-256 is kept."""

    __tablename__ = "paper_approvals"
    __table_args__ = (
        CheckConstraint("expires_at > asked_at", name="expires_after_it_was_asked"),
        CheckConstraint(
            "state NOT IN ('approved', 'returned') OR answered_at IS NOT NULL", name="answered_at_an_instant"
        ),
        CheckConstraint("state <> 'returned' OR note <> ''", name="returned_with_a_note"),
        CheckConstraint("paper_count > 0", name="asks_for_papers"),
    )

    token_sha256: Mapped[Code] = mapped_column(unique=True, info={"secret": True})
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="RESTRICT"), index=True)
    # a signatory may be taken off or exchanged later; who was asked stays
    place: Mapped[SignatoryPlace] = mapped_column(choice(SignatoryPlace, "approval_place_is_known"))
    signer_name: Mapped[Name]
    # who answers in the signatory's name ("a.n."); empty where the signatory does it
    aide_name: Mapped[Name] = mapped_column(default="")
    list_sha256: Mapped[Code]
    paper_count: Mapped[int]
    # which pictures of ink the papers bear by this approval; such a picture never goes. While the list waits for its
    # answer, the signature that its signatory has sent along for it
    signature_id: Mapped[int | None] = mapped_column(ForeignKey("ink_pictures.id", ondelete="RESTRICT"))
    stamp_id: Mapped[int | None] = mapped_column(ForeignKey("ink_pictures.id", ondelete="RESTRICT"))
    state: Mapped[ApprovalState] = mapped_column(
        choice(ApprovalState, "approval_state_is_known"), default=ApprovalState.ASKED
    )
    note: Mapped[Prose] = mapped_column(default="")
    asked_at: Mapped[dt.datetime] = mapped_column(default=now)
    asked_by_id: Mapped[int | None]
    expires_at: Mapped[dt.datetime]
    opened_at: Mapped[dt.datetime | None]
    answered_at: Mapped[dt.datetime | None]

    workshop: Mapped[Workshop] = relationship()

    @property
    def takes_picture(self) -> bool:
        """Whether the signatory may send a signature along: an aide has none to send."""
        return self.state is ApprovalState.ASKED and not self.aide_name


class ListedPaper(Base):
    """A paper on a list, as it was when the list was made; covered once it was approved as it stands there."""

    __tablename__ = "approval_papers"
    __table_args__ = (UniqueConstraint("approval_id", "certificate_id", name="one_paper_once_per_approval"),)

    approval_id: Mapped[int] = mapped_column(ForeignKey("paper_approvals.id", ondelete="RESTRICT"))
    certificate_id: Mapped[int] = mapped_column(ForeignKey("certificates.id", ondelete="RESTRICT"), index=True)
    content_sha256: Mapped[Code]
    is_covered: Mapped[bool] = mapped_column(default=False)

    certificate: Mapped[Certificate] = relationship()
