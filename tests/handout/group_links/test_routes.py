"""The link of a chat: name or number and date of birth together, and nothing else."""

import datetime as dt

import pytest
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, sign_in_organizer, workshop_of
from tests.clients import make_app
from tests.factories import make_participation, make_person
from workshop_tracker import limits
from workshop_tracker.certificates.actions import issue_certificates
from workshop_tracker.database import reading, writing
from workshop_tracker.handout.group_links.actions import close_group_link, make_group_link, open_group_link_again
from workshop_tracker.handout.models import GroupLink, PersonalLink
from workshop_tracker.people.models import Person
from workshop_tracker.viewer import COMMAND

AYU, NIP = "Ayu Contoh", "198609202010011001"


@pytest.fixture
def hall(engine):
    hall = Hall(engine, present=(AYU,), unmarked=("Budi Contoh",))
    with writing(engine, by=COMMAND) as session:
        session.scalars(select(Person).where(Person.name == AYU)).one().birth_date = dt.date(1986, 8, 17)
        make_person(session, "Citra Contoh", birth_date=dt.date(1980, 1, 1), nip=NIP)
        issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        hall.address = f"/g/{make_group_link(session, workshop_of(session, hall)).token}"
        session.commit()
    return hall


@pytest.fixture
def client(engine):
    return make_app(engine).test_client()


def said(who, born_on="1986-08-17"):
    return {"who": who, "born_on": born_on}


@pytest.mark.parametrize("who", ["Ayu Contoh", "AYU CONTOH, S.Pd.", "  ayu   contoh "])
def test_name_and_birthday_lead_to_the_own_page_which_lasts(hall, client, who):
    assert AYU not in client.get(hall.address).text

    own = client.post(hall.address, data=said(who)).location

    assert "Buka sertifikat" in client.get(own).text
    assert AYU in client.post(own).text


def test_a_number_does_instead_of_the_name_and_tells_a_birthday_by_itself(engine):
    hall = Hall(engine, present=(AYU,), nip=NIP)
    with writing(engine, by=COMMAND) as session:
        address = f"/g/{make_group_link(session, workshop_of(session, hall)).token}"
        session.commit()

    answer = make_app(engine).test_client().post(address, data=said("19860920 201001 1 001", "1986-09-20"))

    assert answer.location.startswith("/t/")


def test_unknown_wrong_and_incomplete_are_answered_alike(hall, client, engine):
    wrong_day = client.post(hall.address, data=said(AYU, "1986-08-18"))
    unknown = client.post(hall.address, data=said("Tidak Ada"))
    without_a_birthday = client.post(hall.address, data=said("Budi Contoh"))
    of_another_workshop = client.post(hall.address, data=said("Citra Contoh", "1980-01-01"))

    answers = (wrong_day, unknown, without_a_birthday, of_another_workshop)
    assert {answer.status_code for answer in answers} == {422}
    for answer in answers:
        assert "Tidak ditemukan." in answer.text
    assert client.post(hall.address, data=said(AYU, "")).status_code == 422
    with reading(engine) as session:
        assert session.scalars(select(PersonalLink)).all() == []


def test_two_of_one_name_and_birthday_are_told_apart_by_the_committee(hall, client, engine):
    with writing(engine, by=COMMAND) as session:
        double = make_person(session, AYU, birth_date=dt.date(1986, 8, 17))
        make_participation(session, workshop_of(session, hall), double)
        session.commit()

    assert client.post(hall.address, data=said(AYU)).status_code == 422


def test_the_birthdays_of_one_name_cannot_be_tried_known_or_not(hall, client):
    for name in (AYU, "Tidak Ada"):
        for day in range(1, limits.GROUP_BY_NAME.tries + 1):
            assert client.post(hall.address, data=said(name, f"1990-01-{day:02}")).status_code == 422
        assert client.post(hall.address, data=said(f"{name}, S.Pd.")).status_code == 429


def test_a_closed_link_finds_nobody_and_opens_again_at_the_same_address(hall, client, engine):
    with writing(engine, by=COMMAND) as session:
        close_group_link(session, session.scalars(select(GroupLink)).one(), at=dt.datetime.now(dt.UTC))
        session.commit()
    assert (client.get(hall.address).status_code, client.post(hall.address, data=said(AYU)).status_code) == (404, 404)
    assert "sudah ditutup" in client.get("/g/tidak-ada").text

    with writing(engine, by=COMMAND) as session:
        open_group_link_again(session, session.scalars(select(GroupLink)).one())
        session.commit()
    assert client.post(hall.address, data=said(AYU)).status_code == 303


def test_an_organizer_makes_it_once_closes_it_and_opens_it(hall, client, engine):
    sign_in_organizer(client, hall)
    page = f"/workshops/{hall.slug}/share"

    client.post(f"/workshops/{hall.slug}/group-link")
    assert f"http://localhost{hall.address}" in client.get(page).text
    client.post(f"/workshops/{hall.slug}/group-link/close")
    assert hall.address not in client.get(page).text
    client.post(f"/workshops/{hall.slug}/group-link/open")
    assert hall.address in client.get(page).text
