"""Signing in and out, links that set a password, one's own account: as a browser meets them."""

import datetime as dt
import re
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from tests.clients import make_app, sign_in
from tests.factories import make_user
from workshop_tracker.accounts.actions import disable_user, make_one_time_link
from workshop_tracker.accounts.models import SignInSession, User
from workshop_tracker.accounts.passwords import hash_password, hasher
from workshop_tracker.accounts.queries import sessions_of
from workshop_tracker.database import now, reading, writing
from workshop_tracker.limits import SIGN_IN_BY_ADDRESS, SIGN_IN_BY_LOGIN
from workshop_tracker.viewer import COMMAND, Role

PASSWORD = "kuda benar baterai pelana"
OTHER_PASSWORD = "tujuh belas perahu kayu"


@pytest.fixture
def user(engine):
    with writing(engine, by=COMMAND) as session:
        user = make_user(session, "siti@contoh.sch.id", Role.ADMIN)
        user.password_hash = hash_password(PASSWORD)
        session.commit()
    return user


@pytest.fixture
def client(engine):
    return make_app(engine).test_client()


def enter(client, login="siti@contoh.sch.id", password=PASSWORD, **values):
    return client.post("/sign-in", data={"login": login, "password": password, **values})


def is_signed_in(client):
    return client.get("/account").status_code == 200


def token_of(client):
    return client.get_cookie("sign-in").value


def make_link(engine, user):
    with writing(engine, by=COMMAND) as session:
        token = make_one_time_link(session, user, at=now())
        session.commit()
    return f"/set-password/{token}"


def test_signing_in_leads_to_where_one_wanted_to_go(client, user):
    answer = client.get("/account")
    assert (answer.status_code, answer.location) == (303, "/sign-in?next=/account")
    assert 'value="/account"' in client.get(answer.location).text
    answer = enter(client, " Siti@Contoh.sch.id", next="/account")
    assert (answer.status_code, answer.location) == (303, "/account")
    assert is_signed_in(client)


@pytest.mark.parametrize(
    "path", ["//evil.example", "/\\evil.example", "https:evil.example", "/%2f%2fevil", "javascript:x"]
)
def test_signing_in_never_leads_to_another_site(client, user, path):
    page = client.get("/sign-in", query_string={"next": path}).text
    assert 'name="next" type="hidden" value="/"' in page
    assert enter(client, next=path).location == "/"
    assert client.get("/sign-in", query_string={"next": path}).location == "/"
    assert client.get("/language/en", query_string={"next": path}).location == "/"


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("siti@contoh.sch.id", "wrong password wrong"),
        ("nobody@contoh.sch.id", PASSWORD),
        ("without@contoh.sch.id", PASSWORD),
        ("disabled@contoh.sch.id", PASSWORD),
    ],
)
def test_every_refused_sign_in_reads_alike(engine, client, user, login, password):
    with writing(engine, by=COMMAND) as session:
        make_user(session, "without@contoh.sch.id")
        disabled = make_user(session, "disabled@contoh.sch.id")
        disabled.password_hash = user.password_hash
        disable_user(session, disabled, at=now())
        session.commit()
    answer = enter(client, login, password)
    assert answer.status_code == 422
    assert "Nama masuk atau kata sandi tidak cocok." in answer.text
    assert answer.text.replace(login, "") == enter(client, "siti@contoh.sch.id", "x").text.replace(
        "siti@contoh.sch.id", ""
    )
    assert PASSWORD not in answer.text
    assert not is_signed_in(client)


def test_empty_fields_are_told_with_the_field(client):
    answer = enter(client, "", "")
    assert answer.status_code == 422
    assert "Isi surel, nomor telepon, atau NIP Anda." in answer.text
    assert "Isi kata sandi Anda." in answer.text


def test_a_password_manager_learns_whose_password_is_changed(client, user):
    enter(client)
    assert 'value="siti@contoh.sch.id" autocomplete="username" readonly hidden>' in client.get("/account").text


