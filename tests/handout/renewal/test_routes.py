"""A link that sleeps asks for its successor."""

import datetime as dt

import pytest
from sqlalchemy import select, update

from tests.certificates.halls import Hall, workshop_of
from tests.clients import make_app
from tests.factories import make_office
from workshop_tracker.attendance.models import Participation
from workshop_tracker.database import now, reading, writing
from workshop_tracker.handout.actions import make_personal_links, put_to_sleep
from workshop_tracker.handout.models import PersonalLink
from workshop_tracker.handout.queries import SLEEPS_UNOPENED, is_asleep
from workshop_tracker.handout.renewal.queries import receiver_for
from workshop_tracker.organizations.models import Organization
from workshop_tracker.schools.models import School
from workshop_tracker.viewer import COMMAND


@pytest.fixture
def hall(engine):
    return Hall(engine, unmarked=("Ayu Contoh",), title="Asesmen Contoh")


@pytest.fixture
def link(hall, engine):
    with writing(engine, by=COMMAND) as session:
        person_id = session.scalars(select(Participation.person_id)).one()
        token = make_personal_links(session, [person_id])[person_id]
        put_to_sleep(session, session.scalars(select(PersonalLink)).one(), at=now())
        session.commit()
    return f"/t/{token}"


def asked(engine):
    with reading(engine) as session:
        return session.scalars(select(PersonalLink)).one().renewal_asked_at


def set_phones(engine, *, body="", school="", office=""):
    with writing(engine, by=COMMAND) as session:
        issuing = session.scalars(select(Organization).order_by(Organization.id.desc())).first()
        session.execute(update(Organization).values(phone=body))
        session.execute(update(School).values(phone=school))
        bureau = make_office(session, "Cabang Dinas Contoh", phone=office)
        session.execute(update(Participation).values(office_id=bureau.id))
        session.commit()
    assert issuing is not None


def receiver(hall):
    with reading(hall.engine) as session:
        return receiver_for(session, session.scalars(select(Participation.person_id)).one())


def test_the_page_says_what_to_do_and_its_button_asks_once(hall, link, engine):
    set_phones(engine, body="0812 1111 2222")
    client = make_app(engine).test_client()

    page = client.post(link)
    assert page.status_code == 404
    assert "Minta tautan baru" in page.text
    assert "Ayu" not in page.text
    ready = client.post(f"{link}/renewal").text
    first = asked(engine)
    assert "https://wa.me/6281211112222?text=" in ready
    assert "“Asesmen Contoh” (11 Juli 2025)" in ready
    assert "Ayu" not in ready
    client.post(f"{link}/renewal")
    assert asked(engine) == first


def test_a_link_that_is_awake_or_unknown_asks_for_nothing(hall, link, engine):
    with writing(engine, by=COMMAND) as session:
        session.execute(update(PersonalLink).values(asleep_at=None))
        session.commit()
    client = make_app(engine).test_client()

    assert client.post(f"{link}/renewal").status_code == 404
    assert client.post("/t/tidak-ada/renewal").status_code == 404
    assert asked(engine) is None


@pytest.mark.parametrize(
    ("phones", "who"),
    [
        ({"body": "0812 1111 2222", "school": "0813 1111 2222", "office": "0814 1111 2222"}, "MGMP Contoh"),
        ({"school": "0813 1111 2222", "office": "0814 1111 2222"}, "SMK Contoh Jatilawang"),
        ({"body": "(0281) 123456", "office": "0814 1111 2222"}, "Cabang Dinas Contoh"),
        ({}, "MGMP Contoh"),
    ],
)
def test_the_nearest_whose_mobile_number_is_known_is_asked(hall, link, engine, phones, who):
    set_phones(engine, **phones)

    assert receiver(hall).name.startswith(who)
    assert bool(receiver(hall).phone) is bool(phones)


def test_a_link_sleeps_by_itself_when_nobody_opened_it_for_long():
    made = dt.datetime(2025, 7, 11, tzinfo=dt.UTC)
    opened = PersonalLink(created_at=made, opened_at=made + dt.timedelta(days=300))

    assert not is_asleep(opened, made + SLEEPS_UNOPENED)
    assert is_asleep(opened, made + SLEEPS_UNOPENED + dt.timedelta(days=300))
    assert is_asleep(PersonalLink(created_at=made), made + SLEEPS_UNOPENED)


def test_who_never_took_part_has_nobody_to_ask(hall, engine):
    with writing(engine, by=COMMAND) as session:
        workshop_of(session, hall)
        session.execute(update(Participation).values(cancelled_at=now()))
        session.commit()

    assert receiver(hall) is None
