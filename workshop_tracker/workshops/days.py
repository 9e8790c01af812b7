"""When workshops are held: day by day where the sessions tell it, else from the first to the last; what runs when."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import groupby

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from workshop_tracker.workshops.models import Workshop, WorkshopSession
from workshop_tracker.workshops.rules import ZONES

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


def in_time_order(sessions: Iterable[WorkshopSession]) -> list[WorkshopSession]:
    """A programme as it runs, day by day and hour by hour; by the numbers wherever a day or an hour is unknown."""
    by_number = sorted(sessions, key=lambda part: part.number)
    if any(part.held_on is None for part in by_number):
        return by_number
    days = groupby(sorted(by_number, key=lambda part: part.held_on or dt.date.max), key=lambda part: part.held_on)
    return [part for _, day in days for part in _by_hour(list(day))]


def _by_hour(day: list[WorkshopSession]) -> list[WorkshopSession]:
    hours = {part.number: part.starts_at for part in day if part.starts_at}
    return sorted(day, key=lambda part: hours[part.number]) if len(hours) == len(day) else day


def end_of_workshop(workshop: Workshop, sessions: Iterable[WorkshopSession], zone: str) -> dt.datetime | None:
    """The instant at which the last session ends, or its day where the hour is unknown; none while no day is known."""
    ends = [end for part in sessions if (end := part.ends_at or _end_of_day(part.held_on, zone))]
    return max(ends, default=_end_of_day(workshop.ends_on or workshop.starts_on, zone))


def _end_of_day(day: dt.date | None, zone: str) -> dt.datetime | None:
    """Midnight, as an instant."""
    midnight = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), ZONES[zone]) if day else None
    return midnight and midnight.astimezone(dt.UTC)
