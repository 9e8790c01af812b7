"""The app as a browser meets it: `make_app` on a test's database, `sign_in` without a password."""

import datetime as dt
import secrets
import shutil
import tempfile
import weakref
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

from flask import Flask
from flask.testing import FlaskClient
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import Engine
from werkzeug.routing import Rule

from tests.postgres import fast_folder
from workshop_tracker.accounts.models import SignInSession, User
from workshop_tracker.accounts.presence import COOKIE
from workshop_tracker.accounts.queries import sha256_of
from workshop_tracker.accounts.rules import LONGEST_SIGN_IN
from workshop_tracker.answers import cookie_name
from workshop_tracker.app import Application, create_app
from workshop_tracker.config import Settings
from workshop_tracker.database import now, writing
from workshop_tracker.designs.plates.shelf import keep_pieces_in
from workshop_tracker.viewer import COMMAND

Builder = Callable[..., tuple[str, str]]


class CompiledOnce(BytecodeCache):
    """Templates as this process compiled them first: every test has an app of its own, all show the same pages."""

    def __init__(self) -> None:
        self.compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if known := self.compiled.get(bucket.key):
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.compiled[bucket.key] = bucket.bytecode_to_string()


class RuleOnce(Rule):
    """A route whose builder of addresses is compiled once in a process: an app has 130, each test has an app."""

    builders: ClassVar[dict[Hashable, Builder]] = {}

    def _compile_builder(self, append_unknown: bool = True) -> Builder:
        seen = (tuple(self._trace), repr(self.defaults), append_unknown)
        if seen not in self.builders:
            self.builders[seen] = super()._compile_builder(append_unknown)
        return self.builders[seen]


TEMPLATES = CompiledOnce()
Application.url_rule_class = RuleOnce


def make_app(engine: Engine, *, asks_for_form_tokens: bool = False, **settings: Any) -> Flask:
    """The app on that database; forms need no CSRF token unless the test is about it. Settings as in config.py.

    On the database of a test it is the app of an earlier one with these settings, where nobody uses it, with an empty
    instance folder: to put an app together takes longer than most requests. Who adds routes needs `new_app`.
    """
    if LENDING.engine is not engine:
        return new_app(engine, asks_for_form_tokens=asks_for_form_tokens, **settings)
    wishes = {"asks_for_form_tokens": asks_for_form_tokens} | settings
    return LENDING.lend(repr(sorted(wishes.items())), lambda: new_app(engine, **wishes))


def new_app(engine: Engine, *, asks_for_form_tokens: bool = False, **settings: Any) -> Flask:
    """An app that no other test has seen or will see."""
    folder = Path(tempfile.mkdtemp(prefix="instance-", dir=fast_folder()))
    defaults = {"instance": folder, "database_url": "", "base_url": "http://localhost", "secret_key": "x" * 40}
    app = create_app(Settings(**(defaults | settings)), engine, TESTING=True, WTF_CSRF_ENABLED=asks_for_form_tokens)
    app.jinja_env.bytecode_cache = TEMPLATES
    weakref.finalize(app, shutil.rmtree, folder, ignore_errors=True)
    return app


class Lending:
    """The apps that tests of this process lend to each other, by their settings; each to one test at a time."""

    def __init__(self) -> None:
        self.engine: Engine | None = None  # on which databases apps are lent now
        self.free: dict[str, LentApp] = {}
        self.lent: dict[str, LentApp] = {}

    @contextmanager
    def on(self, engine: Engine) -> Iterator[None]:
        """While a test runs on that engine; what it was lent is taken back, as it was, at the end."""
        self.engine = engine
        yield
        self.engine = None
        for wishes, lent in self.lent.items():
            lent.put_back()
            self.free[wishes] = lent
        self.lent.clear()

    def lend(self, wishes: str, make: Callable[[], Flask]) -> Flask:
        if wishes in self.lent:
            return make()  # a second process of the installation: it shares nothing but the database
        self.lent[wishes] = self.free.pop(wishes, None) or LentApp(make())
        keep_pieces_in(self.lent[wishes].instance / "plates")  # of this process, so another app may have moved it
        return self.lent[wishes].app


class LentApp:
    """An app and what a test may change about it."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.config = dict(app.config)
        self.extensions = dict(app.extensions)
        self.instance = app.extensions["workshop_tracker_settings"].instance

    def put_back(self) -> None:
        """As nobody has used it."""
        self.app.config.clear()
        self.app.config.update(self.config)
        self.app.extensions.clear()
        self.app.extensions.update(self.extensions)
        shutil.rmtree(self.instance, ignore_errors=True)
        self.instance.mkdir()


LENDING = Lending()


def sign_in(client: FlaskClient, user: User, *, at: dt.datetime | None = None) -> str:
    """Make the browser of `client` one in which `user` is signed in since `at`; returns the token of its cookie."""
    at, token = at or now(), secrets.token_urlsafe(32)
    app = client.application
    with writing(app.extensions["workshop_tracker_engine"], by=COMMAND) as session:
        session.add(
            SignInSession(
                token_sha256=sha256_of(token),
                user_id=user.id,
                created_at=at,
                seen_at=at,
                expires_at=at + LONGEST_SIGN_IN,
            )
        )
        session.commit()
    client.set_cookie(cookie_name(COOKIE, app.extensions["workshop_tracker_settings"]), token)
    return token
