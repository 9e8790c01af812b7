"""The journey of a paper found two years later: its code, one question, a copy."""

import datetime as dt
from io import BytesIO

import pypdf
import pytest
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.clients import make_app
from workshop_tracker import limits
from workshop_tracker.certificates.actions import correct_certificate, issue_certificates, revoke_certificate
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.database import now, reading, writing
from workshop_tracker.people.models import Identifier, Person
from workshop_tracker.viewer import COMMAND

NAME, NIP = "Ayu Contoh, S.Pd.", "198609202010011001"


@pytest.fixture
def hall(engine):
    hall = Hall(engine, present=(NAME,), nip=NIP)
    with writing(engine, by=COMMAND) as session:
        session.scalars(select(Person).where(Person.name == NAME)).one().birth_date = dt.date(1986, 8, 17)
        issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        session.commit()
    return hall


@pytest.fixture
def client(engine):
    return make_app(engine).test_client()


def paper_of(hall):
    with reading(hall.engine) as session:
        return session.scalars(select(Certificate).order_by(Certificate.version.desc())).first()


def text_in(answer):
    return pypdf.PdfReader(BytesIO(answer.data)).pages[0].extract_text()


def test_who_knows_the_birthday_or_the_end_of_a_number_takes_the_whole_paper_along(hall, client):
    copy = f"/v/{paper_of(hall).code}/copy"

    assert copy in client.get(f"/v/{paper_of(hall).code}").text
    closed = client.get(copy)
    assert NAME not in closed.text
    assert client.get(f"{copy}.pdf").location == copy
    assert client.post(copy, data={"answer": "1708"}).location == copy
    assert NAME in client.get(copy).text
    assert "19860920 201001 1 001" in text_in(client.get(f"{copy}.pdf"))
    assert client.get(f"{copy}.jpg").data.startswith(b"\xff\xd8")

    other = make_app(hall.engine).test_client()
    assert other.post(copy, data={"answer": "1001"}).status_code == 303
    assert client.application.test_client().get(f"{copy}.pdf").location == copy


def test_a_wrong_answer_tells_nothing_of_what_is_known(hall, client, engine):
    copy = f"/v/{paper_of(hall).code}/copy"

    with_everything = client.post(copy, data={"answer": "0101"})
    with writing(engine, by=COMMAND) as session:
        session.delete(session.scalars(select(Identifier)).one())
        session.commit()
    with_a_birthday = client.post(copy, data={"answer": "1001"})

    assert (with_everything.status_code, with_a_birthday.status_code) == (422, 422)
    assert "Tidak cocok" in with_everything.text
    assert without_typed(with_everything.text) == without_typed(with_a_birthday.text)


def without_typed(page):
    return page.replace("1001", "").replace("0101", "")


def test_after_ten_tries_of_one_paper_the_right_answer_waits_too(hall, client):
    code = paper_of(hall).code
    copy = f"/v/{code}/copy"

    for number in range(limits.COPY_OF_PAPER.tries):
        assert client.post(copy, data={"answer": f"990{number}"[:4]}).status_code == 422

    refused = client.post(f"/v/{code.lower()}/copy", data={"answer": "1708"})
    assert refused.status_code == 429
    assert client.get(f"{copy}.pdf").status_code == 303


def test_where_nothing_is_known_the_code_alone_opens_a_copy_without_the_identity_line(hall, client, engine):
    with writing(engine, by=COMMAND) as session:
        session.delete(session.scalars(select(Identifier)).one())
        session.scalars(select(Person).where(Person.name == NAME)).one().birth_date = None
        session.commit()
    copy = f"/v/{paper_of(hall).code}/copy"

    page = client.get(copy).text
    assert "tidak memuat baris identitas" in page
    assert NAME not in page
    printed = text_in(client.get(f"{copy}.pdf"))
    assert NAME in printed
    assert "19860920" not in printed


def test_the_code_of_a_replaced_paper_leads_to_the_newest_after_the_same_question(hall, client, engine):
    old = paper_of(hall).code
    with writing(engine, by=COMMAND) as session:
        paper = session.scalars(select(Certificate)).one()
        correct_certificate(session, paper, name="Ayu Lestari Contoh, S.Pd.", reason="Nama kurang")
        session.commit()

    client.post(f"/v/{old}/copy", data={"answer": "1708"})

    assert "Ayu Lestari Contoh" in text_in(client.get(f"/v/{old}/copy.pdf"))
    assert client.get(f"/v/{paper_of(hall).code}/copy.pdf").status_code == 200


def test_nothing_is_handed_out_of_a_paper_that_does_not_hold(hall, client, engine):
    code = paper_of(hall).code
    with writing(engine, by=COMMAND) as session:
        revoke_certificate(session, session.scalars(select(Certificate)).one(), reason="Salah orang", at=now())
        session.commit()

    assert client.get(f"/v/{code}/copy").status_code == 404
    assert client.post(f"/v/{code}/copy", data={"answer": "1708"}).status_code == 404
    assert client.get(f"/v/{code}/copy.pdf").status_code == 404
    assert f"{code}/copy" not in client.get(f"/v/{code}").text
    assert client.get("/v/bukan-kode/copy").status_code == 404


def test_somebody_who_was_anonymised_has_no_copies(hall, client, engine):
    with writing(engine, by=COMMAND) as session:
        session.scalars(select(Person).where(Person.name == NAME)).one().anonymised_at = now()
        session.commit()

    assert client.get(f"/v/{paper_of(hall).code}/copy.pdf").status_code == 404
