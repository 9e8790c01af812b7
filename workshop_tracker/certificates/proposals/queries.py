"""Proposed spellings that nobody has answered."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.proposals.models import CorrectionRequest, RequestState


def open_proposals(session: Session, workshop_id: int) -> frozenset[int]:
    """The participations of a workshop whose proposal waits for an answer; each has one at most."""
    waiting = (
        select(CorrectionRequest.participation_id)
        .join(Participation, Participation.id == CorrectionRequest.participation_id)
        .where(Participation.workshop_id == workshop_id, CorrectionRequest.state == RequestState.OPEN)
    )
    return frozenset(session.scalars(waiting))
