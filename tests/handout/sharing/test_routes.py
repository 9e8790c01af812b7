"""The organizer sends links one after the other, and what was sent stays told."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from tests.certificates.halls import Hall, sign_in_organizer
from tests.clients import make_app
from workshop_tracker.database import now, reading, writing
from workshop_tracker.handout.actions import make_personal_links
from workshop_tracker.handout.models import HandoutMessage, PersonalLink
from workshop_tracker.handout.sharing.queries import next_waiting, recipients_of
from workshop_tracker.people.models import Person
from workshop_tracker.viewer import COMMAND

AYU, BUDI, CITRA = "Ayu Contoh", "Budi Contoh", "Citra Contoh"


@pytest.fixture
def hall(engine):
    hall = Hall(engine, unmarked=(AYU, BUDI, CITRA))
    with writing(engine, by=COMMAND) as session:
        session.scalars(select(Person).where(Person.name == AYU)).one().phone = "0812-3456-7890"
        session.commit()
    return hall


@pytest.fixture
def client(hall, engine):
    client = make_app(engine).test_client()
    sign_in_organizer(client, hall)
    return client


def recipients(hall):
    with reading(hall.engine) as session:
        return recipients_of(session, hall.workshop_id)


def test_one_text_after_the_other_until_everybody_has_it(hall, client):
    page = f"/workshops/{hall.slug}/share"
    ayu, budi, citra = (each.participation_id for each in recipients(hall))
    assert "Mulai dari Ayu Contoh" in client.get(page).text

    first = client.post(f"{page}/{ayu}").text
    assert "https://wa.me/6281234567890?text=" in first
    assert "lanjut ke Budi Contoh" in first
    second = client.post(f"{page}/{ayu}/sent", data={"act": "next"}).text
    assert "lanjut ke Citra Contoh" in second
    assert "http://localhost/t/" in second
    third = client.post(f"{page}/{budi}/sent", data={"act": "next"}).text
    assert "lanjut ke" not in third
    assert client.post(f"{page}/{citra}/sent", data={"act": "next"}).location == page

    shown = client.get(page).text
    assert shown.count("Sudah dikirim") == 3
    assert "Mulai dari" not in shown
    client.post(f"{page}/{budi}/unsent")
    assert [each.is_waiting for each in recipients(hall)] == [False, True, False]
    client.post(f"{page}/{budi}/sent")
    with reading(hall.engine) as session:
        assert len(session.scalars(select(HandoutMessage)).all()) == 3


def test_whoever_asks_for_a_new_link_waits_again_until_one_is_made(hall, client, engine):
    page = f"/workshops/{hall.slug}/share"
    ayu = recipients(hall)[0]
    client.post(f"{page}/{ayu.participation_id}/sent")
    with writing(engine, by=COMMAND) as session:
        make_personal_links(session, [ayu.person_id])
        session.scalars(select(PersonalLink)).one().renewal_asked_at = now()
        session.commit()

    assert "1 orang meminta tautan baru." in client.get(page).text
    assert next_waiting(recipients(hall), 0).name == AYU
    client.post(f"{page}/{ayu.participation_id}")
    assert "meminta tautan baru" not in client.get(page).text


def test_the_list_for_a_broadcast_holds_numbers_links_and_texts(hall, client):
    answer = client.post(f"/workshops/{hall.slug}/share/list")

    rows = list(load_workbook(BytesIO(answer.data)).active.iter_rows(values_only=True))
    start = next(place for place, row in enumerate(rows) if row[0] == "Nama")
    by_name = {row[0]: row for row in rows[start + 1 :] if row[0]}
    assert list(by_name) == [AYU, BUDI, CITRA]
    assert by_name[AYU][2] == "6281234567890"
    link = by_name[BUDI][3]
    assert link in by_name[BUDI][4]
    assert BUDI in client.post(link.removeprefix("http://localhost")).text or "Menunggu" in client.post(link).text


def test_somebody_of_another_workshop_is_not_found_through_this_one(hall, client, engine):
    other = recipients(Hall(engine, unmarked=("Dewi Contoh",)))[0]

    assert client.post(f"/workshops/{hall.slug}/share/{other.participation_id}").status_code == 404
    assert client.post(f"/workshops/{hall.slug}/share/{other.participation_id}/sent").status_code == 404
