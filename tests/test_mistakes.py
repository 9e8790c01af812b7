"""Each mistake has its page, which says what to do next."""

import pytest
from flask import abort
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, DataError, IntegrityError, InterfaceError, OperationalError, ProgrammingError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.orm.exc import StaleDataError

from tests.clients import new_app
from workshop_tracker.database import make_engine
from workshop_tracker.extensions import db


@pytest.fixture
def app(engine):
    app = new_app(engine)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.add_url_rule("/abort/<int:code>", "abort", abort, methods=["GET", "POST"])
    return app


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (400, "Kiriman ini tidak dapat dibaca"),
        (403, "Halaman ini di luar peran Anda"),
        (404, "Halaman ini tidak ditemukan"),
        (405, "Halaman ini tidak dapat dibuka langsung"),
        (409, "Data ini sudah diubah orang lain"),
        (413, "Berkas ini terlalu besar"),
        (415, "Kiriman ini tidak dapat dibaca"),
        (418, "Kiriman ini tidak dapat dibaca"),
        (429, "Terlalu banyak percobaan"),
        (500, "Ada kesalahan di pihak kami"),
        (501, "Ada kesalahan di pihak kami"),
        (503, "Layanan sedang tidak dapat dipakai"),
    ],
)
def test_a_mistake_has_its_page_and_number(app, status, words):
    answer = app.test_client().get(f"/abort/{status}")
    assert answer.status_code == status
    assert words in answer.text
    assert "sebutkan kode" in answer.text


def test_a_page_that_does_not_exist(app):
    answer = app.test_client().get("/nowhere")
    assert (answer.status_code, "Halaman ini tidak ditemukan" in answer.text) == (404, True)


def test_who_is_signed_out_meanwhile_signs_in_and_comes_back(app):
    client = app.test_client()
    answer = client.post("/abort/401")
    assert (answer.status_code, answer.location) == (303, "/sign-in?next=/abort/401")
    assert "Masuk dahulu, lalu kirim sekali lagi." in client.get("/sign-in").text
    assert client.post("/account/password").location == "/sign-in"


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (OperationalError("SELECT 'Siti'", {}, Exception("database is locked")), 503),
        (InterfaceError("SELECT 'Siti'", {}, Exception("connection already closed")), 503),
        (DatabaseError("SELECT 'Siti'", {}, Exception("database disk image is malformed")), 503),
        (NoConnectionFree("Siti waits for a connection"), 503),
        (ProgrammingError("SELECT 'Siti'", {}, Exception("no such column")), 500),
        (DataError("SELECT 'Siti'", {}, Exception("out of range")), 400),
        (StaleDataError("1 row expected"), 409),
        (IntegrityError("INSERT 'Siti'", {}, Exception("CHECK")), 500),
        (ValueError("Siti"), 500),
    ],
)
def test_errors_of_the_database_are_told_apart(app, error, status):
    def fail():
        raise error

    app.add_url_rule("/fails", "fails", fail)
    answer = app.test_client().get("/fails")
    assert answer.status_code == status
    assert "Siti" not in answer.text
    assert ("Retry-After" in answer.headers) is (status == 503)


@pytest.mark.parametrize(
    ("statement", "status"),
    [
        ("INSERT INTO provinces (id, code, name) SELECT id + 100, code, name FROM provinces", 409),
        ("DELETE FROM districts WHERE code = '33.02'", 409),
        ("UPDATE districts SET code = '3302' WHERE code = '33.01'", 500),
    ],
)
def test_who_comes_too_late_is_told_so_and_what_must_never_happen_is_a_failure(app, statement, status):
    def write():
        db.writing.execute(text(statement))

    app.add_url_rule("/writes", "writes", write, methods=["POST"])
    assert app.test_client().post("/writes").status_code == status


def test_mistakes_have_an_english_page_when_asked(app):
    client = app.test_client()
    client.get("/language/en")
    assert '<html lang="en">' in client.get("/nowhere").text


def test_a_file_that_is_no_database_is_a_service_out_of_order(tmp_path):
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(b"no database " * 1000)
    app = new_app(make_engine(f"sqlite:///{damaged}"))
    app.config["PROPAGATE_EXCEPTIONS"] = False
    answer = app.test_client().get("/v/7K3MQ9TRX2HV4WZC8NDF5PGJ6A")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
