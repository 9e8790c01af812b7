"""Number series and papers. A valid paper never changes; the database itself refuses it."""

import datetime as dt
from enum import StrEnum

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, String, UniqueConstraint, or_, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.sealing.rules import new_salt
from workshop_tracker.database import Base, Code, Line, Name, Prose, choice, now
from workshop_tracker.organizations.models import Organization
from workshop_tracker.triggers import refuse
from workshop_tracker.viewer import ActorKind


class PaperKind(StrEnum):
    SERTIFIKAT = "sertifikat"
    PIAGAM = "piagam"
    SURAT_KETERANGAN = "surat_keterangan"


class SeriesMode(StrEnum):
    """`own` counts without gaps; `block` and `typed` come from another office's agenda book."""

    OWN = "own"
    BLOCK = "block"
    TYPED = "typed"


class NumberSeries(Base):
    """A counter row: taking a number and writing the paper are one transaction, so there are no gaps."""

    __tablename__ = "number_series"
    __table_args__ = (
        UniqueConstraint("issuer_id", "kind", "scope", name="one_counter_per_issuer_kind_and_scope"),
        CheckConstraint("last_number >= 0", name="last_number_is_not_negative"),
        CheckConstraint("mode <> 'block' OR block_until IS NOT NULL", name="a_block_has_an_end"),
    )

    issuer_id: Mapped[int] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"))
    kind: Mapped[PaperKind] = mapped_column(choice(PaperKind, "paper_kind_is_known"))
    # what the counter restarts for: "2025", "2025/speaker", "workshop:17"
    scope: Mapped[Code]
    mode: Mapped[SeriesMode] = mapped_column(choice(SeriesMode, "series_mode_is_known"), default=SeriesMode.OWN)
    last_number: Mapped[int] = mapped_column(default=0)
    block_until: Mapped[int | None]


class NumberReservation(Base):
    """Numbers of an own series that its counter passes over: an entry of the book, so that no gap is unexplained."""

    __tablename__ = "number_reservations"
    __table_args__ = (
        CheckConstraint("first > 0 AND last >= first", name="reserves_numbers"),
        CheckConstraint("reserved_for <> '' AND reason <> ''", name="reserved_for_somebody_with_a_reason"),
    )

    series_id: Mapped[int] = mapped_column(ForeignKey("number_series.id", ondelete="RESTRICT"), index=True)
    first: Mapped[int]
    last: Mapped[int]
    reserved_for: Mapped[Name]
    reason: Mapped[Line]
    reserved_at: Mapped[dt.datetime] = mapped_column(default=now)
    reserved_by_id: Mapped[int | None]
    # released after the counter had passed them: no paper bears them, and the book says why
    released_at: Mapped[dt.datetime | None]


class PaperState(StrEnum):
    PREPARED = "prepared"
    VALID = "valid"
    REPLACED = "replaced"
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"


