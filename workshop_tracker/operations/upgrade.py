"""The newest schema and what every installation starts with: the same for `db upgrade`, the demo and the tests."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, func, select

from workshop_tracker import schema
from workshop_tracker.database import WritingSession, writing
from workshop_tracker.designs.actions import add_missing_designs
from workshop_tracker.organizations.seeding import add_missing_reference
from workshop_tracker.reports.summaries.actions import fold
from workshop_tracker.reports.targets.seeding import add_missing_targets
from workshop_tracker.viewer import COMMAND

# Each adds the rows of its feature that are missing, never changes one, and returns how many it added.
STARTING_ROWS: tuple[Callable[[WritingSession], int], ...] = (
    add_missing_reference,
    add_missing_designs,
    add_missing_targets,
)
UPGRADING = 1_945_817  # any number that nobody else locks in this database


def upgrade_database(engine: Engine) -> int:
    """Bring the schema to the newest revision and add what is missing of the starting rows; returns how many.

    The summaries are folded too, so that nobody who opens a page after an upgrade waits until all is counted.
    """
    with _in_turn(engine):
        schema.upgrade(engine)
        with writing(engine, by=COMMAND) as session:
            added = sum(add(session) for add in STARTING_ROWS)
            fold(session)
            session.commit()
    return added


@contextmanager
def _in_turn(engine: Engine) -> Iterator[None]:
    """Two who prepare one database at once: the second waits and finds nothing left to do.

    SQLite has one writer at a time by itself; PostgreSQL would let both create the same tables.
    """
    if engine.dialect.name == "sqlite":
        yield
        return
    with engine.begin() as connection:  # a lock of the transaction: behind a pooler nothing else is ours for long
        connection.execute(select(func.pg_advisory_xact_lock(UPGRADING)))
        yield
