"""C-44: the database fails at one statement of a form after the other: nothing is done, or all of it.

All of it: where the line is cut after the form's work was committed, while the page that tells of it is read.

Every form and every statement of it with `test --full`, three statements of six forms without.
"""

import itertools
import sys
from collections import Counter
from contextlib import contextmanager

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from tests.access.acts import ACTS
from tests.access.sending import form_of, send
from tests.campaigns.crowds import is_full
from tests.contents import contents_of, differences

SOME = (
    *("certificates.prepare", "certificates.validate", "certificates.correct", "certificates.revoke"),
    *("bundles.confirm", "merging.merge"),
)
LABELS = sorted(ACTS) if is_full() else SOME
DONE, TOLD = frozenset({200, 303}), 503
SEEN = frozenset({"sign_in_sessions"})  # when somebody was here last: a short write of its own before the form's
# where the work is done in parts, each with a commit of its own: what may stand when a later one fails
BEGUN = {
    "certificates.prepare": {"paper_runs", "audit_entries"},
    "certificates.validate": {"paper_runs", "audit_entries"},
}


@contextmanager
def counted(engine, *, fails_at=0):
    """Count statements; the one of that number is not sent, as if the line had been cut before it."""
    number, sent = itertools.count(1), []

    def count(*_):
        sent.append(next(number))
        if sent[-1] == fails_at:
            raise OperationalError("", {}, Exception("the line is cut"))

    event.listen(engine, "before_cursor_execute", count)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", count)


def sent_form(put_back, label, *, fails_at=0):
    """The answer, what changed, and how many statements it took, in a world in which nothing has happened yet."""
    doors = put_back()
    browser = doors.browser_of(ACTS[label].caller)
    form, before = form_of(doors, ACTS[label], browser), contents_of(doors.world.engine, but=SEEN)
    with counted(doors.world.engine, fails_at=fails_at) as sent:
        answer = send(doors, label, form, browser)
    return answer.status_code, differences(before, contents_of(doors.world.engine, but=SEEN)), len(sent)


def places_of(changed):
    """How many values of each column changed; which rows they are of, differs from world to world."""
    return Counter((table, column) for table, _, column in changed)


@pytest.mark.parametrize("label", LABELS)
def test_a_form_that_fails_half_way_has_done_nothing_or_all(put_back, label):
    status, done, statements = sent_form(put_back, label)
    assert status in DONE
    tried = range(1, statements + 1, 1 if is_full() else statements // 3)
    told = 0
    for number in tried:
        status, changed, _ = sent_form(put_back, label, fails_at=number)
        if status not in DONE:  # a look that is nobody's loss may fail unseen
            assert status == TOLD, number
            is_begun = {table for table, _, _ in changed} <= BEGUN.get(label, set())
            assert is_begun or places_of(changed) == places_of(done), number
            told += 1
    sys.stdout.write(f"C-44 {label}: {told} of {len(tried)} told, {statements} statements\n")
    assert told
