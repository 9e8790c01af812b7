"""The workshops that a report counts, one by one: as many rows as its number says."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import distinct, func
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.reports.counting import Scope, attended, in_scope
from workshop_tracker.workshops.models import Workshop


@dataclass(frozen=True, slots=True)
class Gathering:
    """A workshop with how many of the office's own participants were present in the period."""

    workshop_id: int
    slug: str
    title: str
    starts_on: dt.date | None
    ends_on: dt.date | None
    place: str
    present: int


def gatherings(session: Session, scope: Scope) -> list[Gathering]:
    """In the order of their days. One statement."""
    columns = (Workshop.id, Workshop.slug, Workshop.title, Workshop.starts_on, Workshop.ends_on, Workshop.place)
    rows = session.execute(
        in_scope(attended(*columns, func.count(distinct(Participation.id))), scope)
        .where(Participation.office_id == scope.office_id)
        .group_by(*columns)
        .order_by(Workshop.starts_on, Workshop.id)
    )
    return [Gathering(*row) for row in rows]
