"""The days on which workshops are held: one by one where the sessions tell them, else from the first to the last."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from workshop_tracker.workshops.models import Workshop, WorkshopSession

Days = tuple[dt.date, ...]


def days_held(starts_on: dt.date | None, ends_on: dt.date | None, told: Iterable[dt.date]) -> Days:
    """The days that sessions tell, where they reach from the first day to the last; else every day between the two.

    Empty while no day is known.
    """
    days = sorted(set(told))
    last = ends_on or starts_on
    if starts_on is None or last is None or (days and [days[0], days[-1]] == [starts_on, last]):
        return tuple(days)
    return tuple(starts_on + dt.timedelta(days=day) for day in range((last - starts_on).days + 1))


def days_of_workshops(session: Session, workshop_ids: Collection[int]) -> dict[int, Days]:
    """By workshop id, its days; those of sessions without lesson hours tell none. One statement."""
    tells = and_(WorkshopSession.workshop_id == Workshop.id, WorkshopSession.lesson_hours > 0)
    rows = session.execute(
        select(Workshop.id, Workshop.starts_on, Workshop.ends_on, WorkshopSession.held_on)
        .outerjoin(WorkshopSession, tells)
        .where(Workshop.id.in_(workshop_ids))
    ).all()
    told: dict[int, list[dt.date]] = defaultdict(list)
    for workshop_id, _, _, day in rows:
        told[workshop_id] += [day] if day else []
    return {
        workshop_id: days_held(starts_on, ends_on, told[workshop_id]) for workshop_id, starts_on, ends_on, _ in rows
    }
