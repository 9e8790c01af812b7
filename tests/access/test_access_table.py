"""Every endpoint × every role × {own, another's, another region's} answers what the table says, and no more."""

from contextlib import nullcontext

import pytest
from flask import Blueprint

from tests.access.doors import Doors, meaning_of, nothing_kept, rules_of, unlisted
from tests.access.table import PLACE_COLUMNS, TABLE, Answer
from tests.access.world import OWN, make_world
from tests.clients import make_app
from tests.contents import digest_of
from workshop_tracker import app as application
from workshop_tracker.access import RouteWithoutAccess, anyone
from workshop_tracker.database import make_engine

ENDPOINTS = sorted(TABLE)
BROWSERS = frozenset({"sign_in_sessions"})  # when a browser was last seen is written beside every request


@pytest.fixture(scope="module")
def doors(databases):
    """One world for the whole file: what is refused changes nothing, what is let in is not kept."""
    engine = make_engine(databases.make_database_url())
    yield Doors(make_world(engine))
    engine.dispose()


def rules_for(doors, endpoint):
    """Its addresses; an endpoint that is gone has none, which the comparison with the map tells."""
    doors.forget_tries()
    return [rule for rule in rules_of(doors.app) if rule.endpoint == endpoint]


def expected(policy, rule, doors):
    """Caller and place -> answer; an address without a place is asked for once."""
    places = PLACE_COLUMNS if doors.has_places(rule) else (OWN,)
    return {(caller, place): policy[caller][PLACE_COLUMNS.index(place)] for caller in policy for place in places}


def answer(doors, rule, caller, place, wanted):
    """What the caller is told; where the door ought to open, nothing is kept of what happens behind it."""
    with nothing_kept() if wanted is Answer.OK else nullcontext():
        return meaning_of(doors.ask(rule, caller, place))


def test_the_table_and_the_map_of_addresses_name_the_same_endpoints(doors):
    assert unlisted(doors.app, TABLE) == (set(), set())


def test_an_address_that_nobody_decided_about_stops_the_start(engine, monkeypatch):
    open_door = Blueprint("open_door", __name__)
    open_door.add_url_rule("/open-door", "open", lambda: "come in")
    monkeypatch.setattr(application, "BLUEPRINTS", (*application.BLUEPRINTS, open_door))

    with pytest.raises(RouteWithoutAccess, match=r"open_door\.open"):
        make_app(engine)


def test_an_address_opened_on_purpose_is_missing_from_the_table(engine, monkeypatch):
    open_door = Blueprint("open_door", __name__)
    open_door.add_url_rule("/open-door", "open", anyone("a test")(lambda: "come in"))
    monkeypatch.setattr(application, "BLUEPRINTS", (*application.BLUEPRINTS, open_door))
    app = make_app(engine)

    assert app.test_client().get("/open-door").text == "come in"
    assert unlisted(app, TABLE) == ({"open_door.open"}, set())


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_every_cell_of_the_table(doors, endpoint):
    before = digest_of(doors.world.engine, but=BROWSERS)
    for rule in rules_for(doors, endpoint):
        wanted = expected(TABLE[endpoint], rule, doors)

        found = {cell: answer(doors, rule, *cell, wanted[cell]) for cell in wanted}

        assert found == wanted
    assert digest_of(doors.world.engine, but=BROWSERS) == before
