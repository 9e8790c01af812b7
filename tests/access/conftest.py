"""A world that many tests get anew: built once per file, put back before each test."""

import pytest

from tests.access.doors import Doors
from tests.access.world import make_world
from workshop_tracker.database import make_engine


@pytest.fixture(scope="module")
def kept_world(databases):
    engine = make_engine(databases.make_database_url())
    doors = Doors(make_world(engine))
    engine.dispose()
    databases.keep()
    return doors


@pytest.fixture
def put_back(kept_world, databases):
    """Puts the world back as often as it is called."""

    def put_back() -> Doors:
        kept_world.world.engine.dispose()
        kept_world.forget_tries()
        databases.make_kept_database_url()
        return kept_world

    yield put_back
    kept_world.world.engine.dispose()


@pytest.fixture
def doors(put_back):
    """The doors of a world in which nothing has happened yet."""
    return put_back()
