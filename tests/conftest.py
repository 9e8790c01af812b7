"""What every test may ask for: a database of its own on the engine of this run."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Engine

from tests import once
from tests.clients import LENDING
from tests.databases import Databases, chosen_engine, databases_of, server_of_this_run, worker_name
from workshop_tracker.database import make_engine
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
# Objects made before the next collection of garbage. At the default a third of the run is spent on looking for it, for
# twelve thousand collected tests are looked through each time.
RARELY = (20_000, 20, 10)
# Laws are tried on the same examples each time, so that a change is judged by itself; with this variable on new ones.
FULL = "WORKSHOP_TRACKER_TEST_FULL"
settings.register_profile("suite", derandomize=True)
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
    """What runs once, on the second engine; what reads the real register, where a generated one has to serve."""
    runs_elsewhere = chosen_engine() != "sqlite" and once.is_listed(item.nodeid)
    return runs_elsewhere or (item.get_closest_marker("real_register") is not None and SHARED_DATA not in os.environ)


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
def engine_of_worker(databases: Databases) -> Engine:
    """One engine for all tests of a worker: each statement is compiled once, not anew in every test."""
    return make_engine(databases.make_database_url())


@pytest.fixture
def engine(engine_of_worker: Engine, database_url: str) -> Iterator[Engine]:
    """An engine on the test's own database; its connections end with the test."""
    engine_of_worker.dispose()  # a connection made while the database was put back leads to one that is gone
    with LENDING.on(engine_of_worker):
        yield engine_of_worker
    engine_of_worker.dispose()
