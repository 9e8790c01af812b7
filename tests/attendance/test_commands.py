"""`import participants` and `import attendance` at a terminal."""

import json
from collections import Counter

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

from tests import files
from tests.attendance.participants.lists import registered
from tests.factories import make_office, make_school, make_workshop
from workshop_tracker.attendance.models import Attendance, Mark
from workshop_tracker.cli import main
from workshop_tracker.database import reading, writing
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.models import WorkshopState

PARTICIPANTS = files.free_list_rows(files.staff_members(20))
NAMES = [f"{member.name}, S.Pd." for member in files.staff_members(20)]


@pytest.fixture
def workshop(engine):
    with writing(engine, by=COMMAND) as session:
        make_office(session)
        make_school(session, "SMKS CONTOH JATILAWANG")
        workshop = make_workshop(session)
        session.commit()
        return workshop


@pytest.fixture
def run(tmp_path, database_url, monkeypatch):
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(tmp_path))
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", database_url)

    def import_list(kind: str, workshop, rows, *options: str):
        file = tmp_path / "daftar.xlsx"
        file.write_bytes(files.xlsx_bytes(rows))
        slug = workshop if isinstance(workshop, str) else workshop.slug
        result = CliRunner().invoke(main, ["import", kind, slug, str(file), *options, "--json"])
        return result.exit_code, json.loads(result.stdout)

    return import_list


def test_participants_then_their_marks(engine, workshop, run):
    code, told = run("participants", workshop, PARTICIPANTS, "--apply")
    assert (code, told["new"], told["problems"]) == (0, 20, [])
    assert sorted(registered(engine, workshop)) == sorted(NAMES)
    code, told = run("attendance", workshop, files.attendance_rows(NAMES), "--apply")
    assert (code, told["layout"], told["new"]) == (0, "attendance_list", 20)
    with reading(engine) as session:
        assert session.scalar(select(func.count()).select_from(Attendance)) == 40


def test_without_apply_nothing_is_written(engine, workshop, run):
    told = run("participants", workshop, PARTICIPANTS)[1]
    assert (told["new"], told["asked"]) == (20, [])
    assert registered(engine, workshop) == []


def test_a_text_out_of_a_chat_is_read_line_by_line(engine, workshop, run, tmp_path):
    chat = tmp_path / "grup.txt"
    lines = ("*PESERTA* 🎉", "1. Bu Dewi Contoh, S.Pd - SMK Contoh Jatilawang 081234567890", "2) Pak Budi Contoh")
    chat.write_text("\n".join(lines), "utf-8")
    result = CliRunner().invoke(main, ["import", "participants", workshop.slug, str(chat), "--apply", "--json"])
    assert (result.exit_code, json.loads(result.stdout)["layout"]) == (0, "pasted_text")
    assert sorted(registered(engine, workshop)) == ["Budi Contoh", "Dewi Contoh, S.Pd."]
    chat.rename(tmp_path / "grup.csv")
    refused = CliRunner().invoke(main, ["import", "participants", workshop.slug, str(tmp_path / "grup.csv")])
    assert (refused.exit_code, "Judul kolom" in refused.output) == (1, True)


def test_twice_is_the_same(workshop, run):
    for rows, kind in ((PARTICIPANTS, "participants"), (files.attendance_rows(NAMES), "attendance")):
        run(kind, workshop, rows, "--apply")
        code, told = run(kind, workshop, rows, "--apply")
        assert (code, told["same"]) == (0, 20)


def test_what_stays_out_makes_the_exit_code_one(workshop, run):
    code, told = run("attendance", workshop, files.attendance_rows(["Bukan Peserta Contoh"]), "--apply")
    assert (code, told["rejected"]) == (1, 1)
    assert told["problems"] == [
        {"row": 2, "column": "Nama", "message": "“Bukan Peserta Contoh” tidak ada dalam daftar peserta."}
    ]


def test_an_unknown_or_closed_workshop_is_refused(engine, workshop, run):
    assert run("participants", "tidak-ada", PARTICIPANTS)[0] == 1
    with writing(engine, by=COMMAND) as session:
        session.add(workshop)
        workshop.state = WorkshopState.CLOSED
        session.commit()
    assert "ditutup" in run("participants", workshop, PARTICIPANTS, "--apply")[1]["error"]


def test_a_list_without_marks_is_no_attendance(workshop, run):
    assert "Kehadiran" in run("attendance", workshop, PARTICIPANTS)[1]["error"]


def test_a_grid_is_read_by_its_columns_and_signs_are_explained_once(engine, workshop, run):
    run("participants", workshop, PARTICIPANTS, "--apply")
    grid = [("Nama", "Hari 1"), *((name, "x" if place else "v") for place, name in enumerate(NAMES))]
    code, told = run("attendance", workshop, grid)
    assert (code, told["layout"], told["new"], told["questions"]) == (1, "attendance_grid", 1, 19)
    code, told = run("attendance", workshop, grid, "--sign", "x=A", "--apply")
    with reading(engine) as session:
        marks = Counter(session.scalars(select(Attendance.mark)))
    assert (code, marks) == (0, {Mark.PRESENT: 2, Mark.ABSENT: 38})
    assert "tulis tandanya" in run("attendance", workshop, grid, "--sign", "x=mungkin")[1]["error"]
