"""The commands of whoever runs an installation, as they are typed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from workshop_tracker.cli import main


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Call a command on an installation of its own; returns what click's runner saw."""
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(tmp_path / "instance"))
    for name in ("DATABASE_URL", "BASE_URL"):
        monkeypatch.delenv(f"WORKSHOP_TRACKER_{name}", raising=False)
    return lambda *arguments: CliRunner().invoke(main, [str(argument) for argument in arguments])


def offices_in(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("SELECT count(*) FROM organizations").fetchone()[0]


def test_check_fails_until_upgrade_has_run(run):
    before = run("db", "check")
    assert (before.exit_code, "db upgrade" in before.stdout) == (1, True)
    upgraded = run("db", "upgrade")
    assert (upgraded.exit_code, upgraded.stdout) == (0, "Basis data siap. 1.026 baris data awal ditambahkan.\n")
    assert run("db", "check").exit_code == 0
    assert run("db", "upgrade").stdout == "Basis data siap. 0 baris data awal ditambahkan.\n"


def test_doctor_tells_every_finding_and_fails_when_one_is_wrong(run, tmp_path):
    run("db", "upgrade")
    well = run("doctor")
    assert (well.exit_code, "✓ Keutuhan" in well.stdout, "! Alamat" in well.stdout) == (0, True, True)
    (tmp_path / "instance" / "secret_key").chmod(0o644)
    ill = run("doctor")
    assert (ill.exit_code, "✗ Izin berkas" in ill.stdout) == (1, True)


def test_a_wrong_setting_stops_with_one_sentence(run, monkeypatch):
    monkeypatch.setenv("WORKSHOP_TRACKER_BASE_URL", "ftp://contoh")
    result = run("doctor")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)


@pytest.mark.parametrize("command", ["offices list", "db upgrade", "db check", "doctor", "backup copy.db", "demo"])
@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "mysql://siti:rahasia@contoh/x",
        "postgresql://siti:rahasia@contoh:porta/x",
        "sqlite://rahasia/x",
    ],
)
def test_a_database_that_cannot_be_meant_stops_with_one_sentence(run, monkeypatch, url, command):
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", url)
    result = run(*command.split())
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert "WORKSHOP_TRACKER_DATABASE_URL harus berbentuk" in result.stderr
    assert "rahasia" not in result.output


@pytest.mark.parametrize("command", ["offices list", "db upgrade", "workshops list"])
@pytest.mark.parametrize("url", ["postgresql://siti:rahasia@127.0.0.1:1/x", "sqlite:////nonexistent/dir/x.db"])
def test_a_database_that_does_not_answer_stops_with_one_sentence(run, monkeypatch, url, command):
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", url)
    result = run(*command.split())
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert result.stderr.startswith("Basis data tidak menjawab.")
    assert "rahasia" not in result.output


@pytest.mark.parametrize("command", ["offices list", "db upgrade", "backup copy.db"])
def test_a_file_that_is_no_database_stops_with_one_sentence(run, tmp_path, command):
    (tmp_path / "instance").mkdir()
    file = tmp_path / "instance" / "workshop_tracker.db"
    file.write_bytes(b"no database " * 1000)
    damaged = run(*command.split())
    file.unlink()
    file.mkdir()
    folder = run(*command.split())
    for result in (damaged, folder):
        assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
        assert isinstance(result.exception, SystemExit)
    assert folder.stderr != damaged.stderr


def test_backup_and_restore(run, tmp_path):
    run("db", "upgrade")
    database, backup = tmp_path / "instance" / "workshop_tracker.db", tmp_path / "cadangan.db"
    assert run("backup", backup).exit_code == 0
    assert run("backup", backup).exit_code == 1
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("DELETE FROM jurisdictions")
        connection.execute("DELETE FROM organizations")
        connection.commit()
    refused = run("restore", backup)
    assert (refused.exit_code, "--yes" in refused.stderr, offices_in(database)) == (1, True, 0)
    restored = run("restore", backup, "--yes")
    assert (restored.exit_code, "Yang lama disimpan di" in restored.stdout) == (0, True)
    assert offices_in(database) == 83
    assert len(list(database.parent.glob("*.sebelum-*.db"))) == 1


def test_restore_into_a_new_installation_asks_nothing(run, tmp_path, monkeypatch):
    run("db", "upgrade")
    run("backup", tmp_path / "cadangan.db")
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(tmp_path / "lain"))
    assert run("restore", tmp_path / "cadangan.db").exit_code == 0
    assert offices_in(tmp_path / "lain" / "workshop_tracker.db") == 83


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_for_postgresql_they_name_its_own_tool(run, tmp_path, monkeypatch, command):
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", "postgresql://contoh@127.0.0.1:1/contoh")
    (tmp_path / "cadangan.db").touch()
    result = run(command, tmp_path / "cadangan.db")
    assert (result.exit_code, "pg_dump" in result.stderr) == (1, True)


def test_serve_wants_an_address_and_a_schema_first(run, monkeypatch):
    assert "WORKSHOP_TRACKER_BASE_URL" in run("serve").stderr
    monkeypatch.setenv("WORKSHOP_TRACKER_BASE_URL", "http://127.0.0.1:8000")
    assert "db upgrade" in run("serve").stderr
    assert run("serve", "--port", "0").exit_code == 2


def test_nothing_is_served_while_others_can_read_the_key(run, tmp_path, monkeypatch):
    monkeypatch.setenv("WORKSHOP_TRACKER_BASE_URL", "https://contoh.example")
    run("db", "upgrade")
    run("ledger", "rotate-key")
    (tmp_path / "instance/keys/log-key.pem").chmod(0o640)

    refused = run("serve")

    assert (refused.exit_code, "chmod 600" in refused.stderr) == (1, True)
