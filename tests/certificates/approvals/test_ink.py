"""Pictures of ink come with an approval, onto the very papers that it covers, and go when their words change."""

import json

import pytest
from sqlalchemy import select, update

from tests.certificates.approvals.conftest import NAMES
from tests.certificates.halls import workshop_of
from tests.designs.facsimiles.scans import facsimile
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.certificates.actions import correct_certificate, validate_certificates
from workshop_tracker.certificates.approvals.actions import approve_list, ask_for_approval
from workshop_tracker.certificates.approvals.coverage import standings_of
from workshop_tracker.certificates.approvals.ink import Ink, ink_of
from workshop_tracker.certificates.approvals.models import Approval
from workshop_tracker.certificates.approvals.queries import paper_list
from workshop_tracker.certificates.exports import paper_pdf
from workshop_tracker.certificates.facsimiles.actions import keep_picture, remove_picture
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.certificates.sealing.checking import contradictions_with_log
from workshop_tracker.database import now, reading, writing
from workshop_tracker.designs.facsimiles.models import InkPicture
from workshop_tracker.designs.own.queries import looks_of_papers
from workshop_tracker.designs.rules import PictureMissing
from workshop_tracker.ledger.models import LedgerEntry
from workshop_tracker.organizations.models import Organization
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.engagements import Signatory
from workshop_tracker.workshops.queries import signatories_of

SIGNER = "Kepala Contoh"


def do(hall, act):
    with writing(hall.engine, by=COMMAND) as session:
        given = act(session)
        session.commit()
    return given


@pytest.fixture
def inked(hall):
    """The hall whose issuer keeps its stamp and the signatory's signature."""

    def keep(session):
        body = session.get_one(Organization, hall.issuer_id)
        for kind, name in (("signature", SIGNER), ("stamp", "")):
            keep_picture(session, body, facsimile("right", kind).picture, signer_name=name, at=now())

    do(hall, keep)
    return hall


def approve(hall, *, with_ink=True):
    def act(session):
        workshop = workshop_of(session, hall)
        (signatory,) = signatories_of(session, workshop.id)
        approval, _ = ask_for_approval(session, workshop, signatory, aide="", at=now())
        ink = ink_of(session, approval) if with_ink else Ink()
        return approve_list(session, approval, seen_sha256=paper_list(session, approval).sha256, at=now(), ink=ink)

    return do(hall, act)


def papers(hall):
    """The kinds of pictures on each standing paper, by name."""
    with reading(hall.engine) as session:
        rows = session.execute(
            select(Certificate.name, Certificate.snapshot)
            .where(Certificate.state.in_(("prepared", "valid")))
            .order_by(Certificate.name)
        )
        return {name: tuple(each["kind"] for each in json.loads(text).get("facsimiles", ())) for name, text in rows}


def file_of(hall, name):
    with reading(hall.engine) as session:
        snapshot = session.scalars(select(Certificate.snapshot).where(Certificate.name == name)).first()
        return paper_pdf(snapshot, looks_of_papers(session, [snapshot]))


def test_covered_papers_bear_what_was_let_be_used_and_validating_fixes_it(inked, engine):
    before = file_of(inked, NAMES[0])

    assert approve(inked) == 3
    assert set(papers(inked).values()) == {("signature", "stamp")}
    printed = file_of(inked, NAMES[0])
    assert printed != before
    do(inked, lambda session: validate_certificates(session, workshop_of(session, inked)))

    assert file_of(inked, NAMES[0]) == printed
    with reading(engine) as session:
        (standing,) = standings_of(session, inked.workshop_id)
        assert (standing.covered, standing.open) == (3, ())
        assert list(contradictions_with_log(session)) == []
        entries = session.scalars(select(LedgerEntry.entry).order_by(LedgerEntry.id))
        told = [json.loads(entry)["type"] for entry in entries]
        assert told == ["prepared"] * 3 + ["approved"] * 3 + ["validated"] * 3
        kept = session.scalars(select(AuditEntry.new).where(AuditEntry.object_kind == "ink_pictures")).all()
        assert "PNG" not in str(kept)


