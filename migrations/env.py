"""Alembic's entrance. The product hands in a live connection; nothing is read from an ini file."""

from typing import Any

from alembic import context

from workshop_tracker.database import UtcDateTime
from workshop_tracker.tables import METADATA


def plain_types(kind: str, item: Any, _autogen: Any) -> str | bool:
    """A migration is history: it must not lean on types that the product may change."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    render_item=plain_types,
    transactional_ddl=True,
    transaction_per_migration=False,
)
context.run_migrations()
