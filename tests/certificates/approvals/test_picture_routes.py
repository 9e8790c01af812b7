"""A signatory sends the own signature along: for this list alone, seen before it is ticked, gone when not used."""

from io import BytesIO

import pytest
from sqlalchemy import func, select

from tests.certificates.approvals.test_ink import SIGNER, do, papers
from tests.certificates.halls import workshop_of
from tests.clients import make_app
from tests.designs.facsimiles.scans import signature_scan, stamp_scan
from tests.workshops.pages import text_of, values_of
from workshop_tracker.certificates.approvals.actions import ask_for_approval, take_list_back
from workshop_tracker.certificates.approvals.models import Approval
from workshop_tracker.database import now, reading
from workshop_tracker.designs.facsimiles.models import InkPicture
from workshop_tracker.designs.facsimiles.queries import offered_pictures
from workshop_tracker.workshops.queries import signatories_of


@pytest.fixture
def signatory(hall):
    """A phone without an account."""
    return make_app(hall.engine).test_client()


def ask(hall, aide=""):
    def act(session):
        workshop = workshop_of(session, hall)
        (signer,) = signatories_of(session, workshop.id)
        return ask_for_approval(session, workshop, signer, aide=aide, at=now())[1]

    return do(hall, act)


def send(signatory, token, file=None):
    return signatory.post(
        f"/approve/{token}/picture", data={"file": (BytesIO(signature_scan() if file is None else file), "ttd.png")}
    )


def kept(hall):
    with reading(hall.engine) as session:
        return session.scalar(select(func.count(InkPicture.id)))


def test_the_own_signature_is_seen_ticked_and_printed_on_this_list_alone(hall, signatory):
    token = ask(hall)
    page = send(signatory, token)

    assert page.status_code == 200
    assert "Gambar diterima" in text_of(page)
    answer = values_of(page.text) | {"uses_signature": "y"}
    assert signatory.post(f"/approve/{token}/yes", data=answer).status_code == 303
    assert set(papers(hall).values()) == {("signature",)}
    with reading(hall.engine) as session:
        (picture,) = session.scalars(select(InkPicture))
        assert (picture.signer_name, picture.uploaded_by_id) == (SIGNER, None)
        assert offered_pictures(session, hall.issuer_id) == []
        assert session.scalars(select(Approval.signature_id)).all() == [picture.id]


@pytest.mark.parametrize("answer", ["yes", "no", "taken back"])
def test_a_picture_that_was_not_used_goes(hall, signatory, answer):
    token = ask(hall)
    page = send(signatory, token)
    assert kept(hall) == 1
    if answer == "taken back":
        do(hall, lambda session: take_list_back(session, session.scalars(select(Approval)).one()))
    else:
        signatory.post(f"/approve/{token}/{answer}", data=values_of(page.text) | {"note": "Keliru"})

    assert kept(hall) == 0
    assert set(papers(hall).values()) == {()}


def test_another_one_takes_the_place_of_the_first(hall, signatory):
    token = ask(hall)
    send(signatory, token)
    send(signatory, token, stamp_scan())

    assert kept(hall) == 1


def test_what_is_no_signature_is_told_and_an_aide_has_none_to_send(hall, signatory):
    token = ask(hall)
    wrong, empty = send(signatory, token, b"GIF89a"), signatory.post(f"/approve/{token}/picture", data={})
    assert (wrong.status_code, empty.status_code) == (422, 422)
    assert "Pilih berkasnya" in text_of(empty)
    assert send(signatory, ask(hall, aide="Gita Contoh")).status_code == 404
    assert signatory.post("/approve/none-of-ours/picture", data={}).status_code == 404
    assert kept(hall) == 0
