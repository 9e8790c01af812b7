"""Printing the chosen papers anew with the words of the workshop as they are now. Nothing here commits."""

from collections.abc import Collection

from workshop_tracker.certificates.actions import ReasonMissing
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.preparing import lock_workshop
from workshop_tracker.certificates.rewording.queries import rewordings_of
from workshop_tracker.certificates.versions.actions import hold_certificate, reprint_certificate
from workshop_tracker.database import WritingSession
from workshop_tracker.workshops.models import Workshop


def reword_certificates(
    session: WritingSession, workshop: Workshop, certificate_ids: Collection[int], *, reason: str
) -> tuple[int, int]:
    """Correct the chosen papers; how many were prepared, corrected in place, and how many valid, now the next edition.

    A second time nothing is left to correct. The old editions stay verifiable. Raises ReasonMissing.
    """
    if not reason.strip():
        raise ReasonMissing
    lock_workshop(session, workshop)
    in_place, anew = 0, 0
    for each in rewordings_of(session, workshop):
        if each.certificate_id not in certificate_ids:
            continue
        paper = session.get_one(Certificate, each.certificate_id)
        hold_certificate(session, paper)
        is_prepared = paper.state is PaperState.PREPARED
        reprint_certificate(session, paper, each.new, reason.strip())
        in_place, anew = in_place + is_prepared, anew + (not is_prepared)
    return in_place, anew
