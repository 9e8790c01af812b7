"""Designs of papers. A version is never changed, only a new one added, so old papers keep their bytes."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop_tracker.database import Base, Code, Name, now
from workshop_tracker.triggers import refuse


class Design(Base):
    """One version of a design: drawn by code alone, or an organization's own, which is a drawing with settings."""

    __tablename__ = "designs"
    __table_args__ = (
        UniqueConstraint("code", "version", name="one_row_per_design_and_version"),
        CheckConstraint("version > 0", name="versions_count_from_one"),
    )

    code: Mapped[Code]
    version: Mapped[int]
    name: Mapped[Name]
    # whose own design it is; none for those that the code draws
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"), index=True)
    settings: Mapped[dict[str, Any]]
    # logos by side, as base64; too large for lists of designs and for the audit, which names the version anyway
    pictures: Mapped[dict[str, Any]] = mapped_column(default=dict, deferred=True, info={"secret": True})
    created_at: Mapped[dt.datetime] = mapped_column(default=now)


refuse(Design.__table__, "designs_are_append_only", on=("UPDATE", "DELETE", "TRUNCATE"), when="1 = 1")
