"""The days of workshops: one by one, or from the first to the last."""

import datetime as dt

from sqlalchemy import select

from tests.factories import make_workshop
from tests.statements import selects_of
from workshop_tracker.database import reading, writing
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.days import days_held, days_of_workshops, end_of_workshop, in_time_order
from workshop_tracker.workshops.models import Workshop, WorkshopSession

FRIDAY, SATURDAY, SUNDAY = (dt.date(2025, 7, day) for day in (11, 12, 13))


def test_separate_days_are_told_only_where_they_reach_from_the_first_to_the_last():
    assert days_held(FRIDAY, SUNDAY, [SUNDAY, FRIDAY, FRIDAY]) == (FRIDAY, SUNDAY)
    assert days_held(FRIDAY, SUNDAY, [FRIDAY]) == days_held(FRIDAY, SUNDAY, []) == (FRIDAY, SATURDAY, SUNDAY)
    assert days_held(FRIDAY, None, []) == (FRIDAY,)
    assert days_held(None, None, []) == ()


def test_days_of_several_workshops_take_one_statement(engine):
    with writing(engine, by=COMMAND) as session:
        apart = make_workshop(session, starts_on=FRIDAY, ends_on=SUNDAY, hours=(4, 4))
        together = make_workshop(session, starts_on=FRIDAY, ends_on=SUNDAY, hours=(4, 4))
        last = session.scalars(
            select(WorkshopSession).where(WorkshopSession.workshop_id == apart.id, WorkshopSession.number == 2)
        ).one()
        last.held_on = SUNDAY
        session.commit()
    with reading(engine) as session, selects_of(engine) as seen:
        days = days_of_workshops(session, [apart.id, together.id])

    assert days == {apart.id: (FRIDAY, SUNDAY), together.id: (FRIDAY, SATURDAY, SUNDAY)}
    assert len(seen) == 1  # the workshops with their sessions


def part(number, held_on=None, hour=None):
    starts_at = dt.datetime.combine(held_on, dt.time(hour), dt.UTC) if hour is not None else None
    ends_at = starts_at and starts_at + dt.timedelta(hours=1)
    return WorkshopSession(number=number, held_on=held_on, starts_at=starts_at, ends_at=ends_at)


def numbers(*parts):
    return [each.number for each in in_time_order(parts)]


def test_a_programme_runs_by_day_and_hour_and_by_its_numbers_where_one_is_unknown():
    assert numbers(part(1, SATURDAY, 1), part(2, FRIDAY, 6), part(3, FRIDAY, 1)) == [3, 2, 1]
    assert numbers(part(3, FRIDAY, 6), part(2, FRIDAY), part(1, SATURDAY, 1)) == [2, 3, 1]
    assert numbers(part(3, FRIDAY, 1), part(2), part(1, SATURDAY, 1)) == [1, 2, 3]


def test_a_workshop_ends_with_its_last_session_or_with_its_last_day():
    whole = Workshop(starts_on=FRIDAY, ends_on=SATURDAY)
    assert end_of_workshop(whole, [part(1, SATURDAY, 6), part(2, FRIDAY, 8)], "WIB") == dt.datetime(
        2025, 7, 12, 7, tzinfo=dt.UTC
    )
    midnight = dt.datetime(2025, 7, 12, 17, tzinfo=dt.UTC)
    assert end_of_workshop(whole, [part(1, SATURDAY)], "WIB") == midnight
    assert end_of_workshop(whole, [part(1)], "WIB") == midnight
    assert end_of_workshop(Workshop(), [part(1)], "WIB") is None
