"""Recognised hours of a year against the targets that hold on its last day; trainings from elsewhere only verified."""

import datetime as dt

import pytest
from sqlalchemy import select

from tests.factories import add
from tests.reports.test_queries import Region
from workshop_tracker.database import now, writing
from workshop_tracker.people.models import OutsideTraining
from workshop_tracker.reports.models import YearlyTarget
from workshop_tracker.reports.region import Period
from workshop_tracker.reports.targets.seeding import add_missing_targets
from workshop_tracker.viewer import COMMAND

YEAR = Period(dt.date(2025, 1, 1), dt.date(2025, 12, 31))


@pytest.fixture
def region(engine):
    region = Region(engine)
    with writing(engine, by=COMMAND) as session:
        add_missing_targets(session)
        session.commit()
    return region


def test_recognised_and_verified_hours_are_told_apart(region, engine):
    for day in (dt.date(2025, 7, 11), dt.date(2025, 7, 18), dt.date(2024, 7, 18)):
        region.hold([(region.ayu, region.a, region.office)], on=day)
    with writing(engine, by=COMMAND) as session:
        for person, verified_at in ((region.ayu, now()), (region.citra, None)):
            values = {"title": "Luar Contoh", "ended_on": dt.date(2025, 3, 1), "lesson_hours": 4}
            add(session, OutsideTraining(person_id=person.id, verified_at=verified_at, **values))
        session.commit()

    year = region.report(YEAR).targets

    assert (year.year, year.until, year.recognised_hours, year.outside_hours) == (2025, YEAR.ends_on, 16, 4)
    (row,) = year.rows
    assert (row.employment, row.target, row.teachers) == ("PNS", 20, 3)
    assert (row.reached, row.with_outside, row.half_or_more, row.nothing) == (0, 1, 1, 2)


def test_a_corrected_target_stays_and_an_ended_one_judges_nobody(region, engine):
    with writing(engine, by=COMMAND) as session:
        for target in session.scalars(select(YearlyTarget)):
            target.lesson_hours, target.valid_until = 8, dt.date(2025, 6, 30)
        session.flush()
        assert add_missing_targets(session) == 0
        session.commit()

    assert [row.target for row in region.report(YEAR).targets.rows] == [None]
    assert [row.target for row in region.report(Period(YEAR.starts_on, dt.date(2025, 6, 30))).targets.rows] == [8]
