"""How often something may be tried, counted for all processes in a file of its own, so that counting never waits
for the main database and an attack never swells it.
"""

import datetime as dt
import hashlib
import ipaddress
import sqlite3
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from flask import current_app, request
from werkzeug.exceptions import ServiceUnavailable, TooManyRequests

from workshop_tracker.database import now

WAIT_FOR_OTHERS_S = 2
FORGET_AFTER = dt.timedelta(days=1)  # longer than any window
FORGET_EVERY = dt.timedelta(minutes=15)  # not with each new caller: it reads all rows
RETRY_AFTER_S = 30

TABLE = """
CREATE TABLE IF NOT EXISTS tries (
    what BLOB PRIMARY KEY,
    began_at REAL NOT NULL,
    count INTEGER NOT NULL
) WITHOUT ROWID
"""
COUNT = """
INSERT INTO tries (what, began_at, count) VALUES (:what, :at, 1)
ON CONFLICT (what) DO UPDATE SET
    began_at = CASE WHEN began_at BETWEEN :at - :window AND :at THEN began_at ELSE :at END,
    count = CASE WHEN began_at BETWEEN :at - :window AND :at THEN count + 1 ELSE 1 END
RETURNING began_at, count
"""


@dataclass(frozen=True, slots=True)
class Limit:
    """So many tries in a window, which begins with the first; when counting fails, refuse or let pass."""

    name: str
    tries: int
    window: dt.timedelta
    lets_pass_uncounted: bool = False


QUARTER_HOUR = dt.timedelta(minutes=15)
MINUTE = dt.timedelta(minutes=1)
SIGN_IN_BY_LOGIN = Limit("sign-in by login", 10, QUARTER_HOUR)
SIGN_IN_BY_ADDRESS = Limit("sign-in by address", 100, QUARTER_HOUR)  # a whole school shares one address
ONE_TIME_LINK = Limit("one-time link", 60, QUARTER_HOUR)
VERIFICATION = Limit("verification", 300, MINUTE, lets_pass_uncounted=True)
LOG = Limit("log", 60, QUARTER_HOUR, lets_pass_uncounted=True)  # tens of megabytes each
PERSON_BY_NUMBER = Limit("person by number", 100, QUARTER_HOUR)  # nobody looks for people by trying numbers
REFUSED_SIGN_INS = Limit("refused sign-ins", 0, FORGET_AFTER)  # stops nobody; admins look at it
SCHOOL_LIST = Limit("school's list", 60, QUARTER_HOUR)  # read in a process of its own each
COPY_OF_PAPER = Limit("copy of paper", 10, dt.timedelta(hours=12))  # of 366 birthdays: weeks, while a copy is no secret
COPY_BY_ADDRESS = Limit("copy by address", 60, QUARTER_HOUR)
FILE_CHECK = Limit("file check", 60, QUARTER_HOUR)  # read in a process of its own each
SPELLINGS = Limit("spellings", 10, dt.timedelta(days=1))  # of one name
GROUP_BY_ADDRESS = Limit("group by address", 600, QUARTER_HOUR)  # a whole hall behind one address
GROUP_BY_NAME = Limit("group by name", 10, dt.timedelta(hours=12))  # nobody tries the birthdays of one name
PERSONAL_LINK = Limit("personal link", 600, MINUTE)  # five hundred teachers in one hall open theirs at once


