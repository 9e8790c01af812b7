"""Whatever an insider changes past the product is seen: on the public page at once, by the command for all papers."""

import json

import pytest
from click.testing import CliRunner
from sqlalchemy import select, text

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.clients import make_app
from tests.ledger.logs import without_triggers
from workshop_tracker.certificates.actions import correct_certificate, issue_certificates, revoke_certificate
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.certificates.sealing.checking import contradictions_with_log
from workshop_tracker.certificates.verification.answers import VerifiedState
from workshop_tracker.certificates.verification.queries import verify
from workshop_tracker.cli import main
from workshop_tracker.database import now, reading, writing
from workshop_tracker.viewer import COMMAND


@pytest.fixture
def hall(engine):
    """Ayu's paper has a second edition, Budi's is revoked, Cici's was corrected before it was valid."""
    hall = Hall(engine, present=("Ayu Contoh", "Budi Contoh", "Cici Contoh"))
    with writing(engine, by=COMMAND) as session:
        issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        correct_certificate(session, paper(session, "Ayu Contoh"), name="Ayu Contoh, S.Pd.", reason="Gelar")
        revoke_certificate(session, paper(session, "Budi Contoh"), reason="Salah orang", at=now())
        session.commit()
    return hall


def paper(session, name):
    return session.scalars(select(Certificate).where(Certificate.name == name)).one()


def tamper(engine, statement):
    with writing(engine, by=COMMAND) as session:
        without_triggers(session, "certificates", "ledger_entries")
        session.execute(text(statement))
        session.commit()


def found(engine):
    with reading(engine) as session:
        return [(one.number[:3], one.reason) for one in contradictions_with_log(session)]


CHANGES = {
    "a revoked paper valid again": (
        "UPDATE certificates SET state = 'valid' WHERE name = 'Budi Contoh'",
        [("002", "berbeda dengan log: keadaan")],
    ),
    "a replaced paper withdrawn": (
        "UPDATE certificates SET state = 'withdrawn' WHERE name = 'Ayu Contoh'",
        [("001", "berbeda dengan log: keadaan")],
    ),
    "another name everywhere": (
        "UPDATE certificates SET name = 'Dedi Contoh', snapshot = replace(snapshot, 'Cici Contoh', 'Dedi Contoh')"
        " WHERE name = 'Cici Contoh'",
        [("003", "tidak ada dalam log, atau isinya diubah"), ("003", "ada dalam log, tidak ada dalam basis data")],
    ),
    "another name in the list alone": (
        "UPDATE certificates SET name = 'Dedi Contoh' WHERE name = 'Cici Contoh'",
        [("003", "berbeda dengan log: kolom")],
    ),
    "another place": (
        'UPDATE certificates SET snapshot = replace(snapshot, \'"place":"\', \'"place":"Lain\')'
        " WHERE name = 'Cici Contoh'",
        [("003", "berbeda dengan log: isi")],
    ),
    "a paper gone": (
        "DELETE FROM certificates WHERE name = 'Cici Contoh'",
        [("003", "ada dalam log, tidak ada dalam basis data")],
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_command_finds_every_change(hall, engine, change):
    statement, contradictions = CHANGES[change]
    assert found(engine) == []

    tamper(engine, statement)

    assert found(engine) == contradictions


def test_nobody_is_told_that_a_changed_paper_is_valid(hall, engine):
    with reading(engine) as session:
        budi, cici = paper(session, "Budi Contoh").code, paper(session, "Cici Contoh").code
        place = verify(session, cici).place
    assert (place.year, place.seq, place.checkpoint) == (DAY.year, 6, None)
    browser = make_app(engine).test_client()

    tamper(engine, CHANGES["a revoked paper valid again"][0])
    tamper(engine, CHANGES["another place"][0])

    with reading(engine) as session:
        assert {verify(session, code).state for code in (budi, cici)} == {VerifiedState.CONTRADICTED}
    page = browser.get(f"/v/{cici}").text
    assert "tidak dapat dipastikan" in page
    assert "Cici Contoh" not in page
    assert "sah." not in page


def test_the_command_tells_and_fails_when_something_does_not_agree(hall, engine, database_url, tmp_path, monkeypatch):
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(tmp_path))
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", database_url)
    well = CliRunner().invoke(main, ["certificates", "check-log"])
    tamper(engine, CHANGES["a paper gone"][0])

    ill = CliRunner().invoke(main, ["certificates", "check-log", "--json"])

    assert (well.exit_code, well.stdout) == (0, "Semua sesuai dengan log.\n")
    assert (ill.exit_code, [row["reason"] for row in json.loads(ill.stdout)]) == (1, [CHANGES["a paper gone"][1][0][1]])
