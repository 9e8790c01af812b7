"""Designs of papers. A version is never changed, only a new one added, so old papers keep their bytes."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop_tracker.database import Base, Code, Name, now


class Design(Base):
    """One version of a design and its settings; the art of built-in designs is drawn by code."""

    __tablename__ = "designs"
    __table_args__ = (
        UniqueConstraint("code", "version", name="one_row_per_design_and_version"),
        CheckConstraint("version > 0", name="versions_count_from_one"),
    )

    code: Mapped[Code]
    version: Mapped[int]
    name: Mapped[Name]
    settings: Mapped[dict[str, Any]]
    created_at: Mapped[dt.datetime] = mapped_column(default=now)
