"""How so many rows are written soon: triggers rest, SQLite has memory, PostgreSQL has time; and how long it took."""

import os
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

from workshop_tracker.database import Base

CACHE_OF_SQLITE_KIB = 200_000  # indexes of what comes in no order are written from memory
TRIGGERS = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table ORDER BY name")


@dataclass(frozen=True, slots=True)
class Seconds:
    """What something took: of this process, and on the wall."""

    processor: float = 0.0
    clock: float = 0.0


class StopWatch:
    """The seconds of each part of a work that is done in turns."""

    def __init__(self) -> None:
        self.taken: dict[str, Seconds] = defaultdict(Seconds)

    @contextmanager
    def on(self, part: str) -> Iterator[None]:
        began, clock = sum(os.times()[:2]), time.perf_counter()
        yield
        before = self.taken[part]
        processor = before.processor + sum(os.times()[:2]) - began
        self.taken[part] = Seconds(processor, before.clock + time.perf_counter() - clock)


def prepare(session: Session) -> None:
    """Settings of this connection and transaction alone."""
    if session.get_bind().dialect.name == "sqlite":
        session.execute(text(f"PRAGMA cache_size = -{CACHE_OF_SQLITE_KIB}"))
    else:
        session.execute(text("SET LOCAL statement_timeout = 0"))


@contextmanager
def triggers_at_rest(session: Session, *models: type[Base]) -> Iterator[None]:
    """Nobody is told of what is written to these tables meanwhile. Whoever raises takes the whole transaction back."""
    tables = [model.__tablename__ for model in models]
    if session.get_bind().dialect.name == "postgresql":
        for table in tables:
            session.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
        yield
        for table in tables:
            session.execute(text(f"ALTER TABLE {table} ENABLE TRIGGER USER"))
        return
    resting = [row for table in tables for row in session.execute(TRIGGERS, {"table": table}).all()]
    for name, _ in resting:
        session.execute(text(f"DROP TRIGGER {name}"))
    yield
    for _, statement in resting:
        session.connection().exec_driver_sql(statement)
