"""`certificates …` at a terminal: answers, reasons and exit codes."""

import json

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.preparing import prepare_certificates
from workshop_tracker.cli import main
from workshop_tracker.database import writing
from workshop_tracker.viewer import COMMAND


@pytest.fixture
def run(engine, tmp_path, database_url, monkeypatch):
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(tmp_path))
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", database_url)
    monkeypatch.setenv("WORKSHOP_TRACKER_BASE_URL", BASE_URL)
    return lambda *words: CliRunner().invoke(main, ["certificates", *words])


def test_issuing_names_the_prepared_papers_that_wait_and_withdrawing_burns_them(engine, run):
    hall = Hall(engine, present=("Ayu Contoh",), unmarked=("Budi Contoh",))
    with writing(engine, by=COMMAND) as session:
        prepare_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL, before_the_end=True)
        session.commit()
    hall.mark_absent("Budi Contoh")

    issued = run("issue", hall.slug, "--json")
    withdrawn = run("withdraw", hall.slug, "--json")

    assert (issued.exit_code, json.loads(issued.stdout)["validated"]) == (0, 1)
    assert f"1 sertifikat yang disiapkan menunggu ditarik: certificates withdraw {hall.slug}" in issued.stderr
    assert withdrawn.exit_code == 0
    assert json.loads(withdrawn.stdout) == {
        "workshop": hall.slug,
        "withdrawn": [
            {
                "number": "002/CONTOH/VII/2025",
                "name": "Budi Contoh",
                "reason": "Hadir 0 dari 8 JP (0%), batas 80%.",
            }
        ],
    }
    assert run("withdraw", hall.slug).stdout == "0 sertifikat ditarik.\n"
    assert "withdraw" not in run("issue", hall.slug).stderr


def test_a_revoked_paper_is_not_issued_anew_and_the_exit_code_says_that_somebody_lacks_one(engine, run):
    hall = Hall(engine, present=("Ayu Contoh", "Budi Contoh"))
    assert run("issue", hall.slug).exit_code == 0
    assert run("revoke", "001/CONTOH/VII/2025", "--reason", "Salah orang", "--cause", "misused").exit_code == 0

    again = run("issue", hall.slug, "--json")

    answer = json.loads(again.stdout)
    assert (again.exit_code, answer["prepared"], answer["validated"]) == (1, 0, 0)
    (left,) = answer["left_out"]
    assert left["name"] == "Ayu Contoh"
    assert left["reason"].startswith("Sertifikatnya dicabut")


def test_no_paper_is_dated_ahead(engine, run):
    hall = Hall(engine, present=("Ayu Contoh",))

    for command in ("issue", "prepare"):
        refused = run(command, hall.slug, "--on", "2999-01-01", "--json")
        assert refused.exit_code == 1
        assert json.loads(refused.stdout)["error"].startswith("Tanggal sertifikat (1 Januari 2999) belum tiba;")
    assert json.loads(run("list", hall.slug, "--json").stdout) == []


def test_checking_says_the_three_columns_and_writes_nothing(engine, run):
    hall = Hall(engine, present=("Ayu Contoh",), absent=("Budi Contoh",), unmarked=("Dwi Contoh",))

    checked = run("check", hall.slug, "--json")

    assert checked.exit_code == 0
    assert json.loads(checked.stdout) == {
        "workshop": hall.slug,
        "missing": [],
        "warnings": [],
        "joining": [],
        "valid": 0,
        "ready": [{"name": "Ayu Contoh", "role": "participant", "reasons": []}],
        "to_check": [
            {
                "name": "Dwi Contoh",
                "role": "participant",
                "reasons": ["Hadir 0 dari 8 JP (0%), batas 80%. 2 sesi belum ditandai."],
            }
        ],
        "not_due": [{"name": "Budi Contoh", "role": "participant", "reasons": ["Hadir 0 dari 8 JP (0%), batas 80%."]}],
    }
    told = run("check", hall.slug).stdout
    assert "Siap: 1\n  Ayu Contoh\nPerlu dicek: 1\n" in told
    assert json.loads(run("list", hall.slug, "--json").stdout) == []


def test_checking_refuses_what_cannot_be_prepared_with_the_reason(engine, run):
    hall = Hall(engine, present=("Ayu Contoh",), number_pattern="")

    checked = run("check", hall.slug, "--json")

    assert (checked.exit_code, json.loads(checked.stdout)["missing"]) == (1, ["Pola nomor sertifikat belum diisi."])
    assert run("check", "tidak-ada").exit_code == 1


def test_what_is_only_to_be_checked_is_issued(engine, run):
    hall = Hall(engine, present=("Ayu Contoh",))
    with writing(engine, by=COMMAND) as session:
        session.scalars(select(Participation)).one().school_id = None
        session.commit()

    (person,) = json.loads(run("check", hall.slug, "--json").stdout)["to_check"]

    assert person["reasons"] == ["Tanpa sekolah atau unit kerja; lengkapi sebelum disahkan."]
    assert json.loads(run("issue", hall.slug, "--json").stdout)["validated"] == 1
