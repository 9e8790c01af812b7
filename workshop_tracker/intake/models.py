"""Staged proposals of an upload (kept for 24 hours) and the record of what was applied. Never the file."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop_tracker.database import Base, Code, Line, choice, now
from workshop_tracker.intake.proposals import Outcome


class StagedUpload(Base):
    """One preview: whitelisted values only, gone after 24 hours or once confirmed."""

    __tablename__ = "staged_uploads"
    __table_args__ = (CheckConstraint("expires_at > created_at", name="expires_after_it_was_made"),)

    token: Mapped[Code] = mapped_column(unique=True)
    kind: Mapped[Code]
    target_id: Mapped[int | None]
    layout: Mapped[Code]
    file_name: Mapped[Line] = mapped_column(default="")
    file_sha256: Mapped[Code]
    created_by_id: Mapped[int | None]
    created_at: Mapped[dt.datetime] = mapped_column(default=now)
    expires_at: Mapped[dt.datetime]
    # rows that were not read as entries, as [number, text, reason]: whoever sent them may read one after all
    left_out: Mapped[list[Any]] = mapped_column(default=list)


class StagedProposal(Base):
    """What one row of the file would do; `answer` is what a person chose where it was asked."""

    __tablename__ = "staged_proposals"
    __table_args__ = (
        UniqueConstraint("upload_id", "row_number", name="one_proposal_per_row"),
        CheckConstraint("row_number > 0", name="rows_are_counted_from_one"),
    )

    upload_id: Mapped[int] = mapped_column(ForeignKey("staged_uploads.id", ondelete="CASCADE"), index=True)
    row_number: Mapped[int]
    outcome: Mapped[Outcome] = mapped_column(choice(Outcome, "outcome_is_known"))
    content: Mapped[dict[str, Any]]
    answer: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class ImportBatch(Base):
    """What came in by one confirmed upload: who, when, which file, how many; no personal values."""

    __tablename__ = "import_batches"

    kind: Mapped[Code]
    target_id: Mapped[int | None]
    layout: Mapped[Code]
    file_sha256: Mapped[Code] = mapped_column(index=True)
    counts: Mapped[dict[str, Any]]
    problems: Mapped[list[Any]]
    # numbers of rows that did not go in: when the same file comes again, these are asked again
    stayed_out: Mapped[list[Any]]
    # numbers of rows of which somebody said that they are nobody: the same text again is read without them
    set_aside: Mapped[list[Any]] = mapped_column(default=list)
    applied_at: Mapped[dt.datetime] = mapped_column(default=now)
    actor_id: Mapped[int | None]
    undone_at: Mapped[dt.datetime | None]
    # which rows it made: by table, runs of ids as [first, last]
    made: Mapped[dict[str, Any]] = mapped_column(default=dict)


class ImportChange(Base):
    """A row that an import changed, as it was before: what taking the batch back needs, kept as long as that may be."""

    __tablename__ = "import_changes"
    __table_args__ = (UniqueConstraint("batch_id", "table_name", "row_id", name="one_change_per_row_and_batch"),)

    batch_id: Mapped[int] = mapped_column(ForeignKey("import_batches.id", ondelete="CASCADE"))
    table_name: Mapped[Code]
    row_id: Mapped[int]
    # values of people among them: phones, dates of birth
    before: Mapped[dict[str, Any]] = mapped_column(info={"secret": True})
    # the version that the import left: another one was changed since
    version: Mapped[int]