def test_the_token_is_a_new_one_at_each_sign_in(engine, client, user):
    enter(client)
    first = token_of(client)
    client.get("/help")
    assert token_of(client) == first
    enter(client)
    assert token_of(client) != first
    client.set_cookie("sign-in", first)
    assert not is_signed_in(client)
    with reading(engine) as session:
        assert len(sessions_of(session, user.id, at=now())) == 1


def test_a_token_given_by_somebody_else_is_not_taken_over(client, user):
    client.set_cookie("sign-in", "planted")
    enter(client)
    assert token_of(client) != "planted"


def test_after_signing_out_the_token_is_worth_nothing(client, user):
    enter(client)
    token = token_of(client)
    answer = client.post("/sign-out")
    assert (answer.status_code, answer.location) == (303, "/")
    assert client.get_cookie("sign-in") is None
    client.set_cookie("sign-in", token)
    assert not is_signed_in(client)
    assert client.post("/sign-out").status_code == 303


def test_a_disabled_user_is_out_at_once(engine, client, user):
    enter(client)
    assert is_signed_in(client)
    with writing(engine, by=COMMAND) as session:
        disable_user(session, session.get_one(User, user.id), at=now())
        session.commit()
    assert not is_signed_in(client)


def test_an_old_hash_is_renewed_at_sign_in(engine, client, user, monkeypatch):
    with writing(engine, by=COMMAND) as session:
        session.get_one(User, user.id).password_hash = type(hasher)(1, 8192, 1).hash(PASSWORD)
        session.commit()
    enter(client)
    assert is_signed_in(client)
    with reading(engine) as session:
        assert session.get_one(User, user.id).password_hash.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_opening_a_link_names_nobody_and_uses_nothing_up(engine, client, user):
    link = make_link(engine, user)
    for _ in range(3):
        answer = client.get(link)
        assert answer.status_code == 200
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert user.login not in answer.text
        assert user.display_name not in answer.text
    answer = client.post(link, data={"password": OTHER_PASSWORD, "repeated": OTHER_PASSWORD})
    assert (answer.status_code, answer.location) == (303, "/")
    assert is_signed_in(client)
    assert client.get(link).status_code == 404
    assert client.post(link, data={"password": PASSWORD, "repeated": PASSWORD}).status_code == 404
    assert enter(client, password=OTHER_PASSWORD).status_code == 303


def test_two_at_once_use_a_link_once(engine, user):
    app, link, barrier = make_app(engine), make_link(engine, user), threading.Barrier(2)

    def choose(password):
        client = app.test_client()
        barrier.wait()
        return client.post(link, data={"password": password, "repeated": password}).status_code

    with ThreadPoolExecutor(2) as pool:
        statuses = list(pool.map(choose, [PASSWORD, OTHER_PASSWORD]))
    assert sorted(statuses) == [303, 404]
    kept = [PASSWORD, OTHER_PASSWORD][statuses.index(303)]
    assert enter(app.test_client(), password=kept).status_code == 303


def test_a_link_is_not_used_up_by_a_password_that_is_not_taken(engine, client, user):
    link = make_link(engine, user)
    for password, repeated, reason in [
        ("pendek", "pendek", "paling sedikit 15 huruf"),
        ("198001012005011001", "198001012005011001", "mudah ditebak"),
        (PASSWORD, OTHER_PASSWORD, "belum sama"),
        ("siti@contoh.sch.id", "siti@contoh.sch.id", "mudah ditebak"),
        ("", "", "Isi kata sandi yang Anda pilih."),
    ]:
        answer = client.post(link, data={"password": password, "repeated": repeated})
        assert answer.status_code == 422
        assert reason in answer.text
    assert client.post(link, data={"password": OTHER_PASSWORD, "repeated": OTHER_PASSWORD}).status_code == 303


