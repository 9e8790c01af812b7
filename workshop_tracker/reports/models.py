"""Tables of reports only: targets, frozen reports, closed quarters, schedules. Nothing is counted from here."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop_tracker.database import Base, Code, Editable, Line, Prose, now


class YearlyTarget(Editable, Base):
    """JP a year that a teacher of this employment has a right to; shown as a target, never as a verdict."""

    __tablename__ = "yearly_targets"
    __table_args__ = (
        UniqueConstraint("employment", "valid_from", name="one_target_per_employment_and_start"),
        CheckConstraint("valid_until IS NULL OR valid_until >= valid_from", name="ends_after_it_starts"),
        CheckConstraint("lesson_hours >= 0", name="lesson_hours_are_not_negative"),
    )

    employment: Mapped[Code]
    lesson_hours: Mapped[int]
    valid_from: Mapped[dt.date]
    valid_until: Mapped[dt.date | None]
    source: Mapped[Line] = mapped_column(default="")
    is_verified: Mapped[bool] = mapped_column(default=False)


class OfficeTarget(Editable, Base):
    """What an office set out to reach in a year."""

    __tablename__ = "office_targets"
    __table_args__ = (
        UniqueConstraint("office_id", "year", "unit", name="one_target_per_office_year_and_unit"),
        CheckConstraint("unit IN ('workshops', 'teachers', 'schools')", name="target_unit_is_known"),
        CheckConstraint("number >= 0", name="number_is_not_negative"),
    )

    office_id: Mapped[int] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"))
    year: Mapped[int]
    unit: Mapped[Code]
    number: Mapped[int]


class FrozenReport(Base):
    """A report as it was signed: parameters, numbers, texts and their SHA-256. Never recomputed."""

    __tablename__ = "frozen_reports"
    __table_args__ = (CheckConstraint("period_to >= period_from", name="ends_after_it_starts"),)

    code: Mapped[Code] = mapped_column(unique=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"), index=True)
    period_from: Mapped[dt.date]
    period_to: Mapped[dt.date]
    parameters: Mapped[dict[str, Any]]
    # the audit does not keep it a second time
    content: Mapped[Prose] = mapped_column(info={"secret": True})
    content_sha256: Mapped[Code]
    frozen_at: Mapped[dt.datetime] = mapped_column(default=now)
    frozen_by_id: Mapped[int | None]


class ClosedQuarter(Base):
    """An office closed a quarter; later changes are told as corrections of the next report."""

    __tablename__ = "closed_quarters"
    __table_args__ = (
        UniqueConstraint("office_id", "year", "quarter", name="one_closing_per_office_and_quarter"),
        CheckConstraint("quarter BETWEEN 1 AND 4", name="quarter_is_one_of_four"),
    )

    office_id: Mapped[int] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"))
    year: Mapped[int]
    quarter: Mapped[int]
    closed_at: Mapped[dt.datetime] = mapped_column(default=now)
    closed_by_id: Mapped[int | None]


class ReportSchedule(Editable, Base):
    """A report that is to be sent by itself."""

    __tablename__ = "report_schedules"
    __table_args__ = (CheckConstraint("every IN ('month', 'quarter', 'year')", name="interval_is_known"),)

    office_id: Mapped[int] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"), index=True)
    every: Mapped[Code]
    recipient: Mapped[Line]
    next_on: Mapped[dt.date]
