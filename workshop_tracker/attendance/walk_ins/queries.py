"""Which schools to suggest in the hall, and who was admitted by which form."""

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import AttendanceEvent, Participation, ParticipationRole
from workshop_tracker.attendance.walk_ins.walk_in import WalkIn
from workshop_tracker.schools.models import School
from workshop_tracker.workshops.models import InvitedSchool

MOST_SUGGESTED = 300  # schools; a page for a phone stays small


def schools_expected(session: Session, workshop_id: int) -> list[str]:
    """The names of schools that were invited or are on the list already, in their order."""
    invited = select(InvitedSchool.school_id).where(InvitedSchool.workshop_id == workshop_id)
    listed = select(Participation.school_id).where(
        Participation.workshop_id == workshop_id, Participation.cancelled_at.is_(None)
    )
    name = func.coalesce(func.nullif(School.printed_name, ""), School.name)
    found = (
        select(name)
        .where(or_(School.id.in_(invited), School.id.in_(listed)))
        .order_by(School.sort_key, School.id)
        .limit(MOST_SUGGESTED)
    )
    return list(dict.fromkeys(session.scalars(found)))


def admitted_by(session: Session, walk_in: WalkIn) -> Participation | None:
    """Whom this form put on the list when it was sent before."""
    return session.scalar(
        select(Participation)
        .join(AttendanceEvent, AttendanceEvent.participation_id == Participation.id)
        .where(AttendanceEvent.operation_id == walk_in.operation_id)
    )


def participant_who_is(session: Session, workshop_id: int, person_id: int) -> Participation | None:
    """The place of a person on the list."""
    return session.scalar(
        select(Participation).where(
            Participation.workshop_id == workshop_id,
            Participation.person_id == person_id,
            Participation.role == ParticipationRole.PARTICIPANT,
        )
    )
