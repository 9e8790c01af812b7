"""Knocking at the app's doors: addresses in a place, callers with their own browser, what the answer means."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.access.table import PARTS, STANDS_FOR, STRANGER, Answer
from tests.access.world import World
from tests.clients import make_app, sign_in
from workshop_tracker import mistakes
from workshop_tracker.accounts.models import SignInSession
from workshop_tracker.accounts.presence import COOKIE
from workshop_tracker.accounts.queries import sha256_of
from workshop_tracker.database import WritingSession, now, writing
from workshop_tracker.viewer import COMMAND, Role

# who was signed in once: the column of that sign-in which lies in the past, and how far
PAST = {
    "signed out": {"ended_at": dt.timedelta(minutes=1)},
    "expired": {"expires_at": dt.timedelta(minutes=1)},
    "idle": {"seen_at": dt.timedelta(hours=13)},
}
CHANGES_SOMETHING = frozenset({"POST", "PUT", "PATCH", "DELETE"})
LET_IN = frozenset({200, 201, 303, 400, 409, 422})  # 400, 409 and 422 are told by the view itself, behind the door
MEANS = {401: Answer.SIGN_IN, 403: Answer.FORBIDDEN, 404: Answer.NOT_FOUND}


class Doors:
    """The app on a world; every question comes from a browser of its own."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.app: Flask = make_app(world.engine)
        self.tokens = {name: sign_in(self.app.test_client(), user) for name, user in world.users.items()}
        self.tokens |= self._tokens_of_the_past()

    def _tokens_of_the_past(self) -> dict[str, str]:
        """Sign-ins of an admin that hold no longer."""
        admin, past = self.world.users[Role.ADMIN], {}
        for caller, changed in PAST.items():
            past[caller] = sign_in(self.app.test_client(), admin)
            with writing(self.world.engine, by=COMMAND) as session:
                mine = SignInSession.token_sha256 == sha256_of(past[caller])
                values = {column: now() - ago for column, ago in changed.items()}
                session.execute(update(SignInSession).where(mine).values(values))
                session.commit()
        return past

    def browser_of(self, caller: str) -> FlaskClient:
        """A fresh browser in which that user is signed in."""
        browser = self.app.test_client()
        if caller != STRANGER:
            browser.set_cookie(COOKIE, self.tokens[caller])
        return browser

    def forget_tries(self) -> None:
        """Let nobody be refused for having tried too often."""
        (self.app.extensions["workshop_tracker_settings"].instance / "limits.db").unlink(missing_ok=True)

    def rules(self, *, changing: bool) -> list[Rule]:
        """The addresses that change something, or those that show something; files excepted."""
        return [rule for rule in rules_of(self.app) if bool(CHANGES_SOMETHING & rule.methods) is changing]

    def address(self, rule: Rule, place: str, **other: object) -> str:
        """The address of the rule for what lies in that place; `other` takes the place of single arguments."""
        values = {name: self.value(rule.endpoint, name, place) for name in rule.arguments} | other
        _, path = rule.build(values, append_unknown=False)
        return path

    def value(self, endpoint: str, argument: str, place: str) -> object:
        if argument in PARTS:
            return PARTS[argument]
        return self.world.values[place][STANDS_FOR.get(endpoint, {}).get(argument, argument)]

    def has_places(self, rule: Rule) -> bool:
        """Whether the address tells whose it is."""
        return not set(PARTS) >= rule.arguments

    def has_several_objects(self, rule: Rule) -> bool:
        """Whether one part of the address lies in another: a paper in a workshop."""
        return len(rule.arguments - set(PARTS)) > 1

    def ask(self, rule: Rule, caller: str, place: str, **other: object) -> TestResponse:
        """Send a GET, or an empty form where the address takes forms only."""
        method = next(iter(CHANGES_SOMETHING & rule.methods), "GET")
        address = self.address(rule, place, **other)
        return self.browser_of(caller).open(address, method=method, buffered=True)


def rules_of(app: Flask) -> list[Rule]:
    """Every address of the app, files excepted."""
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]


def unlisted(app: Flask, table: dict[str, object]) -> tuple[set[str], set[str]]:
    """Endpoints that the table does not know, and lines whose endpoint is gone."""
    there = {rule.endpoint for rule in rules_of(app)}
    return there - set(table), set(table) - there


def meaning_of(response: TestResponse) -> Answer | int:
    """The answer in the words of the table; a status that says neither yes nor no as it is."""
    if response.status_code == 303 and response.location.startswith("/sign-in"):
        return Answer.SIGN_IN
    return Answer.OK if response.status_code in LET_IN else MEANS.get(response.status_code, response.status_code)


@contextmanager
def mistakes_in_short() -> Iterator[None]:
    """Pages that tell of a mistake are a word: tests/test_mistakes.py reads them, here only their status counts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mistakes, "render_template", lambda page, **facts: page)
        yield


@contextmanager
def nothing_kept() -> Iterator[None]:
    """Whatever is asked goes all the way to its commit, which writes nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WritingSession, "commit", WritingSession.flush)
        yield
