"""What a request may carry."""

import pytest
from flask import request

from tests.clients import new_app
from workshop_tracker.edge import (
    LARGEST_FORM,
    LARGEST_REQUEST,
    LARGEST_UPLOAD,
    LONGEST_QUERY,
    MOST_FIELDS,
    is_possible,
    large_upload,
    searched,
    trusted_hosts,
)


def read_form():
    return f"{len(request.form)} {sum(len(file.read()) for file in request.files.values())}"


@large_upload
def read_upload():
    return read_form()


@pytest.fixture
def app(engine):
    app = new_app(engine)
    app.add_url_rule("/form", "form", read_form, methods=["GET", "POST"])
    app.add_url_rule("/files", "files", read_upload, methods=["POST"])
    app.add_url_rule("/json", "json", lambda: str(request.get_json(silent=True)), methods=["POST"])
    app.add_url_rule("/caller", "caller", lambda: f"{request.remote_addr} {request.host} {request.scheme}")
    return app


@pytest.fixture
def client(app):
    return app.test_client()


def send(client, address, *parts):
    """Send parts (head, content) as a form; encoded by hand, since the client's own encoder leaves files open."""
    body = b"".join(
        b"--x\r\nContent-Disposition: form-data; " + head + b"\r\n\r\n" + content + b"\r\n" for head, content in parts
    )
    return client.post(address, data=body + b"--x--\r\n", content_type="multipart/form-data; boundary=x")


def send_file(client, address, size):
    return send(client, address, (b'name="file"; filename="list.xlsx"', b"x" * size))


def test_a_request_is_five_megabytes_and_an_upload_ten(client):
    assert send_file(client, "/form", LARGEST_REQUEST - 1000).text == f"0 {LARGEST_REQUEST - 1000}"
    answer = send_file(client, "/form", LARGEST_REQUEST)
    assert answer.status_code == 413
    assert "Ukuran paling besar 5 MB." in answer.text
    assert send_file(client, "/files", LARGEST_UPLOAD - 1000).status_code == 200
    answer = send_file(client, "/files", LARGEST_UPLOAD)
    assert answer.status_code == 413
    assert "Ukuran paling besar 10 MB." in answer.text


def test_a_form_has_so_many_parts_of_such_a_size(client):
    assert send(client, "/form", *[(b'name="a%d"' % number, b"x") for number in range(5_000)]).text == "5000 0"
    assert send(client, "/form", *[(b'name="a%d"' % number, b"x") for number in range(5_001)]).status_code == 413
    assert send(client, "/form", (b'name="list"', b"x" * LARGEST_FORM)).status_code == 200
    assert send(client, "/form", (b'name="list"', b"x" * (LARGEST_FORM + 1))).status_code == 413


def test_so_many_fields_in_a_row_and_so_long_a_question(client):
    row = {"data": b"a=1&" * (MOST_FIELDS - 1) + b"a=1", "content_type": "application/x-www-form-urlencoded"}
    assert client.post("/form", **row).text == "1 0"
    assert client.post("/form", **row | {"data": row["data"] + b"&"}).status_code == 413
    assert client.get("/form", query_string="a" * LONGEST_QUERY).status_code == 200
    assert client.get("/form", query_string="a" * (LONGEST_QUERY + 1)).status_code == 414


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "http://localhost"}, 200),
        ({"Origin": "null"}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 400),
        ({"Sec-Fetch-Site": "same-site"}, 400),
        ({"Origin": "http://evil.example"}, 400),
        ({"Origin": "http://localhost.evil.example"}, 400),
        ({"Origin": "http://localhost:81"}, 400),
        ({"Origin": "garbage"}, 400),
    ],
)
def test_forms_of_other_sites_are_refused(client, headers, status):
    assert client.post("/form", headers=headers).status_code == status
    assert client.get("/form", headers=headers).status_code == 200


