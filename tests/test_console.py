"""What every command answers when it refuses."""

import json

import pytest
from click.testing import CliRunner
from sqlalchemy import inspect, text

from workshop_tracker.cli import main
from workshop_tracker.config import demo_mark
from workshop_tracker.database import make_engine


@pytest.fixture
def run(database_url, engine, tmp_path, monkeypatch):
    """Call a command on a fresh database without a base URL; returns what click's runner saw."""
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(tmp_path))
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", database_url)
    monkeypatch.delenv("WORKSHOP_TRACKER_BASE_URL", raising=False)
    (tmp_path / "picture.xlsx").write_bytes(b"\xff\xd8\xff\xe0 picture")
    (tmp_path / "empty.csv").touch()
    (tmp_path / "headings.csv").write_text("warna;jumlah\nmerah;2\n")
    monkeypatch.chdir(tmp_path)
    return lambda arguments: CliRunner().invoke(main, arguments.split())


@pytest.mark.parametrize(
    "command",
    [
        "import people picture.xlsx",
        "import people empty.csv",
        "import people headings.csv",
        "import participants nothing headings.csv",
        "import attendance nothing picture.xlsx",
        "import schools picture.xlsx",
        "import undo 99",
        "certificates list nothing",
        "certificates issue nothing",
    ],
)
def test_a_refusal_is_one_document_for_who_asked_for_json(run, command):
    plain, asked = run(command), run(f"{command} --json")
    assert asked.exit_code == plain.exit_code == 1
    assert asked.stderr == plain.stderr
    assert json.loads(asked.stdout) == {"error": plain.stderr.rstrip("\n")}
    assert plain.stdout == ""


def test_a_database_that_fails_is_told_as_json_too(run, monkeypatch):
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", "postgresql://contoh:rahasia@127.0.0.1:1/contoh")
    answer = run("offices list --json")
    assert (answer.exit_code, "rahasia" in answer.output) == (1, False)
    assert json.loads(answer.stdout) == {"error": answer.stderr.rstrip("\n")}


def test_without_an_address_the_demonstration_is_told_which_one_to_write(run, tmp_path):
    assert run("schools link 20330471").stderr.startswith("Isi WORKSHOP_TRACKER_BASE_URL dahulu")
    demo_mark(tmp_path).touch()
    told = run("schools link 20330471")
    assert (told.exit_code, "misalnya WORKSHOP_TRACKER_BASE_URL=http://127.0.0.1:8000" in told.stderr) == (1, True)


@pytest.fixture
def empty_database_url(databases):
    return databases.make_empty_database_url()


@pytest.fixture
def in_empty(empty_database_url, tmp_path, monkeypatch):
    """Call a command on a database in which nothing stands."""
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(tmp_path))
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", empty_database_url)
    return lambda arguments: CliRunner().invoke(main, arguments.split())


def test_an_empty_database_is_made_ready_by_the_first_command(in_empty):
    first, second = in_empty("offices list --json"), in_empty("offices list --json")
    assert (first.exit_code, len(json.loads(first.stdout))) == (0, 83)
    assert ("masih kosong, maka disiapkan" in first.stderr, len(first.stderr.splitlines())) == (True, 1)
    assert (second.stdout, second.stderr) == (first.stdout, "")


def test_a_database_in_which_anything_stands_is_never_migrated_unasked(in_empty, empty_database_url):
    engine = make_engine(empty_database_url)
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(text("CREATE TABLE notes (id INTEGER)"))
    answer = in_empty("workshops list")
    tables = inspect(engine).get_table_names()
    engine.dispose()
    assert (answer.exit_code, "db upgrade" in answer.stderr, tables) == (1, True, ["notes"])
