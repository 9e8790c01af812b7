"""Sheets that were prepared, perhaps printed, and hold for nobody."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.contents.holders import holders_of
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.queries import papers_of
from workshop_tracker.certificates.withdrawal import Unearned, unearned_among
from workshop_tracker.designs.rules import certificate_text_from_json
from workshop_tracker.workshops.models import Workshop


@dataclass(frozen=True, slots=True)
class SheetToPull:
    """One sheet as printed; a burned number is never used again, one that is not still waits for its withdrawal."""

    number: str
    name: str
    school: str
    reason: str
    is_burned: bool


def sheets_to_pull(session: Session, workshop: Workshop) -> list[SheetToPull]:
    """Every sheet of a workshop that must not be handed out, in the order of the book."""
    return sheets_among(
        session, workshop, unearned_among(papers_of(session, workshop.id), holders_of(session, workshop))
    )


def sheets_among(session: Session, workshop: Workshop, unearned: Iterable[Unearned]) -> list[SheetToPull]:
    """The same where it is known already who has not earned a prepared paper. One statement."""
    reasons = {each.certificate_id: each.reason for each in unearned}
    rows = session.execute(
        select(Certificate.id, Certificate.state, Certificate.snapshot, Certificate.reason)
        .join(Participation, Participation.id == Certificate.participation_id)
        .where(
            Participation.workshop_id == workshop.id,
            Certificate.state.in_([PaperState.PREPARED, PaperState.WITHDRAWN]),
        )
        .order_by(Certificate.series_id, Certificate.sequence, Certificate.number)
    )
    return [
        _sheet(snapshot, reasons.get(number, reason), is_burned=state is PaperState.WITHDRAWN)
        for number, state, snapshot, reason in rows
        if state is PaperState.WITHDRAWN or number in reasons
    ]


def _sheet(snapshot: str, reason: str, *, is_burned: bool) -> SheetToPull:
    text = certificate_text_from_json(snapshot)
    return SheetToPull(text.number, text.name, text.school, reason, is_burned)
