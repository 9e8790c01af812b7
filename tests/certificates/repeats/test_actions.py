"""A press that arrives twice does one thing and is answered alike."""

import datetime as dt

import pytest
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.repeats.actions import correct_once, revoke_once
from workshop_tracker.certificates.repeats.rules import OtherContent, new_operation_id, operation
from workshop_tracker.certificates.runs.actions import (
    begin_preparing,
    begin_validating,
    finish,
    prepare_part,
    validate_part,
)
from workshop_tracker.database import now, reading, writing
from workshop_tracker.viewer import COMMAND

PRESS = "0123456789abcdef0123456789abcdef"
VALIDATES = "00112233445566778899aabbccddeeff"
NEXT = "fedcba9876543210fedcba9876543210"


@pytest.fixture
def hall(engine):
    return Hall(engine, present=("Ayu Contoh", "Budi Contoh"))


def do(hall, act):
    with writing(hall.engine, by=COMMAND) as session:
        answer = act(session, workshop_of(session, hall))
        session.commit()
    return answer


def prepare(hall, press=PRESS, on=DAY):
    def run(session, workshop):
        begun = begin_preparing(session, workshop, press, on=on)
        for part in begun.parts:
            prepare_part(session, workshop, begun, part, on=on, base_url=BASE_URL)
        return finish(session, begun)

    return do(hall, run)


def validate(hall, press):
    def run(session, workshop):
        begun = begin_validating(session, workshop, press)
        for part in begun.parts:
            validate_part(session, workshop, begun, part)
        return finish(session, begun)

    return do(hall, run)


def papers(hall):
    with reading(hall.engine) as session:
        found = session.scalars(select(Certificate).order_by(Certificate.id)).all()
        return [(paper.name, paper.version, paper.state.value) for paper in found]


def of_ayu(session):
    wanted = select(Certificate).where(Certificate.number.startswith("001"))
    return session.scalars(wanted.order_by(Certificate.version)).first()


def test_preparing_and_validating_twice_give_the_same_answer(hall):
    assert [prepare(hall), prepare(hall)] == [2, 2]
    assert prepare(hall, press=NEXT) == 0

    assert [validate(hall, VALIDATES), validate(hall, VALIDATES)] == [2, 2]
    assert [prepare(hall), prepare(hall, press=NEXT)] == [2, 0]
    assert {state for _, _, state in papers(hall)} == {PaperState.VALID.value}


def test_the_same_form_with_something_else_in_it_is_refused_in_words(hall):
    prepare(hall)

    with pytest.raises(OtherContent, match="sudah dikirim dengan isi lain"):
        prepare(hall, on=DAY + dt.timedelta(days=1))
    with pytest.raises(OtherContent):
        validate(hall, PRESS)
    assert {state for _, _, state in papers(hall)} == {PaperState.PREPARED.value}


def test_correcting_twice_makes_one_new_version(hall):
    prepare(hall)
    validate(hall, NEXT)

    def correct(session, workshop, name="Ayu Contoh, S.Pd."):
        return correct_once(session, workshop, of_ayu(session), "c0rrect-1", name=name, reason="Gelar").version

    assert [do(hall, correct), do(hall, correct)] == [2, 2]
    with pytest.raises(OtherContent):
        do(hall, lambda session, workshop: correct(session, workshop, "Ani Contoh"))
    assert papers(hall) == [
        ("Ayu Contoh", 1, "replaced"),
        ("Budi Contoh", 1, "valid"),
        ("Ayu Contoh, S.Pd.", 2, "valid"),
    ]


def test_revoking_twice_revokes_once_and_another_reason_is_refused(hall):
    prepare(hall)
    validate(hall, NEXT)

    def revoke(session, workshop, reason="Salah orang"):
        revoke_once(session, workshop, of_ayu(session), "rev0ke-01", reason=reason, at=now())

    do(hall, revoke)
    do(hall, revoke)
    with pytest.raises(OtherContent):
        do(hall, lambda session, workshop: revoke(session, workshop, "Lain"))
    assert papers(hall)[0] == ("Ayu Contoh", 1, "revoked")


def test_an_id_that_no_form_of_ours_carries_counts_as_none(hall):
    assert [operation("prepare", bad).stamp for bad in ("", None, "%", "x" * 37, "a:b")] == [""] * 5
    assert len(operation("validate", new_operation_id()).stamp) <= 64
    assert prepare(hall, press="%") == 2
    assert prepare(hall, press="%") == 0
