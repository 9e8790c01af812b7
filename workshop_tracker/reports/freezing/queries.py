"""Frozen reports as they were signed, and what today's data would give instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from workshop_tracker.accounts.models import User
from workshop_tracker.certificates.numbering.codes import read_code
from workshop_tracker.organizations.queries import offices_under
from workshop_tracker.people.models import StaffKind
from workshop_tracker.reports.asked.filters import read_filters
from workshop_tracker.reports.counting import Scope, papers, people_by_school, presences
from workshop_tracker.reports.freezing.contents import Content, Texts, sha256_of, unpacked
from workshop_tracker.reports.freezing.differences import Difference, Numbers, differences, numbers_of
from workshop_tracker.reports.models import FrozenReport
from workshop_tracker.reports.programmes.queries import synonymous_workshops
from workshop_tracker.reports.region import Period
from workshop_tracker.reports.summaries.dashboard import Totals
from workshop_tracker.reports.summaries.queries import dashboard
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


def newest_texts(session: Session, office_id: int) -> Texts | None:
    """The texts of the last report that an office froze."""
    newest = select(FrozenReport).where(FrozenReport.office_id == office_id).order_by(FrozenReport.id.desc()).limit(1)
    frozen = session.scalar(newest)
    return unpacked(frozen.content).texts if frozen else None


def listed_reports(office_id: int) -> Select[FrozenReport, str | None]:
    """Those of an office with the name of who froze each, the newest first."""
    return (
        select(FrozenReport, User.display_name)
        .outerjoin(User, User.id == FrozenReport.frozen_by_id)
        .where(FrozenReport.office_id == office_id)
        .order_by(FrozenReport.id.desc())
    )


def changes_since(session: Session, report: Signed) -> tuple[Difference, ...]:
    """What today's data would tell otherwise, counted from the rows."""
    counted = _counted(session, scope_of(session, report.frozen))
    return differences(numbers_of(report.content.report), counted)


def changes_at_a_look(session: Session, report: Signed) -> tuple[Difference, ...]:
    """The same for pages: what the summaries know is asked of them. Fold before, as for every look at them."""
    frozen = report.frozen
    kept = None if frozen.parameters else dashboard(session, frozen.office_id, report.content.report.period)
    if kept is None:
        return changes_since(session, report)
    return differences(numbers_of(report.content.report), _told_by(kept.totals))


def scope_of(session: Session, frozen: FrozenReport) -> Scope:
    """The same question again: whose training, of which days, narrowed to whom."""
    slug = frozen.parameters.get("programme", "")
    programme = programme_by_slug(session, slug) if slug else None
    return Scope(
        offices_under(session, [frozen.office_id]),
        Period(frozen.period_from, frozen.period_to),
        programme.id if programme else None,
        synonymous=synonymous_workshops(session, programme) if programme else frozenset(),
        filters=read_filters(frozen.parameters),
    )


def _told_by(totals: Totals) -> Numbers:
    return Numbers(
        workshops=totals.workshops,
        teachers_reached=totals.teachers,
        schools_reached=totals.schools,
        certificates=totals.papers,
        lesson_hours=totals.recognised_hours,
        participations=totals.participations,
        lesson_hours_attended=totals.lesson_hours,
    )


def _counted(session: Session, scope: Scope) -> Numbers:
    """Two statements."""
    present, held = presences(session, scope), papers(session, scope)
    return Numbers(
        workshops=len({row.workshop_id for row in present}),
        teachers_reached=len({row.person_id for row in present if row.staff_kind is StaffKind.TEACHER}),
        schools_reached=len(people_by_school(present)),
        certificates=len(held),
        lesson_hours=sum(paper.lesson_hours for paper in held if paper.role == scope.filters.role),
        participations=len(present),
        lesson_hours_attended=sum(row.lesson_hours for row in present),
    )
