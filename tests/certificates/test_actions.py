"""What becomes of a paper, and what nobody can do to a valid one."""

import threading

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DatabaseError

from tests.certificates.halls import BASE_URL, DAY, Hall, issue, papers, workshop_of
from workshop_tracker.attendance.models import Participation
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.certificates.actions import (
    ReasonMissing,
    WrongName,
    correct_certificate,
    issue_certificates,
    restore_certificate,
    revoke_certificate,
    validate_certificates,
    withdraw_certificate,
)
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.preparing import prepare_certificates
from workshop_tracker.certificates.versions.actions import WrongState
from workshop_tracker.database import now, reading, writing
from workshop_tracker.designs.rules import certificate_text_from_json
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.models import Workshop


def act(hall, action, **values):
    """Do something to the newest paper and commit."""
    with writing(hall.engine, by=COMMAND) as session:
        paper = session.scalars(select(Certificate).order_by(Certificate.id.desc())).first()
        result = action(session, paper, **values)
        session.commit()
    return result


@pytest.fixture
def hall(engine):
    return Hall(engine, present=("Ayu Contoh",))


def test_issuing_prepares_and_validates_and_locks_what_the_paper_rests_on(hall, engine):
    issued = issue(hall)

    assert (issued.prepared, issued.validated, issued.is_complete) == (1, 1, True)
    with reading(engine) as session:
        assert session.scalars(select(Certificate.state)).all() == [PaperState.VALID]
        assert session.scalars(select(Participation.certified_at)).one() is not None
        assert session.get_one(Workshop, hall.workshop_id).locked_at is not None


def test_issuing_twice_changes_nothing(hall, engine):
    issue(hall)

    again = issue(hall)

    assert (again.prepared, again.validated) == (0, 0)
    assert len(papers(engine)) == 1


def test_a_prepared_paper_of_a_no_show_is_not_validated_and_its_number_stays_burned(engine):
    hall = Hall(engine, present=("Ayu Contoh", "Budi Contoh"))
    with writing(engine, by=COMMAND) as session:
        prepare_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        session.commit()
    hall.mark_absent("Budi Contoh")

    with writing(engine, by=COMMAND) as session:
        assert validate_certificates(session, workshop_of(session, hall)) == 1
        session.commit()
    act(hall, withdraw_certificate, reason="Tidak hadir", at=now())

    assert [(paper.name, paper.state) for paper in papers(engine)] == [
        ("Ayu Contoh", PaperState.VALID),
        ("Budi Contoh", PaperState.WITHDRAWN),
    ]


def test_a_correction_is_a_new_version_under_the_same_number(hall, engine):
    issue(hall)

    act(hall, correct_certificate, name="Ayu  Contoh,  S.Pd.", reason="Gelar belum tercetak")

    old, new = papers(engine)
    assert (old.state, new.state) == (PaperState.REPLACED, PaperState.VALID)
    assert (old.number, old.version + 1) == (new.number, new.version)
    assert (old.name, new.name) == ("Ayu Contoh", "Ayu Contoh, S.Pd.")
    assert old.code != new.code
    text = certificate_text_from_json(new.snapshot)
    assert (text.edition, text.code) == (2, new.code)
    assert text.verification_url.endswith(new.code)


def test_a_prepared_paper_is_corrected_in_place(hall, engine):
    with writing(engine, by=COMMAND) as session:
        prepare_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        session.commit()

    act(hall, correct_certificate, name="Ayu Contoh Baru", reason="Salah eja")

    (paper,) = papers(engine)
    assert (paper.name, paper.version, paper.state) == ("Ayu Contoh Baru", 1, PaperState.PREPARED)


@pytest.mark.parametrize("name", ["", "   ", "A" * 121, "Ayu 漢", ".", "123"])
def test_a_name_that_cannot_be_printed_is_refused(hall, engine, name):
    issue(hall)

    with pytest.raises(WrongName):
        act(hall, correct_certificate, name=name, reason="Salah eja")
    assert len(papers(engine)) == 1


