"""What every test may ask for: a database of its own on the engine of this run."""

from __future__ import annotations

import gc
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from sqlalchemy import Engine, event

from tests import once
from tests.clients import LENDING
from tests.databases import Databases, Lender, chosen_engine, databases_of, server_of_this_run, worker_name
from tests.reading import Nursery, prepared
from workshop_tracker.spreadsheets import reader
from workshop_tracker.translations import compile_catalogues

SERVER = pytest.StashKey[ExitStack]()
SHARED_DATA = "WORKSHOP_TRACKER_SHARED_DATA"
# Files of few long tests begin first: at the end one worker would go on with them alone.
LONG = (
    "tests/browser/",
    "tests/campaigns/",
    "tests/attendance/participants/test_promises.py",
    "tests/schools/",
    "tests/demo/",
    "tests/operations/",
    "tests/spreadsheets/",
    "tests/access/",
)
# What is about reading itself starts the reading process as the product does.
ABOUT_READING = ("tests/spreadsheets/", "tests/campaigns/")
# Objects made before the next collection of garbage. At the default a third of the run is spent on looking for it, for
# twelve thousand collected tests are looked through each time.
RARELY = (100_000, 20, 10)
# Laws are tried on the same examples each time, so that a change is judged by itself; with this variable on new ones,
# and on twice as many where the law does not say how many.
FULL = "WORKSHOP_TRACKER_TEST_FULL"
settings.register_profile("suite", derandomize=True, max_examples=50)
if FULL not in os.environ:
    settings.load_profile("suite")


def pytest_configure(config: pytest.Config) -> None:
    """Start the server before the workers, which inherit where it is."""
    gc.set_threshold(*RARELY)
    forget_settings_of_this_machine()
    config.stash[SERVER] = ExitStack()
    compile_catalogues(Path(sys.executable))
    if not config.getoption("collectonly"):
        config.stash[SERVER].enter_context(server_of_this_run())


def forget_settings_of_this_machine() -> None:
    """Whoever runs the tests may have an installation of their own; no test must ever reach its database."""
    for name in [name for name in os.environ if name.startswith("WORKSHOP_TRACKER_")]:
        if not name.startswith(("WORKSHOP_TRACKER_TEST_", SHARED_DATA)):
            del os.environ[name]


def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash[SERVER].close()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what cannot say anything new here; deselected, not skipped: nothing of it is missing."""
    left_out = {item for item in items if is_left_out(item)}
    config.hook.pytest_deselected(items=list(left_out))
    items[:] = sorted((item for item in items if item not in left_out), key=lambda item: not is_long(item))


def pytest_collection_finish() -> None:
    """The collected tests stay to the end: no garbage is looked for among them."""
    gc.collect()
    gc.freeze()


def is_long(item: pytest.Item) -> bool:
    return item.nodeid.startswith(LONG)


def is_left_out(item: pytest.Item) -> bool:
    """What runs once, on the other engine; what reads the real register, where a generated one has to serve."""
    of_the_other = once.ON_POSTGRESQL if chosen_engine() == "sqlite" else once.ON_SQLITE
    runs_elsewhere = once.is_listed(item.nodeid, of_the_other)
    return runs_elsewhere or (item.get_closest_marker("real_register") is not None and SHARED_DATA not in os.environ)


@event.listens_for(Engine, "connect")
def answer_in_another_order(connection: Any, _: object) -> None:
    """Rows that nobody asked for in an order come in another: PostgreSQL promises none, SQLite only seems to."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA reverse_unordered_selects = ON")


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    """The template of this worker, made once."""
    with databases_of(worker_name()) as databases:
        yield databases


@pytest.fixture
def database_url(databases: Databases, request: pytest.FixtureRequest) -> str:
    """The URL of a database with the schema and what an installation starts with; nothing of another test is in it."""
    test = request.node.nodeid
    if once.is_listed(test) and not test.startswith("tests/browser/"):
        pytest.fail("A test that asks for the database runs on both engines: take it out of tests/once.txt")
    return databases.make_database_url()


@pytest.fixture(scope="session")
def lender(databases: Databases) -> Iterator[Lender]:
    lender = Lender(databases)
    yield lender
    lender.engine.dispose()


@pytest.fixture
def engine(lender: Lender, database_url: str) -> Iterator[Engine]:
    """An engine on the test's own database."""
    with lender.engine_of_test() as engine, LENDING.on(engine):
        yield engine


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    nursery = Nursery()
    yield nursery
    nursery.close()


@pytest.fixture(autouse=True)
def readings_are_prepared(nursery: Nursery, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reading process has imported what it needs, but where reading is what the test is about."""
    if not request.node.nodeid.startswith(ABOUT_READING):
        monkeypatch.setattr(reader, "subprocess", prepared(nursery))
