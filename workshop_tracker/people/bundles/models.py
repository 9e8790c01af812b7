"""A bundle of lists while it waits for its confirmation (24 hours); what each would do is staged as any upload."""

import datetime as dt
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop_tracker.database import Base, Code, Line, choice, now


class FileState(StrEnum):
    """What became of one file; `changed`: other writing came between, so its line is to be looked at again."""

    WAITING = "waiting"
    CHANGED = "changed"
    SAVED = "saved"
    REFUSED = "refused"
    SKIPPED = "skipped"


class StagedBundle(Base):
    """Files that were sent together."""

    __tablename__ = "staged_bundles"
    __table_args__ = (CheckConstraint("expires_at > created_at", name="expires_after_it_was_made"),)

    token: Mapped[Code] = mapped_column(unique=True)
    created_by_id: Mapped[int | None]
    created_at: Mapped[dt.datetime] = mapped_column(default=now)
    expires_at: Mapped[dt.datetime]


class StagedFile(Base):
    """One of them: its line in the preview, and the token of its staged upload."""

    __tablename__ = "staged_files"
    __table_args__ = (UniqueConstraint("bundle_id", "position", name="one_file_per_place_in_bundle"),)

    bundle_id: Mapped[int] = mapped_column(ForeignKey("staged_bundles.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    name: Mapped[Line]
    state: Mapped[FileState] = mapped_column(choice(FileState, "file_state_is_known"))
    layout: Mapped[Code] = mapped_column(default="")
    upload_token: Mapped[Code] = mapped_column(default="")
    # the school that the uploader named for all rows
    npsn: Mapped[Code] = mapped_column(default="")
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    # the first few, as [row, column, sentence]
    problems: Mapped[list[Any]] = mapped_column(default=list)
    refusal: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
