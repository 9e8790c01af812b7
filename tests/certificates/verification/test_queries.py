"""What anyone may be told of a code."""

import pytest
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, issue, workshop_of
from tests.statements import selects_of
from workshop_tracker.certificates.actions import correct_certificate, revoke_certificate
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.certificates.preparing import prepare_certificates
from workshop_tracker.certificates.verification.answers import UNKNOWN, VerifiedState, verification_document
from workshop_tracker.certificates.verification.queries import verify
from workshop_tracker.database import now, reading, writing
from workshop_tracker.viewer import COMMAND


@pytest.fixture
def hall(engine):
    return Hall(engine, present=("Ayu Contoh",), nip="198001012005012001")


def act(hall, action, **values):
    with writing(hall.engine, by=COMMAND) as session:
        action(session, session.scalars(select(Certificate).order_by(Certificate.id)).first(), **values)
        session.commit()


def answers(engine):
    with reading(engine) as session:
        codes = session.scalars(select(Certificate.code).order_by(Certificate.version)).all()
        return [verify(session, code) for code in codes]


def test_a_valid_paper_says_all_that_is_printed_except_the_identity_line(hall, engine):
    issue(hall)

    (answer,) = answers(engine)

    assert answer.state is VerifiedState.VALID
    assert (answer.text.name, answer.text.lesson_hours) == ("Ayu Contoh", 8)
    assert answer.text.identity_line == ""
    assert verification_document(answer)["programme"] == [
        {"group": "B", "topic": f"Materi Contoh {number}", "speakers": "", "lesson_hours": 4} for number in (1, 2)
    ]
    assert [(entry.number, entry.topic, entry.lesson_hours) for entry in answer.back] == [
        ("B", "Pokok", 8),
        ("1", "Materi Contoh 1", 4),
        ("2", "Materi Contoh 2", 4),
    ]
    assert "19800101" not in str(verification_document(answer))


def test_a_prepared_paper_waits(hall, engine):
    with writing(engine, by=COMMAND) as session:
        prepare_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        session.commit()

    (answer,) = answers(engine)
    assert answer.state is VerifiedState.PREPARED


def test_a_replaced_paper_names_its_successor_and_why(hall, engine):
    issue(hall)
    act(hall, correct_certificate, name="Ayu Contoh, S.Pd.", reason="Gelar kurang")

    old, new = answers(engine)

    assert (old.state, new.state) == (VerifiedState.REPLACED, VerifiedState.VALID)
    assert old.successor == new.text.code
    assert old.reason == "Gelar kurang"
    assert new.reason == ""
    assert old.since is not None


def test_a_revoked_paper_says_when_and_why(hall, engine):
    issue(hall)
    act(hall, revoke_certificate, reason="Salah orang", at=now())

    (answer,) = answers(engine)

    assert (answer.state, answer.reason) == (VerifiedState.REVOKED, "Salah orang")
    assert answer.since is not None


@pytest.mark.parametrize("written", ["", "0" * 26, "bukan kode", "7K3MQ9TRX2HV4WZC8NDF5PGJ6U", "\0", "x" * 10_000])
def test_unknown_and_malformed_codes_are_answered_alike(hall, engine, written):
    issue(hall)

    with reading(engine) as session:
        assert verify(session, written) == UNKNOWN
    assert verification_document(UNKNOWN) == {"state": "unknown", "demo": False}


def test_a_sample_says_so(engine):
    hall = Hall(engine, present=("Ayu Contoh",), is_sample=True)
    issue(hall)

    (answer,) = answers(engine)

    assert verification_document(answer)["demo"] is True


def test_two_statements_answer_for_a_valid_paper(hall, engine):
    issue(hall)
    with reading(engine) as session:
        code = session.scalars(select(Certificate.code)).one()
        with selects_of(engine) as seen:
            verify(session, code)

    assert len(seen) == 2  # the paper by its code with its signature, the newest entry about it with its checkpoint
