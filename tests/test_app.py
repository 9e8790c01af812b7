"""The app as a whole: what holds for every route, whoever wrote it."""

from itertools import cycle, islice

import pytest
from flask import Flask
from sqlalchemy import create_engine
from werkzeug.routing import AnyConverter, Rule

from tests.clients import new_app, sign_in
from tests.contents import digest_of
from tests.factories import make_user
from workshop_tracker import database
from workshop_tracker.answers import CONTENT_POLICY
from workshop_tracker.database import Base, make_engine, writing
from workshop_tracker.viewer import COMMAND, Role

# refused at the edge, before any route: one at each address is enough, and tests of the edge try them all
BAD_TEXTS = ["a\0b", "\0", "٣", "1٣", "9223372036854775808", "-9223372036854775809", "9" * 40]
ODD_TEXTS = [
    "1_000",
    " 7 ",
    "²",
    "-1",
    "0",
    "%",
    "'",
    '"',
    "<b>",
    "../..",
    "a" * 2_000,
    "2025-02-30",
    "0000-00-00",
    "\u202e",
]
SOME_ODD_TEXTS = 2  # tried at each address; the next address gets those that follow


@pytest.fixture
def admin(engine):
    with writing(engine, by=COMMAND) as session:
        user = make_user(session, "admin", Role.ADMIN)
        session.commit()
    return user


def rules_of(app: Flask, *, changing: bool) -> list[Rule]:
    """The rules that change something, or those that show something; files excepted."""
    methods = {"POST", "PUT", "PATCH", "DELETE"}
    return [
        rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static" and bool(methods & rule.methods) is changing
    ]


def address_of(app: Flask, rule: Rule, value: str = "1") -> str:
    """An address of the rule with `value` in place of each argument, or with what the argument takes instead."""
    values = {name: fitting(rule, name, value) for name in rule.arguments}
    with app.test_request_context():
        return app.url_map.bind("localhost").build(rule.endpoint, values)


def fitting(rule: Rule, name: str, value: str) -> str:
    """The value where the argument takes it, else one of its own words or 1."""
    converter = rule._converters[name]
    if isinstance(converter, AnyConverter):
        return min(converter.items)
    try:
        converter.to_url(value)
    except ValueError:
        return "1"
    return value


def test_nothing_changes_without_the_token_of_a_form(engine, admin):
    app = new_app(engine, asks_for_form_tokens=True)
    client = app.test_client()
    sign_in(client, admin)
    before = digest_of(engine)
    rules = rules_of(app, changing=True)
    assert {"accounts.sign_in_with_password", "accounts.sign_out"} <= {rule.endpoint for rule in rules}
    for rule in rules:
        for data in ({}, {"csrf_token": "made-up"}):
            answer = client.open(address_of(app, rule), method="POST", data=data)
            assert (rule.endpoint, answer.status_code) == (rule.endpoint, 400)
    assert digest_of(engine) == before


def test_the_token_of_another_browser_is_not_taken(engine, admin):
    app = new_app(engine, asks_for_form_tokens=True)
    mine, other = app.test_client(), app.test_client()
    sign_in(mine, admin)
    token = other.get("/sign-in").text.split('name="csrf_token" type="hidden" value="')[1].split('"')[0]
    mine.get("/sign-in")
    assert mine.post("/sign-out", data={"csrf_token": token}).status_code == 400
    assert other.post("/sign-out", data={"csrf_token": token}).status_code == 303


def test_a_token_lives_as_long_as_its_browser(engine):
    app = new_app(engine, asks_for_form_tokens=True)
    assert app.config["WTF_CSRF_TIME_LIMIT"] is None


@pytest.mark.parametrize("who", ["stranger", "admin"])
def test_every_answer_carries_the_headers(engine, admin, who):
    app = new_app(engine)
    client = app.test_client()
    if who == "admin":
        sign_in(client, admin)
    addresses = [address_of(app, rule) for rule in app.url_map.iter_rules() if rule.endpoint != "static"]
    for address in [*addresses, "/nowhere", "/static/nowhere.css", "/check?code=%00"]:
        headers = client.get(address, buffered=True).headers
        assert headers["Content-Security-Policy"] == CONTENT_POLICY, address
        assert headers["X-Content-Type-Options"] == "nosniff", address
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin", address
        assert headers["Cache-Control"] == "no-store", address
        assert headers["Referrer-Policy"] in {"same-origin", "no-referrer"}, address
        assert "Server" not in headers, address
        assert "unsafe-inline" not in headers["Content-Security-Policy"], address
        assert headers.get("X-Robots-Tag") == ("noindex" if address not in {"/", "/help", "/privacy"} else None), (
            address
        )


@pytest.mark.parametrize("who", ["stranger", "admin"])
def test_bad_values_are_refused_and_never_break_anything(engine, admin, who):
    app = new_app(engine)
    client = app.test_client()
    if who == "admin":
        sign_in(client, admin)
    odd_texts = cycle(ODD_TEXTS)
    for rule, bad in zip(rules_of(app, changing=False), cycle(BAD_TEXTS), strict=False):
        answer = client.get(address_of(app, rule), query_string={"q": bad}, buffered=True)
        assert (rule.rule, bad, answer.status_code) == (rule.rule, bad, 400)
        for text in islice(odd_texts, SOME_ODD_TEXTS):
            names = ("q", "page", "next", "code", "from", "to", "sort")
            address = address_of(app, rule, text)
            assert client.get(address, query_string=dict.fromkeys(names, text), buffered=True).status_code < 500, (
                address
            )


