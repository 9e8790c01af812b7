"""The pages that anybody may read."""

import re

import pytest

from tests.clients import make_app, sign_in
from tests.factories import make_organization, make_user
from workshop_tracker.database import writing
from workshop_tracker.viewer import COMMAND, Role


@pytest.fixture
def client(engine):
    return make_app(engine).test_client()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/", "Cek keaslian sertifikat"),
        ("/help", "Saya lupa kata sandi"),
        ("/privacy", "Undang-Undang Nomor 27 Tahun 2022"),
        ("/check", "Kode verifikasi"),
    ],
)
def test_anybody_may_read_these(client, address, words):
    answer = client.get(address)
    assert answer.status_code == 200
    assert words in answer.text


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("K7QW-abcd 2345", "/v/K7QWABCD2345"),
        (" k7qw ", "/v/K7QW"),
        ("../../account", "/v/ACCOUNT"),
        ("//evil.example", "/v/EVILEXAMPLE"),
        ("x" * 500, "/v/" + "X" * 64),
    ],
)
def test_a_code_leads_to_the_page_of_its_paper(client, typed, address):
    answer = client.get("/check", query_string={"code": typed})
    assert (answer.status_code, answer.location) == (303, address)


@pytest.mark.parametrize("typed", ["", "   ", "---"])
def test_without_a_code_it_is_asked_for(client, typed):
    assert "Kode verifikasi" in client.get("/check", query_string={"code": typed}).text


def test_a_stranger_is_offered_to_sign_in_and_a_user_is_not(engine, client):
    assert 'class="btn ghost" href="/sign-in"' in client.get("/").text
    with writing(engine, by=COMMAND) as session:
        user = make_user(session, "siti", Role.ORGANIZER, organization=make_organization(session, "MGMP Contoh"))
        session.commit()
    sign_in(client, user)
    assert 'class="btn ghost"' not in client.get("/").text
    page = client.get("/account").text
    assert "Penyelenggara – MGMP Contoh" in page
    assert 'action="/sign-out"' in page


def test_the_other_language_is_one_step_away_and_keeps_the_page(client):
    assert 'href="/language/en?next=/help"' in client.get("/help").text
    assert 'href="/language/en"' in client.get("/set-password/secret").text
    assert "secret" not in client.get("/set-password/secret").text
    (switch,) = re.findall('href="(/language/en[^"]*)"', client.get("/help?page=2&q=SMK%20Contoh").text)
    assert client.get(switch).location == "/help?page=2&q=SMK%20Contoh"
