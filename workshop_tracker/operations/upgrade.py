"""The newest schema and what every installation starts with: the same for `db upgrade`, the demo and the tests."""

from collections.abc import Callable

from sqlalchemy import Engine

from workshop_tracker import schema
from workshop_tracker.database import WritingSession, writing
from workshop_tracker.designs.actions import add_missing_designs
from workshop_tracker.organizations.seeding import add_missing_reference
from workshop_tracker.viewer import COMMAND

# Each adds the rows of its feature that are missing, never changes one, and returns how many it added.
STARTING_ROWS: tuple[Callable[[WritingSession], int], ...] = (add_missing_reference, add_missing_designs)


def upgrade_database(engine: Engine) -> int:
    """Bring the schema to the newest revision and add what is missing of the starting rows; returns how many."""
    schema.upgrade(engine)
    with writing(engine, by=COMMAND) as session:
        added = sum(add(session) for add in STARTING_ROWS)
        session.commit()
    return added
