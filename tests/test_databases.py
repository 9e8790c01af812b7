"""Each test finds the database as an installation starts: nothing of another test is left in it."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, create_engine, delete, inspect, select, text, update

from tests.databases import ENGINE_VARIABLE, Databases, chosen_engine
from tests.factories import make_workshop
from workshop_tracker.database import Base, make_engine, writing
from workshop_tracker.organizations.models import Jurisdiction, Organization
from workshop_tracker.schema import is_up_to_date
from workshop_tracker.viewer import COMMAND


def test_the_database_is_on_the_engine_of_this_run(database_url: str) -> None:
    engine = create_engine(database_url)
    assert engine.dialect.name == chosen_engine()
    assert is_up_to_date(engine)
    engine.dispose()


def test_what_a_test_wrote_is_gone_for_the_next(databases: Databases) -> None:
    engine = create_engine(databases.make_database_url())
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE left_behind (id INTEGER)"))
    assert inspect(engine).has_table("left_behind")
    engine.dispose()
    engine = create_engine(databases.make_database_url())
    assert not inspect(engine).has_table("left_behind")
    engine.dispose()


def test_rows_changed_added_and_deleted_are_as_they_were(databases: Databases) -> None:
    engine = make_engine(databases.make_database_url())
    before = contents(engine)
    for changes in range(2):  # the second time something was put back before
        with writing(engine, by=COMMAND) as session:
            made = make_workshop(session).id
            session.execute(update(Organization).values(name="Contoh lain"))
            session.execute(delete(Jurisdiction))
            session.commit()
        assert contents(engine) != before
        engine.dispose()
        databases.make_database_url()
        assert contents(engine) == before, changes
        with writing(engine, by=COMMAND) as session:
            assert make_workshop(session).id == made, "numbers begin anew"
            session.commit()
        engine.dispose()
        databases.make_database_url()
    engine.dispose()


def contents(engine: Engine) -> dict[str, list[str]]:
    with engine.connect() as connection:
        return {
            table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
            for table in Base.metadata.sorted_tables
        }


def test_what_was_kept_comes_back(databases: Databases) -> None:
    engine = create_engine(databases.make_database_url())
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE kept (id INTEGER)"))
    engine.dispose()
    databases.keep()
    databases.make_database_url()
    engine = create_engine(databases.make_kept_database_url())
    assert inspect(engine).has_table("kept")
    engine.dispose()


def test_a_connection_left_open_does_not_hinder_the_next_test(databases: Databases) -> None:
    engine = create_engine(databases.make_database_url())
    left_open = engine.connect()
    left_open.execute(text("SELECT 1"))
    databases.make_database_url()
    left_open.invalidate()
    engine.dispose()


def test_an_unknown_engine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENGINE_VARIABLE, "oracle")
    with pytest.raises(ValueError, match="sqlite, postgresql"):
        chosen_engine()
