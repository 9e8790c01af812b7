"""Two people save one form: what the second is shown, and what is sent when the choice is made."""

import datetime as dt

import pytest

from tests.clients import make_app
from tests.workshops.pages import text_of, values_of
from workshop_tracker.conflicts import conflict_page, differs, written
from workshop_tracker.workshops.schedule.forms import SessionForm


class Page:
    def __init__(self, text):
        self.text = text


@pytest.fixture(autouse=True)
def request_(engine):
    with make_app(engine).test_request_context("/edit"):
        yield


def form(**values):
    shown = {"row_version": 3, "number": 1, "topic": "Materi", "part": "B", "kind": "onsite", "lesson_hours": 4}
    return SessionForm(formdata=None, data=shown | values)


def test_forms_that_show_the_same_do_not_differ_whatever_their_version():
    assert not differs(form(), form(row_version=9))
    assert differs(form(), form(topic="Lain"))
    assert differs(form(), form(kind="task"))
    assert differs(form(), form(held_on=dt.date(2025, 7, 11)))


def test_a_value_is_written_as_a_form_sends_it():
    shown = form(held_on=dt.date(2025, 7, 11), starts=dt.time(8), speakers="A\r\nB")
    assert [written(shown[name]) for name in ("held_on", "starts", "lesson_hours", "part", "ends", "speakers")] == [
        "11/07/2025",
        "08.00",
        "4",
        "B",
        "",
        "A\nB",
    ]


def test_what_differs_is_chosen_and_the_rest_is_carried_with_the_new_version():
    mine, theirs = form(topic="Milik saya", part="C"), form(topic="Milik mereka", row_version=4)
    page, status = conflict_page(mine, theirs, saved_href="/saved")
    assert status == 409
    text = text_of(Page(page))
    for words in ("Milik saya isian Anda", "Milik mereka tersimpan sekarang", "C – Penunjang", "B – Pokok"):
        assert words in text
    carried = values_of(page)
    assert carried["row_version"] == "4"
    assert (carried["lesson_hours"], carried["kind"]) == ("4", "onsite")
    assert {"topic", "part"}.isdisjoint(carried)
    assert 'action="/edit"' in page
    assert 'href="/saved"' in page
