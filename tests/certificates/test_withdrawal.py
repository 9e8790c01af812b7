"""Prepared papers that nobody earned after all."""

import pytest
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, issue, workshop_of
from workshop_tracker.attendance.actions import decide_completion, take_off_list
from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.overview import overview_of
from workshop_tracker.certificates.preparing import prepare_certificates
from workshop_tracker.certificates.verification.queries import verify
from workshop_tracker.certificates.withdrawal import unearned_papers, withdraw_unearned
from workshop_tracker.database import now, reading, writing
from workshop_tracker.viewer import COMMAND


@pytest.fixture
def hall(engine):
    """All five hold a prepared paper; then Budi was absent, Dedi left the list, Citra stays unmarked."""
    hall = Hall(engine, present=("Ayu Contoh", "Eka Contoh"), unmarked=("Budi Contoh", "Citra Contoh", "Dedi Contoh"))
    with writing(engine, by=COMMAND) as session:
        prepare_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL, before_the_end=True)
        take_off_list(session, participation_of(session, "Dedi Contoh"), at=now())
        session.commit()
    hall.mark_absent("Budi Contoh")
    return hall


def participation_of(session, name):
    return session.scalars(select(Participation).where(Participation.name_as_registered == name)).one()


def decide(engine, outcomes):
    with writing(engine, by=COMMAND) as session:
        for name, has_completed in outcomes.items():
            participation = participation_of(session, name)
            decide_completion(session, participation, has_completed=has_completed, reason="Rahasia panitia", at=now())
        session.commit()


def withdraw(hall):
    with writing(hall.engine, by=COMMAND) as session:
        withdrawn = withdraw_unearned(session, workshop_of(session, hall), at=now())
        session.commit()
    return withdrawn


def states(engine):
    with reading(engine) as session:
        rows = session.execute(select(Certificate.name, Certificate.number, Certificate.state).order_by(Certificate.id))
        return [(name, number[:3], state) for name, number, state in rows]


def test_who_cannot_complete_or_left_loses_the_paper_who_still_can_keeps_it(hall, engine):
    withdrawn = withdraw(hall)

    assert [(each.name, each.number[:3], each.reason) for each in withdrawn] == [
        ("Budi Contoh", "002", "Hadir 0 dari 8 JP (0%), batas 80%."),
        ("Dedi Contoh", "004", "Tidak lagi ada dalam daftar penerima sertifikat kegiatan ini."),
    ]
    assert [(name, state.value) for name, _, state in states(engine)] == [
        ("Ayu Contoh", "prepared"),
        ("Budi Contoh", "withdrawn"),
        ("Citra Contoh", "prepared"),
        ("Dedi Contoh", "withdrawn"),
        ("Eka Contoh", "prepared"),
    ]
    assert withdraw(hall) == []


def test_a_decision_of_the_committee_counts_and_strangers_are_not_told_its_reason(hall, engine):
    decide(engine, {"Budi Contoh": True, "Ayu Contoh": False})

    assert [each.name for each in withdraw(hall)] == ["Ayu Contoh", "Dedi Contoh"]
    with reading(engine) as session:
        code = session.scalars(select(Certificate.code).where(Certificate.name == "Ayu Contoh")).one()
        answer = verify(session, code)
    assert (answer.state.value, answer.reason) == ("withdrawn", "Pemegangnya tidak tuntas mengikuti kegiatan ini.")


def test_whoever_completes_after_all_gets_a_new_number_the_burned_one_stays_in_the_book(hall, engine):
    withdraw(hall)
    decide(engine, {"Budi Contoh": True})
    with reading(engine) as session:
        assert overview_of(session, workshop_of(session, hall), DAY, at=now()).to_prepare == 1

    issued = issue(hall)

    assert (issued.prepared, issued.validated, issued.is_complete) == (1, 3, True)
    assert [(number, state) for name, number, state in states(engine) if name == "Budi Contoh"] == [
        ("002", PaperState.WITHDRAWN),
        ("006", PaperState.VALID),
    ]


def test_looking_writes_nothing(hall, engine):
    with reading(engine) as session:
        workshop = workshop_of(session, hall)
        unearned = unearned_papers(session, workshop)
        assert list(overview_of(session, workshop, DAY, at=now()).to_withdraw) == unearned

    assert len(unearned) == 2
    assert {state for _, _, state in states(engine)} == {PaperState.PREPARED}
