"""Acts on papers under the id of the form that was pressed: the same press again finds what it did, and does nothing.

Each raises what its act raises, and OtherContent.
"""

import datetime as dt

from workshop_tracker.certificates.actions import correct_certificate, revoke_certificate
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.certificates.preparing import lock_workshop
from workshop_tracker.certificates.repeats.queries import done_by
from workshop_tracker.certificates.repeats.rules import operation
from workshop_tracker.certificates.sealing.rules import Cause
from workshop_tracker.database import WritingSession
from workshop_tracker.workshops.models import Workshop


def correct_once(
    session: WritingSession, workshop: Workshop, paper: Certificate, form_id: str | None, *, name: str, reason: str
) -> Certificate:
    """The paper that bears the corrected name."""
    lock_workshop(session, workshop)
    press = operation("correct", form_id, paper.number, name, reason)
    if done := done_by(session, workshop.id, press):
        return session.get_one(Certificate, done[0])
    corrected = correct_certificate(session, paper, name=name, reason=reason)
    corrected.operation_id = press.stamp
    session.flush()
    return corrected


def revoke_once(
    session: WritingSession,
    workshop: Workshop,
    paper: Certificate,
    form_id: str | None,
    *,
    reason: str,
    at: dt.datetime,
    cause: Cause = Cause.OTHER,
) -> None:
    """Revoke a paper; the same press again leaves it revoked as it is."""
    lock_workshop(session, workshop)
    press = operation("revoke", form_id, paper.id, reason, cause.value)
    if done_by(session, workshop.id, press):
        return
    revoke_certificate(session, paper, reason=reason, at=at, cause=cause)
    paper.operation_id = press.stamp
    session.flush()