class CounterFile:
    """The counters: one row per limit and whom it counts, the latter as a hash. Losing them in a crash is harmless."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._kept = _Kept()

    def count(self, limit: Limit, whom: str, *, at: dt.datetime) -> int:
        """Count one try; how many seconds to wait when it was one too many, else 0. Raises sqlite3.Error."""
        moment = at.timestamp()
        window_s = limit.window.total_seconds()
        values = {"what": _key(limit, whom), "at": moment, "window": window_s}
        ((began_at, count),) = self._counters().execute(COUNT, values).fetchall()
        self._forget_old(at)
        return 0 if count <= limit.tries else max(1, round(began_at + window_s - moment))

    def so_far(self, limit: Limit, whom: str, *, at: dt.datetime) -> int:
        """How often that was tried in the window that runs now. Raises sqlite3.Error."""
        values = [_key(limit, whom), (at - limit.window).timestamp(), at.timestamp()]
        found = self._counters().execute("SELECT count FROM tries WHERE what = ? AND began_at BETWEEN ? AND ?", values)
        return sum(count for (count,) in found.fetchall())

    def forget(self, limit: Limit, whom: str) -> None:
        """Begin anew: this one has proved who it is. Raises sqlite3.Error."""
        self._counters().execute("DELETE FROM tries WHERE what = ?", [_key(limit, whom)])

    def _forget_old(self, at: dt.datetime) -> None:
        kept = self._kept
        if kept.cleared_at is None or abs(at - kept.cleared_at) >= FORGET_EVERY:
            self._counters().execute("DELETE FROM tries WHERE began_at < ?", [(at - FORGET_AFTER).timestamp()])
            kept.cleared_at = at

    def _counters(self) -> sqlite3.Connection:
        """The open file; opening takes ten times as long as counting. Deleted, as anyone may do, it is made anew."""
        kept = self._kept
        if kept.counters is None or kept.inode != _inode(self.path):
            kept.counters = self._opened()
            kept.inode = _inode(self.path)
        return kept.counters

    def _opened(self) -> sqlite3.Connection:
        counters = sqlite3.connect(self.path, timeout=WAIT_FOR_OTHERS_S, isolation_level=None)
        counters.execute("PRAGMA journal_mode=TRUNCATE")  # a log beside the file would outlive its deletion
        counters.execute("PRAGMA synchronous=OFF")
        counters.execute(TABLE)
        return counters


class _Kept(threading.local):
    """What each thread has open, which file that was, and when it last looked for old counters."""

    counters: sqlite3.Connection | None = None
    inode: int | None = None
    cleared_at: dt.datetime | None = None


def _inode(path: Path) -> int | None:
    try:
        return path.stat().st_ino
    except OSError:
        return None


def check(limit: Limit, whom: str) -> None:
    """Count a try of this request. Answers 429 when it is one too many, 503 when nobody can count."""
    try:
        wait_s = _counters().count(limit, whom, at=now())
    except sqlite3.Error as error:
        if limit.lets_pass_uncounted:
            return
        raise ServiceUnavailable(retry_after=RETRY_AFTER_S) from error
    if wait_s:
        raise TooManyRequests(retry_after=wait_s)


def forget(limit: Limit, whom: str) -> None:
    """Begin anew after a success; if it cannot be written, the counter ends with its window."""
    try:
        _counters().forget(limit, whom)
    except sqlite3.Error:
        return


def note(limit: Limit, whom: str) -> None:
    """Count what stops nobody; where it cannot be written it stays uncounted."""
    with suppress(sqlite3.Error):
        _counters().count(limit, whom, at=now())


def noted(limit: Limit, whom: str) -> int:
    """How often that was in the window that runs now; none where nobody can tell."""
    with suppress(sqlite3.Error):
        return _counters().so_far(limit, whom, at=now())
    return 0


def caller() -> str:
    """Whom to count when nobody is known: the address, of IPv6 the half that a household has for itself."""
    written = request.remote_addr or ""
    try:
        address = ipaddress.ip_address(written)
    except ValueError:
        return written
    return written if address.version == 4 else str(ipaddress.ip_network(f"{address}/64", strict=False))


def _counters() -> CounterFile:
    counters: CounterFile = current_app.extensions["workshop_tracker_counters"]
    return counters


def _key(limit: Limit, whom: str) -> bytes:
    return hashlib.blake2b(f"{limit.name}\n{whom}".encode(), digest_size=16).digest()
