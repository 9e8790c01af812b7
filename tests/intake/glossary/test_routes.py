"""Explaining a heading row on the way of an upload; teaching and forgetting headings as an admin."""

import io

import pytest

from tests import files
from tests.clients import make_app, sign_in
from tests.factories import make_user, make_workshop
from workshop_tracker.database import reading, writing
from workshop_tracker.intake.glossary.queries import explained_rows, synonyms
from workshop_tracker.viewer import COMMAND, Role

RIDDLE = [["Yang Hadir", "Dari mana"], ["Siti Contoh", "SMK Contoh"]]


@pytest.fixture
def browser(engine):
    with writing(engine, by=COMMAND) as session:
        make_workshop(session, "Kegiatan Contoh", slug="kegiatan-contoh")
        user = make_user(session, "admin", Role.ADMIN)
        session.commit()
    client = make_app(engine).test_client()
    sign_in(client, user)
    return client


def upload(browser):
    sent = {"file": (io.BytesIO(files.xlsx_bytes(RIDDLE)), "daftar.xlsx")}
    return browser.post("/workshops/kegiatan-contoh/participants/add", data=sent)


def test_unknown_headings_are_asked_once(engine, browser):
    asked = upload(browser)
    assert asked.status_code == 422
    assert "Yang Hadir" in asked.text
    assert "Siti Contoh" not in asked.text
    back = "/workshops/kegiatan-contoh/participants/add"
    explained = {"heading": RIDDLE[0], "meaning": ["name", "school"], "back": back}
    answer = browser.post("/headings/rows", data=explained)
    assert (answer.status_code, answer.location) == (303, back)
    assert upload(browser).status_code == 303
    with reading(engine) as session:
        assert [row.meanings for row in explained_rows(session)] == [["name", "school"]]


def test_a_row_without_a_name_is_asked_again_with_what_was_chosen(browser):
    answer = browser.post("/headings/rows", data={"heading": RIDDLE[0], "meaning": ["", "school"], "back": "/"})
    assert answer.status_code == 422
    assert "Tunjukkan kolom yang berisi nama." in answer.text
    assert '<option value="school" selected>' in answer.text


@pytest.mark.parametrize("back", ["//example.org", "https://example.org", "/..//x", "", "/a?x=//b", "/\\example.org"])
def test_nobody_is_led_to_another_site(browser, back):
    answer = browser.post("/headings/rows", data={"heading": ["A", "B"], "meaning": ["name", ""], "back": back})
    assert answer.location == "/"


def test_an_admin_teaches_and_forgets(engine, browser):
    assert browser.post("/admin/headings", data={"heading": "Satuan Tugas", "meaning": "school"}).status_code == 303
    assert "satuan tugas" in browser.get("/admin/headings").text
    refused = browser.post("/admin/headings", data={"heading": "Nama", "meaning": "school"})
    assert (refused.status_code, "sudah dikenal" in refused.text) == (422, True)
    assert browser.post("/admin/headings", data={"heading": "X", "meaning": "religion"}).status_code == 422
    with reading(engine) as session:
        [taught] = synonyms(session)
    assert browser.post(f"/admin/headings/{taught.id}/forget").status_code == 303
    browser.post("/headings/rows", data={"heading": ["A", "B"], "meaning": ["name", ""], "back": "/"})
    with reading(engine) as session:
        assert not synonyms(session)
        [row] = explained_rows(session)
    assert browser.post(f"/admin/headings/rows/{row.id}/forget").status_code == 303
    assert browser.post(f"/admin/headings/rows/{row.id}/forget").status_code == 404
