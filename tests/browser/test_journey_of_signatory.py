"""A signatory reads the list on a phone, ticks the own signature and says yes: with a form's real tokens."""

import re

from playwright.sync_api import expect

from tests.browser.server import LAPTOP, PHONE, serving
from tests.certificates.approvals.conftest import NAMES
from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.clients import make_app
from tests.designs.facsimiles.scans import facsimile
from tests.factories import make_user
from workshop_tracker.certificates.facsimiles.actions import keep_picture
from workshop_tracker.certificates.preparing import prepare_certificates
from workshop_tracker.database import now, writing
from workshop_tracker.organizations.models import Organization
from workshop_tracker.viewer import COMMAND, Role


def test_a_signatory_approves_on_a_phone(engine, profiles):
    hall = Hall(engine, present=NAMES)
    with writing(engine, by=COMMAND) as session:
        prepare_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        body = session.get_one(Organization, hall.issuer_id)
        keep_picture(session, body, facsimile("right", "signature").picture, signer_name="Kepala Contoh", at=now())
        user = make_user(session, "panitia", Role.ORGANIZER, organization=body)
        session.commit()
    app = make_app(engine, asks_for_form_tokens=True)
    with serving(app) as address:
        organizer = profiles.signed_in(app, address, user, LAPTOP)
        organizer.goto(f"/workshops/{hall.slug}/certificates")
        organizer.get_by_role("link", name="Persetujuan").click()
        organizer.get_by_role("button", name="Minta persetujuan 3 sertifikat").click()
        link = re.search(r"(/approve/\S+)", organizer.get_by_label("Kepala Contoh").input_value())[1]

        signatory = profiles.stranger(address, PHONE)
        signatory.goto(link)
        expect(signatory.get_by_text(NAMES[0])).to_have_count(0)
        signatory.get_by_role("button", name="Buka daftar sertifikat").click()
        for name in NAMES:
            expect(signatory.get_by_role("link", name=name)).to_be_visible()
        expect(signatory.get_by_role("img", name="Gambar tanda tangan Kepala Contoh")).to_be_visible()
        signatory.get_by_label("Pakai gambar tanda tangan saya").check()
        signatory.get_by_role("button", name="Setujui 3 sertifikat").click()
        expect(signatory.get_by_text("3 sertifikat disetujui.")).to_be_visible()

        organizer.goto(f"/workshops/{hall.slug}/certificates/approvals")
        expect(organizer.get_by_text("3 disetujui, 0 belum")).to_be_visible()
        expect(organizer.get_by_text("dengan gambar tanda tangan")).to_be_visible()
