"""What was done since a report was signed at the workshops that it counts: why today's numbers may be others."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain, groupby

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.presentation import Sentence, together
from workshop_tracker.reports.activities.queries import slugs_of
from workshop_tracker.reports.counting import Scope, held_on
from workshop_tracker.reports.freezing.queries import Signed, scope_of
from workshop_tracker.workshops.models import Workshop, WorkshopSession

MOST_TOLD = 200  # acts of one report; more than that is a new report
FIELDS = ("starts_on", "ends_on", "state", "programme_id")
ACTIONS = ("mark", "explain")
WORDS = {
    "mark": Sentence("Tanda hadir diubah atau ditambah."),
    "explain": Sentence("Kegiatan diubah."),
    "starts_on": Sentence("Tanggal mulai diubah."),
    "ends_on": Sentence("Tanggal selesai diubah."),
    "state": Sentence("Keadaan kegiatan diubah."),
    "programme_id": Sentence("Program kegiatan diubah."),
}


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody did to a workshop after the report was signed; who and why where it was written down."""

    at: dt.datetime
    slug: str
    workshop: str
    what: str
    who: str = ""
    reason: str = ""


def acts_since(session: Session, report: Signed) -> list[Act]:
    """The latest first. Five statements, whatever the number of workshops."""
    frozen_at, scope = report.frozen.frozen_at, scope_of(session, report.frozen)
    ids = _workshops(scope, slugs_of(report.content.report))
    told = chain(_written_down(session, ids, frozen_at), _papers(session, ids, scope, frozen_at))
    return sorted(told, key=lambda act: act.at, reverse=True)[:MOST_TOLD]


def _workshops(scope: Scope, slugs: Collection[str]) -> Select[int]:
    """Those that the report names, and those of its days and people today."""
    period = (scope.period.starts_on, scope.period.ends_on)
    days = or_(held_on().between(*period), func.coalesce(Workshop.ends_on, Workshop.starts_on).between(*period))
    here = select(Participation.workshop_id).where(Participation.office_id.in_(scope.office_ids))
    of_today = (
        select(Workshop.id)
        .outerjoin(WorkshopSession, WorkshopSession.workshop_id == Workshop.id)
        .where(Workshop.id.in_(here), days)
    )
    return select(Workshop.id).where(or_(Workshop.id.in_(of_today), Workshop.slug.in_(slugs)))


def _written_down(session: Session, ids: Select[int], since: dt.datetime) -> Iterator[Act]:
    """Marks and changed days with their reasons, as the audit has them; one act for all that one did in a minute."""
    found = session.execute(
        select(AuditEntry, Workshop.slug, Workshop.title)
        .join(Workshop, Workshop.id == AuditEntry.object_id)
        .where(
            AuditEntry.object_kind == "workshops",
            AuditEntry.object_id.in_(ids),
            AuditEntry.at > since,
            or_(AuditEntry.action.in_(ACTIONS), AuditEntry.field.in_(FIELDS)),
        )
        .order_by(AuditEntry.object_id, AuditEntry.id)
    )
    for _, rows in groupby(found, lambda row: _occasion(row[0])):
        entries = [(entry, slug, title) for entry, slug, title in rows]
        last, slug, title = entries[-1]
        words = dict.fromkeys(WORDS[entry.field or entry.action] for entry, _, _ in entries)
        reasons = dict.fromkeys(entry.reason for entry, _, _ in entries if entry.reason)
        yield Act(last.at, slug, title, together(*words), last.actor_name, "; ".join(reasons))


def _occasion(entry: AuditEntry) -> tuple[object, ...]:
    return entry.object_id, entry.actor_kind, entry.actor_id, entry.at.replace(second=0, microsecond=0)


def _papers(session: Session, ids: Select[int], scope: Scope, since: dt.datetime) -> Iterator[Act]:
    """Papers of the office's people that became valid, and that were taken back."""
    for slug, title, at, count, reason in session.execute(_changed(Certificate.validated_at, ids, scope, since)):
        yield Act(at or since, slug, title, Sentence("%(count)s sertifikat disahkan.", count=count), reason=reason)
    for slug, title, at, count, reason in session.execute(_changed(Certificate.revoked_at, ids, scope, since)):
        yield Act(at or since, slug, title, Sentence("%(count)s sertifikat dicabut.", count=count), reason=reason)


def _changed(
    column: InstrumentedAttribute[dt.datetime | None], ids: Select[int], scope: Scope, since: dt.datetime
) -> Select[str, str, dt.datetime | None, int, str]:
    return (
        select(Workshop.slug, Workshop.title, func.max(column), func.count(), Certificate.reason)
        .join(Participation, Participation.id == Certificate.participation_id)
        .join(Workshop, Workshop.id == Participation.workshop_id)
        .where(column > since, Participation.office_id.in_(scope.office_ids), Workshop.id.in_(ids))
        .group_by(Workshop.id, Workshop.slug, Workshop.title, Certificate.reason)
        .order_by(Workshop.id)
    )
