"""What every command answers when it refuses."""

import json

import pytest
from click.testing import CliRunner

from workshop_tracker.cli import main


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
