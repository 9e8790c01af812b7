"""The app as a browser meets it: `make_app` on a test's database, `sign_in` without a password."""

import datetime as dt
import secrets
import shutil
import tempfile
import weakref
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, ClassVar

from flask import Flask
from flask.testing import FlaskClient
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import Engine
from werkzeug.routing import Rule

from workshop_tracker.accounts.models import SignInSession, User
from workshop_tracker.accounts.presence import COOKIE
from workshop_tracker.accounts.queries import sha256_of
from workshop_tracker.accounts.rules import LONGEST_SIGN_IN
from workshop_tracker.answers import cookie_name
from workshop_tracker.app import Application, create_app
from workshop_tracker.config import Settings
from workshop_tracker.database import now, writing
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
    """The app on that database; forms need no CSRF token unless the test is about it. Settings as in config.py."""
    folder = Path(tempfile.mkdtemp(prefix="instance-"))
    defaults = {"instance": folder, "database_url": "", "base_url": "http://localhost", "secret_key": "x" * 40}
    app = create_app(Settings(**(defaults | settings)), engine, TESTING=True, WTF_CSRF_ENABLED=asks_for_form_tokens)
    app.jinja_env.bytecode_cache = TEMPLATES
    weakref.finalize(app, shutil.rmtree, folder, ignore_errors=True)
    return app


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
