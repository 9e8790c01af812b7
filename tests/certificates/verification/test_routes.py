"""The page of a QR code: what it says to strangers of each state of a paper, and what it never says."""

import re

import pytest
from sqlalchemy import select

from tests.certificates.halls import Hall, issue, papers
from tests.clients import make_app
from workshop_tracker.certificates.actions import correct_certificate, revoke_certificate
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.database import now, writing
from workshop_tracker.viewer import COMMAND


@pytest.fixture
def hall(engine):
    return Hall(engine, present=("Ayu Contoh",))


@pytest.fixture
def client(engine):
    return make_app(engine, base_url="http://localhost").test_client()


def page_of(client, engine, version=1):
    paper = next(paper for paper in papers(engine) if paper.version == version)
    return client.get(f"/v/{paper.code}").text


def test_a_stranger_reads_the_sentence_first_and_all_that_is_printed(hall, client, engine):
    issue(hall)

    page = page_of(client, engine)

    assert "Sertifikat ini sah." in page
    for printed in ("Ayu Contoh", "Pembelajaran Mendalam Contoh", "8 JP", "11 Juli 2025", "001/CONTOH/VII/2025"):
        assert printed in page
    assert "Struktur program (8 JP)" in page
    assert page.index("Materi Contoh 1") < page.index("Materi Contoh 2") < page.index("Jumlah</th>")


def test_the_identity_line_is_never_told(engine, client):
    hall = Hall(engine, present=("Ayu Contoh",), nip="198001012005012001")
    issue(hall)

    assert "19800101" not in page_of(client, engine)


def test_the_address_in_capitals_of_the_qr_code_works(hall, client, engine):
    issue(hall)

    assert "Sertifikat ini sah." in client.get(f"/V/{papers(engine)[0].code}").text


def test_a_replaced_paper_leads_to_its_successor(hall, client, engine):
    issue(hall)
    with writing(engine, by=COMMAND) as session:
        paper = session.scalars(select(Certificate)).one()
        new = correct_certificate(session, paper, name="Ayu Contoh, S.Pd.", reason="Gelar kurang")
        session.commit()

    page = page_of(client, engine)

    assert "sudah diganti" in page
    assert "Gelar kurang" in page
    assert new.code in page


def test_a_revoked_paper_says_why(hall, client, engine):
    issue(hall)
    with writing(engine, by=COMMAND) as session:
        revoke_certificate(session, session.scalars(select(Certificate)).one(), reason="Salah orang", at=now())
        session.commit()

    page = page_of(client, engine)

    assert "sudah dicabut" in page
    assert "Salah orang" in page
    assert "Sertifikat ini sah." not in page


def test_a_sample_is_never_called_valid(engine, client):
    hall = Hall(engine, present=("Ayu Contoh",), is_sample=True)
    issue(hall)

    page = page_of(client, engine)

    assert "CONTOH, tidak berlaku" in page
    assert "Sertifikat ini sah." not in page


def test_unknown_and_malformed_codes_are_answered_alike(client):
    answers = [client.get(f"/v/{code}") for code in ("0" * 26, "x", "'--", "%00", "%ED%A0%80")]
    told = [answer.text.split("<main")[1].split("Kode ini")[1].split("Hasil")[0] for answer in answers]
    pages = {re.sub('href="[^"]*"', "", page) for page in told}  # a link repeats what was typed

    assert len(pages) == 1
    assert {answer.status_code for answer in answers} == {200}
    assert not any("\0" in answer.text for answer in answers)


def test_nobody_stores_or_indexes_the_answer(client):
    headers = client.get("/v/XYZ").headers

    assert headers["Cache-Control"] == "no-store"
    assert "noindex" in headers["X-Robots-Tag"]
    assert headers["Referrer-Policy"] == "no-referrer"
