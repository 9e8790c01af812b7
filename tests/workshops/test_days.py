"""The days of workshops: one by one, or from the first to the last."""

import datetime as dt

from sqlalchemy import select

from tests.factories import make_workshop
from tests.statements import selects_of
from workshop_tracker.database import reading, writing
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.days import days_held, days_of_workshops
from workshop_tracker.workshops.models import WorkshopSession

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
