"""`schools status` and `schools link` as an administrator calls them."""

import json
import re

import pytest
from click.testing import CliRunner

from tests.factories import make_office, make_school
from workshop_tracker.accounts.school_links.queries import link_by_token
from workshop_tracker.cli import main
from workshop_tracker.database import now, reading, today, writing
from workshop_tracker.people.denominator.actions import declare_headcount
from workshop_tracker.people.denominator.rules import Headcount
from workshop_tracker.viewer import COMMAND


@pytest.fixture
def call(engine, database_url, tmp_path, monkeypatch):
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", database_url)
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(tmp_path))
    monkeypatch.setenv("WORKSHOP_TRACKER_BASE_URL", "https://contoh.example")

    def called(*words):
        return CliRunner().invoke(main, words)

    return called


@pytest.fixture
def school(engine):
    with writing(engine, by=COMMAND) as session:
        make_office(session, code="contoh-x")
        made = make_school(session, "SMK CONTOH BARU")
        make_school(session, "SMK CONTOH TIADA")
        declare_headcount(session, made.id, Headcount(today(), 38), on=today())
        session.commit()
        return made


def test_the_status_of_an_office_in_words_and_as_one_document(call, school):
    told = call("schools", "status", "contoh-x")
    assert told.exit_code == 0
    assert "1 dari 2 sekolah lengkap, 0 lebih dari 6 bulan, 1 belum ada." in told.stdout

    document = json.loads(call("schools", "status", "contoh-x", "--json").stdout)
    assert (document["schools"], document["complete"], document["old"], document["none"]) == (2, 1, 0, 1)
    row = next(row for row in document["rows"] if row["npsn"] == school.npsn)
    assert (row["state"], row["teachers"], row["source"], row["told_on"]) == (
        "complete",
        38,
        "statement",
        today().isoformat(),
    )
    assert call("schools", "status", "tidak-ada").exit_code == 1


def test_a_link_opens_its_school_and_is_kept_nowhere(call, school, engine):
    told = call("schools", "link", school.npsn)
    token = re.search(r"https://contoh\.example/s/(\S+)", told.stdout)[1]
    with reading(engine) as session:
        assert link_by_token(session, token, at=now()).school_id == school.id

    document = json.loads(call("schools", "link", school.npsn, "--json").stdout)
    assert document["npsn"] == school.npsn
    with reading(engine) as session:
        assert link_by_token(session, token, at=now()) is None  # the newer one put it to sleep
    assert call("schools", "link", "00000000").exit_code == 1
    assert json.loads(call("schools", "link", "00000000", "--json").stdout).keys() == {"error"}
