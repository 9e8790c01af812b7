"""The workshops that a report counts, one by one: as many rows as its number says."""

from dataclasses import dataclass, replace

from sqlalchemy import distinct, func
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.reports.counting import Scope, attended, in_scope
from workshop_tracker.workshops.days import Days, days_of_workshops
from workshop_tracker.workshops.models import Workshop


@dataclass(frozen=True, slots=True)
class Gathering:
    """A workshop with how many of the office's own participants were present in the period."""

    workshop_id: int
    slug: str
    title: str
    place: str
    present: int
    days: Days = ()


def gatherings(session: Session, scope: Scope) -> list[Gathering]:
    """In the order of their days. Two statements."""
    columns = (Workshop.id, Workshop.slug, Workshop.title, Workshop.place)
    rows = session.execute(
        in_scope(attended(*columns, func.count(distinct(Participation.id))), scope)
        .where(Participation.office_id == scope.office_id)
        .group_by(*columns, Workshop.starts_on)
        .order_by(Workshop.starts_on, Workshop.id)
    )
    found = [Gathering(*row) for row in rows]
    days = days_of_workshops(session, [each.workshop_id for each in found]) if found else {}
    return [replace(each, days=days[each.workshop_id]) for each in found]