@pytest.mark.parametrize("make", [issue_certificates, prepare_certificates])
def test_the_name_that_is_printed_already_needs_no_correction(hall, engine, make):
    with writing(engine, by=COMMAND) as session:
        make(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        session.commit()

    with pytest.raises(WrongName, match="tidak ada yang diperbaiki"):
        act(hall, correct_certificate, name=" Ayu  Contoh", reason="Salah eja")
    assert len(papers(engine)) == 1


def test_a_revocation_keeps_number_reason_day_and_actor_and_can_be_undone_by_an_act_of_its_own(hall, engine):
    issue(hall)
    act(hall, revoke_certificate, reason="Salah orang", at=now())

    (revoked,) = papers(engine)
    assert (revoked.state, revoked.reason, revoked.actor_kind) == (PaperState.REVOKED, "Salah orang", COMMAND.kind)
    assert revoked.revoked_at is not None
    assert issue(hall).prepared == 0

    act(hall, restore_certificate, reason="Ternyata benar")
    assert [paper.state for paper in papers(engine)] == [PaperState.VALID]


@pytest.mark.parametrize("action", [correct_certificate, revoke_certificate, restore_certificate, withdraw_certificate])
def test_every_act_needs_a_reason(hall, action):
    issue(hall)
    values = {correct_certificate: {"name": "Ayu Contoh"}, restore_certificate: {}}.get(action, {"at": now()})

    with pytest.raises(ReasonMissing):
        act(hall, action, reason="  ", **values)


def test_a_paper_cannot_be_revoked_twice_nor_corrected_afterwards(hall):
    issue(hall)
    act(hall, revoke_certificate, reason="Salah orang", at=now())

    with pytest.raises(WrongState):
        act(hall, revoke_certificate, reason="Sekali lagi", at=now())
    with pytest.raises(WrongState):
        act(hall, correct_certificate, name="Lain Contoh", reason="Salah eja")


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (update(Certificate).values(name="Lain"), "a_valid_paper_never_changes"),
        (update(Certificate).values(snapshot="{}"), "a_valid_paper_never_changes"),
        (update(Certificate).values(state="prepared"), "papers_change_state_in_order"),
        (delete(Certificate), "papers_are_never_deleted"),
    ],
)
def test_the_database_itself_refuses_to_change_a_valid_paper(hall, engine, change, rule):
    issue(hall)

    with writing(engine, by=COMMAND) as session, pytest.raises(DatabaseError, match=rule):
        session.execute(change)


def test_what_changes_after_issuing_does_not_reach_the_paper(hall, engine):
    issue(hall)
    (before,) = papers(engine)
    with writing(engine, by=COMMAND) as session:
        workshop = workshop_of(session, hall)
        workshop.title, workshop.place = "Judul Lain", "Tempat Lain"
        session.scalars(select(Participation)).one().name_as_registered = "Nama Lain"
        session.commit()
    issue(hall)

    (after,) = papers(engine)
    assert after.snapshot == before.snapshot


def test_two_corrections_at_once_make_one_new_version(hall, engine):
    issue(hall)
    barrier = threading.Barrier(2)
    outcomes = []

    def correct(name):
        with writing(engine, by=COMMAND) as session:
            barrier.wait()
            paper = session.scalars(select(Certificate).where(Certificate.version == 1)).one()
            try:
                correct_certificate(session, paper, name=name, reason="Salah eja")
                session.commit()
                outcomes.append("corrected")
            except WrongState:
                outcomes.append("too late")

    threads = [threading.Thread(target=correct, args=(name,)) for name in ("Ayu Satu Contoh", "Ayu Dua Contoh")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["corrected", "too late"]
    assert [paper.version for paper in papers(engine)] == [1, 2]


def test_every_act_leaves_its_audit_row(hall, engine):
    issue(hall)
    act(hall, revoke_certificate, reason="Salah orang", at=now())

    with reading(engine) as session:
        told = [
            (entry.action, entry.object_kind, entry.field, entry.old, entry.new)
            for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.id))
        ]
    assert ("update", "certificates", "state", "valid", "revoked") in told
    assert ("update", "certificates", "reason", "", "Salah orang") in told
    assert any(action == "prepare" and new.startswith("1 sertifikat") for action, *_, new in told)
    assert any(action == "validate" for action, *_ in told)
