"""Every endpoint × every role × {own, another's, another region's} answers what the table says, and no more."""

from contextlib import nullcontext
from itertools import product

import pytest
from flask import Blueprint

from tests.access.doors import CHANGES_SOMETHING, Doors, meaning_of, mistakes_in_short, nothing_kept, rules_of, unlisted
from tests.access.table import (
    EVERYBODY,
    OWN_ARCHIVES,
    PARTS,
    PLACE_COLUMNS,
    SIGNED_IN,
    STRANGER,
    TABLE,
    UPLOADERS,
    Answer,
)
from tests.access.world import FAR, HATS, OTHER, OWN, make_world
from tests.clients import make_app
from tests.contents import digest_of
from tests.databases import chosen_engine
from workshop_tracker import app as application
from workshop_tracker.access import RouteWithoutAccess, anyone
from workshop_tracker.database import make_engine
from workshop_tracker.viewer import Role

ENDPOINTS = sorted(TABLE)
GONE = ("disabled", "signed out", "expired", "idle")
TOLD_BY_ROLE = frozenset({Answer.FORBIDDEN, Answer.SIGN_IN})
BROWSERS = frozenset({"sign_in_sessions"})  # when a browser was last seen is written beside every request


@pytest.fixture(scope="module")
def doors(databases):
    """One world for the whole file: what is refused changes nothing, what is let in is not kept."""
    engine = make_engine(databases.make_database_url())
    with mistakes_in_short():
        yield Doors(make_world(engine))
    engine.dispose()


def rules_for(doors, endpoint):
    """Its addresses; an endpoint that is gone has none, which the comparison with the map tells."""
    doors.forget_tries()
    return [rule for rule in rules_of(doors.app) if rule.endpoint == endpoint]


def expected(policy, rule, doors):
    """Caller and place -> answer; an address without a place is asked for once.

    Who has no business there is told so before the page asks for any row of its own: one engine is enough for that.
    """
    places = PLACE_COLUMNS if doors.has_places(rule) else (OWN,)
    cells = {(caller, place): policy[caller][PLACE_COLUMNS.index(place)] for caller in policy for place in places}
    return {cell: told for cell, told in cells.items() if chosen_engine() == "sqlite" or told not in TOLD_BY_ROLE}


def answer(doors, rule, caller, place, wanted):
    """What the caller is told; where the door ought to open, nothing is kept of what happens behind it."""
    with nothing_kept() if wanted is Answer.OK else nullcontext():
        return meaning_of(doors.ask(rule, caller, place))


def test_the_table_and_the_map_of_addresses_name_the_same_endpoints(doors):
    assert unlisted(doors.app, TABLE) == (set(), set())


def test_an_address_that_nobody_decided_about_stops_the_start(doors, monkeypatch):
    open_door = Blueprint("open_door", __name__)
    open_door.add_url_rule("/open-door", "open", lambda: "come in")
    monkeypatch.setattr(application, "BLUEPRINTS", (*application.BLUEPRINTS, open_door))

    with pytest.raises(RouteWithoutAccess, match=r"open_door\.open"):
        make_app(doors.world.engine)


def test_an_address_opened_on_purpose_is_missing_from_the_table(doors, monkeypatch):
    open_door = Blueprint("open_door", __name__)
    open_door.add_url_rule("/open-door", "open", anyone("a test")(lambda: "come in"))
    monkeypatch.setattr(application, "BLUEPRINTS", (*application.BLUEPRINTS, open_door))
    app = make_app(doors.world.engine)

    assert app.test_client().get("/open-door").text == "come in"
    assert "open_door.open" in unlisted(app, TABLE)[0]


@pytest.fixture(scope="module")
def as_built(doors):
    """All rows of the world as one number: no test here leaves anything changed."""
    return digest_of(doors.world.engine, but=BROWSERS)


def assert_nothing_changed(doors, rules, as_built):
    """Looked at after what sends forms: a GET has a session that cannot write. One engine is enough, as above."""
    is_changing = any(CHANGES_SOMETHING & rule.methods for rule in rules)
    if is_changing and chosen_engine() == "sqlite":
        assert digest_of(doors.world.engine, but=BROWSERS) == as_built


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_every_cell_of_the_table(doors, as_built, endpoint):
    rules = rules_for(doors, endpoint)
    for rule in rules:
        wanted = expected(TABLE[endpoint], rule, doors)

        found = {cell: answer(doors, rule, *cell, wanted[cell]) for cell in wanted}

        assert found == wanted
    assert_nothing_changed(doors, rules, as_built)


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_who_is_no_longer_signed_in_is_a_stranger(doors, endpoint):
    """Disabled, signed out, expired, too long idle: each meets what a stranger meets."""
    for rule in rules_for(doors, endpoint):
        told = {caller: answer(doors, rule, caller, OWN, TABLE[endpoint][STRANGER][0]) for caller in GONE}

        assert told == dict.fromkeys(GONE, TABLE[endpoint][STRANGER][0])


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_who_was_everything_once_is_somebody_without_a_role(doors, endpoint):
    without_role = Answer.OK if TABLE[endpoint] in (EVERYBODY, SIGNED_IN) else Answer.FORBIDDEN
    for rule in rules_for(doors, endpoint):
        assert answer(doors, rule, "former", OWN, without_role) is without_role


@pytest.mark.parametrize("endpoint", [each for each in ENDPOINTS if TABLE[each] not in (UPLOADERS, OWN_ARCHIVES)])
def test_two_hats_open_what_each_opens_and_nothing_more(doors, endpoint):
    """What the office sees must not become what the organizer changes, what is read here not what is read there.

    A list that waits is left out: it is the uploader's alone, whatever another organizer's hats.
    """
    for rule in rules_for(doors, endpoint):
        places = PLACE_COLUMNS if doors.has_places(rule) else (OWN,)
        for name, hats in HATS.items():
            wanted = {
                place: stronger(*(TABLE[endpoint][role][column_of(home, place)] for role, home in hats))
                for place in places
            }

            found = {place: answer(doors, rule, name, place, wanted[place]) for place in places}

            assert found == wanted, name


def column_of(home, place):
    """The column of the table in which somebody of `home` finds that place."""
    if home == place:
        return 0
    return 2 if FAR in (home, place) else 1


def stronger(*answers):
    """The door that opens for one of two hats is open; one that a hat may knock at without success is not found."""
    return min(answers, key=(Answer.OK, Answer.NOT_FOUND, Answer.FORBIDDEN).index)


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_what_lies_elsewhere_is_not_found_through_the_own_address(doors, as_built, endpoint):
    """In an address of several parts each part is looked for inside the one before it."""
    rules = [rule for rule in rules_for(doors, endpoint) if doors.has_several_objects(rule)]
    for rule in rules:
        for part, place, caller in product(rule.arguments - set(PARTS), (OTHER, FAR), (Role.ADMIN, Role.ORGANIZER)):
            elsewhere = {part: doors.value(endpoint, part, place)}
            response = doors.ask(rule, caller, OWN, **elsewhere)
            assert meaning_of(response) in (Answer.NOT_FOUND, Answer.FORBIDDEN), (rule.rule, part, place)
    assert_nothing_changed(doors, rules, as_built)
