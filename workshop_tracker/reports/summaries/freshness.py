"""What is pending is folded before somebody reads: a page that looks opens a short writing transaction for it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from workshop_tracker.database import reading, writing
from workshop_tracker.reports.summaries.actions import fold
from workshop_tracker.reports.summaries.queries import is_pending
from workshop_tracker.viewer import Actor, ActorKind

TRIES = 20
FOLDER = Actor(ActorKind.WORKER, name="ringkasan")


class NeverAtRest(Exception):
    """So much is written that something is pending at every look."""


def bring_up_to_date(engine: Engine) -> int:
    """Fold what was committed before this call; how many participations were counted anew.

    A reading session opened after it sees summaries that are exact as of an instant after the call. Where nothing is
    pending nothing is locked.
    """
    with reading(engine) as session:
        if not is_pending(session):
            return 0
    with writing(engine, by=FOLDER) as session:
        folded = fold(session)
        session.commit()
    return folded


@contextmanager
def of_one_instant(engine: Engine) -> Iterator[Session]:
    """A reading session all of whose answers are of one instant, at which nothing was pending. Nobody waits for it.

    Raises NeverAtRest.
    """
    for _ in range(TRIES):
        bring_up_to_date(engine)
        with reading(engine) as session:
            if engine.dialect.name == "postgresql":  # SQLite reads of one instant by itself
                session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
            if not is_pending(session):
                yield session
                return
    raise NeverAtRest
