"""A running site signs a checkpoint and folds the summaries each day without being told, beside the requests."""

import threading

import pytest
from sqlalchemy import select

from tests.clients import new_app
from tests.ledger.logs import add_entries
from workshop_tracker.config import Settings
from workshop_tracker.database import reading, writing
from workshop_tracker.ledger.keys import KeyLocked, lock_key
from workshop_tracker.ledger.models import LedgerCheckpoint
from workshop_tracker.operations.daily import look_after_the_log, sign_what_is_new
from workshop_tracker.reports.summaries.models import SummaryNote
from workshop_tracker.reports.summaries.queries import is_pending
from workshop_tracker.reports.summaries.telling import Noted
from workshop_tracker.viewer import COMMAND


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path, "", "https://contoh.example", "x" * 40)


def sizes(engine):
    with reading(engine) as session:
        return list(session.scalars(select(LedgerCheckpoint.size).order_by(LedgerCheckpoint.size)))


def test_what_is_new_is_signed_once(engine, settings):
    assert sign_what_is_new(settings, engine) == 0
    add_entries(engine, 3)
    assert (sign_what_is_new(settings, engine), sign_what_is_new(settings, engine)) == (1, 0)
    add_entries(engine, 2, first=4)
    assert sign_what_is_new(settings, engine) == 1
    assert sizes(engine) == [3, 5]


def test_a_lost_or_locked_key_is_not_replaced(engine, settings):
    add_entries(engine, 1)
    sign_what_is_new(settings, engine)
    add_entries(engine, 1, first=2)
    lock_key(settings.instance, "sandi contoh")
    with pytest.raises(KeyLocked):
        sign_what_is_new(settings, engine)
    (settings.instance / "keys/log-key.pem").unlink()
    assert sign_what_is_new(settings, engine) == 0
    assert sizes(engine) == [1]


def test_the_first_request_of_a_day_begins_it_and_no_request_waits_or_fails(engine, settings):
    add_entries(engine, 3)
    with writing(engine, by=COMMAND) as session:
        session.add(SummaryNote(subject=Noted.EVERYTHING, subject_id=0))
        session.commit()
    app = new_app(engine)
    look_after_the_log(app, settings, engine)
    browser = app.test_client()
    assert [browser.get("/log").status_code for _ in range(3)] == [200, 200, 200]
    for thread in threading.enumerate():
        if thread.name == "checkpoint":
            thread.join(20)
    assert sizes(engine) == [3]
    with reading(engine) as session:
        assert not is_pending(session)
