"""A signatory's yes covers exactly the papers of the list that was shown."""

import pytest
from sqlalchemy import select

from tests.certificates.approvals.conftest import NAMES
from tests.certificates.halls import workshop_of
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.certificates.actions import correct_certificate, validate_certificates, withdraw_certificate
from workshop_tracker.certificates.approvals.actions import (
    AlreadyAnswered,
    ListChanged,
    NoteMissing,
    NothingToApprove,
    approve_list,
    ask_for_approval,
    return_list,
    take_list_back,
)
from workshop_tracker.certificates.approvals.coverage import standings_of
from workshop_tracker.certificates.approvals.models import Approval, ApprovalState
from workshop_tracker.certificates.approvals.queries import approval_by_token, paper_list
from workshop_tracker.certificates.approvals.rules import LINK_LIVES
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.database import now, reading, writing
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.queries import signatories_of


def ask(hall, *, aide=""):
    """The id and the token of a list put before the hall's one signatory."""
    with writing(hall.engine, by=COMMAND) as session:
        workshop = workshop_of(session, hall)
        (signatory,) = signatories_of(session, workshop.id)
        approval, token = ask_for_approval(session, workshop, signatory, aide=aide, at=now())
        session.commit()
    return approval.id, token


def answer(hall, approval_id, act):
    with writing(hall.engine, by=COMMAND) as session:
        given = act(session, session.get_one(Approval, approval_id))
        session.commit()
    return given


def say_yes(session, approval):
    return approve_list(session, approval, seen_sha256=paper_list(session, approval).sha256, at=now())


def change(hall, name, act):
    with writing(hall.engine, by=COMMAND) as session:
        act(session, session.scalars(select(Certificate).where(Certificate.name == name)).one())
        session.commit()


def rename(session, paper):
    correct_certificate(session, paper, name=f"{paper.name}, S.Pd.", reason="Gelar")


def standing(hall):
    with reading(hall.engine) as session:
        (only,) = standings_of(session, hall.workshop_id)
    return only.covered, [paper.name for paper in only.open], [paper.name for paper in only.changed]


def test_a_yes_covers_every_paper_of_the_list_and_stays_when_they_become_valid(hall, engine):
    assert standing(hall) == (0, list(NAMES), [])

    approval_id, _ = ask(hall)
    assert standing(hall) == (0, list(NAMES), [])
    assert answer(hall, approval_id, say_yes) == 3

    with writing(engine, by=COMMAND) as session:
        validate_certificates(session, workshop_of(session, hall))
        session.commit()
    assert standing(hall) == (3, [], [])
    with pytest.raises(NothingToApprove):
        ask(hall)
    with reading(engine) as session:
        approval = session.get_one(Approval, approval_id)
        told = session.scalars(select(AuditEntry.new).where(AuditEntry.action == "approve")).one()
    assert (approval.state, approval.paper_count) == (ApprovalState.APPROVED, 3)
    assert told == f"3 sertifikat, daftar {approval.list_sha256}"


def test_a_paper_that_changed_afterwards_is_covered_no_more_and_asked_for_alone(hall):
    answer(hall, ask(hall)[0], say_yes)

    change(hall, "Budi Contoh", rename)

    assert standing(hall) == (2, ["Budi Contoh, S.Pd."], ["Budi Contoh, S.Pd."])
    approval_id, _ = ask(hall)
    assert answer(hall, approval_id, say_yes) == 1
    assert standing(hall) == (3, [], [])


def test_a_paper_that_changed_before_the_answer_is_left_out_of_it(hall):
    approval_id, _ = ask(hall)
    change(hall, "Ayu Contoh", rename)
    change(hall, "Citra Contoh", lambda session, paper: withdraw_certificate(session, paper, reason="x", at=now()))

    assert answer(hall, approval_id, say_yes) == 1

    assert standing(hall) == (1, ["Ayu Contoh, S.Pd."], [])


def test_what_was_shown_is_what_is_approved(hall, engine):
    approval_id, _ = ask(hall)
    with reading(engine) as session:
        seen = paper_list(session, session.get_one(Approval, approval_id)).sha256
    change(hall, "Ayu Contoh", rename)

    with pytest.raises(ListChanged):
        answer(hall, approval_id, lambda session, found: approve_list(session, found, seen_sha256=seen, at=now()))
    assert standing(hall)[0] == 0


def test_a_list_is_answered_once_and_returned_only_with_a_note(hall):
    approval_id, _ = ask(hall)
    with pytest.raises(NoteMissing):
        answer(hall, approval_id, lambda session, found: return_list(session, found, note=" ", at=now()))

    answer(hall, approval_id, lambda session, found: return_list(session, found, note="Gelar keliru", at=now()))

    with pytest.raises(AlreadyAnswered):
        answer(hall, approval_id, say_yes)
    with pytest.raises(AlreadyAnswered):
        answer(hall, approval_id, take_list_back)
    assert standing(hall)[0] == 0


def test_a_link_opens_until_it_expires_is_taken_back_or_another_is_sent(hall, engine):
    first_id, first = ask(hall)
    with reading(engine) as session:
        assert approval_by_token(session, first, at=now()).id == first_id
        assert approval_by_token(session, first, at=now() + LINK_LIVES) is None
        assert approval_by_token(session, first[:-1], at=now()) is None

    second_id, second = ask(hall, aide="Gita Contoh")
    with reading(engine) as session:
        assert approval_by_token(session, first, at=now()) is None
        assert approval_by_token(session, second, at=now()).aide_name == "Gita Contoh"

    answer(hall, second_id, take_list_back)
    with reading(engine) as session:
        assert approval_by_token(session, second, at=now()) is None


def test_another_signatory_in_the_same_place_has_approved_nothing(hall, engine):
    answer(hall, ask(hall)[0], say_yes)
    with writing(engine, by=COMMAND) as session:
        signatories_of(session, hall.workshop_id)[0].name = "Kepala Baru Contoh"
        session.commit()

    assert standing(hall) == (0, list(NAMES), [])
