"""`synthesize` as it is typed."""

import json

import pytest
from click.testing import CliRunner

from tests.factories import make_school
from tests.synthesis.conftest import TINY
from workshop_tracker.cli import main
from workshop_tracker.database import make_engine, writing
from workshop_tracker.synthesis import commands
from workshop_tracker.viewer import COMMAND


@pytest.fixture(autouse=True)
def _a_province_is_tiny(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(commands.SCALES, "province", TINY)


def typed(*words: str):
    return CliRunner().invoke(main, ["synthesize", "--scale", "province", *words])


def test_an_empty_database_is_made_ready_and_filled_once(tmp_path):
    url = f"sqlite:///{tmp_path}/new.db"
    first = typed("--database", url, "--json")
    assert first.exit_code == 0
    told = json.loads(first.stdout)
    assert told["rows"]["schools"] == TINY.schools
    assert told["marks_per_second"] > 0
    again = typed("--database", url)
    assert again.exit_code == 1
    assert "sudah berisi" in again.stderr


def test_whatever_holds_anything_is_refused(engine, database_url):
    with writing(engine, by=COMMAND) as session:
        make_school(session, "SMK CONTOH")
        session.commit()
    refused = typed("--database", database_url, "--json")
    assert refused.exit_code == 1
    assert "kosong" in json.loads(refused.stdout)["error"]


def test_somebody_elses_database_is_refused(tmp_path):
    url = f"sqlite:///{tmp_path}/foreign.db"
    theirs = make_engine(url)
    with theirs.execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql("CREATE TABLE theirs (id INTEGER)")
    theirs.dispose()
    assert typed("--database", url).exit_code == 1


def test_people_read_how_much_there_is(tmp_path):
    told = typed("--database", f"sqlite:///{tmp_path}/new.db")
    assert told.exit_code == 0
    assert "tanda hadir per detik" in told.stdout
    assert "users add" in told.stdout
