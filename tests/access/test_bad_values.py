"""Bad values in every address, question and form, from somebody who may send them: no failure of ours.

`tests/test_app.py` asks for things that are not there; here the door is open and the value reaches the code behind it.
Each page and form meets some of the values, so that all of them are met without asking everything everywhere.
"""

from io import BytesIO

import pytest

from tests.access.acts import ACTS
from tests.access.doors import CHANGES_SOMETHING, Doors, nothing_kept, rules_of
from tests.access.sending import form_of, send
from tests.access.table import TABLE, Answer
from tests.access.world import OWN, make_world
from workshop_tracker.database import make_engine
from workshop_tracker.viewer import Role

REFUSED = ["a\0b", "٣", "1٣", str(2**63), str(-(2**63) - 1)]  # no column can hold them
ODD = [
    *("1_000", " 7 ", "²", "-1", "0", "%", "'", "../..", "\u202e", "a" * 2_000, "a " * 2_000, "2147483648"),
    *("2025-02-30", "9999-12-31", "0000-01-01", "31/12/9999", "25:99", "\r\nSet-Cookie: a=b", "%ed%a0%80"),
]
BLANK = "\u2028 "
OF_ANY_TYPE = [
    None,
    True,
    -1,
    2**31,
    1.5,
    float("nan"),
    "",
    "٣",
    "x" * 5_000,
    [],
    {},
    [[]],
    "0001-01-01T00:00:00+23:59",
]
QUESTIONS = (
    *("q", "page", "next", "code", "from", "to", "sort", "year", "quarter", "programme", "paper", "show", "office"),
    *("kind", "id", "day", "time", "name", "district", "npsn"),
)
MANY_FIELDS = 12  # of a form with more some are left blank: those of a design have a hundred and draw a paper each
FORMS = [label for label, act in ACTS.items() if not act.is_json]


@pytest.fixture(scope="module")
def doors(databases):
    engine = make_engine(databases.make_database_url())
    yield Doors(make_world(engine))
    engine.dispose()


def some_of(values, place, *, many=2):
    """A few of the values, others at each place."""
    return [values[(place * many + step) % len(values)] for step in range(many)]


def visits(doors, endpoint):
    """Every showing address of the endpoint, with the browser of a role that may open it; admins come last."""
    doors.forget_tries()
    may = [role for role in reversed(Role) if TABLE[endpoint][role][0] is Answer.OK]
    for rule in rules_of(doors.app):
        if may and rule.endpoint == endpoint and not CHANGES_SOMETHING & rule.methods:
            yield rule, doors.browser_of(may[0])


def addresses_with(doors, rule, text):
    """The own address with `text` in one part after the other; a part that takes no such text is passed over."""
    for part in rule.arguments:
        values = {name: doors.value(rule.endpoint, name, OWN) for name in rule.arguments} | {part: text}
        try:
            yield rule.build(values, append_unknown=False)[1]
        except ValueError:
            continue


@pytest.mark.parametrize(("place", "endpoint"), list(enumerate(sorted(TABLE))))
def test_no_value_in_a_question_or_an_address_breaks_a_page(doors, place, endpoint):
    for rule, browser in visits(doors, endpoint):
        address = doors.address(rule, OWN)
        several = [(name, value) for name in QUESTIONS for value in ("1", "2")] + [("q[]", "1"), ("q[a]", "2")]
        asked = [several, *(dict.fromkeys(QUESTIONS, text) for text in some_of(ODD, place))]
        told = [browser.get(address, query_string=query, buffered=True).status_code for query in asked]
        elsewhere = [
            browser.get(wrong, buffered=True).status_code
            for text in some_of([*REFUSED, *ODD], place)
            for wrong in addresses_with(doors, rule, text)
        ]

        assert max(told + elsewhere) < 500
        (refused,) = some_of(REFUSED, place, many=1)
        assert browser.get(address, query_string={"q": refused}, buffered=True).status_code == 400


@pytest.mark.parametrize(("place", "label"), list(enumerate(FORMS)))
def test_no_value_in_a_form_breaks_it(doors, place, label):
    """A blank in one field after the other, an odd text in all, no field at all, files where text belongs."""
    doors.forget_tries()
    act = ACTS[label]
    form = form_of(doors, act, doors.browser_of(act.caller))
    (odd,) = some_of(ODD, place, many=1)
    names = list(form)
    wrong = [form | {name: BLANK} for name in names[:: 1 + len(names) // MANY_FIELDS]]
    wrong += [{}, dict.fromkeys(form, odd), {name: (BytesIO(b"x"), "x.xlsx") for name in form}]
    with nothing_kept():
        told = [send(doors, label, sent, doors.browser_of(act.caller)).status_code for sent in wrong]

    assert max(told) < 500


def test_no_value_of_any_type_breaks_the_marks(doors):
    form = ACTS["attendance.mark_one"].fills(doors.world.values[OWN])
    (mark,) = form["marks"]
    wrong = [form | {name: value} for name in form for value in OF_ANY_TYPE]
    wrong += [form | {"marks": [mark | {name: value}]} for name in mark for value in OF_ANY_TYPE]
    browser = doors.browser_of(Role.COMMITTEE)
    with nothing_kept():
        told = [send(doors, "attendance.mark_one", sent, browser).status_code for sent in wrong]

    assert max(told) < 500
