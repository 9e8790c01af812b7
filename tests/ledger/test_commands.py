"""`ledger …` at a terminal: checkpoints, keys, and files with which the shipped program agrees."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from tests.ledger.logs import TABLES, add_entries, without_triggers
from tests.ledger.test_actions import CHANGES
from workshop_tracker.cli import main
from workshop_tracker.database import writing
from workshop_tracker.viewer import COMMAND


@pytest.fixture
def run(engine, tmp_path, database_url, monkeypatch):
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(tmp_path / "instance"))
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", database_url)
    monkeypatch.setenv("WORKSHOP_TRACKER_BASE_URL", "https://contoh.example")
    return lambda *words: CliRunner().invoke(main, ["ledger", *map(str, words)])


def test_from_the_first_checkpoint_to_the_files_that_anybody_checks(engine, run, tmp_path):
    add_entries(engine, 3)

    first = run("checkpoint")
    again = run("checkpoint", "--json")
    add_entries(engine, 2, first=4)
    rotated = run("rotate-key")
    second = run("checkpoint", "--json")
    exported = run("export", 2026, tmp_path / "out")

    assert [answer.exit_code for answer in (first, again, rotated, second, exported)] == [0] * 5
    assert "Titik periksa 3 log 2026 ditandatangani" in first.stdout
    assert "Simpan salinannya" in first.stderr
    assert json.loads(again.stdout) == []
    (made,) = json.loads(second.stdout)
    assert made["note"].startswith("contoh.example/log/2026\n5\n")
    assert (tmp_path / "out/keys.pem").read_text().count("BEGIN PUBLIC KEY") == 2
    files = ["register-2026.jsonl", "--checkpoint", "checkpoint-2026.txt", "--key", "keys.pem"]
    checked = subprocess.run(
        [sys.executable, "-I", "verify_register.py", *files, "--english"],
        cwd=tmp_path / "out",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.splitlines() == [
        "The signature of checkpoint 5 is genuine.",
        "The first 5 entries match checkpoint 5.",
    ]


def test_a_lost_key_is_never_replaced_unasked(engine, run, tmp_path):
    add_entries(engine, 1)
    run("checkpoint")
    (tmp_path / "instance/keys/log-key.pem").unlink()
    add_entries(engine, 1, first=2)

    refused = run("checkpoint")

    assert (refused.exit_code, "rotate-key" in refused.stderr) == (1, True)
    assert [run("rotate-key").exit_code, run("checkpoint").exit_code] == [0, 0]


def test_a_log_that_was_changed_is_not_signed_and_an_open_key_signs_nothing(engine, run, tmp_path):
    add_entries(engine, 3)
    run("checkpoint")
    add_entries(engine, 1, first=4)
    (tmp_path / "instance/keys").chmod(0o755)
    is_open = run("checkpoint")
    (tmp_path / "instance/keys").chmod(0o700)
    with writing(engine, by=COMMAND) as session:
        without_triggers(session, *TABLES)
        session.execute(text(CHANGES["entry"]))
        session.commit()

    changed = run("checkpoint")

    assert (is_open.exit_code, "chmod 700" in is_open.stderr) == (1, True)
    assert (changed.exit_code, changed.stderr) == (
        1,
        "Entri 2 log 2026 pernah diubah, ditambahkan, atau dihapus. Tidak ada yang ditandatangani.\n",
    )


def test_what_cannot_go_out_is_told(engine, run, tmp_path):
    add_entries(engine, 1)
    without = run("export", 2026, tmp_path / "out")
    run("checkpoint")
    (tmp_path / "file").write_text("")

    into_a_file = run("export", 2026, tmp_path / "file/out")

    assert (without.exit_code, "ledger checkpoint" in without.stderr) == (1, True)
    assert (into_a_file.exit_code, "tidak dapat ditulis" in into_a_file.stderr) == (1, True)
