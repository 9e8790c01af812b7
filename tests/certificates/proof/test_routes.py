"""The dated page about a paper: what is printed, and of which papers there is one."""

from io import BytesIO

import pypdf
import pypdfium2
import pytest
import zxingcpp
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.clients import make_app
from workshop_tracker.certificates.actions import issue_certificates, revoke_certificate
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.database import now, writing
from workshop_tracker.viewer import COMMAND

NIP = "198001012005012001"


@pytest.fixture
def code(engine):
    hall = Hall(engine, present=("Ayu Contoh, S.Pd.",), nip=NIP)
    with writing(engine, by=COMMAND) as session:
        issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        session.commit()
        return session.scalars(select(Certificate.code)).one()


def text_of(answer):
    [page] = pypdf.PdfReader(BytesIO(answer.data)).pages
    return " ".join(page.extract_text().split())


def test_the_page_says_what_holds_today_and_leads_to_what_holds_tomorrow(engine, code):
    client = make_app(engine, base_url="http://localhost").test_client()
    answer = client.get(f"/v/{code}/proof.pdf")
    text = text_of(answer)

    assert "Sertifikat ini sah." in text
    for printed in ("Ayu Contoh, S.Pd.", "Peserta", "8 JP", "log 2025", "Keadaan pada", "SMK Contoh Jatilawang"):
        assert printed in text
    assert NIP not in text
    picture = pypdfium2.PdfDocument(answer.data)[0].render(scale=2).to_pil()
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [f"http://localhost/v/{code}".upper()]

    with writing(engine, by=COMMAND) as session:
        paper = session.scalars(select(Certificate)).one()
        revoke_certificate(session, paper, reason="Salah orang 李", at=now())
        session.commit()
    assert "Sertifikat ini sudah dicabut. Dicabut" in text_of(client.get(f"/v/{code}/proof.pdf"))
    client.set_cookie("language", "en")
    assert "This certificate has been revoked." in text_of(client.get(f"/v/{code}/proof.pdf"))


def test_of_a_code_of_nobody_there_is_no_page(engine):
    assert make_app(engine).test_client().get("/v/7K3MQ9TRX2HV4WZC8NDF5PGJ6A/proof.pdf").status_code == 404
