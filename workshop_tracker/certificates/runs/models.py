"""Presses of a button that acts on many papers."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop_tracker.database import Base, Code, now


class PaperRun(Base):
    """One press: what it does, how many papers it is about, how many are done; one that was cut may be gone on with."""

    __tablename__ = "paper_runs"
    __table_args__ = (
        UniqueConstraint("workshop_id", "operation_id", name="one_run_per_press"),
        CheckConstraint("done >= 0 AND wanted >= 0", name="counts_are_not_negative"),
    )

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    operation_id: Mapped[Code]
    act: Mapped[Code]
    # what the form said, so that the same form with something else in it is noticed
    content: Mapped[Code]
    wanted: Mapped[int]
    done: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[dt.datetime] = mapped_column(default=now)
    finished_at: Mapped[dt.datetime | None]
