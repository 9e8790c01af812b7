"""The replica of this installation: whether it can be read now, and of which instant its data are.

Nothing is trusted that was not asked: it must be a replica, of the very cluster that we write to, and not far behind. A
reader is told an instant that its data have certainly reached, never a later one.
"""

import datetime as dt
import time
from dataclasses import dataclass
from enum import Enum
from threading import Lock

from sqlalchemy import Engine, Row, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from workshop_tracker.database import make_engine, now, reading
from workshop_tracker.reports.replicas.progress import Progress
from workshop_tracker.reports.summaries.freshness import bring_up_to_date
from workshop_tracker.reports.summaries.queries import is_pending

SILENCE_S = 2  # a lost replica must not cost a reader more than that
LEFT_ALONE_S = 15.0  # it is asked again so much later
OLDEST = dt.timedelta(seconds=60)  # what is further behind is read from the primary
FAILURES = (DBAPIError, NoConnectionFree)
_SERVER = (
    "SELECT (SELECT system_identifier FROM pg_control_system()) AS cluster, current_database() AS name, "
    "pg_postmaster_start_time() AS started_at, "
)
# what was acknowledged is flushed, so what is flushed now holds all that was acknowledged before
OF_PRIMARY = text(f"{_SERVER} pg_wal_lsn_diff(pg_current_wal_flush_lsn(), '0/0')::bigint AS position")
OF_REPLICA = text(
    f"{_SERVER} pg_is_in_recovery() AS is_replica, pg_last_xact_replay_timestamp() AS replayed_at, "
    "pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::bigint AS position"
)


class Trouble(Enum):
    """Why a replica is not read."""

    LOST = "lost"  # it does not answer
    BEHIND = "behind"  # its data are too old, or their age is not known
    ANOTHER = "another"  # it is no replica of this database (any more)


@dataclass(frozen=True, slots=True)
class Look:
    """What may be read: a replica whose data have reached the instant `as_of`, or the primary because of a trouble."""

    as_of: dt.datetime | None = None
    trouble: Trouble | None = None


class Replica:
    """One replica as this process knows it. Its sessions are of one instant each."""

    def __init__(self, url: str) -> None:
        engine = make_engine(url, silence_s=SILENCE_S)
        self.engine: Engine = engine.execution_options(isolation_level="REPEATABLE READ")
        self._progress, self._lock = Progress(), Lock()
        self._left_alone_until = 0.0

    def look(self, primary: Engine) -> Look:
        """Whether to read it now. Folds what is pending first, on the primary: a replica cannot be written to."""
        if time.monotonic() < self._left_alone_until:
            return Look(trouble=Trouble.LOST)
        at = now()
        bring_up_to_date(primary)
        found = self.compare(primary, at)
        if found.trouble is Trouble.LOST:
            self.leave_alone()
        return found

    def compare(self, primary: Engine, at: dt.datetime) -> Look:
        """What of the primary's data has arrived; `at` is an instant until which its summaries are folded."""
        with reading(primary) as session:
            written = session.execute(OF_PRIMARY).one()
        with self._lock:
            self._progress.mark(written.position, at)
        try:
            return self._compared(written, at)
        except FAILURES:
            return Look(trouble=Trouble.LOST)

    def leave_alone(self) -> None:
        """It was lost: read the primary for a while without trying."""
        self._left_alone_until = time.monotonic() + LEFT_ALONE_S

    def _compared(self, written: Row[*tuple[object, ...]], at: dt.datetime) -> Look:
        with reading(self.engine) as session:
            found = session.execute(OF_REPLICA).one()
            if (found.cluster, found.name) != (written.cluster, written.name):
                return Look(trouble=Trouble.ANOTHER)
            if not found.is_replica:  # promoted: the primary itself by now, or a twin that lives on by itself
                is_primary = found.started_at == written.started_at
                return Look(as_of=at) if is_primary else Look(trouble=Trouble.ANOTHER)
            known = [self._instant_of(found.position)]
            if found.replayed_at is not None and not is_pending(session):
                known.append(found.replayed_at)
        reached = max((instant for instant in known if instant is not None), default=None)
        if reached is None or at - reached > OLDEST:
            return Look(trouble=Trouble.BEHIND)
        return Look(as_of=min(reached, at))

    def _instant_of(self, position: int) -> dt.datetime | None:
        with self._lock:
            return self._progress.instant_of(position)