def test_bad_values_in_forms_are_refused(engine, admin):
    app = new_app(engine)
    client = app.test_client()
    sign_in(client, admin)
    before = digest_of(engine)
    for rule, text in zip(rules_of(app, changing=True), cycle(BAD_TEXTS), strict=False):
        for data in ({"q": text}, {"q\0": "1"}):
            answer = client.open(address_of(app, rule), method="POST", data=data)
            assert (rule.endpoint, text, answer.status_code) == (rule.endpoint, text, 400)
    assert digest_of(engine) == before


def test_a_number_in_an_address_fits_a_column(engine):
    app = new_app(engine)
    app.add_url_rule("/number/<int:object>", "number", str)
    client = app.test_client()
    assert client.get("/number/007").text == "7"
    assert client.get("/number/999999999999999999").status_code == 200
    for bad in (
        "1000000000000000000",
        "9223372036854775808",
        "-1",
        "+1",
        "٣",
        "1_0",
        " 1",
        "1%0A",
        "1%00",
        "²",
        "1.0",
        "",
    ):
        assert client.get(f"/number/{bad}").status_code in {400, 404}, bad


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "DEBUG", "PUT"])
def test_other_methods_are_off(engine, method):
    answer = new_app(engine).test_client().open("/", method=method)
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_a_database_that_is_not_there_is_told_as_such(engine, admin):
    client = new_app(make_engine("postgresql://127.0.0.1:1/nowhere")).test_client()
    assert client.get("/").status_code == 200
    client.set_cookie("sign-in", "x" * 43)
    answer = client.get("/account")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert "Layanan sedang tidak dapat dipakai" in answer.text


def test_a_database_that_is_locked_is_told_as_such(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 50)
    url = f"sqlite:///{tmp_path / 'locked.db'}"
    engine = make_engine(url)
    Base.metadata.create_all(engine)
    with writing(engine, by=COMMAND) as session:
        user = make_user(session, "siti")
        session.commit()
    client = new_app(engine).test_client()
    sign_in(client, user)
    plain = create_engine(url)
    with plain.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        answer = client.post("/account/sign-out-elsewhere")
    plain.dispose()
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert client.post("/account/sign-out-elsewhere").status_code == 303
    engine.dispose()


def test_cookies_are_safe_on_http_and_on_https(engine, admin):
    names = {"http://localhost": ("sign-in", "form"), "https://localhost": ("__Host-sign-in", "__Host-form")}
    for base_url, (sign_in_name, form_name) in names.items():
        app = new_app(engine, base_url=base_url)
        client = app.test_client()
        sign_in(client, admin)
        assert client.get("/account", base_url=base_url).status_code == 200
        cookies = client.get("/language/en", base_url=base_url).headers.getlist("Set-Cookie")
        cookies += client.get("/sign-in", base_url=base_url).headers.getlist("Set-Cookie")
        cookies += client.post("/sign-out", base_url=base_url).headers.getlist("Set-Cookie")
        assert {cookie.split("=")[0] for cookie in cookies} >= {sign_in_name}
        assert app.config["SESSION_COOKIE_NAME"] == form_name
        for cookie in cookies:
            assert "HttpOnly" in cookie
            assert "SameSite=Lax" in cookie
            assert "Path=/" in cookie
            assert "Domain" not in cookie
            assert ("Secure" in cookie) is base_url.startswith("https")


def test_over_https_browsers_are_told_to_stay_there(engine):
    https = new_app(engine, base_url="https://contoh.example").test_client()
    answer = https.get("/", base_url="https://contoh.example")
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert "Strict-Transport-Security" not in new_app(engine).test_client().get("/").headers


def test_files_may_be_kept_for_a_year_because_their_address_names_their_content(engine):
    client = new_app(engine).test_client()
    page = client.get("/").text
    address = page.split('<link rel="stylesheet" href="')[1].split('"')[0]
    assert address.startswith("/static/app.css?v=")
    answer = client.get(address, buffered=True)
    assert "max-age=31536000" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Security-Policy"] == CONTENT_POLICY


@pytest.mark.parametrize(
    ("cookie", "wish", "language"),
    [
        ("", "", "id"),
        ("", "en-GB,en;q=0.9", "en"),
        ("", "de", "id"),
        ("id", "en", "id"),
        ("en", "id", "en"),
        ("xx", "en", "en"),
    ],
)
def test_the_language_is_the_readers_choice(engine, cookie, wish, language):
    client = new_app(engine).test_client()
    client.set_cookie("language", cookie)
    assert f'<html lang="{language}">' in client.get("/", headers={"Accept-Language": wish}).text


def test_the_language_of_the_account_comes_before_that_of_the_browser(engine, admin):
    client = new_app(engine).test_client()
    sign_in(client, admin)
    assert '<html lang="id">' in client.get("/account", headers={"Accept-Language": "en"}).text


def test_a_demonstration_says_so_on_every_page(engine, admin):
    client = new_app(engine, is_demo=True).test_client()
    sign_in(client, admin)
    for address in ("/check", "/help", "/account", "/nowhere"):
        assert "CONTOH – data rekaan" in client.get(address).text
    assert "CONTOH – data rekaan" not in new_app(engine).test_client().get("/").text


def test_the_header_says_who_i_am_as_what(engine, admin):
    client = new_app(engine).test_client()
    sign_in(client, admin)
    page = client.get("/account").text
    assert "<b>admin Contoh</b><span>Pengelola</span>" in page
