"""`import undo` at a terminal."""

import json

import pytest
from click.testing import CliRunner

from tests import files
from tests.attendance.undoing.test_actions import counts
from tests.factories import make_office, make_school
from workshop_tracker.cli import main
from workshop_tracker.database import writing
from workshop_tracker.viewer import COMMAND


@pytest.fixture
def run(engine, tmp_path, database_url, monkeypatch):
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(tmp_path))
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", database_url)
    with writing(engine, by=COMMAND) as session:
        make_office(session)
        make_school(session, "SMKS CONTOH JATILAWANG")
        session.commit()
    file = tmp_path / "daftar.xlsx"
    file.write_bytes(files.xlsx_bytes(files.free_list_rows(files.staff_members(3))))
    return lambda *words: CliRunner().invoke(main, ["import", *[word.replace("FILE", str(file)) for word in words]])


def test_the_command_names_its_batch_and_takes_it_back(run, engine):
    told = run("people", "FILE", "--apply").stdout
    assert "import undo 1 --apply" in told
    assert counts(engine)[0] == 3
    preview = run("undo", "1")
    assert (preview.exit_code, "Belum ada yang ditarik" in preview.stdout, counts(engine)[0]) == (0, True, 3)
    done = run("undo", "1", "--apply", "--json")
    assert json.loads(done.stdout)["undone"] is True
    assert counts(engine) == [0, 0, 0, 0]


def test_beside_the_document_of_an_import_its_number_is_told(run):
    answer = run("people", "FILE", "--apply", "--json")
    assert "batch" not in json.loads(answer.stdout)
    assert "import undo 1 --apply" in answer.stderr


def test_what_cannot_be_taken_back_is_refused(run):
    missing = run("undo", "7")
    assert (missing.exit_code, "nomor 7 tidak ada" in missing.stderr) == (1, True)
    run("people", "FILE", "--apply")
    run("undo", "1", "--apply")
    assert run("undo", "1", "--apply").exit_code == 1
