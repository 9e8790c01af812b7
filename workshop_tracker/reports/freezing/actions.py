"""Freezing a report. Nothing here commits."""

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
    """Count, and keep what was counted with its texts under a new code; `before` is the period to be corrected."""
    parameters = told(filters) | ({"programme": programme.slug} if programme else {})
    content = packed(
        Content(
            region_report_of(session, office, period, programme, filters=filters),
            texts,
            letterhead_of(office),
            _corrections(session, office, before, parameters),
        )
    )
    frozen = FrozenReport(
        code=new_code(),
        office_id=office.id,
        period_from=period.starts_on,
        period_to=period.ends_on,
        parameters=parameters,
        content=content,
        content_sha256=sha256_of(content),
        frozen_by_id=session.actor.id,
    )
    session.add(frozen)
    session.flush()
    return frozen


def _corrections(
    session: WritingSession, office: Organization, before: Period, parameters: dict[str, str]
) -> Corrections | None:
    earlier = newest_of(session, office.id, before, parameters)
    return Corrections(period_name(before), changes_since(session, signed(earlier))) if earlier else None
