"""A fold adds exactly what was changed; building anew gives the same."""

import pytest
from sqlalchemy import delete

from tests.factories import add
from tests.reports.summaries.world import DAYS, JULY, QUARTER, SCHOOL_YEAR, SEMESTER, YEAR, World
from workshop_tracker.attendance.models import Mark
from workshop_tracker.database import now, writing
from workshop_tracker.reports.summaries.actions import fold, rebuild
from workshop_tracker.reports.summaries.models import SUMMARY_TOTALS
from workshop_tracker.reports.summaries.queries import dashboard, differences
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.models import WorkshopSession


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

    for period in (YEAR, SCHOOL_YEAR, SEMESTER, QUARTER, JULY):
        for office_id in (world.north.id, world.province.id, world.city.id, 0):
            assert told(world, office_id, period) == world.standing(office_id, period)
    assert told(world, 0, YEAR)["lesson_hours"] == 11
    assert list(differences(world.session)) == []


def completed(world, period):
    fold(world.session)
    return dashboard(world.session, world.province.id, period).totals.teachers_completed


def test_who_completed_counts_in_the_month_in_which_the_workshop_ended(world):
    """Both sessions are 7 JP, of which 80 % are asked for: one is not enough."""
    workshop, (first, second) = world.workshops[0], world.parts[:2]
    workshop.ends_on = DAYS[2]
    came, left_early, absent = [each for each in world.participations if each.workshop_id == workshop.id][:3]
    for participation, part in ((came, first), (came, second), (left_early, first)):
        world.mark(participation, part, Mark.PRESENT)

    assert [completed(world, period) for period in (JULY, SEMESTER, YEAR)] == [1, 1, 1]
    decided = [world.decide(left_early, is_enough=True), world.decide(absent, is_enough=True)]
    assert completed(world, JULY) == 3
    world.decide(came, is_enough=False)
    decided[1].withdrawn_at = now()
    assert completed(world, JULY) == 1
    workshop.minimum_attendance = 0
    add(world.session, WorkshopSession(workshop_id=workshop.id, number=9, topic="Contoh", lesson_hours=99))
    assert completed(world, JULY) == 1
    assert list(differences(world.session)) == []


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
