"""`import people` at a terminal: one JSON document, exit codes, and nothing kept of the columns that are not read."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import inspect

from tests import files
from tests.factories import make_office, make_school
from tests.people.rosters.lists import names, posts
from workshop_tracker.cli import main
from workshop_tracker.database import writing
from workshop_tracker.viewer import COMMAND


@pytest.fixture
def school(engine):
    with writing(engine, by=COMMAND) as session:
        make_office(session)
        school = make_school(session, "SMKS CONTOH JATILAWANG")
        session.commit()
        return school


@pytest.fixture
def run(tmp_path, database_url, monkeypatch):
    instance = tmp_path / "instance"
    instance.mkdir()
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(instance))
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", database_url)

    def import_people(content: bytes, *options: str, name: str = "daftar.xlsx"):
        file = tmp_path / name
        file.write_bytes(content)
        return CliRunner().invoke(main, ["import", "people", str(file), *options])

    return import_people


STAFF = files.xlsx_bytes(files.staff_list_rows(files.staff_members(20)))


def test_the_answer_is_one_document_whose_counts_add_up(engine, school, run):
    result = run(STAFF, "--json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told) == (
        0,
        {
            "layout": "dapodik_staff_list",
            "rows": 20,
            "new": 20,
            "changed": 0,
            "same": 0,
            "questions": 0,
            "rejected": 0,
            "problems": [],
            "asked": [],
        },
    )
    assert names(engine) == []


def test_apply_writes_and_twice_changes_nothing(engine, school, run):
    assert json.loads(run(STAFF, "--apply", "--json").stdout)["new"] == 20
    assert json.loads(run(STAFF, "--apply", "--json").stdout)["same"] == 20
    assert len(names(engine)) == 20


def test_a_staff_list_of_an_unknown_school_stays_out_until_it_is_named(engine, school, run):
    rows = files.staff_list_rows(files.staff_members(3), school="SMKS Contoh Tak Dikenal")
    result = run(files.xlsx_bytes(rows), "--apply", "--accept", "--json")
    assert (result.exit_code, json.loads(result.stdout)["questions"]) == (1, 3)
    named = run(files.xlsx_bytes(rows), "--apply", "--school", school.npsn, "--json")
    assert (named.exit_code, json.loads(named.stdout)["new"]) == (0, 3)
    assert {post.school_id for post in posts(engine)} == {school.id}


def test_accept_takes_suggestions_and_the_exit_code_says_what_waits(engine, school, run):
    rows = files.csv_bytes([("Nama", "Asal Sekolah"), ("Sri Ma", "SMK Contoh Jatilawang")], separator=";")
    assert run(rows, "--apply", name="d.csv").exit_code == 1
    assert names(engine) == []
    assert run(rows, "--apply", "--accept", name="d.csv").exit_code == 0
    assert names(engine) == ["Sri Ma"]


def test_each_question_is_told_with_what_accepting_would_answer(engine, school, run):
    first = [("Nama", "Asal Sekolah"), ("Siti Contoh", school.name)]
    assert run(files.csv_bytes(first), "--apply", name="a.csv").exit_code == 0
    rows = files.csv_bytes([*first, ("Budi Contoh", "SMK Contoh Tak Dikenal"), ("Sri Ma", school.name)])
    asked = json.loads(run(rows, "--json", name="b.csv").stdout)["asked"]
    assert [(each["row"], each["suggestion"]) for each in asked] == [
        (2, "orang yang sama, Siti Contoh"),
        (3, None),
        (4, "Sri Ma"),
    ]
    told = run(rows, name="b.csv").stdout
    assert "baris 2, kolom Nama: Nama dan sekolahnya sama" in told
    assert "Usulan: orang yang sama, Siti Contoh." in told
    assert f"{asked[1]['question']} Tanpa usulan." in told
    assert told.count("Usulan: ditulis “Sri Ma”") == 1
    assert "Dengan --accept" in told


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (files.csv_bytes([("Kolom", "Lain"), ("a", "b")]), "Judul kolom tidak dikenali"),
        (files.xlsx_bytes(files.register_rows(3)), "bukan daftar orang"),
        (files.workbook_bytes({"A": [("Nama",), ("Siti Contoh",)], "B": [("Nama",), ("Budi Contoh",)]}), "“A”, “B”"),
        (b"", "kosong"),
    ],
)
def test_what_is_no_list_of_people_is_refused_with_a_sentence(school, run, content, told):
    result = run(content, "--apply")
    assert (result.exit_code, result.stdout) == (1, "")
    assert told in result.stderr


def test_an_unknown_npsn_is_refused(school, run):
    result = run(STAFF, "--school", "99999999")
    assert (result.exit_code, "NPSN 99999999" in result.stderr) == (1, True)


def test_nothing_of_the_columns_that_are_not_read_is_kept_and_neither_is_the_file(engine, school, run, tmp_path):
    rows = files.staff_list_rows(files.staff_members(20))
    assert files.NEVER_READ in str(rows)
    run(files.xlsx_bytes(rows), "--apply")
    engine.dispose()
    with engine.connect() as connection:
        stored = "\n".join(
            str(row)
            for table in inspect(connection).get_table_names()
            for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"')
        )
    assert files.staff_member(0).name.split()[0] in stored
    assert files.NEVER_READ not in stored
    assert "operator@contoh.invalid" not in stored
    kept = [path for path in (tmp_path / "instance").rglob("*") if path.is_file()]
    assert not [path for path in kept if files.NEVER_READ.encode() in path.read_bytes()]
    if engine.dialect.name == "sqlite":
        assert files.NEVER_READ.encode() not in Path(engine.url.database).read_bytes()


def test_every_command_explains_itself():
    for command in ("people", "participants", "attendance"):
        result = CliRunner().invoke(main, ["import", command, "--help"])
        assert (result.exit_code, "--accept" in result.stdout) == (0, True)


def test_a_list_that_leaves_somebody_out_says_how_many_are_asked_about(engine, school, run):
    run(STAFF, "--apply", "--json")
    later = files.staff_list_rows(files.staff_members(17), downloaded="2025-08-01 08:15:00")
    result = run(files.xlsx_bytes(later), "--apply", "--json")
    assert json.loads(result.stdout)["same"] == 17
    assert "2 guru tidak ada lagi di daftar. Jawab pada halaman “Status data sekolah”." in result.stderr


def test_lines_of_a_chat_go_in_as_a_list_does(engine, school, run):
    lines = (
        "Daftar guru:",
        "1. Bu Siti Contoh, S.Pd. – SMK Contoh Jatilawang ✅ hadir",
        "2. Budi Contoh / SMK Contoh Jatilawang",
    )
    answered = run("\n".join(lines).encode(), "--apply", "--json", name="daftar.txt")
    assert (answered.exit_code, json.loads(answered.stdout)["new"]) == (0, 2)
    assert names(engine) == ["Siti Contoh", "Budi Contoh"]
    assert [post.school_id for post in posts(engine)] == [school.id] * 2
    refused = run(b"\n\n", "--json", name="kosong.txt")
    assert refused.exit_code == 1
    assert "satu orang per baris" in refused.stderr
