"""The demonstration as a browser meets it: a database file, a server in front of it, profiles of whoever signs in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import Engine, select

from tests.browser.server import serving
from tests.clients import make_app
from tests.demo.contents import load
from workshop_tracker.accounts.models import User
from workshop_tracker.database import make_engine, reading
from workshop_tracker.operations.upgrade import upgrade_database


@dataclass(frozen=True)
class Demonstration:
    """One copy of the demonstration: its database, the password of each login, the token of one teacher's link."""

    url: str
    passwords: dict[str, str]
    token: str

    @cached_property
    def engine(self) -> Engine:
        return make_engine(self.url)

    def first(self, question: Any) -> Any:
        """The first thing that answers a `select`."""
        with reading(self.engine) as session:
            return session.scalars(question).first()

    def user(self, login: str) -> User:
        user: User = self.first(select(User).where(User.login == login))
        return user

    @contextmanager
    def open(self, *, is_demo: bool = True) -> Iterator[tuple[Flask, str]]:
        """Serve it: the app and its address, which the papers' links and QR codes carry."""
        app = make_app(self.engine, asks_for_form_tokens=True, is_demo=is_demo)
        with serving(app) as address:
            yield app, address
        self.engine.dispose()


def load_into_file(file: Path) -> Demonstration:
    url = f"sqlite:///{file}"
    engine = make_engine(url)
    upgrade_database(engine)
    engine.dispose()
    return load_once(url)


def load_once(url: str) -> Demonstration:
    """Load it into a database that has its tables."""
    engine = make_engine(url)
    demonstration = Demonstration(url, *load(engine))
    engine.dispose()  # the last one to leave empties the journal into the file
    return demonstration
