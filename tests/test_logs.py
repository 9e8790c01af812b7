"""The log helps to find a failure and tells nobody about people."""

import json

import pytest

from tests.clients import new_app, sign_in
from tests.factories import make_user
from workshop_tracker.database import writing
from workshop_tracker.viewer import COMMAND, Role

SECRETS = ["Siti Rahasia Contoh", "3302012345678901", "kuda benar baterai", "token-of-somebody", "K7QWCODE"]


@pytest.fixture
def app(engine):
    app = new_app(engine)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app


def lines(capsys):
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_a_request_leaves_one_line(engine, app, capsys):
    with writing(engine, by=COMMAND) as session:
        user = make_user(session, "siti", Role.ADMIN)
        session.commit()
    client = app.test_client()
    sign_in(client, user)
    client.get("/account")
    client.get("/static/app.css", buffered=True)
    (line,) = lines(capsys)
    assert {key: line[key] for key in ("event", "level", "method", "endpoint", "user_id", "status")} == {
        "event": "request",
        "level": "info",
        "method": "GET",
        "endpoint": "accounts.account",
        "user_id": user.id,
        "status": 200,
    }
    assert line["ms"] >= 0
    assert len(line["request_id"]) == 9


def test_a_failure_is_found_by_the_number_on_its_page(app, capsys):
    def fail():
        raise ValueError(SECRETS[0])

    app.add_url_rule("/fails", "fails", fail)
    answer = app.test_client().get("/fails")
    assert answer.status_code == 500
    failure, request_line = lines(capsys)
    assert failure["request_id"] in answer.text
    assert failure["error"] == "ValueError"
    assert failure["trace"][-1].startswith("test_logs.py:")
    assert request_line["status"] == 500


def test_nothing_that_people_typed_is_logged_or_shown(app, capsys):
    def fail(code):
        raise ValueError(f"{SECRETS} {code}")

    app.add_url_rule("/v/<code>", "fails", fail, methods=["GET", "POST"])
    client = app.test_client()
    client.set_cookie("sign-in", SECRETS[3])
    answers = [
        client.post(
            f"/v/{SECRETS[4]}", query_string={"q": SECRETS[0]}, data={"nik": SECRETS[1], "password": SECRETS[2]}
        ),
        client.get(f"/set-password/{SECRETS[3]}"),
        client.post("/sign-in", data={"login": SECRETS[1], "password": SECRETS[2]}),
        client.get(f"/nowhere/{SECRETS[4]}"),
    ]
    assert [answer.status_code for answer in answers] == [500, 404, 422, 404]
    logged = capsys.readouterr().err
    assert logged.count("\n") == 5
    assert not [secret for secret in SECRETS if secret in logged]
    assert not [secret for secret in SECRETS if secret in answers[0].text]
