"""`people export`: what goes out goes in again unchanged, and who took it is written down."""

import csv

import openpyxl
from click.testing import CliRunner
from sqlalchemy import select

from tests.factories import make_office, make_person, make_school
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.cli import main
from workshop_tracker.database import reading, writing
from workshop_tracker.viewer import COMMAND

NUPTK = "1234567890123456"


def call(*arguments):
    return CliRunner().invoke(main, [*map(str, arguments)])


def prepare(engine, database_url, monkeypatch):
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", database_url)
    with writing(engine, by=COMMAND) as session:
        office = make_office(session)
        here, there = (
            make_school(session, "SMKN 1 CONTOH"),
            make_school(session, "SMAN 2 CONTOH", district_code="33.75"),
        )
        make_person(session, "Ayu Contoh", school=here, nuptk=NUPTK)
        make_person(session, "Budi Contoh", school=there)
        session.commit()
        return office.code, here.npsn


def test_it_goes_out_with_a_reason_and_in_again_unchanged(engine, database_url, monkeypatch, tmp_path):
    office, npsn = prepare(engine, database_url, monkeypatch)
    file = tmp_path / "orang.xlsx"
    answer = call("people", "export", "--output", file, "--reason", "Memadankan  data")
    assert (answer.exit_code, answer.stdout, answer.stderr) == (0, "", f"2 orang ditulis ke {file}.\n")
    book = openpyxl.load_workbook(file)
    heading, *rows = book["Orang"].iter_rows(values_only=True)
    assert [dict(zip(heading, row, strict=True))["NUPTK"] for row in rows] == [NUPTK, None]
    assert "Alasan: Memadankan data" in book["Catatan"]["A2"].value
    assert '"same": 2' in call("import", "people", file, "--json").stdout

    narrow = tmp_path / "satu.csv"
    assert call("people", "export", "--output", narrow, "--reason", "Cek", "--school", npsn).exit_code == 0
    with narrow.open(encoding="utf-8-sig", newline="") as lines:
        assert sum(NUPTK in line for line in csv.reader(lines)) == 1
    of_office = tmp_path / "kantor.csv"
    assert call("people", "export", "--output", of_office, "--reason", "Cek", "--office", office).exit_code == 0
    assert "Budi" not in of_office.read_text(encoding="utf-8")
    with reading(engine) as session:
        noted = session.scalars(select(AuditEntry).where(AuditEntry.action == "export").order_by(AuditEntry.id)).all()
    assert [(each.new, each.reason) for each in noted] == [
        ("2 orang", "Memadankan data"),
        (f"1 orang; sekolah {npsn}", "Cek"),
        (f"1 orang; kantor {office}", "Cek"),
    ]


def test_what_cannot_be_taken_is_told_and_noted_by_nobody(engine, database_url, monkeypatch, tmp_path):
    prepare(engine, database_url, monkeypatch)
    file = tmp_path / "orang.csv"
    for arguments, told in (
        (("--output", tmp_path / "orang.pdf", "--reason", "Cek"), ".xlsx atau .csv"),
        (("--output", file, "--reason", " "), "alasannya"),
        (("--output", file, "--reason", "Cek", "--school", "99999999"), "NPSN 99999999"),
        (("--output", file, "--reason", "Cek", "--office", "tidak-ada"), "tidak-ada"),
    ):
        answer = call("people", "export", *arguments)
        assert (answer.exit_code, told in answer.stderr, file.exists()) == (1, True, False)
    with reading(engine) as session:
        assert session.scalars(select(AuditEntry).where(AuditEntry.action == "export")).all() == []
