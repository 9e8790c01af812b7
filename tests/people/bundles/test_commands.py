"""`import people FILE.zip`: a line for each file, written one by one, and the second run changes nothing."""

import json

import pytest
from click.testing import CliRunner

from tests import files
from tests.factories import make_school
from tests.people.rosters.lists import names
from workshop_tracker.cli import main
from workshop_tracker.database import writing
from workshop_tracker.spreadsheets import packed_together
from workshop_tracker.viewer import COMMAND


@pytest.fixture
def run(engine, tmp_path, database_url, monkeypatch):
    with writing(engine, by=COMMAND) as session:
        make_school(session, "SMKS CONTOH JATILAWANG")
        session.commit()
    instance = tmp_path / "instance"
    instance.mkdir()
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(instance))
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", database_url)
    file = tmp_path / "daftar.zip"

    def import_people(content: bytes, *options: str):
        file.write_bytes(content)
        return CliRunner().invoke(main, ["import", "people", str(file), *options])

    return import_people


STAFF = files.xlsx_bytes(files.staff_list_rows(files.staff_members(5)))
SAME_PEOPLE = files.xlsx_bytes(files.staff_list_rows(files.staff_members(6)))
BUNDLE = [("a.xlsx", STAFF), ("b.xlsx", SAME_PEOPLE), ("Thumbs.db", b"x")]


def test_each_file_knows_whom_those_before_it_brought(engine, run):
    preview = run(packed_together(BUNDLE))
    assert preview.exit_code == 0, preview.output
    assert "a.xlsx: 5 baris: 5 baru." in preview.stdout
    assert "Thumbs.db: Berkas sistem, dilewati." in preview.stdout
    assert names(engine) == []
    first, second, junk = json.loads(run(packed_together(BUNDLE), "--apply", "--json").stdout)["files"]
    assert (first["new"], second["new"], second["same"]) == (5, 1, 5)
    assert junk == {"file": "Thumbs.db", "refused": "Berkas sistem, dilewati."}
    assert len(names(engine)) == 6
    again = json.loads(run(packed_together(BUNDLE), "--apply", "--json").stdout)["files"]
    assert [each.get("same") for each in again] == [5, 6, None]


def test_a_file_that_fails_holds_up_no_other_and_is_told(engine, run):
    answer = run(packed_together([("rusak.xlsx", b"PK\x03\x04" + bytes(99)), ("a.xlsx", STAFF)]), "--apply")
    assert answer.exit_code == 1
    assert "rusak.xlsx: Berkas ini rusak" in answer.stdout
    assert len(names(engine)) == 5


def test_what_is_no_zip_is_refused(run):
    answer = run(b"PK\x03\x04", "--json")
    assert answer.exit_code == 1
    assert "ZIP ini rusak" in answer.stderr
    assert "ZIP ini rusak" in json.loads(answer.stdout)["error"]


def test_a_list_that_leaves_somebody_out_is_told_with_its_file(engine, run):
    later = files.xlsx_bytes(files.staff_list_rows(files.staff_members(3), downloaded="2025-08-01 08:15:00"))
    answer = run(packed_together([("a.xlsx", STAFF), ("b.xlsx", later)]), "--apply", "--json")
    assert "b.xlsx: 2 guru tidak ada lagi di daftar." in answer.stderr
    assert len(json.loads(answer.stdout)["files"]) == 2
