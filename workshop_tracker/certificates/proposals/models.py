"""What a holder asked to mend on her paper."""

import datetime as dt
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop_tracker.attendance.models import Participation
from workshop_tracker.database import Base, Line, Name, Prose, choice, now


class RequestState(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class CorrectionRequest(Base):
    """ "Nama saya salah": the spelling a teacher proposes, accepted or refused with a reason."""

    __tablename__ = "correction_requests"
    __table_args__ = (
        CheckConstraint("state <> 'refused' OR answer <> ''", name="refused_with_a_reason"),
        CheckConstraint("proposed_name <> ''", name="proposes_a_name"),
        Index(
            "one_open_request_per_participation",
            "participation_id",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
    )

    participation_id: Mapped[int] = mapped_column(ForeignKey("participations.id", ondelete="RESTRICT"), index=True)
    proposed_name: Mapped[Name]
    note: Mapped[Line] = mapped_column(default="")
    state: Mapped[RequestState] = mapped_column(
        choice(RequestState, "request_state_is_known"), default=RequestState.OPEN
    )
    answer: Mapped[Prose] = mapped_column(default="")
    asked_at: Mapped[dt.datetime] = mapped_column(default=now)
    answered_at: Mapped[dt.datetime | None]
    answered_by_id: Mapped[int | None]

    participation: Mapped[Participation] = relationship()
