"""One loaded demonstration for all tests of a file: they only look at it."""

from dataclasses import dataclass

import pytest
from sqlalchemy import Engine

from tests.browser.demonstrations import loaded_once
from tests.databases import Databases, chosen_engine
from tests.demo.contents import load
from workshop_tracker.database import make_engine, reading


@dataclass(frozen=True)
class Demo:
    """A loaded demonstration: passwords by login, and the token of one teacher's link."""

    engine: Engine
    passwords: dict[str, str]
    token: str


@pytest.fixture(scope="module")
def demo(databases: Databases, tmp_path_factory: pytest.TempPathFactory):
    if chosen_engine() == "sqlite":
        copy = loaded_once(tmp_path_factory).copy_into(tmp_path_factory.mktemp("demo"))
        loaded = Demo(make_engine(copy.url), copy.passwords, copy.token)
    else:
        engine = make_engine(databases.make_database_url())
        loaded = Demo(engine, *load(engine))
    yield loaded
    loaded.engine.dispose()


@pytest.fixture
def session(demo: Demo):
    with reading(demo.engine) as session:
        yield session
