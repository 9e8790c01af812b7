"""`workshops list` as somebody at a terminal meets it."""

import json

import pytest
from click.testing import CliRunner

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.factories import add
from workshop_tracker.certificates.actions import issue_certificates
from workshop_tracker.cli import main
from workshop_tracker.database import writing
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.models import Workshop


@pytest.fixture
def run(database_url, tmp_path, monkeypatch):
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(tmp_path))
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", database_url)
    return lambda *arguments: CliRunner().invoke(main, ["workshops", "list", *arguments])


@pytest.fixture
def hall(engine):
    """A held workshop with two participants, one with a valid paper, and a draft beside it."""
    hall = Hall(engine, present=("Ayu Contoh",), absent=("Budi Contoh",))
    with writing(engine, by=COMMAND) as session:
        issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        add(session, Workshop(slug="draf-contoh", title="Draf Contoh"))
        session.commit()
    return hall


def test_the_json_is_one_array_of_objects_with_drafts(run, hall):
    answer = run("--json")
    assert answer.exit_code == 0
    draft, held = json.loads(answer.stdout)
    assert draft == {
        "slug": "draf-contoh",
        "title": "Draf Contoh",
        "state": "draft",
        "starts_on": None,
        "ends_on": None,
        "issuer": None,
        "participants": 0,
        "certificates": 0,
    }
    assert held == {
        "slug": hall.slug,
        "title": "Pembelajaran Mendalam Contoh",
        "state": "open",
        "starts_on": "2025-07-11",
        "ends_on": "2025-07-11",
        "issuer": "MGMP Contoh",
        "participants": 2,
        "certificates": 1,
    }


def test_people_read_one_line_for_each(run, hall):
    lines = run().stdout.splitlines()
    assert lines == [
        "tanpa tanggal  Draf Contoh (draf-contoh)  draf  0 peserta, 0 sertifikat",
        f"2025-07-11  Pembelajaran Mendalam Contoh ({hall.slug})  terbuka  2 peserta, 1 sertifikat",
    ]


def test_no_workshops_are_an_empty_array(engine, run):
    assert json.loads(run("--json").stdout) == []
