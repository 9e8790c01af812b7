"""Which databases the demonstration may fill: an empty one, or one of its own that was broken off."""

import pytest
from sqlalchemy import text

from tests.demo.contents import load
from tests.factories import make_user
from workshop_tracker.database import make_engine, writing
from workshop_tracker.demo.standing import Standing, standing_of
from workshop_tracker.viewer import COMMAND


@pytest.mark.parametrize("is_marked", [True, False])
def test_a_database_without_a_schema_is_empty(databases, is_marked):
    engine = make_engine(databases.make_empty_database_url())
    assert standing_of(engine, is_marked=is_marked) is Standing.EMPTY
    engine.dispose()


def test_a_schema_alone_is_ours_only_where_the_mark_says_so(engine):
    assert standing_of(engine, is_marked=True) is Standing.EMPTY
    assert standing_of(engine, is_marked=False) is Standing.FOREIGN


def test_a_mark_does_not_make_somebodys_users_ours(engine):
    with writing(engine, by=COMMAND) as session:
        make_user(session, "siti")
        session.commit()
    assert standing_of(engine, is_marked=True) is Standing.FOREIGN


@pytest.mark.parametrize("is_marked", [True, False])
def test_a_loaded_demonstration_is_known_without_its_mark(engine, is_marked):
    load(engine)
    assert standing_of(engine, is_marked=is_marked) is Standing.LOADED


def test_a_schema_that_nobody_here_knows_is_ours_only_where_the_mark_says_so(engine):
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert standing_of(engine, is_marked=True) is Standing.NEWER
    assert standing_of(engine, is_marked=False) is Standing.FOREIGN
