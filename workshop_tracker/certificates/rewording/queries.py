"""Papers that say something else of their workshop than its data say now."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.contents.workshop import workshop_papers
from workshop_tracker.certificates.models import Certificate, PaperKind, PaperState
from workshop_tracker.certificates.rewording.wording import Rewording, reworded
from workshop_tracker.designs.rules import certificate_text_from_json
from workshop_tracker.workshops.models import Workshop


def rewordings_of(session: Session, workshop: Workshop) -> list[Rewording]:
    """Prepared and valid papers that would change, in the order of the book."""
    said = workshop_papers(session, workshop).text
    rows = session.execute(
        select(Certificate.id, Certificate.state, Certificate.snapshot)
        .join(Participation, Participation.id == Certificate.participation_id)
        .where(
            Participation.workshop_id == workshop.id,
            Certificate.kind != PaperKind.SURAT_KETERANGAN,
            Certificate.state.in_((PaperState.PREPARED, PaperState.VALID)),
        )
        .order_by(Certificate.series_id, Certificate.sequence, Certificate.number)
    )
    texts = [(number, state, certificate_text_from_json(snapshot)) for number, state, snapshot in rows]
    found = [Rewording(number, state is PaperState.VALID, text, reworded(text, said)) for number, state, text in texts]
    return [each for each in found if each.old != each.new]
