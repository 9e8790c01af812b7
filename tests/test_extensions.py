"""The session of a request: reading for what shows, writing for what changes."""

import pytest
from flask import Flask, g
from sqlalchemy import select

from tests.factories import make_user
from workshop_tracker.accounts.models import User
from workshop_tracker.database import WritingSession, reading
from workshop_tracker.extensions import Database
from workshop_tracker.viewer import PUBLIC, Actor, ActorKind, Viewer


@pytest.fixture
def db():
    return Database()


@pytest.fixture
def app(engine, db):
    app = Flask(__name__)
    db.init_app(app, engine)
    return app


def logins(engine):
    with reading(engine) as session:
        return list(session.scalars(select(User.login)))


def test_a_get_cannot_write(app, db):
    with app.test_request_context(method="GET"):
        assert not isinstance(db.session, WritingSession)
        assert db.session is db.session
        with pytest.raises(TypeError, match="a GET must not write"):
            db.writing  # noqa: B018 - reading the attribute is the act


def test_a_post_writes_in_the_viewers_name(app, db, engine):
    with app.test_request_context(method="POST"):
        g.viewer = Viewer(7, "Siti Contoh")
        assert db.writing.actor == Actor(ActorKind.USER, 7, "Siti Contoh")
        make_user(db.writing, "budi")
        db.writing.commit()
    with app.test_request_context(method="POST"):
        assert db.writing.actor == PUBLIC
    assert logins(engine) == ["budi"]


def test_what_is_not_committed_is_gone(app, db, engine):
    with app.test_request_context(method="POST"):
        make_user(db.writing, "budi")
    assert logins(engine) == []


def test_a_known_actor_can_begin_to_write(app, db):
    siti = Actor(ActorKind.USER, 7, "Siti Contoh")
    with app.test_request_context(method="POST"):
        first = db.writing
        assert db.begin_writing(siti) is db.session
        assert db.writing is not first
        assert db.writing.actor == siti


def test_one_can_look_beside_without_taking_the_lock(app, db, engine):
    with app.test_request_context(method="POST"):
        with db.looking() as looking:
            assert list(looking.scalars(select(User.login))) == []
        assert "session" not in g
