"""`workshops import` as somebody at a terminal meets it."""

import json

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

from tests.factories import make_office
from tests.workshops.plans.plan_files import plan_file
from workshop_tracker.cli import main
from workshop_tracker.database import Base, reading, writing
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.queries import workshop_by_slug

SLUG = "pembelajaran-mendalam-contoh-2025-07-11"


@pytest.fixture
def run(engine, database_url, tmp_path, monkeypatch):
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(tmp_path))
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", database_url)
    with writing(engine, by=COMMAND) as session:
        make_office(session, "Cabang Dinas Pendidikan Contoh")
        session.commit()

    def import_plan(document, *switches):
        file = tmp_path / "rencana.json"
        file.write_bytes(document if isinstance(document, bytes) else json.dumps(document).encode())
        return CliRunner().invoke(main, ["workshops", "import", str(file), *switches])

    return import_plan


def rows(engine):
    with reading(engine) as session:
        tables = Base.metadata.sorted_tables
        return {table.name: session.scalar(select(func.count()).select_from(table)) for table in tables}


def test_without_apply_nothing_is_written(engine, run):
    before = rows(engine)
    answer = run(plan_file(), "--json")
    assert (answer.exit_code, json.loads(answer.stdout)) == (
        0,
        {
            "slug": SLUG,
            "title": "Pembelajaran Mendalam Contoh",
            "state": "open",
            "outcome": "new",
            "missing": [],
            "problems": [],
        },
    )
    assert rows(engine) == before


def test_apply_writes_and_the_same_file_again_changes_nothing(engine, run):
    assert json.loads(run(plan_file(), "--apply", "--json").stdout)["outcome"] == "new"
    with reading(engine) as session:
        assert workshop_by_slug(session, SLUG) is not None
    written = rows(engine)
    assert json.loads(run(plan_file(), "--apply", "--json").stdout)["outcome"] == "same"
    assert rows(engine) == written


def test_a_draft_says_what_it_lacks(run):
    answer = json.loads(run(plan_file(signatories=None), "--json").stdout)
    assert (answer["state"], answer["missing"]) == (
        "draft",
        [{"path": "signatories", "message": "Penanda tangan belum ada."}],
    )


def test_an_open_workshop_without_a_day_is_told_that_its_papers_wait(run):
    undated = [{"number": 1, "topic": "Refleksi", "lesson_hours": 8}]
    answer = run(plan_file(starts_on=None, ends_on=None, sessions=undated), "--json")
    assert (json.loads(answer.stdout)["state"], answer.stderr) == ("open", "Tanggal belum ada: sertifikat menunggu.\n")
    assert run(plan_file(), "--json").stderr == ""


def test_problems_are_told_with_paths_and_the_exit_code(engine, run):
    answer = run(plan_file(titel="Contoh"), "--apply", "--json")
    assert answer.exit_code == 1
    assert json.loads(answer.stdout) == {
        "slug": None,
        "title": None,
        "state": None,
        "outcome": None,
        "missing": [],
        "problems": [{"path": "titel", "message": "Kunci “titel” tidak dikenal. Mungkin maksudnya “title”."}],
    }
    with reading(engine) as session:
        assert session.scalar(select(func.count()).select_from(Workshop)) == 0


def test_names_that_mean_nothing_here_leave_nothing_behind(engine, run):
    before = rows(engine)
    answer = run(plan_file(office="Kantor Tak Dikenal"), "--apply", "--json")
    assert (answer.exit_code, [p["path"] for p in json.loads(answer.stdout)["problems"]]) == (1, ["office"])
    assert rows(engine) == before


def test_in_words_for_people(run):
    answer = run(plan_file(number_pattern=None))
    assert answer.exit_code == 0
    assert answer.stdout.splitlines() == [
        f"Kegiatan baru: Pembelajaran Mendalam Contoh ({SLUG})",
        "Keadaan: draf",
        "- Pola nomor sertifikat belum diisi.",
        "Ini pratinjau; belum ada yang ditulis. Tulis dengan --apply.",
    ]
    refused = run({"mode": "aula", "catatan": 1})
    assert refused.exit_code == 1
    assert refused.stderr.splitlines() == [
        "Rencana belum dapat dipakai:",
        "- catatan: Kunci “catatan” tidak dikenal.",
        "- mode: “aula” tidak dikenal. Pilihan: onsite, online, dan hybrid.",
    ]


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe{}", b""])
def test_a_file_that_is_no_plan_is_a_problem_of_the_file(run, content):
    answer = run(content, "--json")
    assert (answer.exit_code, [p["path"] for p in json.loads(answer.stdout)["problems"]]) == (1, [""])


def test_a_byte_order_mark_is_read_over(run):
    answer = run(b"\xef\xbb\xbf" + json.dumps(plan_file()).encode(), "--json")
    assert json.loads(answer.stdout)["outcome"] == "new"


def test_called_wrongly(run):
    assert CliRunner().invoke(main, ["workshops", "import"]).exit_code == 2
    assert CliRunner().invoke(main, ["workshops", "import", "nowhere.json"]).exit_code == 2
    assert CliRunner().invoke(main, ["workshops", "import", "--help"]).exit_code == 0
