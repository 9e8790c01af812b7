"""Every form sent twice at the same moment: no failure, and nothing is there twice that was meant once."""

import pytest

from tests.access.acts import ACTS
from tests.access.sending import form_of, send
from tests.campaigns.crowds import at_once
from tests.contents import rows_of
from workshop_tracker.conflicts import CONFLICT

# what twice as much comes of, and why that is right
TWICE = {
    "accounts.change_password": "each of two browsers signs in anew with the new password",
    "accounts.sign_in_with_password": "each of two browsers is signed in",
    "admin.make_link": "each answer shows a link of its own; the later one ends the earlier",
    "approvals.ask": "each answer shows a link of its own; the later one takes the earlier back",
    "bundles.receive": "each waits for itself; what was confirmed by then is found to be there already",
    "school_data.make_links": "each answer shows a link of its own; the later one ends the earlier",
    "group_links.find": "each of two browsers gets a link of its own to the own page",
    "sharing.message": "each answer shows a link of its own, which nobody could read back",
    "sharing.take_list": "each file holds links of its own, which nobody could read back",
    "handout.make_links": "each answer shows links of its own, which nobody could read back",
}
BESIDE = frozenset({"audit_entries"})
DONE = frozenset({200, 303})


@pytest.mark.parametrize("label", ACTS)
def test_a_form_sent_twice_at_once_does_it_once(put_back, label):
    doors, act = put_back(), ACTS[label]
    form = form_of(doors, act, doors.browser_of(act.caller))
    send(doors, label, form, doors.browser_of(act.caller))
    once = rows_of(doors.world.engine, but=BESIDE)
    put_back()

    answers = at_once(*[lambda: send(doors, label, form, doors.browser_of(act.caller)).status_code] * 2)

    assert max(answers) < 500
    assert label in TWICE or rows_of(doors.world.engine, but=BESIDE) == once


@pytest.mark.parametrize("label", ["accounts.sign_in_with_password", "admin.make_link", "handout.make_links"])
def test_of_two_at_once_each_gets_what_was_asked_for(doors, label):
    """Signing in hashes the world's cheap passwords anew: two browsers of one user write the same row."""
    act = ACTS[label]
    form = form_of(doors, act, doors.browser_of(act.caller))

    answers = at_once(*[lambda: send(doors, label, form, doors.browser_of(act.caller)).status_code] * 4)

    assert set(answers) <= DONE


@pytest.mark.parametrize("label", [label for label, act in ACTS.items() if act.rival])
def test_of_two_who_save_at_once_one_is_told(doors, label):
    act = ACTS[label]
    mine = form_of(doors, act, doors.browser_of(act.caller))
    [name] = act.fills({})
    theirs = mine | {name: act.rival}

    answers = at_once(
        *[lambda form=form: send(doors, label, form, doors.browser_of(act.caller)) for form in (mine, theirs)]
    )

    assert sorted(answer.status_code for answer in answers) == [303, CONFLICT]
