"""What a teacher takes along: Dapodik's columns, fields to copy, a transcript that anybody checks."""

import re
from io import BytesIO

import pypdf
import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.clients import make_app, sign_in
from tests.factories import make_user
from workshop_tracker.certificates.actions import issue_certificates, revoke_certificate
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.database import now, reading, writing
from workshop_tracker.handout.actions import make_personal_links
from workshop_tracker.handout.records.models import Transcript
from workshop_tracker.people.models import Person
from workshop_tracker.viewer import COMMAND, Role

AYU = "Ayu Contoh"


@pytest.fixture
def hall(engine):
    hall = Hall(engine, present=(AYU,), absent=("Budi Contoh",), title="Asesmen Contoh")
    with writing(engine, by=COMMAND) as session:
        issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        session.commit()
    return hall


@pytest.fixture
def client(engine):
    return make_app(engine).test_client()


def link_of(hall, name=AYU):
    with writing(hall.engine, by=COMMAND) as session:
        person = session.scalars(select(Person).where(Person.name == name)).one()
        token = make_personal_links(session, [person.id])[person.id]
        session.commit()
    return f"/t/{token}"


def paper_of(hall):
    with reading(hall.engine) as session:
        return session.scalars(select(Certificate)).one()


def printed(answer):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(answer.data)).pages)


def test_the_history_has_dapodiks_columns(hall, client):
    answer = client.get(f"{link_of(hall)}/training-history.xlsx")

    heading, row, *_ = load_workbook(BytesIO(answer.data)).active.iter_rows(values_only=True)
    assert heading[:8] == (
        *("Jenis Diklat", "Nama", "No. Sertifikat", "Penyelenggara"),
        *("Tahun", "Peran", "Tingkat", "Berapa Jam"),
    )
    assert row[1:3] == ("Asesmen Contoh", paper_of(hall).number)
    assert (row[4], row[5], row[6], row[7]) == (2025, "Peserta", "Kabupaten/Kota", 8)


def test_each_field_stands_alone_to_be_copied(hall, client):
    page = client.get(f"{link_of(hall)}/{paper_of(hall).id}/fields").text

    values = re.findall(r'<input id="field-[0-9]+"[^>]* value="([^"]*)"', page)
    assert values[1:3] == ["Asesmen Contoh", paper_of(hall).number]
    assert values[4:8] == ["11-07-2025", "11-07-2025", "2025", "8"]
    assert len(page.encode()) < 30_000
    other = link_of(hall, "Budi Contoh")
    assert client.get(f"{other}/{paper_of(hall).id}/fields").status_code == 404


def test_a_transcript_is_checked_by_its_own_code_and_tells_what_changed_since(hall, client, engine):
    link = link_of(hall)
    first, again = client.post(f"{link}/transcript"), client.post(f"{link}/transcript")
    with reading(engine) as session:
        code = session.scalars(select(Transcript.code)).one()

    assert first.data == again.data
    text = printed(first)
    for word in (AYU, "Asesmen Contoh", paper_of(hall).number, "JP diakui tahun 2025: 8", code[:4]):
        assert word in text
    page = client.get(f"/R/{code}").text
    assert "Transkrip ini asli." in page
    assert AYU in page
    with writing(engine, by=COMMAND) as session:
        revoke_certificate(session, session.scalars(select(Certificate)).one(), reason="Salah orang", at=now())
        session.commit()
    changed = client.get(f"/r/{code.lower()}").text
    assert "1 sertifikat di dalamnya tidak lagi sah" in changed
    assert "Transkrip ini asli." not in changed
    assert "Kode ini tidak dikenal." in client.get("/r/bukan-kode").text
    assert client.post(f"{link}/transcript").status_code == 404


def test_a_signed_in_teacher_takes_the_same_along(hall, client, engine):
    with writing(engine, by=COMMAND) as session:
        user = make_user(session, "ayu", Role.TEACHER)
        user.person_id = session.scalars(select(Person.id).where(Person.name == AYU)).one()
        session.commit()
    sign_in(client, user)

    assert client.get("/my/certificates/training-history.csv").status_code == 200
    assert "Asesmen Contoh" in client.get(f"/my/certificates/{paper_of(hall).id}/fields").text
    assert AYU in printed(client.post("/my/certificates/transcript"))
    assert "training-history.xlsx" in client.get("/my/certificates").text
