"""How often something may be tried, counted across processes and a restart."""

import datetime as dt
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from werkzeug.exceptions import ServiceUnavailable, TooManyRequests

from workshop_tracker import limits
from workshop_tracker.limits import CounterFile, Limit

AT = dt.datetime(2025, 7, 11, 1, 0, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)
THREE = Limit("three", 3, dt.timedelta(minutes=1))
OPEN = Limit("open", 3, dt.timedelta(minutes=1), lets_pass_uncounted=True)

COUNT_IN_A_PROCESS = """
import datetime as dt, sys
from pathlib import Path
from workshop_tracker.limits import CounterFile, Limit
counters, limit = CounterFile(Path(sys.argv[1])), Limit("shared", 50, dt.timedelta(hours=1))
at = dt.datetime.fromisoformat(sys.argv[2])
print(sum(counters.count(limit, "siti", at=at) == 0 for _ in range(60)))
"""


@pytest.fixture
def counters(tmp_path):
    return CounterFile(tmp_path / "limits.db")


def test_so_many_tries_and_no_more(counters):
    assert [counters.count(THREE, "siti", at=AT + n * SECOND) for n in range(5)] == [0, 0, 0, 57, 56]


def test_who_comes_first_beside_another_is_counted_too(counters):
    """Two who sign in at the same moment, before the file exists: both wait for their turn."""
    other = sqlite3.connect(counters.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(counters.count, THREE, "siti", at=AT)
        time.sleep(0.1)
        other.execute("CREATE TABLE beside (id INTEGER)")
        other.execute("COMMIT")
        other.close()
        assert waiting.result() == 0


def test_each_is_counted_alone(counters):
    for _ in range(4):
        counters.count(THREE, "siti", at=AT)
    assert counters.count(THREE, "budi", at=AT) == 0
    assert counters.count(OPEN, "siti", at=AT) == 0


def test_after_the_window_counting_begins_anew(counters):
    for _ in range(4):
        counters.count(THREE, "siti", at=AT)
    assert counters.count(THREE, "siti", at=AT + 60 * SECOND) == 1
    assert [counters.count(THREE, "siti", at=AT + 61 * SECOND) for _ in range(4)] == [0, 0, 0, 60]


def test_a_clock_set_back_locks_nobody_out(counters):
    for _ in range(4):
        counters.count(THREE, "siti", at=AT)
    assert counters.count(THREE, "siti", at=AT - dt.timedelta(hours=1)) == 0


def test_who_proved_who_it_is_begins_anew(counters):
    for _ in range(4):
        counters.count(THREE, "siti", at=AT)
    counters.forget(THREE, "siti")
    assert counters.count(THREE, "siti", at=AT) == 0


def test_what_was_counted_can_be_looked_at_while_its_window_runs(counters):
    for _ in range(4):
        counters.count(THREE, "siti", at=AT)
    assert counters.so_far(THREE, "siti", at=AT + 60 * SECOND) == 4
    assert counters.so_far(THREE, "siti", at=AT + 61 * SECOND) == 0
    assert counters.so_far(THREE, "budi", at=AT) == 0


def test_old_counters_are_forgotten_and_no_name_is_kept(counters, tmp_path):
    counters.count(THREE, "siti@contoh.sch.id", at=AT)
    counters.count(THREE, "budi", at=AT + dt.timedelta(days=2))
    assert counters._counters().execute("SELECT count(*) FROM tries").fetchall() == [(1,)]
    assert not any(b"siti" in file.read_bytes() for file in tmp_path.iterdir())


def test_a_file_that_was_deleted_is_made_anew(counters):
    for _ in range(4):
        counters.count(THREE, "siti", at=AT)
    for file in counters.path.parent.iterdir():
        file.unlink()
    assert counters.count(THREE, "siti", at=AT) == 0
    assert CounterFile(counters.path).so_far(THREE, "siti", at=AT) == 1


def test_two_processes_share_one_limit(tmp_path):
    command = [sys.executable, "-c", COUNT_IN_A_PROCESS, str(tmp_path / "limits.db"), AT.isoformat()]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    passed = [int(process.communicate(timeout=60)[0]) for process in running]
    assert sum(passed) == 50
    assert CounterFile(tmp_path / "limits.db").count(Limit("shared", 50, dt.timedelta(hours=1)), "siti", at=AT) > 0


@pytest.fixture
def app(counters):
    app = Flask(__name__)
    app.extensions["workshop_tracker_counters"] = counters
    return app


def test_one_too_many_is_told_with_the_wait(app):
    with app.test_request_context():
        for _ in range(3):
            limits.check(THREE, "siti")
        with pytest.raises(TooManyRequests) as refused:
            limits.check(THREE, "siti")
    assert 0 < refused.value.retry_after <= 60


def test_when_nobody_can_count_signing_in_closes_and_checking_a_paper_stays_open(app, tmp_path):
    (tmp_path / "limits.db").mkdir()
    with app.test_request_context():
        limits.check(OPEN, "siti")
        limits.forget(OPEN, "siti")
        with pytest.raises(ServiceUnavailable):
            limits.check(THREE, "siti")
    assert [limit.lets_pass_uncounted for limit in (limits.SIGN_IN_BY_LOGIN, limits.SIGN_IN_BY_ADDRESS)] == [False] * 2
    assert limits.VERIFICATION.lets_pass_uncounted


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_an_address_is_counted_as_one_household(app, address, counted):
    with app.test_request_context(environ_base={"REMOTE_ADDR": address}):
        assert limits.caller() == counted
