"""The throw-away server: it answers by its socket only, and it is gone when the tests are, however they end."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from tests import postgres
from tests.postgres import PostgresUnavailable, find_programs, temporary_server

ROOT = Path(__file__).resolve().parents[1]
SECONDS_TO_VANISH = 60
HOLD_A_SERVER = """
from tests.postgres import temporary_server
with temporary_server() as url:
    print(url, flush=True)
    input()
"""


def test_the_server_answers_by_its_socket_only_and_leaves_nothing() -> None:
    with temporary_server() as url:
        folder = Path(url.partition("?host=")[2]).parent
        with psycopg.connect(url.replace("+psycopg", "")) as connection:
            assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
            assert connection.execute("SHOW server_encoding").fetchone() == ("UTF8",)
    assert not folder.exists()


def test_the_server_stops_when_the_tests_are_killed() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD_A_SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as tests:
        assert tests.stdout is not None
        folder = Path(tests.stdout.readline().strip().partition("?host=")[2]).parent
        assert (folder / "data" / "postmaster.pid").exists()
        tests.kill()
    give_up_at = time.monotonic() + SECONDS_TO_VANISH
    while folder.exists() and time.monotonic() < give_up_at:
        time.sleep(0.05)
    assert not folder.exists()


def test_a_server_that_does_not_start_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(postgres.SETTINGS, "max_connections", "many")
    with pytest.raises(PostgresUnavailable, match="max_connections"), temporary_server():
        pass


def test_without_programs_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(postgres, "programs_of_wheel", lambda: [tmp_path])
    monkeypatch.setattr(postgres, "programs_of_system", list)
    with pytest.raises(PostgresUnavailable, match="apt-get install postgresql"):
        find_programs()
