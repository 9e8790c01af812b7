"""The issuer's people bring and remove pictures of ink; the signatory sees and ticks them by the link."""

import io

import pytest
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.clients import make_app, sign_in
from tests.designs.facsimiles.scans import signature_scan, stamp_scan
from tests.factories import make_organization, make_user
from workshop_tracker.certificates.approvals.actions import ask_for_approval
from workshop_tracker.certificates.approvals.models import Approval
from workshop_tracker.certificates.approvals.queries import paper_list
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.certificates.preparing import prepare_certificates
from workshop_tracker.database import now, reading, writing
from workshop_tracker.designs.facsimiles.models import InkPicture
from workshop_tracker.organizations.models import Organization
from workshop_tracker.viewer import COMMAND, Role
from workshop_tracker.workshops.models import WorkshopOrganizer
from workshop_tracker.workshops.queries import signatories_of

SIGNER = "Kepala Contoh"


@pytest.fixture
def hall(engine):
    made = Hall(engine, present=("Ayu Contoh", "Budi Contoh"))
    with writing(engine, by=COMMAND) as session:
        prepare_certificates(session, workshop_of(session, made), on=DAY, base_url=BASE_URL)
        body = session.get_one(Organization, made.issuer_id)
        made.organizer = make_user(session, "panitia", Role.ORGANIZER, organization=body)
        other = make_organization(session, "KKG Contoh")
        session.add(WorkshopOrganizer(workshop_id=made.workshop_id, organization_id=other.id, is_issuer=False))
        made.partner = make_user(session, "mitra", Role.ORGANIZER, organization=other)
        session.commit()
    made.app = make_app(engine, base_url="http://localhost")
    made.page = f"/workshops/{made.slug}/certificates/pictures"
    return made


def client_of(hall, user=None):
    client = hall.app.test_client()
    if user:
        sign_in(client, user)
    return client


def bring(client, hall, owner, file, name="ttd.jpg"):
    return client.post(hall.page, data={"owner": owner, "file": (io.BytesIO(file), name)})


def kept(hall):
    with reading(hall.engine) as session:
        return {row.signer_name: row.id for row in session.scalars(select(InkPicture))}


def test_pictures_are_brought_shown_to_the_issuers_people_alone_and_removed(hall):
    organizer, partner = client_of(hall, hall.organizer), client_of(hall, hall.partner)
    assert bring(organizer, hall, SIGNER, signature_scan()).status_code == 303
    assert bring(organizer, hall, "stamp", stamp_scan(), "stempel.png").status_code == 303

    pictures = kept(hall)
    assert set(pictures) == {SIGNER, ""}
    page = organizer.get(hall.page).text
    assert f"Tanda tangan {SIGNER}" in page
    assert "Stempel MGMP Contoh" in page
    image = organizer.get(f"{hall.page}/{pictures['']}.png")
    assert (image.mimetype, image.data[:4]) == ("image/png", b"\x89PNG")

    assert partner.get(f"/workshops/{hall.slug}/certificates/approvals").status_code == 200
    assert partner.get(hall.page).status_code == 404
    assert partner.get(f"{hall.page}/{pictures['']}.png").status_code == 404
    assert partner.post(f"{hall.page}/{pictures['']}/remove").status_code == 404

    assert organizer.post(f"{hall.page}/{pictures['']}/remove").status_code == 303
    assert set(kept(hall)) == {SIGNER}


def test_what_is_no_picture_of_theirs_is_refused_in_words(hall):
    organizer = client_of(hall, hall.organizer)

    refused = bring(organizer, hall, SIGNER, b"bukan gambar")
    assert refused.status_code == 422
    assert "Berkas ini bukan gambar PNG atau JPEG yang utuh." in refused.text
    assert bring(organizer, hall, "Orang Lain Contoh", signature_scan()).status_code == 422
    assert organizer.post(hall.page, data={"owner": "stamp"}).status_code == 422
    assert kept(hall) == {}


def test_a_signatory_sees_the_pictures_and_ticks_them(hall):
    organizer, signatory = client_of(hall, hall.organizer), client_of(hall)
    bring(organizer, hall, SIGNER, signature_scan())
    with writing(hall.engine, by=COMMAND) as session:
        workshop = workshop_of(session, hall)
        (signer,) = signatories_of(session, workshop.id)
        approval, token = ask_for_approval(session, workshop, signer, aide="", at=now())
        seen, number = paper_list(session, approval).sha256, approval.id
        session.commit()
    page = signatory.post(f"/approve/{token}").text
    assert "Pakai gambar tanda tangan saya" in page
    assert "Pakai gambar stempel" not in page
    assert "Dicetak pada 2 sertifikat ini saja" in page
    picture = f"/approve/{token}/pictures/{kept(hall)[SIGNER]}.png"
    assert signatory.get(picture).mimetype == "image/png"
    assert signatory.get(f"/approve/{token}/pictures/999.png").status_code == 404

    ticked = {"seen": seen, "shown": str(kept(hall)[SIGNER]), "uses_signature": "y"}
    bring(organizer, hall, "stamp", stamp_scan(), "stempel.png")
    assert signatory.post(f"/approve/{token}/yes", data=ticked).status_code == 409

    ticked["shown"] = "-".join(str(kept(hall)[owner]) for owner in (SIGNER, ""))
    assert signatory.post(f"/approve/{token}/yes", data=ticked).status_code == 303
    with reading(hall.engine) as session:
        approval = session.get_one(Approval, number)
        assert (approval.signature_id, approval.stamp_id) == (kept(hall)[SIGNER], None)
        assert all("facsimiles" in snapshot for snapshot in session.scalars(select(Certificate.snapshot)))
    assert "dengan gambar tanda tangan" in organizer.get(f"/workshops/{hall.slug}/certificates/approvals").text
    paper = signatory.get(f"/approve/{token}/{_paper(hall)}.pdf")
    assert b"/Subtype/Image" in paper.data


def _paper(hall):
    with reading(hall.engine) as session:
        return session.scalars(select(Certificate.id)).first()