def test_a_yes_without_ink_leaves_room_for_it(inked):
    approve(inked, with_ink=False)

    assert set(papers(inked).values()) == {()}


def test_a_paper_that_changes_loses_its_pictures_until_it_is_approved_again(inked):
    approve(inked)

    def rename(session):
        paper = session.scalars(select(Certificate).where(Certificate.name == NAMES[0])).one()
        correct_certificate(session, paper, name="Ayu Contoh, S.Pd.", reason="Gelar")

    do(inked, rename)
    assert papers(inked)["Ayu Contoh, S.Pd."] == ()
    assert papers(inked)[NAMES[1]] == ("signature", "stamp")

    assert approve(inked) == 1
    assert papers(inked)["Ayu Contoh, S.Pd."] == ("signature", "stamp")


def test_a_valid_paper_and_its_next_edition_stay_without(inked):
    do(inked, lambda session: validate_certificates(session, workshop_of(session, inked)))

    assert approve(inked) == 3
    assert set(papers(inked).values()) == {()}
    with reading(inked.engine) as session:
        assert session.scalars(select(Approval.signature_id)).all() == [None]


def test_nobodys_signature_stands_over_another_name(inked):
    do(inked, lambda session: session.execute(update(Signatory).values(name="Kepala Baru Contoh")))

    approve(inked)

    assert set(papers(inked).values()) == {()}


def test_the_next_signatory_approves_the_same_words(inked):
    do(
        inked,
        lambda session: session.add(
            Signatory(workshop_id=inked.workshop_id, place="left", name="Ketua Contoh", title_lines="Ketua")
        ),
    )

    def both(session):
        workshop = workshop_of(session, inked)
        asked = [
            ask_for_approval(session, workshop, each, aide="", at=now())[0]
            for each in signatories_of(session, workshop.id)
        ]
        for approval in asked:
            seen = paper_list(session, approval).sha256
            approve_list(session, approval, seen_sha256=seen, at=now(), ink=ink_of(session, approval))

    do(inked, both)
    with reading(inked.engine) as session:
        assert [standing.covered for standing in standings_of(session, inked.workshop_id)] == [3, 3]
    assert set(papers(inked).values()) == {("signature", "stamp")}  # the papers do not name the new one


def test_a_removed_picture_is_still_printed_where_a_paper_bears_it_and_else_is_gone(inked, engine):
    approve(inked)
    printed = file_of(inked, NAMES[0])

    def replace_signature(session):
        from_other_scan = facsimile("right", "stamp").picture
        body = session.get_one(Organization, inked.issuer_id)
        keep_picture(session, body, from_other_scan, signer_name=SIGNER, at=now())
        for row in session.scalars(select(InkPicture)):
            remove_picture(session, row, at=now())

    do(inked, replace_signature)

    with reading(engine) as session:
        left = session.scalars(select(InkPicture).order_by(InkPicture.id)).all()
        assert [row.kind for row in left] == ["signature", "stamp"]
        assert all(row.removed_at for row in left)
    assert file_of(inked, NAMES[0]) == printed
    with reading(engine) as session, pytest.raises(PictureMissing):
        paper_pdf(session.scalars(select(Certificate.snapshot)).first())


def test_the_same_picture_twice_is_one_and_another_takes_its_place(inked, engine):
    def keep(session):
        body = session.get_one(Organization, inked.issuer_id)
        keep_picture(session, body, facsimile("right", "stamp").picture, signer_name="", at=now())
        keep_picture(session, body, facsimile("right", "stamp").picture, signer_name=SIGNER, at=now())

    do(inked, keep)

    with reading(engine) as session:
        rows = session.scalars(select(InkPicture)).all()
        assert len(rows) == 2
        assert len({row.sha256 for row in rows}) == 1
