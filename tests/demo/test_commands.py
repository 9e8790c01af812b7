"""`demo` as it is typed: the first start, the second, starting over, and all that it refuses to touch."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.demo.contents import content_hash
from tests.operations.test_serving import PATIENCE_S, START, answered, free_port
from workshop_tracker.cli import main
from workshop_tracker.config import PROJECT, demo_mark
from workshop_tracker.database import make_engine
from workshop_tracker.operations import serving

HOST = "127.0.0.1"


@pytest.fixture
def instance(tmp_path: Path, monkeypatch) -> Path:
    folder = tmp_path / "instance"
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(folder))
    return folder


def run(*arguments: str):
    return CliRunner().invoke(main, ["demo", "--port", str(free_port()), *arguments])


@contextmanager
def served():
    """The demonstration in a process of its own: its address, and what it said once it was stopped."""
    address = f"http://{HOST}:{free_port()}"
    told: dict[str, str] = {"address": address}
    command = [sys.executable, "-c", START, "demo", "--port", address.rpartition(":")[2]]
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=os.environ, cwd=PROJECT, text=True, **pipes) as server:
        try:
            assert answered(f"{address}/", server) == 200
            yield told
        finally:
            server.send_signal(signal.SIGTERM)
            told["out"], told["err"] = server.communicate(timeout=PATIENCE_S)


def started(monkeypatch, *arguments: str) -> str:
    """What a start in this process says when it is ready; that one of its own serves is seen once."""
    monkeypatch.setattr(serving, "serve", lambda settings, host, port, greet: greet())
    port = str(free_port())
    answer = CliRunner().invoke(main, ["demo", "--port", port, *arguments])
    assert answer.exit_code == 0, answer.stderr
    assert f"http://{HOST}:{port}" in answer.stdout.splitlines()[0]
    return answer.stdout


def contents(instance: Path) -> str:
    engine = make_engine(f"sqlite:///{instance / 'workshop_tracker.db'}")
    try:
        return content_hash(engine)
    finally:
        engine.dispose()


def test_it_starts_once_shows_itself_again_unchanged_and_starts_over_when_told(instance, monkeypatch):
    with served() as first:
        home = urllib.request.urlopen(first["address"], timeout=PATIENCE_S).read().decode()
    before = contents(instance)
    second = started(monkeypatch)
    assert "CONTOH" in home
    assert first["address"] in first["out"].splitlines()[0]
    assert len(re.findall(r"[a-z2-9]{4}(?:-[a-z2-9]{4}){3}$", first["out"], flags=re.M)) == 9
    assert len(re.findall(r"/t/[\w-]{20,}$", first["out"], flags=re.M)) == 1
    assert "users link" in second
    assert contents(instance) == before
    asked = run("--fresh")  # nobody is there to answer
    assert (asked.exit_code, "--yes" in asked.stderr) == (1, True)
    assert contents(instance) == before
    assert "/t/" in started(monkeypatch, "--fresh", "--yes")
    assert contents(instance) != before


def test_what_is_not_a_demonstration_is_left_alone(instance):
    assert CliRunner().invoke(main, ["db", "upgrade"]).exit_code == 0
    before = contents(instance)
    for arguments in ([], ["--fresh", "--yes"]):
        refused = run(*arguments)
        assert (refused.exit_code, len(refused.stderr.splitlines())) == (1, 1)
        assert "bukan data peragaan" in refused.stderr
    assert contents(instance) == before
    assert not demo_mark(instance).exists()


def test_a_database_elsewhere_is_none_to_fill(instance, monkeypatch):
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", "postgresql://contoh@127.0.0.1:1/contoh")
    refused = run()
    assert (refused.exit_code, "WORKSHOP_TRACKER_DATABASE_URL" in refused.stderr) == (1, True)


def test_a_file_that_is_no_database_is_told_in_one_sentence(instance):
    instance.mkdir()
    (instance / "workshop_tracker.db").write_bytes(b"bukan basis data" * 100)
    refused = run()
    assert (refused.exit_code, len(refused.stderr.splitlines())) == (1, 1)


def test_a_port_in_use_is_told_before_anything_is_made(instance):
    with closing(socket.socket()) as other:
        other.bind((HOST, 0))
        other.listen()
        port = str(other.getsockname()[1])
        refused = CliRunner().invoke(main, ["demo", "--port", port])
    assert (refused.exit_code, len(refused.stderr.splitlines())) == (1, 1)
    assert f"Porta {port}" in refused.stderr
    assert not instance.exists()


def test_data_of_a_newer_version_are_not_read_but_may_be_thrown_away(instance):
    instance.mkdir()
    demo_mark(instance).touch()
    with closing(sqlite3.connect(instance / "workshop_tracker.db")) as database:
        database.executescript(
            "CREATE TABLE alembic_version (version_num); INSERT INTO alembic_version VALUES ('9999')"
        )
    refused = run()
    assert (refused.exit_code, "--fresh" in refused.stderr) == (1, True)


def test_a_plan_that_is_imported_into_a_demonstration_becomes_a_sample(instance, tmp_path):
    instance.mkdir()
    demo_mark(instance).touch()
    (tmp_path / "rencana.json").write_text('{"title": "Kegiatan Contoh"}', "utf-8")
    CliRunner().invoke(main, ["db", "upgrade"])
    CliRunner().invoke(main, ["workshops", "import", str(tmp_path / "rencana.json"), "--apply"])
    with closing(sqlite3.connect(instance / "workshop_tracker.db")) as database:
        assert database.execute("SELECT title, is_sample FROM workshops").fetchall() == [("Kegiatan Contoh", 1)]
