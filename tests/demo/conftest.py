"""One loaded demonstration for all tests of a file: they only look at it."""

from dataclasses import dataclass

import pytest
from sqlalchemy import Engine

from tests.databases import Databases
from tests.demo.contents import load
from workshop_tracker.database import make_engine, reading


@dataclass(frozen=True)
class Demo:
    """A loaded demonstration: passwords by login, and the token of one teacher's link."""

    engine: Engine
    passwords: dict[str, str]
    token: str


@pytest.fixture(scope="module")
def demo(databases: Databases):
    engine = make_engine(databases.make_database_url())
    yield Demo(engine, *load(engine))
    engine.dispose()


@pytest.fixture
def session(demo: Demo):
    with reading(demo.engine) as session:
        yield session
