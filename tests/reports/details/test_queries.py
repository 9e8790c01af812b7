"""Schools, unreached ones and filtered totals tell what the live report tells, page by page in one order."""

import datetime as dt

import pytest
from sqlalchemy import Engine

from tests.reports.summaries.world import DAYS, YEAR, World
from tests.statements import selects_of
from workshop_tracker.attendance.models import Mark
from workshop_tracker.database import writing
from workshop_tracker.organizations.models import Organization
from workshop_tracker.people.models import StaffKind
from workshop_tracker.reports.details.queries import filtered_totals, schools_of_offices, unreached_schools
from workshop_tracker.reports.details.reached import Months, whole_months
from workshop_tracker.reports.queries import region_report_of
from workshop_tracker.reports.region import Period
from workshop_tracker.reports.summaries.actions import fold
from workshop_tracker.reports.summaries.rules import month_number
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.programmes import Programme

JULY_TO_SEPTEMBER = Period(dt.date(2025, 7, 1), dt.date(2025, 9, 30))


@pytest.fixture
def world(engine: Engine):
    """School 0 was reached in June and July, school 2 in July by a clerk only, the others never."""
    with writing(engine, by=COMMAND) as session:
        world = World(session)
        for participation, part in ((0, 0), (0, 1), (1, 2), (2, 0)):
            world.mark(world.participations[participation], world.parts[part], Mark.PRESENT)
        world.mark(world.participations[3], world.parts[2], Mark.SICK)
        world.participations[5].staff_kind = StaffKind.ADMINISTRATIVE
        world.mark(world.participations[5], world.parts[2], Mark.PRESENT)
        world.certify(world.participations[0], 32, DAYS[2])
        fold(session)
        yield world


def months_of(period: Period) -> Months:
    months = whole_months(period)
    assert months
    return months


def test_only_whole_months_are_kept():
    assert whole_months(YEAR) == Months(month_number(2025, 1), month_number(2025, 12), YEAR.ends_on)
    assert whole_months(Period(dt.date(2024, 2, 1), dt.date(2024, 2, 29)))
    assert whole_months(Period(dt.date(2025, 1, 2), dt.date(2025, 12, 31))) is None
    assert whole_months(Period(dt.date(2025, 1, 1), dt.date(2025, 12, 30))) is None


@pytest.mark.parametrize("period", [YEAR, JULY_TO_SEPTEMBER])
def test_the_schools_of_an_office_are_those_of_its_report(world: World, period: Period):
    for office in (world.north, world.south, world.city):
        live = region_report_of(world.session, world.session.get_one(Organization, office.id), period)
        ours = schools_of_offices(world.session, months_of(period), [office.id])
        assert {(row.npsn, row.teachers, row.recognised_hours) for row in ours} == {
            (row.npsn, row.teachers_reached, row.lesson_hours) for row in live.schools
        }
        assert sum(row.lesson_hours for row in ours) == live.lesson_hours_attended


@pytest.mark.parametrize("period", [YEAR, JULY_TO_SEPTEMBER])
def test_unreached_schools_are_those_of_the_report_with_the_last_month_before(world: World, period: Period):
    for office in (world.north, world.south, world.city):
        live = region_report_of(world.session, world.session.get_one(Organization, office.id), period)
        ours = unreached_schools(world.session, months_of(period), [office.id])
        assert {(row.npsn, row.last_month) for row in ours} == {
            (row.npsn, row.last_trained_on and month_number(row.last_trained_on.year, row.last_trained_on.month))
            for row in live.never_reached
        }


def test_pages_follow_each_other_without_a_gap_or_a_double(world: World):
    whole = unreached_schools(world.session, months_of(YEAR))
    assert [row.npsn for row in whole] == [world.schools[number].npsn for number in (2, 1, 3)]
    first = unreached_schools(world.session, months_of(YEAR), size=2)
    second = unreached_schools(world.session, months_of(YEAR), after=first[-1].place, size=2)
    assert first + second == whole
    assert unreached_schools(world.session, months_of(YEAR), after=whole[-1].place) == []


def test_a_school_that_had_closed_is_in_no_list(world: World):
    world.schools[2].closed_on = dt.date(2025, 3, 1)
    world.session.flush()
    assert world.schools[2].npsn not in {row.npsn for row in unreached_schools(world.session, months_of(YEAR))}
    assert schools_of_offices(world.session, months_of(YEAR), [world.south.id]) == []


def test_filters_leave_what_they_name(world: World):
    programme = Programme(slug="contoh", title="Program Contoh", owner_id=world.province.id)
    world.session.add(programme)
    world.session.flush()
    world.workshops[0].programme_id = programme.id
    world.session.flush()
    months = months_of(YEAR)
    everything = filtered_totals(world.session, months)
    assert (everything.teachers, everything.schools, everything.workshops) == (2, 1, 2)
    assert filtered_totals(world.session, months, programme_id=programme.id).workshops == 1
    assert filtered_totals(world.session, months, employment="PNS") == everything
    assert filtered_totals(world.session, months, employment="PPPK").teachers == 0
    assert filtered_totals(world.session, months, [world.south.id]).teachers == 0


def test_each_is_one_statement(world: World, engine: Engine):
    months = months_of(YEAR)
    with selects_of(engine) as statements:
        unreached_schools(world.session, months, [world.north.id])
        schools_of_offices(world.session, months, [world.north.id])
        filtered_totals(world.session, months)
    assert len(statements) == 3
