"""The organizer asks, the signatory answers by a link that names nobody before its button is pressed."""

import re

from sqlalchemy import select

from tests.certificates.approvals.conftest import NAMES
from tests.certificates.approvals.test_actions import rename
from tests.certificates.halls import Hall, sign_in_organizer
from tests.clients import make_app
from tests.workshops.pages import values_of
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.database import reading, writing
from workshop_tracker.viewer import COMMAND


def clients(hall: Hall):
    """The organizer's browser, the signatory's phone, the address of the organizer's page."""
    app = make_app(hall.engine, base_url="http://localhost")
    organizer = app.test_client()
    sign_in_organizer(organizer, hall)
    return organizer, app.test_client(), f"/workshops/{hall.slug}/certificates/approvals"


def test_a_signatory_approves_on_a_phone(hall, engine):
    organizer, phone, address = clients(hall)
    assert "Minta persetujuan 3 sertifikat" in organizer.get(address).text
    sent = organizer.post(f"{address}/right", data={"aide": "Gita Contoh"}).text
    assert "Yth. Bapak/Ibu Gita Contoh, mohon persetujuan atas 3 sertifikat" in sent
    link = re.search(r"http://localhost(/approve/\S+)", sent)[1]

    closed = phone.get(link)
    assert "Buka daftar sertifikat" in closed.text
    assert not [name for name in (*NAMES, "Kepala Contoh") if name in closed.text]
    assert closed.headers["Referrer-Policy"] == "no-referrer"
    shown = phone.post(link).text
    assert [name for name in NAMES if name in shown] == list(NAMES)
    assert "Setujui 3 sertifikat" in shown
    with reading(engine) as session:
        paper = session.scalars(select(Certificate.id).order_by(Certificate.id)).first()
    assert phone.get(f"{link}/{paper}.pdf").data.startswith(b"%PDF")
    assert phone.get(f"{link}/{paper + 1000}.pdf").status_code == 404
    assert phone.post(f"{link}/no", data={"note": ""}).status_code == 422

    done = phone.post(f"{link}/yes", data=values_of(shown))

    assert (done.status_code, done.location) == (303, link)
    assert "3 sertifikat disetujui" in phone.get(link).text
    again = phone.post(f"{link}/yes", data=values_of(shown))
    assert again.status_code == 409
    assert "Sudah disetujui" in again.text
    assert "3 disetujui, 0 belum" in organizer.get(address).text
    with reading(engine) as session:
        who = session.scalars(select(AuditEntry.actor_name).where(AuditEntry.action == "approve")).one()
    assert who == "Gita Contoh a.n. Kepala Contoh"


def test_what_changed_is_told_on_both_sides(hall, engine):
    organizer, phone, address = clients(hall)
    link = re.search(r"http://localhost(/approve/\S+)", organizer.post(f"{address}/right").text)[1]
    shown = phone.post(link).text
    with writing(engine, by=COMMAND) as session:
        rename(session, session.scalars(select(Certificate).where(Certificate.name == "Ayu Contoh")).one())
        session.commit()

    late = phone.post(f"{link}/yes", data=values_of(shown))
    assert late.status_code == 409
    assert "1 sertifikat berubah" in late.text
    assert "Setujui 2 sertifikat" in late.text
    assert phone.post(f"{link}/yes", data=values_of(late.text)).status_code == 303
    assert "2 disetujui, 1 belum" in organizer.get(address).text


def test_a_list_comes_back_with_a_note_or_is_taken_back(hall):
    organizer, phone, address = clients(hall)
    link = re.search(r"http://localhost(/approve/\S+)", organizer.post(f"{address}/right").text)[1]

    assert phone.post(f"{link}/no", data={"note": "Gelar nomor 2 keliru"}).status_code == 303
    page = organizer.get(address).text
    assert "Gelar nomor 2 keliru" in page
    assert "take-back" not in page

    link = re.search(r"http://localhost(/approve/\S+)", organizer.post(f"{address}/right").text)[1]
    back = re.search(r'action="([^"]+/take-back)"', organizer.get(address).text)[1]
    assert organizer.post(back).status_code == organizer.post(back).status_code == 303
    for door in (link, f"{link}/yes", f"{link}/no"):
        assert phone.post(door).status_code == 404