class Certificate(Base):
    """One printed paper: number, code, and the frozen text that it was drawn from."""

    __tablename__ = "certificates"
    __table_args__ = (
        UniqueConstraint("issuer_id", "number", "version", name="one_paper_per_issuer_number_and_version"),
        UniqueConstraint("participation_id", "kind", "version", name="one_paper_per_participation_kind_and_version"),
        UniqueConstraint("code", name="one_paper_per_code"),
        Index(
            "one_valid_paper_per_participation_and_kind",
            "participation_id",
            "kind",
            unique=True,
            sqlite_where=text("state = 'valid'"),
            postgresql_where=text("state = 'valid'"),
        ),
        Index(
            "one_prepared_paper_per_participation_and_kind",
            "participation_id",
            "kind",
            unique=True,
            sqlite_where=text("state = 'prepared'"),
            postgresql_where=text("state = 'prepared'"),
        ),
        CheckConstraint("version > 0", name="versions_count_from_one"),
        CheckConstraint("length(code) = 26", name="code_has_26_characters"),
        CheckConstraint("lesson_hours IS NULL OR lesson_hours >= 0", name="lesson_hours_are_not_negative"),
        CheckConstraint(
            "state <> 'revoked' OR (revoked_at IS NOT NULL AND reason <> '')", name="revoked_with_a_reason"
        ),
        CheckConstraint("state <> 'valid' OR validated_at IS NOT NULL", name="valid_since_an_instant"),
    )

    participation_id: Mapped[int] = mapped_column(ForeignKey("participations.id", ondelete="RESTRICT"))
    issuer_id: Mapped[int] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"))
    series_id: Mapped[int] = mapped_column(ForeignKey("number_series.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[PaperKind] = mapped_column(choice(PaperKind, "paper_kind_is_known"))
    version: Mapped[int] = mapped_column(default=1)
    # of a letter that has taken the place of a certificate: the paper that it names
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("certificates.id", ondelete="RESTRICT"), index=True)
    number: Mapped[Line]
    # the counter's value in an own series: shows that the book has no gaps
    sequence: Mapped[int | None]
    code: Mapped[str] = mapped_column(String(26))
    state: Mapped[PaperState] = mapped_column(choice(PaperState, "paper_state_is_known"))
    # CertificateText as JSON: all that is printed, nothing else; the drawing never reads the database. It holds the
    # identity line, which the audit must not repeat
    snapshot: Mapped[Prose] = mapped_column(info={"secret": True})
    # makes the log's commitment to the snapshot unguessable; without it the commitment tells nobody anything
    salt: Mapped[str] = mapped_column(String(32), default=new_salt, info={"secret": True})
    name: Mapped[Name]
    lesson_hours: Mapped[int | None]
    # the year in which recognised hours count
    event_ended_on: Mapped[dt.date]
    issued_on: Mapped[dt.date]
    is_sample: Mapped[bool] = mapped_column(default=False)
    prepared_at: Mapped[dt.datetime] = mapped_column(default=now)
    validated_at: Mapped[dt.datetime | None]
    replaced_at: Mapped[dt.datetime | None]
    revoked_at: Mapped[dt.datetime | None]
    withdrawn_at: Mapped[dt.datetime | None]
    reason: Mapped[Prose] = mapped_column(default="")
    actor_kind: Mapped[ActorKind] = mapped_column(choice(ActorKind, "actor_kind_is_known"))
    actor_id: Mapped[int | None]
    operation_id: Mapped[Code] = mapped_column(default="")

    participation: Mapped[Participation] = relationship()
    issuer: Mapped[Organization] = relationship()


def is_training(kind: PaperKind, replaces_id: int | None) -> bool:
    """A certificate, or the letter that has taken the place of one; a letter on what was attended is none."""
    return kind is not PaperKind.SURAT_KETERANGAN or replaces_id is not None


def is_certificate() -> ColumnElement[bool]:
    """The same asked of the database."""
    return or_(Certificate.kind != PaperKind.SURAT_KETERANGAN, Certificate.replaces_id.is_not(None))


# all that a paper says or counts for; NULL compares with nothing, so numbers that may be absent have a stand-in
_FIXED = (
    *("participation_id", "issuer_id", "series_id", "kind", "version", "number", "code", "snapshot", "salt", "name"),
    *("event_ended_on", "issued_on", "is_sample"),
)
_FIXED_NUMBERS = ("sequence", "lesson_hours", "replaces_id")

refuse(
    Certificate.__table__,
    "a_valid_paper_never_changes",
    on=("UPDATE",),
    when="OLD.state <> 'prepared' AND ("
    + " OR ".join(
        [
            *(f"OLD.{column} <> NEW.{column}" for column in _FIXED),
            *(f"COALESCE(OLD.{column}, -1) <> COALESCE(NEW.{column}, -1)" for column in _FIXED_NUMBERS),
        ]
    )
    + ")",
)
refuse(Certificate.__table__, "papers_are_never_deleted", on=("DELETE", "TRUNCATE"), when="1 = 1")
refuse(
    Certificate.__table__,
    "papers_change_state_in_order",
    on=("UPDATE",),
    when="OLD.state <> NEW.state AND NOT ("
    "(OLD.state = 'prepared' AND NEW.state IN ('valid', 'withdrawn'))"
    " OR (OLD.state = 'valid' AND NEW.state IN ('replaced', 'revoked'))"
    " OR (OLD.state = 'revoked' AND NEW.state = 'valid'))",
)
