"""What a page may show: nothing of another region to anybody but admins, no identifier in full to anybody at all."""

import pytest

from tests.access.doors import CHANGES_SOMETHING, Doors, rules_of
from tests.access.secrets import IN_FULL
from tests.access.table import STRANGER, TABLE, Answer
from tests.access.world import FAR, OTHER, OWN, make_world
from workshop_tracker.database import make_engine
from workshop_tracker.viewer import Role

# who has nothing to do with the neighbours under the same office
LOCAL = frozenset({Role.COMMITTEE, Role.SCHOOL, Role.SIGNATORY, Role.TEACHER})
# a paper is read through before it is signed: the line under the name as it will be printed
# and the list that is printed to be signed, as a file
READ_THROUGH = frozenset({"certificates.show", "lists.participants"})
SEARCHES = {"q": "a", "name": "a", "nip": "", "district": ""}


@pytest.fixture(scope="module")
def doors(databases):
    engine = make_engine(databases.make_database_url())
    yield Doors(make_world(engine))
    engine.dispose()


def pages(doors, endpoint, caller):
    """The own page of that endpoint as this caller reads it, and what a search on it finds; files are left out."""
    if TABLE[endpoint][caller][0] is not Answer.OK:
        return
    doors.forget_tries()
    for rule in rules_of(doors.app):
        if rule.endpoint == endpoint and not CHANGES_SOMETHING & rule.methods:
            for searched in ({}, SEARCHES):
                answer = doors.browser_of(caller).get(doors.address(rule, OWN), query_string=searched, buffered=True)
                if answer.mimetype.startswith(("text/", "application/json")):
                    yield answer.text


@pytest.mark.parametrize("endpoint", sorted(TABLE))
def test_a_page_shows_nothing_from_elsewhere_and_no_number_in_full(doors, endpoint):
    for caller in (STRANGER, *Role):
        for page in pages(doors, endpoint, caller):
            assert bool(IN_FULL.search(page)) is (endpoint in READ_THROUGH), caller
            assert caller == Role.ADMIN or FAR not in page, caller
            assert caller not in LOCAL or OTHER not in page, caller


@pytest.mark.parametrize(
    ("endpoint", "caller", "word"),
    [
        ("desk.workshops", Role.ORGANIZER, OWN),
        ("desk.workshops", Role.ADMIN, FAR),
        ("schools.index", Role.OFFICE, OTHER),
        ("organizations.index", Role.SUPERVISOR, OTHER),
        ("attendance.sheet", Role.COMMITTEE, OWN),
        ("handout.mine", Role.TEACHER, OWN),
    ],
)
def test_what_may_be_seen_is_there(doors, endpoint, caller, word):
    """The control: the words that are searched for above do stand on pages."""
    assert any(word in page for page in pages(doors, endpoint, caller))
