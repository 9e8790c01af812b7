"""A list is shown letter by letter, confirmed once, and corrects exactly what was shown."""

import re
from io import BytesIO

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, sign_in_organizer, workshop_of
from tests.clients import make_app
from workshop_tracker.certificates.actions import issue_certificates
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.preparing import prepare_certificates
from workshop_tracker.database import reading, writing
from workshop_tracker.viewer import COMMAND

NAMES = ("Ayu Contho", "Budi Contoh")


@pytest.fixture
def hall(engine):
    hall = Hall(engine, present=NAMES, unmarked=("Citra Contoh",))
    with writing(engine, by=COMMAND) as session:
        issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        prepare_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL, before_the_end=True)
        session.commit()
    return hall


@pytest.fixture
def client(hall, engine):
    client = make_app(engine).test_client()
    sign_in_organizer(client, hall)
    return client


def hidden(page):
    return dict(re.findall(r'name="(lines|seen)"[^>]* value="([^"]*)"', page))


def papers(engine):
    with reading(engine) as session:
        found = session.execute(
            select(Certificate.name, Certificate.state, Certificate.version).order_by(Certificate.id)
        )
        return [tuple(row) for row in found]


def test_pasted_names_are_shown_then_corrected_each_by_itself(hall, client, engine):
    place = f"/workshops/{hall.slug}/certificates/names"
    assert place in client.get(f"/workshops/{hall.slug}/certificates").text
    assert "Tempel daftarnya" in client.post(place).text
    pasted = "Ayu Contho; Ayu Contoh, S.Pd.\nCitra Contoh; Citra Contoh, M.Pd.\nDewi Contoh; Dewi\nBudi Contoh; Budi 漢"
    shown = client.post(place, data={"pasted": pasted}).text
    assert "2 nama berubah" in shown
    assert "Tidak dapat dipakai (2)" in shown
    assert "Huruf 漢 tidak dapat dicetak." in shown
    assert "<mark>" in shown

    sent = hidden(shown)
    assert "Isi alasannya" in client.post(f"{place}/correct", data=sent).text
    done = client.post(f"{place}/correct", data=sent | {"reason": "Ejaan keliru"}, follow_redirects=True).text
    assert "1 sertifikat mendapat terbitan baru, 1 diperbaiki di tempat." in done
    assert papers(engine) == [
        ("Ayu Contho", PaperState.REPLACED, 1),
        ("Budi Contoh", PaperState.VALID, 1),
        ("Citra Contoh, M.Pd.", PaperState.PREPARED, 1),
        ("Ayu Contoh, S.Pd.", PaperState.VALID, 2),
    ]
    again = client.post(f"{place}/correct", data=sent | {"reason": "Ejaan keliru"}, follow_redirects=True).text
    assert "sudah berubah sejak daftar ini ditampilkan" in again
    assert len(papers(engine)) == 4


def test_a_file_does_the_same(hall, client):
    book, content = Workbook(), BytesIO()
    for row in (("Nomor sertifikat", "Nama"), (1, ""), ("Ayu Contho", "Ayu Contoh, S.Pd.")):
        book.active.append(row)
    book.save(content)
    content.seek(0)
    place = f"/workshops/{hall.slug}/certificates/names"

    assert "1 nama berubah" in client.post(place, data={"file": (content, "nama.xlsx")}).text
    broken = client.post(place, data={"file": (BytesIO(b"PK\x03\x04 bukan"), "nama.xlsx")})
    assert (broken.status_code, "isian yang perlu diperbaiki" in broken.text) == (422, True)
