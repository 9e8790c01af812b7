"""The page on which the file of a paper is dropped."""

import dataclasses
import io

import pytest
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.clients import make_app
from workshop_tracker.certificates.actions import correct_certificate, issue_certificates
from workshop_tracker.certificates.exports import paper_pdf
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.database import writing
from workshop_tracker.designs.pdf import single_pdf
from workshop_tracker.designs.rules import certificate_text_from_json
from workshop_tracker.viewer import COMMAND


@pytest.fixture
def snapshot(engine):
    """Of the first edition; the second bears another name."""
    hall = Hall(engine, present=("Ayu Contoh",))
    with writing(engine, by=COMMAND) as session:
        issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        paper = session.scalars(select(Certificate)).one()
        snapshot = paper.snapshot
        correct_certificate(session, paper, name="Ayu Contoh, S.Pd.", reason="Gelar kurang")
        session.commit()
    return snapshot


def dropped(client, file):
    return client.post("/check/file", data={"file": (io.BytesIO(file), "sertifikat.pdf")})


def test_a_dropped_file_is_told_from_a_forged_one(snapshot, engine):
    client = make_app(engine).test_client()
    assert "Periksa berkas" in client.get("/check/file").text

    old = dropped(client, paper_pdf(snapshot)).text
    assert "Berkas ini persis terbitan kami." in old
    assert "Sertifikat ini sudah diganti." in old
    assert "Ayu Contoh, S.Pd." in old

    forged = dataclasses.replace(certificate_text_from_json(snapshot), name="Badu Contoh")
    page = dropped(client, single_pdf(forged)).text
    assert "Berkas ini TIDAK sama dengan catatan kami." in page
    assert "Badu Contoh" in page

    assert dropped(client, b"bukan berkas").status_code == 422
    missing = client.post("/check/file")
    assert missing.status_code == 422
    assert "Pilih berkasnya dahulu." in missing.text
