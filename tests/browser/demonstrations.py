"""The demonstration as a browser meets it: a database file, a server in front of it, profiles of whoever signs in."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, select
from sqlalchemy.engine import make_url

from tests.browser.server import serving
from tests.clients import make_app
from tests.demo.contents import load
from tests.workers import NAME as WORKER
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

    def copy_into(self, folder: Path) -> Demonstration:
        """Another one just like it, with its file in that folder."""
        file = shutil.copy(str(make_url(self.url).database), folder / "demo.db")
        return Demonstration(f"sqlite:///{file}", self.passwords, self.token)

    @contextmanager
    def open(self, *, is_demo: bool = True) -> Iterator[tuple[Flask, str]]:
        """Serve it: the app and its address, which the papers' links and QR codes carry."""
        app = make_app(self.engine, asks_for_form_tokens=True, is_demo=is_demo)
        with serving(app) as address:
            yield app, address
        self.engine.dispose()


def loaded_once(factory: pytest.TempPathFactory) -> Demonstration:
    """The one that all workers of this run share and nobody changes: the first who asks loads it, others wait."""
    own = factory.getbasetemp()
    file = (own.parent if WORKER in os.environ else own) / "demonstration.db"
    told = file.with_suffix(".json")
    with file.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            loaded = load_into_file(file)
            told.write_text(json.dumps([loaded.url, loaded.passwords, loaded.token]), "utf-8")
    return Demonstration(*json.loads(told.read_text("utf-8")))


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
