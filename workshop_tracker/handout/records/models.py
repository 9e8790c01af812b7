"""Transcripts as they were handed out."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop_tracker.certificates.numbering.codes import new_code
from workshop_tracker.database import Base, Prose, now
from workshop_tracker.people.models import Person


class Transcript(Base):
    """A list of somebody's trainings on a day, which anybody checks by its code."""

    __tablename__ = "transcripts"
    __table_args__ = (CheckConstraint("length(code) = 26", name="code_has_26_characters"),)

    code: Mapped[str] = mapped_column(String(26), unique=True, default=new_code)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"), index=True)
    # TranscriptText as JSON without its code: all that is printed
    snapshot: Mapped[Prose] = mapped_column(info={"secret": True})
    made_at: Mapped[dt.datetime] = mapped_column(default=now)

    person: Mapped[Person] = relationship()
