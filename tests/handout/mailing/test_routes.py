"""An organizer writes to everybody with an address, and reads what became of each letter."""

import pytest
from sqlalchemy import select, update

from tests.certificates.halls import Hall, sign_in_organizer
from tests.clients import make_app
from workshop_tracker.config import Smtp
from workshop_tracker.database import now, reading, writing
from workshop_tracker.handout.models import PersonalLink
from workshop_tracker.outbox.actions import lease_next, note_failed, note_sent
from workshop_tracker.outbox.models import OutboxMessage
from workshop_tracker.people.models import Person
from workshop_tracker.viewer import COMMAND

POST = Smtp("127.0.0.1", 25, False, False, "", "", "sertifikat@contoh.go.id", 30)


@pytest.fixture
def hall(engine):
    hall = Hall(engine, unmarked=("Ayu Contoh", "Budi Contoh", "Citra Contoh"))
    with writing(engine, by=COMMAND) as session:
        for name, email in (("Ayu Contoh", "ayu@contoh.sch.id"), ("Budi Contoh", "budi@contoh.sch.id")):
            session.execute(update(Person).where(Person.name == name).values(email=email))
        session.commit()
    return hall


def client_of(hall, **settings):
    client = make_app(hall.engine, **settings).test_client()
    sign_in_organizer(client, hall)
    return client


def test_a_letter_each_for_whoever_has_an_address_and_its_state_is_told(hall, engine):
    client, page = client_of(hall, smtp=POST), f"/workshops/{hall.slug}/share/email"
    shown = client.get(page).text
    assert "Kirim surel kepada 2 orang" in shown
    assert "a…u@contoh.sch.id" in shown
    assert "ayu@contoh.sch.id" not in shown
    assert "Citra" not in shown

    client.post(page)
    client.post(page)
    with writing(engine, by=COMMAND) as session:
        first, second = (lease_next(session, at=now()) for _ in range(2))
        assert "http://localhost/t/" in first.text
        note_sent(session, first, at=now())
        note_failed(session, second, "550 5.1.1 No such user")
        session.commit()

    shown = client.get(page).text
    assert "Terkirim" in shown
    assert "550 5.1.1 No such user" in shown
    assert "1 surel gagal." in shown
    with reading(engine) as session:
        key = session.scalars(select(OutboxMessage.key).where(OutboxMessage.id == second.id)).one()
        assert len(session.scalars(select(PersonalLink)).all()) == 2
    assert client.post(f"{page}/{key.rpartition('/')[2]}").status_code == 303
    assert "1 surel gagal." not in client.get(page).text


def test_without_a_server_nothing_is_queued_and_the_page_says_so(hall, engine):
    client, page = client_of(hall), f"/workshops/{hall.slug}/share/email"

    assert "Surel belum diatur" in client.get(page).text
    client.post(page)
    with reading(engine) as session:
        assert session.scalars(select(OutboxMessage)).all() == []


def test_somebody_of_another_workshop_is_not_written_to(hall, engine):
    client = client_of(hall, smtp=POST)

    assert client.post(f"/workshops/{hall.slug}/share/email/999999").status_code == 404
