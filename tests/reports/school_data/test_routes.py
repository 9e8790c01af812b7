"""Status data sekolah: every overseen school with its state, and links to ask those that did not tell."""

import datetime as dt
import re

import pytest

from tests.clients import make_app, sign_in
from tests.factories import make_office, make_person, make_school, make_user
from workshop_tracker.database import today, writing
from workshop_tracker.people.denominator.actions import declare_headcount
from workshop_tracker.people.denominator.rules import Headcount
from workshop_tracker.viewer import COMMAND, Role

ADDRESS = "/school-data/contoh-x"


@pytest.fixture
def client(engine):
    """The office of three schools: one told lately, one long ago, one never; its teachers are known one by one."""
    day = today()
    with writing(engine, by=COMMAND) as session:
        office = make_office(session, code="contoh-x")
        lately, long_ago, never = (make_school(session, f"SMK CONTOH {word}") for word in ("BARU", "LAMA", "TIADA"))
        long_ago.phone = "+6281234567890"
        make_school(session, "SMK CONTOH JAUH", district_code="33.75")
        declare_headcount(session, lately.id, Headcount(day, 38), on=day)
        declare_headcount(session, long_ago.id, Headcount(day - dt.timedelta(days=200), 21), on=day)
        make_person(session, "Guru Rahasia Contoh", school=never)
        user = make_user(session, "dinas", Role.OFFICE, organization=office)
        session.commit()
    found = make_app(engine, base_url="http://contoh.example").test_client()
    found.schools = lately, long_ago, never
    sign_in(found, user)
    return found


def text_of(answer):
    assert answer.status_code == 200, answer.status_code
    return " ".join(re.sub("<[^>]+>", " ", answer.text).split())


def test_every_school_with_its_state_source_and_number_and_no_teacher(client):
    text = text_of(client.get(ADDRESS))

    assert "1 dari 3 sekolah lengkap." in text
    for words in ("38 pernyataan sekolah", "21 pernyataan sekolah", "1 guru yang tercatat satu per satu"):
        assert words in text
    assert "Guru Rahasia" not in text
    assert "JAUH" not in text
    assert client.get("/school-data").location == ADDRESS


@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        ("state=complete", {"BARU"}),
        ("state=old", {"LAMA"}),
        ("state=none", {"TIADA"}),
        ("q=contoh+lama", {"LAMA"}),
        ("district=33.02&level=SMK", {"BARU", "LAMA", "TIADA"}),
        ("level=SLB", set()),
    ],
)
def test_the_list_is_narrowed(client, asked, seen):
    text = text_of(client.get(f"{ADDRESS}?{asked}"))
    assert {word for word in ("BARU", "LAMA", "TIADA") if f"SMK CONTOH {word}" in text} == seen


def test_links_are_made_for_those_chosen_shown_once_and_open_that_school(client):
    never = client.schools[2]
    page = client.post(f"{ADDRESS}/links", data={"npsn": never.npsn})
    text = text_of(page)
    assert f"operator SMK CONTOH TIADA (NPSN {never.npsn})" in text
    link = re.search(r"http://contoh\.example(/s/\S+)", text)[1]
    assert "https://wa.me/?text=Yth." in page.text

    stranger = client.application.test_client()
    assert stranger.post(link).location == f"/schools/{never.npsn}/data"
    assert "dibuka" in text_of(client.get(ADDRESS))
    client.post(f"{ADDRESS}/links/sleep", data={"npsn": never.npsn})
    assert stranger.post(link).status_code == 404


def test_a_school_whose_number_is_known_is_written_to_directly(client):
    page = client.post(f"{ADDRESS}/links", data={"npsn": client.schools[1].npsn})
    assert 'href="https://wa.me/6281234567890?text=Yth.' in page.text
    assert "Kirim lewat WhatsApp" in page.text


def test_schools_of_others_and_none_are_nobody(client, engine):
    with writing(engine, by=COMMAND) as session:
        far = make_school(session, "SMK CONTOH SEBERANG", district_code="33.75")
        session.commit()
    assert client.post(f"{ADDRESS}/links", data={"npsn": far.npsn}).status_code == 303
    assert client.post(f"{ADDRESS}/links/sleep").status_code == 303
