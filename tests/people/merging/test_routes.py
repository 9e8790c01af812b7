"""The pages of duplicates: what they show, what buttons do, where old links lead, and papers that never change."""

import re

import pytest
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.clients import make_app, sign_in
from tests.factories import make_person, make_user
from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.actions import issue_certificates
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.database import reading, writing
from workshop_tracker.handout.actions import make_personal_links
from workshop_tracker.people.models import Person
from workshop_tracker.viewer import COMMAND, Role

AYU, ALSO_AYU = "Ayu Contoh", "AYU CONTOH"


@pytest.fixture
def hall(engine):
    """Both rows of one woman took part and hold a valid paper."""
    hall = Hall(engine, present=(AYU, ALSO_AYU))
    with writing(engine, by=COMMAND) as session:
        issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        session.commit()
    return hall


@pytest.fixture
def ids(hall):
    with reading(hall.engine) as session:
        return {name: session.scalars(select(Person.id).where(Person.name == name)).one() for name in (AYU, ALSO_AYU)}


@pytest.fixture
def client(engine):
    client = make_app(engine, base_url="http://localhost").test_client()
    with writing(engine, by=COMMAND) as session:
        user = make_user(session, "admin", Role.ADMIN)
        session.commit()
    sign_in(client, user)
    return client


def sent(client, address):
    """The form of the page as it stands, with a choice for what both have."""
    page = client.get(address).text
    return {"seen": re.search('name="seen" value="([0-9a-f]+)"', page)[1]}


def papers(engine):
    with reading(engine) as session:
        rows = session.execute(select(Certificate.__table__).order_by(Certificate.id)).mappings()
        return [dict(row) for row in rows]


def test_a_pair_is_listed_compared_merged_and_taken_back(hall, ids, client, engine):
    kept, gone = ids[AYU], ids[ALSO_AYU]
    address = f"/people/duplicates/{kept}-{gone}"
    before = papers(engine)
    with writing(engine, by=COMMAND) as session:
        token = make_personal_links(session, [gone])[gone]
        session.commit()

    assert f'href="{address}"' in client.get("/people/duplicates").text
    page = client.get(address).text
    assert "Isian yang berbeda (1)" in page
    assert "Keduanya tercatat pada kegiatan Pembelajaran Mendalam Contoh" in page
    assert "Gabungkan ke Ayu Contoh" in page  # the one part that both have moves nowhere

    answer = client.post(address, data=sent(client, address))
    assert (answer.status_code, answer.location) == (303, f"/people/{kept}")
    assert papers(engine) == before
    old = client.get(f"/people/{gone}")
    assert (old.status_code, old.location) == (303, f"/people/{kept}")
    assert client.get(address).location == client.post(address).location == f"/people/{kept}"
    assert "AYU CONTOH" not in client.get("/people?q=ayu").text
    assert client.post(f"/t/{token}").text.count("Unduh PDF") >= 1
    for paper in before:
        assert "Sertifikat ini sah" in client.get(f"/v/{paper['code']}").text

    merges = client.get("/people/merges").text
    (made,) = re.findall('href="(/people/merges/[0-9]+)"', merges)
    assert "menerima AYU CONTOH" in merges
    assert "Batalkan penggabungan" in client.get(made).text
    assert client.post(f"{made}/take-back").status_code == 303
    assert papers(engine) == before
    assert client.get(f"/people/{gone}").status_code == 200
    assert "sudah dibatalkan" in client.get(made).text


@pytest.mark.parametrize(("side", "standing"), [("kept", AYU), ("gone", ALSO_AYU)])
def test_of_two_parts_the_chosen_one_stands_and_the_other_leaves_the_list(hall, ids, client, engine, side, standing):
    kept, gone = ids[AYU], ids[ALSO_AYU]
    address = f"/people/duplicates/{kept}-{gone}"
    (key,) = re.findall('name="(participation-[0-9]+)" value="kept"', client.get(address).text)

    assert client.post(address, data=sent(client, address) | {key: side}).status_code == 303
    with reading(engine) as session:
        rows = {row.name_as_registered: row for row in session.scalars(select(Participation))}
    stays, steps_aside = (rows.pop(standing), *rows.values())
    assert (stays.person_id, stays.cancelled_at) == (kept, None)
    assert steps_aside.person_id == gone
    assert steps_aside.cancelled_at is not None


def test_a_page_that_is_no_longer_true_is_shown_again_and_merges_nothing(hall, ids, client, engine):
    address = f"/people/duplicates/{ids[AYU]}-{ids[ALSO_AYU]}"
    form = sent(client, address)
    with writing(engine, by=COMMAND) as session:
        session.get_one(Person, ids[AYU]).phone = "081234567890"
        session.commit()

    answer = client.post(address, data=form)
    assert answer.status_code == 409
    assert "baru saja berubah" in answer.text
    assert client.get(f"/people/{ids[ALSO_AYU]}").status_code == 200


def test_two_people_are_not_asked_about_again(hall, ids, client):
    address = f"/people/duplicates/{ids[AYU]}-{ids[ALSO_AYU]}"

    assert client.post(f"{address}/two-people").status_code == 303
    assert "Tidak ada data ganda" in client.get("/people/duplicates").text


def test_two_who_bear_different_numbers_are_said_to_be_two(client, engine):
    with writing(engine, by=COMMAND) as session:
        one, other = (make_person(session, AYU, nuptk=digit * 16).id for digit in "12")
        session.commit()

    page = client.get(f"/people/duplicates/{one}-{other}").text
    assert "Ini dua orang." in page
    assert "Gabungkan" not in page


@pytest.mark.parametrize("pair", ["1", "1-", "a-b", "1-2-3", "1-٢", "9999-9998"])
def test_an_address_that_names_no_pair_is_not_found(client, pair):
    assert client.get(f"/people/duplicates/{pair}").status_code == 404