def test_an_unknown_link_reads_like_a_used_one(engine, client, user):
    link = make_link(engine, user)
    client.post(link, data={"password": PASSWORD, "repeated": PASSWORD})
    client.post("/sign-out")
    switch = re.compile('href="/language[^"]*"')
    assert switch.sub("", client.get(link).text) == switch.sub("", client.get("/set-password/unknown").text)


def test_changing_the_password_signs_out_everywhere_else(engine, client, user):
    other = make_app(engine).test_client()
    sign_in(other, user)
    enter(client)
    before = token_of(client)
    wrong = client.post(
        "/account/password", data={"present": "x", "password": OTHER_PASSWORD, "repeated": OTHER_PASSWORD}
    )
    assert wrong.status_code == 422
    assert "Kata sandi sekarang tidak cocok." in wrong.text
    answer = client.post(
        "/account/password", data={"present": PASSWORD, "password": OTHER_PASSWORD, "repeated": OTHER_PASSWORD}
    )
    assert (answer.status_code, answer.location) == (303, "/account")
    assert "Kata sandi diganti." in client.get("/account").text
    assert token_of(client) != before
    assert not is_signed_in(other)
    client.post("/sign-out")
    assert enter(client, password=PASSWORD).status_code == 422
    assert enter(client, password=OTHER_PASSWORD).status_code == 303


def test_other_devices_can_be_signed_out(engine, client, user):
    other = make_app(engine).test_client()
    sign_in(other, user)
    sign_in(client, user)
    assert "Keluarkan 1 perangkat lain" in client.get("/account").text
    assert client.post("/account/sign-out-elsewhere").location == "/account"
    assert "1 perangkat lain dikeluarkan." in client.get("/account").text
    assert not is_signed_in(other)


def test_the_language_stays_with_the_browser(client):
    assert '<html lang="id">' in client.get("/").text
    assert client.get("/language/en", query_string={"next": "/help"}).location == "/help"
    assert '<html lang="en">' in client.get("/").text
    assert client.get("/language/de").status_code == 404


def test_a_login_is_tried_ten_times_in_a_quarter_of_an_hour(client, user):
    for _ in range(SIGN_IN_BY_LOGIN.tries):
        assert enter(client, password="wrong").status_code == 422
    answer = enter(client)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 900
    assert "Coba lagi setelah 15 menit." in answer.text
    assert enter(client, "nobody@contoh.sch.id").status_code == 422


def test_a_right_password_begins_the_count_anew(client, user):
    for _ in range(3):
        for _ in range(SIGN_IN_BY_LOGIN.tries - 1):
            assert enter(client, password="wrong").status_code == 422
        assert enter(client).status_code == 303


def test_an_address_cannot_try_many_logins(engine, client):
    client.application.extensions["workshop_tracker_counters"].count(SIGN_IN_BY_ADDRESS, "127.0.0.1", at=now())
    answers = [enter(client, f"nobody{number}", "").status_code for number in range(3)]
    assert answers == [422, 422, 422]  # what was not filled in is not counted
    for _ in range(SIGN_IN_BY_ADDRESS.tries - 1):
        client.application.extensions["workshop_tracker_counters"].count(SIGN_IN_BY_ADDRESS, "127.0.0.1", at=now())
    assert enter(client, "nobody").status_code == 429
    assert (
        client.post(
            "/sign-in", data={"login": "x", "password": "y"}, headers={"X-Forwarded-For": "9.9.9.9"}
        ).status_code
        == 429
    )


def test_the_row_of_a_sign_in_names_the_device(engine, client, user):
    client.post(
        "/sign-in",
        data={"login": user.login, "password": PASSWORD},
        headers={"User-Agent": "Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile Safari/537.36"},
    )
    with reading(engine) as session:
        row = session.scalar(select(SignInSession))
    assert row.device == "Chrome, Android"
    assert row.expires_at - row.created_at == dt.timedelta(hours=24)
