"""The schema of a database: which revision it has, and how it is brought up to date."""

import functools
from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, text

from workshop_tracker.config import PROJECT

BESIDE_PACKAGE = PROJECT / "migrations"
INSIDE_WHEEL = Path(__file__).resolve().parent / "migrations"


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic driven from code: a live connection instead of an ini file."""
    config = Config()
    config.set_main_option("script_location", str(BESIDE_PACKAGE if BESIDE_PACKAGE.is_dir() else INSIDE_WHEEL))
    config.attributes["connection"] = connection
    return config


@functools.cache
def newest_revision() -> str:
    """The one head of the migrations; they are read once in a process, for every command asks."""
    head = ScriptDirectory.from_config(alembic_config()).get_current_head()
    if head is None:
        raise RuntimeError("no migrations found")
    return head


@functools.cache
def known_revisions() -> frozenset[str]:
    """Every revision that this version can bring up to date."""
    return frozenset(script.revision for script in ScriptDirectory.from_config(alembic_config()).walk_revisions())


def current_revision(engine: Engine) -> str | None:
    """The revision that a database has; None while it is empty."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def is_up_to_date(engine: Engine) -> bool:
    return current_revision(engine) == newest_revision()


def is_empty(engine: Engine) -> bool:
    """Whether no table stands in a database, ours or anybody's."""
    return not inspect(engine).get_table_names()


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the schema to `revision` in one transaction; a failure leaves it as it was."""
    _run(engine, lambda config: command.upgrade(config, revision))


def downgrade(engine: Engine, revision: str) -> None:
    """Take the schema back to `revision` in one transaction."""
    _run(engine, lambda config: command.downgrade(config, revision))


def _run(engine: Engine, migrate: Callable[[Config], None]) -> None:
    """SQLite: a batch migration rebuilds tables, and with foreign keys on it would delete their children."""
    with engine.execution_options(writes=True).connect() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        if is_sqlite:
            connection.connection.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                migrate(alembic_config(connection))
                if is_sqlite and connection.execute(text("PRAGMA foreign_key_check")).first():
                    raise RuntimeError("the migration left rows without their parents")
        finally:
            if is_sqlite:
                connection.connection.execute("PRAGMA foreign_keys=ON")
