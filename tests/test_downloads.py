"""A list as a file: its name, its kind, and that nobody keeps it."""

import pytest
from flask import Flask

from workshop_tracker.database import today
from workshop_tracker.downloads import send_list
from workshop_tracker.spreadsheets.listed import ListSheet


@pytest.mark.parametrize(
    ("about", "name"),
    [
        (("Peserta", "Judul: “Contoh”/../x"), "Peserta-Judul-Contoh-x"),
        (("Orang",), "Orang"),
        (("Sekolah", "é\r\nSet-Cookie: a=b"), "Sekolah-e-Set-Cookie-a-b"),
    ],
)
@pytest.mark.parametrize("file_kind", ["xlsx", "csv"])
def test_a_file_is_named_by_what_it_holds_and_the_day(plain_app, about, name, file_kind):
    with plain_app.test_request_context():
        answer = send_list(ListSheet("Daftar", ("Nama",), [("Contoh",)]), file_kind, *about)

    assert answer.headers["Content-Disposition"] == f"attachment; filename={name}-{today()}.{file_kind}"
    assert answer.mimetype.endswith({"xlsx": "spreadsheetml.sheet", "csv": "text/csv"}[file_kind])


@pytest.fixture
def plain_app():
    return Flask("contoh")
