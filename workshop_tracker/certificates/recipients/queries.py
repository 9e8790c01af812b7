"""The setting as it stands, and the roles whose papers rest on it."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.workshops.engagements import PaperRole


def paper_roles_of(session: Session, workshop_id: int) -> dict[str, PaperRole]:
    """The rows of the setting by role; a role without one gets no paper."""
    rows = session.scalars(select(PaperRole).where(PaperRole.workshop_id == workshop_id).order_by(PaperRole.role))
    return {row.role: row for row in rows}


def papers_by_role(session: Session, workshop_id: int) -> dict[str, int]:
    """How many papers of each role are in the book; withdrawn ones rest on nothing any more."""
    rows = session.execute(
        select(Participation.role, func.count())
        .join(Certificate, Certificate.participation_id == Participation.id)
        .where(Participation.workshop_id == workshop_id, Certificate.state != PaperState.WITHDRAWN)
        .group_by(Participation.role)
    )
    return {role.value: number for role, number in rows}
