"""Closed quarters of an office, and the workshops that a closing touches."""

from dataclasses import dataclass

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from workshop_tracker.accounts.models import User
from workshop_tracker.attendance.models import Participation
from workshop_tracker.organizations.queries import offices_under
from workshop_tracker.reports.models import ClosedQuarter, FrozenReport
from workshop_tracker.reports.periods import Choice
from workshop_tracker.reports.region import Period
from workshop_tracker.workshops.models import Workshop


@dataclass(frozen=True, slots=True)
class ListedQuarter:
    """A quarter that is over: its closing and who closed it, if it is closed, and its last frozen report, if any."""

    quarter: Choice
    closed: ClosedQuarter | None
    closed_by: str
    frozen_code: str
    workshops: int


def closed_quarter(session: Session, office_id: int, quarter: Choice) -> ClosedQuarter | None:
    return session.scalar(_closings(quarter).where(ClosedQuarter.office_id == office_id))


def other_closings(session: Session, office_id: int, quarter: Choice) -> list[ClosedQuarter]:
    """The same quarter as other offices closed it."""
    return list(session.scalars(_closings(quarter).where(ClosedQuarter.office_id != office_id)))


def _closings(quarter: Choice) -> Select[ClosedQuarter]:
    wanted = (ClosedQuarter.year == quarter.year, ClosedQuarter.quarter == int(quarter.part))
    return select(ClosedQuarter).where(*wanted).order_by(ClosedQuarter.id)


def workshops_reported(session: Session, office_id: int, period: Period) -> Select[int]:
    """Ids of the workshops that ended in a period, and that an office or one below it held or sent people to."""
    ids = offices_under(session, [office_id])
    ended_on = func.coalesce(Workshop.ends_on, Workshop.starts_on)
    took_part = select(Participation.workshop_id).where(Participation.office_id.in_(ids))
    return select(Workshop.id).where(
        ended_on.between(period.starts_on, period.ends_on),
        or_(Workshop.office_id.in_(ids), Workshop.id.in_(took_part)),
    )


def listed_quarters(session: Session, office_id: int, quarters: list[Choice]) -> list[ListedQuarter]:
    """These quarters in their order. Three statements, and one for each."""
    closings = {
        (closed.year, closed.quarter): (closed, name or "")
        for closed, name in session.execute(
            select(ClosedQuarter, User.display_name)
            .outerjoin(User, User.id == ClosedQuarter.closed_by_id)
            .where(ClosedQuarter.office_id == office_id)
        )
    }
    codes = dict(
        session.execute(
            select(FrozenReport.period_from, FrozenReport.code)
            .where(
                FrozenReport.office_id == office_id,
                FrozenReport.period_from.in_([q.period.starts_on for q in quarters]),
            )
            .order_by(FrozenReport.id)
        ).all()
    )
    return [
        _listed(session, office_id, quarter, closings, codes.get(quarter.period.starts_on, "")) for quarter in quarters
    ]


def _listed(
    session: Session,
    office_id: int,
    quarter: Choice,
    closings: dict[tuple[int, int], tuple[ClosedQuarter, str]],
    frozen_code: str,
) -> ListedQuarter:
    closed, name = closings.get((quarter.year, int(quarter.part)), (None, ""))
    ended = workshops_reported(session, office_id, quarter.period).subquery()
    count = session.scalar(select(func.count()).select_from(ended)) or 0
    return ListedQuarter(quarter, closed, name, frozen_code, count)
