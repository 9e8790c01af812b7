"""Frozen reports as they were signed, and what today's data would give instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.certificates.numbering.codes import read_code
from workshop_tracker.organizations.models import Organization
from workshop_tracker.reports.asked.filters import read_filters
from workshop_tracker.reports.freezing.contents import Content, sha256_of, unpacked
from workshop_tracker.reports.freezing.differences import Difference, differences
from workshop_tracker.reports.models import FrozenReport
from workshop_tracker.reports.queries import region_report_of
from workshop_tracker.reports.region import Period, RegionReport
from workshop_tracker.workshops.programmes.queries import programme_by_slug


@dataclass(frozen=True, slots=True)
class Signed:
    """A frozen report with its content; `is_unchanged` says whether the text still has the hash of that day."""

    frozen: FrozenReport
    content: Content
    is_unchanged: bool


def signed_by_code(session: Session, written_code: str) -> Signed | None:
    """The frozen report of a code as typed or scanned."""
    code = read_code(written_code)
    frozen = session.scalar(select(FrozenReport).where(FrozenReport.code == code)) if code else None
    return None if frozen is None else signed(frozen)


def signed(frozen: FrozenReport) -> Signed:
    return Signed(frozen, unpacked(frozen.content), sha256_of(frozen.content) == frozen.content_sha256)


def frozen_reports_of(session: Session, office_id: int) -> list[FrozenReport]:
    """Those of an office, the newest first."""
    query = select(FrozenReport).where(FrozenReport.office_id == office_id)
    return list(session.scalars(query.order_by(FrozenReport.id.desc())))


def newest_of(session: Session, office_id: int, period: Period, parameters: Mapping[str, Any]) -> FrozenReport | None:
    """The last report that an office froze for those days, asked for in the same way."""
    days = (FrozenReport.period_from == period.starts_on, FrozenReport.period_to == period.ends_on)
    query = select(FrozenReport).where(FrozenReport.office_id == office_id, *days).order_by(FrozenReport.id.desc())
    return next((frozen for frozen in session.scalars(query) if frozen.parameters == parameters), None)


def counted_today(session: Session, frozen: FrozenReport) -> RegionReport:
    """The same question asked of today's data."""
    office = session.get_one(Organization, frozen.office_id)
    slug = frozen.parameters.get("programme", "")
    programme = programme_by_slug(session, slug) if slug else None
    period = Period(frozen.period_from, frozen.period_to)
    return region_report_of(session, office, period, programme, filters=read_filters(frozen.parameters))


def changes_since(session: Session, report: Signed) -> tuple[Difference, ...]:
    """What today's data would tell otherwise."""
    return differences(report.content.report, counted_today(session, report.frozen))
