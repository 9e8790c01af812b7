"""A database for a whole file of tests, each of which takes back what it does."""

import pytest

from workshop_tracker.database import make_engine


@pytest.fixture(scope="module")
def shared_engine(databases):
    """For files whose tests commit nothing; none of them may ask for `engine`, which puts the database back."""
    engine = make_engine(databases.make_database_url())
    yield engine
    engine.dispose()


@pytest.fixture
def connection(shared_engine):
    """A writing transaction that is rolled back at the end of the test."""
    with shared_engine.execution_options(writes=True).connect() as connection:
        yield connection
