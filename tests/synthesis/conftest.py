"""One small scale for all tests of a file: they only look at it."""

from dataclasses import dataclass

import pytest
from sqlalchemy import Engine

from tests.databases import Databases
from workshop_tracker.database import make_engine, reading, writing
from workshop_tracker.synthesis.loading import Loaded, load
from workshop_tracker.synthesis.rules import Scale
from workshop_tracker.viewer import COMMAND

TINY = Scale("tiny", ("33",), schools=60, teachers=400, marks=2_000)


@dataclass(frozen=True)
class Synthesis:
    engine: Engine
    loaded: Loaded


def synthesis(engine: Engine, seed: int = 7, scale: Scale = TINY) -> Loaded:
    with writing(engine, by=COMMAND) as session:
        loaded = load(session, scale, seed)
        session.commit()
    return loaded


@pytest.fixture(scope="module")
def made(databases: Databases):
    engine = make_engine(databases.make_database_url())
    yield Synthesis(engine, synthesis(engine))
    engine.dispose()


@pytest.fixture
def session(made: Synthesis):
    with reading(made.engine) as session:
        yield session
