"""Who took whose seat, and what the seat's first holder leaves behind."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Attendance, Mark, Participation


def substitute_of(session: Session, participation_id: int) -> Participation | None:
    """Who is on the list in this one's place."""
    return session.scalar(
        select(Participation).where(Participation.replaces_id == participation_id, Participation.cancelled_at.is_(None))
    )


def sessions_attended(session: Session, participation_id: int) -> int:
    """In how many sessions somebody was marked present."""
    attended = select(func.count()).where(
        Attendance.participation_id == participation_id, Attendance.mark == Mark.PRESENT
    )
    return session.scalar(attended) or 0
