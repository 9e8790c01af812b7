"""Every number of a report opens as many rows as it says, in any small world, for whoever reads it."""

import datetime as dt

import pytest
from sqlalchemy import Engine

from tests.reports.evidence.numbers import grow, numbers_of
from tests.reports.summaries.world import QUARTER, YEAR, World
from workshop_tracker.database import writing
from workshop_tracker.organizations.models import Organization
from workshop_tracker.reports.asked.filters import EVERYBODY, Filters
from workshop_tracker.reports.evidence.measure import RowsOf
from workshop_tracker.reports.evidence.participations import Question
from workshop_tracker.reports.evidence.routes import listing_of
from workshop_tracker.reports.evidence.within import Within
from workshop_tracker.reports.queries import region_report_of, scope_of
from workshop_tracker.viewer import COMMAND, Role, Viewer

TODAY = dt.date(2026, 12, 31)
CASES = (
    (1, "province", YEAR, EVERYBODY, None),
    (3, "north", QUARTER, Filters(sex="P", level="SMK"), TODAY),
)


def rows_of(session, scope, viewer, number):
    """How many rows there are, or what their column adds up to."""
    listing = listing_of(session, Question(scope, number.within, viewer), number.of)
    if not number.column:
        return listing.total
    place = [column.key for column in listing.table.columns].index(number.column)
    return sum(row[place] or 0 for row in listing.table.rows)


@pytest.mark.parametrize(("seed", "office", "period", "filters", "as_it_is_on"), CASES)
def test_every_number_is_the_sum_of_what_it_opens(engine: Engine, seed, office, period, filters, as_it_is_on):
    with writing(engine, by=COMMAND) as session:
        world = World(session)
        grow(world, seed)
        office = session.get_one(Organization, getattr(world, office).id)
        asked = {"filters": filters, "as_it_is_on": as_it_is_on}
        report, scope = region_report_of(session, office, period, **asked), scope_of(session, office, period, **asked)
        viewer = Viewer(1, "Contoh", roles=frozenset({Role.OFFICE}), office_ids=frozenset({office.id}))
        wrong = [
            (number, opened)
            for number in dict.fromkeys(numbers_of(report))
            if (opened := rows_of(session, scope, viewer, number)) != number.number
        ]
        assert wrong == []
        assert report.workshops, "a world in which nothing happened shows nothing"


@pytest.mark.parametrize("office", ["north", "south"])
def test_pages_one_after_the_other_are_the_whole_list(engine: Engine, office):
    """Of whom one may name, as of whom one may not."""
    with writing(engine, by=COMMAND) as session:
        world = World(session)
        grow(world, 1)
        scope = scope_of(session, session.get_one(Organization, world.province.id), YEAR)
        offices = frozenset({getattr(world, office).id})
        viewer = Viewer(1, "Contoh", roles=frozenset({Role.OFFICE}), office_ids=offices)
        for of in RowsOf:
            asked = Question(scope, Within(measure="everyone"), viewer)
            whole = listing_of(session, asked, of)
            found, after = [], 0
            while after is not None and len(found) <= whole.total:
                part = listing_of(session, asked, of, after=after, size=2)
                found, after = [*found, *part.table.rows], part.next_id
            assert found == list(whole.table.rows)
            assert len(found) == whole.total > 2
