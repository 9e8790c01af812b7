"""Which badges of a list no longer hold."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.certificates.badges.rules import BITS_OF_A_LIST
from workshop_tracker.certificates.models import Certificate, PaperState


def bits_that_do_not_hold(session: Session, part: int) -> list[int]:
    """The places, in one list, of papers that were valid and are not: revoked or replaced. One statement."""
    first = part * BITS_OF_A_LIST
    gone = select(Certificate.id).where(
        Certificate.id >= first,
        Certificate.id < first + BITS_OF_A_LIST,
        Certificate.state.in_([PaperState.REVOKED, PaperState.REPLACED]),
    )
    return [certificate_id - first for certificate_id in session.scalars(gone.order_by(Certificate.id))]
