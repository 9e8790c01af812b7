"""The signed-in browser over time."""

import datetime as dt

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from tests.clients import make_app, sign_in
from tests.factories import make_user
from workshop_tracker.accounts import presence
from workshop_tracker.accounts.models import SignInSession
from workshop_tracker.database import now, reading, writing
from workshop_tracker.viewer import COMMAND, Role

MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def client(engine):
    return make_app(engine).test_client()


def user_with(engine, role):
    with writing(engine, by=COMMAND) as session:
        user = make_user(session, role.value, role)
        session.commit()
    return user


def status(client):
    return client.get("/account").status_code


def seen_at(engine):
    with reading(engine) as session:
        return session.scalar(select(SignInSession.seen_at))


@pytest.mark.parametrize(("role", "rests"), [(Role.ADMIN, 30), (Role.TEACHER, 12 * 60)])
def test_a_browser_that_rests_too_long_signs_in_again(engine, client, role, rests):
    user = user_with(engine, role)
    sign_in(client, user, at=now() - (rests - 1) * MINUTE)
    assert status(client) == 200
    sign_in(client, user, at=now() - (rests + 1) * MINUTE)
    assert status(client) == 303


def test_after_a_day_everybody_signs_in_again(engine, client):
    user = user_with(engine, Role.TEACHER)
    sign_in(client, user, at=now() - 24 * 60 * MINUTE)
    with writing(engine, by=COMMAND) as session:
        session.scalar(select(SignInSession)).seen_at = now()
        session.commit()
    assert status(client) == 303


def test_being_seen_is_written_once_a_minute(engine, client):
    user = user_with(engine, Role.ADMIN)
    start = now() - 2 * MINUTE
    sign_in(client, user, at=start)
    assert status(client) == 200
    first = seen_at(engine)
    assert first > start + MINUTE
    assert status(client) == 200
    assert seen_at(engine) == first


def test_a_clock_set_back_throws_nobody_out(engine, client):
    sign_in(client, user_with(engine, Role.ADMIN), at=now() + 60 * MINUTE)
    assert status(client) == 200


def test_a_page_is_shown_though_nobody_can_be_marked_as_seen(engine, client, monkeypatch):
    sign_in(client, user_with(engine, Role.ADMIN), at=now() - 2 * MINUTE)

    def is_locked(*_args, **_kwargs):
        raise OperationalError("", {}, Exception("database is locked"))

    monkeypatch.setattr(presence, "mark_seen", is_locked)
    assert status(client) == 200


def test_a_picture_needs_no_viewer(engine, client):
    sign_in(client, user_with(engine, Role.ADMIN), at=now() - 2 * MINUTE)
    before = seen_at(engine)
    assert client.get("/static/app.css", buffered=True).status_code == 200
    assert seen_at(engine) == before


@pytest.mark.parametrize("token", ["", "x", "a" * 4000, "ü", "%00"])
def test_a_token_that_nobody_got_opens_nothing(client, token):
    client.set_cookie("sign-in", token)
    assert status(client) == 303