def test_what_no_column_holds_is_refused_wherever_it_stands(client):
    assert client.get("/form%00").status_code == 400
    assert client.get("/form?a=%00").status_code == 400
    assert client.get("/form?%00=a").status_code == 400
    assert client.post("/form", data={"a": "9" * 19}).status_code == 400
    assert client.post("/form", data={"a": ["1", "٣"]}).status_code == 400
    assert send(client, "/form", (b'name="file"; filename="a\0.xlsx"', b"x")).status_code == 400
    assert client.post("/form", data={"password": "9" * 30}).status_code == 200
    assert client.post("/form", data={"nip": "198001012005011001", "phone": "+6281234567890"}).status_code == 200


@pytest.mark.parametrize(
    "text",
    [
        '{"a": "\\u0000"}',
        '{"a": "\\ud800"}',
        '["\\ud800"]',
        '{"\\u0000": 1}',
        "9223372036854775808",
        '[{"a": [1e400, -9223372036854775809]}]',
    ],
)
def test_what_no_column_holds_is_refused_in_json(client, text):
    assert client.post("/json", data=text, content_type="application/json").status_code == 400


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 50_000, "[" * 900 + "]" * 900])
def test_json_that_never_ends_is_refused(client, text):
    assert client.post("/json", data=text, content_type="application/json").status_code == 400


@pytest.mark.parametrize("text", ["[1]", '{"login": {"a": 1}, "password": 5}', '{"login": ["a", 1]}', "1"])
def test_a_form_takes_no_json(client, text):
    assert client.post("/sign-in", data=text, content_type="application/json").status_code == 422


def test_a_search_is_as_long_as_a_name(app):
    with app.test_request_context("/?q=" + "a " * 2_000):
        assert searched() == "a " * 50


def test_json_that_can_be_stored_passes(client):
    text = '{"a": ["Siti", 1, -5, 1.5, true, null, {"b": "+62"}]}'
    assert client.post("/json", data=text, content_type="application/json").status_code == 200
    assert client.post("/json", data="{broken", content_type="application/json").status_code == 200


@pytest.mark.parametrize(
    "value", ["", "Siti", "12 Juli", "1_000", 2**63 - 1, -(2**63) + 1, None, 1.5, True, "9" * 18, "+" + "9" * 18]
)
def test_these_can_be_stored(value):
    assert is_possible(value)


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "evil.example:80", "", "local host", "localhost@evil.example"]
)
def test_another_host_is_not_answered(client, host):
    answer = client.get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert "evil" not in answer.text
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_site_answers_to_its_own_name_only(engine):
    client = new_app(engine, base_url="https://contoh.example").test_client()
    assert client.get("/", headers={"Host": "contoh.example"}).status_code == 200
    assert client.get("/", headers={"Host": "localhost"}).status_code == 400
    lan = new_app(engine, base_url="http://192.168.1.5:8000").test_client()
    assert lan.get("/", headers={"Host": "192.168.1.5:8000"}).status_code == 200
    assert lan.get("/", headers={"Host": "127.0.0.1:8000"}).status_code == 200
    unset = new_app(engine, base_url="").extensions["workshop_tracker_settings"]
    assert trusted_hosts(unset) == ["localhost", "127.0.0.1"]


FORGED = {"X-Forwarded-For": "9.9.9.9", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}


def test_forged_addresses_are_not_believed(client):
    assert client.get("/caller", headers=FORGED).text == "127.0.0.1 localhost http"


def test_a_proxy_is_believed_when_the_setting_says_so(engine):
    app = new_app(engine, proxies=1, base_url="https://contoh.example")
    app.add_url_rule("/caller", "caller", lambda: f"{request.remote_addr} {request.host} {request.scheme}")
    client = app.test_client()
    through = {
        "X-Forwarded-For": "6.6.6.6, 9.9.9.9",
        "X-Forwarded-Host": "contoh.example",
        "X-Forwarded-Proto": "https",
    }
    assert client.get("/caller", headers=through).text == "9.9.9.9 contoh.example https"
    assert client.get("/caller", headers=FORGED).status_code == 400
