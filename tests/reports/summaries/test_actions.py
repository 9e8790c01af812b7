"""A fold adds exactly what was changed; building anew gives the same."""

import datetime as dt

import pytest
from sqlalchemy import delete

from tests.factories import add
from tests.reports.summaries.world import DAYS, JULY, QUARTER, SCHOOL_YEAR, YEAR, World
from workshop_tracker.attendance.models import Mark
from workshop_tracker.database import writing
from workshop_tracker.reports.models import YearlyTarget
from workshop_tracker.reports.summaries.actions import fold, rebuild
from workshop_tracker.reports.summaries.models import SUMMARY_TOTALS
from workshop_tracker.reports.summaries.queries import dashboard, differences
from workshop_tracker.viewer import COMMAND


@pytest.fixture
def world(engine):
    with writing(engine, by=COMMAND) as session:
        yield World(session)


def told(world, office_id, period):
    found = dashboard(world.session, office_id, period).totals
    return {name: getattr(found, name) for name in world.standing(office_id, period)}


def test_what_is_marked_is_told_everywhere_above(world):
    first, second = world.participations[:2]
    world.mark(first, world.parts[0], Mark.PRESENT)
    world.mark(first, world.parts[1], Mark.PRESENT)
    world.mark(second, world.parts[2], Mark.PRESENT)
    world.certify(first, 32, DAYS[2])
    fold(world.session)

    for period in (YEAR, SCHOOL_YEAR, QUARTER, JULY):
        for office_id in (world.north.id, world.province.id, world.city.id, 0):
            assert told(world, office_id, period) == world.standing(office_id, period)
    assert told(world, 0, YEAR)["lesson_hours"] == 11
    assert dashboard(world.session, 0, YEAR).totals.teachers_at_target == 1
    assert list(differences(world.session)) == []


@pytest.mark.parametrize(
    ("employment", "valid_until", "at_target"),
    [
        ("PNS", None, 1),
        ("pns", dt.date(2025, 12, 31), 1),
        ("PNS", dt.date(2025, 12, 30), 0),
        ("PNS", dt.date(2024, 12, 31), 0),
        ("GTY", None, 0),
    ],
)
def test_a_target_is_that_of_the_last_day_of_the_year(world, employment, valid_until, at_target):
    world.session.execute(delete(YearlyTarget))
    values = {"valid_from": dt.date(2020, 1, 1), "valid_until": valid_until}
    add(world.session, YearlyTarget(employment=employment, lesson_hours=20, **values))
    world.certify(world.participations[0], 12, DAYS[2])
    world.certify(world.participations[1], 8, DAYS[4])
    fold(world.session)

    assert dashboard(world.session, world.north.id, YEAR).totals.teachers_at_target == at_target


def test_built_anew_it_is_the_same(world):
    for participation in world.participations[::3]:
        for part in world.parts:
            if part.workshop_id == participation.workshop_id:
                world.mark(participation, part, Mark.PRESENT)
    world.participations[0].office_id = world.south.id
    world.session.flush()
    rebuild(world.session)

    assert told(world, 0, YEAR) == world.standing(0, YEAR)
    assert told(world, world.province.id, YEAR) == world.standing(world.province.id, YEAR)
    assert list(differences(world.session)) == []


def test_what_is_wrong_is_told(world):
    world.mark(world.participations[0], world.parts[0], Mark.PRESENT)
    fold(world.session)
    world.session.execute(delete(SUMMARY_TOTALS).where(SUMMARY_TOTALS.c.office_id == 0))

    found = list(differences(world.session))

    assert {(each.table, each.side, each.row["office_id"]) for each in found} == {("summary_totals", "derived", 0)}
