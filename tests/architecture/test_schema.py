"""The schema: one history, and what it makes is what the tables declare, on both engines."""

import re

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

from workshop_tracker import schema
from workshop_tracker.database import make_engine
from workshop_tracker.tables import METADATA

POSTGRESQL_SCHEMA = """
    SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' ||
           coalesce(character_maximum_length::text, '') || ' ' || is_nullable || ' ' || coalesce(column_default, '')
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'alembic_version'
    UNION ALL
    SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0
      AND conrelid::regclass::text <> 'alembic_version'
    UNION ALL
    SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'alembic_version'
    UNION ALL
    SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL
    SELECT 'function ' || pg_get_functiondef(p.oid) FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
"""
SQLITE_SCHEMA = """
    SELECT sql FROM sqlite_master
    WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND tbl_name <> 'alembic_version'
"""


def described(engine: Engine) -> set[str]:
    """Every table, constraint, index and trigger of a database as text."""
    is_sqlite = engine.dialect.name == "sqlite"
    with engine.connect() as connection:
        rows = connection.execute(text(SQLITE_SCHEMA if is_sqlite else POSTGRESQL_SCHEMA)).scalars().all()
    return {line for row in rows for line in _parts(re.sub(r"\s+", " ", row))}


def _parts(statement: str) -> list[str]:
    """A CREATE TABLE in its columns and constraints, whose order has no meaning; anything else whole."""
    if not statement.startswith("CREATE TABLE"):
        return [statement]
    head, _, body = statement.partition("(")
    parts, depth, current = [], 0, ""
    for letter in body.rstrip().removesuffix(")"):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and depth == 0:
            parts, current = [*parts, current], ""
        else:
            current += letter
    return [f"{head.strip()}: {part.strip()}" for part in [*parts, current]]


@pytest.fixture
def empty(databases):
    """A database of this run's engine with nothing in it."""
    engine = make_engine(databases.make_empty_database_url())
    yield engine
    engine.dispose()


def test_there_is_one_head():
    assert len(ScriptDirectory.from_config(schema.alembic_config()).get_heads()) == 1


def test_what_the_migrations_make_is_what_the_tables_declare(empty, engine):
    METADATA.create_all(empty)

    assert described(engine) == described(empty)


def test_down_leaves_nothing_and_up_makes_the_same_again(empty, engine):
    schema.upgrade(empty)
    schema.downgrade(empty, "base")
    left = described(empty)
    schema.upgrade(empty)

    assert left == set()
    assert described(empty) == described(engine)
    assert schema.is_up_to_date(empty)


def test_upgrading_a_database_that_is_up_to_date_keeps_its_rows(engine):
    with engine.connect() as connection:
        before = connection.scalar(text("SELECT count(*) FROM districts"))

    schema.upgrade(engine)

    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM districts")) == before > 500


def test_every_constraint_has_a_name_of_its_own_words():
    for table in METADATA.tables.values():
        for constraint in table.constraints:
            assert constraint.name, f"{table.name}: {constraint}"
            assert len(str(constraint.name)) <= 63, "PostgreSQL would cut it"


def test_every_column_of_a_unique_key_has_a_value():
    """NULL is not equal to NULL: a unique key over an empty column lets doubles through."""
    keys = [
        (table.name, column.name)
        for table in METADATA.tables.values()
        for index in [*table.indexes, *table.constraints]
        if getattr(index, "unique", False) or type(index).__name__ == "UniqueConstraint"
        for column in index.columns
        if column.nullable
    ]

    assert keys == []
