"""Closing a quarter and opening it again. Nothing here commits."""

from sqlalchemy import or_, select, update

from workshop_tracker.audit.actions import record
from workshop_tracker.database import WritingSession, now, today
from workshop_tracker.organizations.models import Organization
from workshop_tracker.reports.closing.queries import closed_quarter, other_closings, workshops_reported
from workshop_tracker.reports.models import ClosedQuarter
from workshop_tracker.reports.periods import Choice
from workshop_tracker.workshops.models import Workshop

UNSEEN_BY_THE_SESSION = {"synchronize_session": False}


class QuarterIsNotOver(Exception):
    """Its last day has not passed."""


class ReasonMissing(Exception):
    """What was reported is opened again for a stated reason only."""


def close_quarter(session: WritingSession, office: Organization, quarter: Choice) -> ClosedQuarter:
    """From now on marks and days of its workshops change for a stated reason. Closed already: that closing.

    Raises QuarterIsNotOver.
    """
    if quarter.period.ends_on >= today():
        raise QuarterIsNotOver
    _take_turn(session, office)
    found = closed_quarter(session, office.id, quarter)
    if found is not None:
        return found
    closed = ClosedQuarter(
        office_id=office.id, year=quarter.year, quarter=int(quarter.part), closed_by_id=session.actor.id
    )
    session.add(closed)
    session.flush()
    reported = Workshop.id.in_(workshops_reported(session, office.id, quarter.period))
    marked = update(Workshop).where(reported, Workshop.reported_at.is_(None)).values(reported_at=now())
    session.execute(marked, execution_options=UNSEEN_BY_THE_SESSION)
    return closed


def reopen_quarter(session: WritingSession, office: Organization, quarter: Choice, reason: str) -> bool:
    """Its workshops change freely again, but for those that another office has reported; whether it was closed.

    Raises ReasonMissing.
    """
    if not reason.strip():
        raise ReasonMissing
    _take_turn(session, office)
    closed = closed_quarter(session, office.id, quarter)
    if closed is None:
        return False
    record(session, "explain", "closed_quarters", closed.id, reason=reason.strip())
    session.delete(closed)
    session.flush()
    others = other_closings(session, office.id, quarter)
    stays = [Workshop.id.in_(workshops_reported(session, other.office_id, quarter.period)) for other in others]
    own = Workshop.id.in_(workshops_reported(session, office.id, quarter.period))
    freed = update(Workshop).where(own, ~or_(*stays) if stays else own).values(reported_at=None)
    session.execute(freed, execution_options=UNSEEN_BY_THE_SESSION)
    return True


def _take_turn(session: WritingSession, office: Organization) -> None:
    """Of two who close for one office at once, the second finds it closed."""
    waiting = select(Organization.id).where(Organization.id == office.id)
    session.execute(waiting.with_for_update(key_share=True))
