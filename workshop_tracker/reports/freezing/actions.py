"""Freezing a report. Nothing here commits."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.certificates.numbering.codes import new_code
from workshop_tracker.database import WritingSession
from workshop_tracker.organizations.models import Organization
from workshop_tracker.reports.asked.filters import EVERYBODY, Filters, told
from workshop_tracker.reports.documents.drafts import letterhead_of
from workshop_tracker.reports.documents.words import period_name
from workshop_tracker.reports.freezing.contents import Content, Texts, packed, sha256_of
from workshop_tracker.reports.freezing.differences import Corrections
from workshop_tracker.reports.freezing.queries import changes_since, newest_of, signed
from workshop_tracker.reports.models import FrozenReport
from workshop_tracker.reports.queries import region_report_of
from workshop_tracker.reports.region import Period
from workshop_tracker.workshops.programmes.models import Programme


def content_to_freeze(
    session: Session,
    office: Organization,
    period: Period,
    texts: Texts,
    *,
    before: Period,
    programme: Programme | None = None,
    filters: Filters = EVERYBODY,
) -> Content:
    """What would be frozen now; `before` is the period whose report is corrected."""
    report = region_report_of(session, office, period, programme, filters=filters)
    corrections = corrections_of(session, office, before, parameters_of(programme, filters))
    return Content(report, texts, letterhead_of(office), corrections)


def freeze_report(
    session: WritingSession,
    office: Organization,
    period: Period,
    texts: Texts,
    *,
    before: Period,
    programme: Programme | None = None,
    filters: Filters = EVERYBODY,
) -> FrozenReport:
    """Count, and keep what was counted with its texts under a new code.

    The very same report with the same texts is frozen once: whoever asks for it again is given the first.
    """
    _take_turn(session, office)
    content = content_to_freeze(session, office, period, texts, before=before, programme=programme, filters=filters)
    text = packed(content)
    same = select(FrozenReport).where(FrozenReport.office_id == office.id)
    found = session.scalar(same.where(FrozenReport.content_sha256 == sha256_of(text)))
    return found or _keep(session, office, period, text, parameters_of(programme, filters))


def _keep(
    session: WritingSession, office: Organization, period: Period, text: str, parameters: dict[str, str]
) -> FrozenReport:
    frozen = FrozenReport(
        code=new_code(),
        office_id=office.id,
        period_from=period.starts_on,
        period_to=period.ends_on,
        parameters=parameters,
        content=text,
        content_sha256=sha256_of(text),
        frozen_by_id=session.actor.id,
    )
    session.add(frozen)
    session.flush()
    return frozen


def parameters_of(programme: Programme | None, filters: Filters) -> dict[str, str]:
    """What narrows a report, as its row keeps it."""
    return told(filters) | ({"programme": programme.slug} if programme else {})


def corrections_of(
    session: Session, office: Organization, before: Period, parameters: dict[str, str]
) -> Corrections | None:
    """How the report of the period before, if it was frozen, would read today."""
    earlier = newest_of(session, office.id, before, parameters)
    return Corrections(period_name(before), changes_since(session, signed(earlier))) if earlier else None


def _take_turn(session: WritingSession, office: Organization) -> None:
    """Of two who freeze for one office at once, the second finds what the first has frozen."""
    waiting = select(Organization.id).where(Organization.id == office.id)
    session.execute(waiting.with_for_update(key_share=True))
