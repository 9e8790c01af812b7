"""An old register on the pages: sent, answered, recorded for the own body."""

import io
import re

import pytest

from tests.attendance.archives.registers import trainings
from tests.clients import make_app, sign_in
from tests.factories import make_organization, make_school, make_user
from workshop_tracker.database import writing
from workshop_tracker.viewer import COMMAND, Role

REGISTER = b"""Nama;Sekolah;Kegiatan;Tanggal;JP
Siti Contoh, S.Pd.;SMKS Contoh Jatilawang;Workshop K13;11 s.d. 12 Juli 2017;32
Siti Contoh, S.Pd.;SMKS Contoh Jatilawang;Bimtek Contoh;03/04/2018;8
Budi Contoh;;;2018;
"""


@pytest.fixture
def keeper(engine):
    with writing(engine, by=COMMAND) as session:
        make_school(session, "SMKS CONTOH JATILAWANG")
        body, other = make_organization(session, "MGMP Contoh"), make_organization(session, "MGMP Lain Contoh")
        user = make_user(session, "penyelenggara", Role.ORGANIZER, organization=body)
        session.commit()
    browser = make_app(engine).test_client()
    sign_in(browser, user)
    return browser, body.id, other.id


def send(browser, body_id, content=REGISTER):
    values = {"file": (io.BytesIO(content), "arsip.csv"), "body": str(body_id)}
    return browser.post("/people/archive", data=values)


def test_a_register_is_looked_through_answered_and_recorded(engine, keeper):
    browser, body_id, _ = keeper
    preview = send(browser, body_id).location
    page = " ".join(re.sub("<[^>]*>", " ", browser.get(preview).text).split())
    assert "tidak diverifikasi sistem" in page
    assert all(
        words in page
        for words in (
            "Workshop K13",
            "Bimtek Contoh · 3 April 2018 · 8 JP",
            "Kapan kegiatannya?",
            "Nama kegiatan tidak tertulis.",
        )
    )
    answer = browser.post(preview, data={"act": "accept"})
    assert answer.status_code == 303
    assert [(each.title, each.ended_on.isoformat(), each.archive_of_id) for each in trainings(engine)] == [
        ("Workshop K13", "2017-07-12", body_id),
        ("Bimtek Contoh", "2018-04-03", body_id),
    ]
    assert browser.get(preview).status_code == 404
    assert "Siti Contoh" in browser.get("/people?q=siti").text


def test_what_is_no_register_or_not_the_own_body_is_refused(engine, keeper):
    browser, body_id, other_id = keeper
    assert send(browser, body_id, b"Nama;NIP\nSiti Contoh;-\n").status_code == 422
    assert send(browser, other_id).status_code == 422
    assert trainings(engine) == []


def test_what_was_answered_about_a_school_is_remembered_for_the_next_register(engine, keeper):
    browser, body_id, _ = keeper
    first = b"Nama;Sekolah;Kegiatan;Tahun\nSiti Contoh;SMK Contoh Jatilawng;Workshop K13;2017/2018\n"
    first += b"Eko S.T;Balai Contoh Jatilawang Indah;Workshop K13;2017/2018\n"
    preview = send(browser, body_id, first).location
    page = browser.get(preview).text
    school = re.search(r'name="(answer-2-[0-9])" value="0"', page)[1]
    waiting = browser.post(preview, data={school: "0"}).location
    assert [each.title for each in trainings(engine)] == ["Workshop K13"]
    assert "Eko" in browser.get(waiting).text
    second = send(browser, body_id, b"Nama;Sekolah;Kegiatan;Tahun\nBudi Contoh;SMK CONTOH JATILAWNG;Bimtek;2018\n")
    browser.post(second.location, data={})
    assert [(each.title, each.days, each.ended_on.isoformat()) for each in trainings(engine)] == [
        ("Workshop K13", "2017/2018", "2018-06-30"),
        ("Bimtek", "2018", "2018-12-31"),
    ]


def test_an_event_named_above_the_list_or_by_its_uploader_is_that_of_every_row(engine, keeper):
    browser, body_id, _ = keeper
    titled = b"DAFTAR PESERTA\nWORKSHOP KURIKULUM 2013\n11 s.d. 12 Juli 2017\n\n"
    titled += b"No;Nama;Sekolah;JP\n1;Siti Contoh;;32\n2;Budi Contoh;;\n3;;;32\n"
    browser.post(send(browser, body_id, titled).location, data={})
    plain = b"Nama;Sekolah\nSiti Contoh;\nEko Contoh;\n"
    assert send(browser, body_id, plain).status_code == 422
    told = {"event": "Bimtek Contoh", "days": "2018/2019", "body": str(body_id)}
    file = (io.BytesIO(plain), "arsip.csv")
    preview = browser.post("/people/archive", data={**told, "file": file}).location
    assert "Bimtek Contoh · 2018/2019" in browser.get(preview).text
    browser.post(preview, data={"act": "accept"})
    recorded = [(each.title, each.days, each.ended_on.isoformat(), each.lesson_hours) for each in trainings(engine)]
    assert sorted(recorded, key=repr) == [
        ("Bimtek Contoh", "2018/2019", "2019-06-30", None),
        ("Bimtek Contoh", "2018/2019", "2019-06-30", None),
        ("WORKSHOP KURIKULUM 2013", "11 s.d. 12 Juli 2017", "2017-07-12", 32),
        ("WORKSHOP KURIKULUM 2013", "11 s.d. 12 Juli 2017", "2017-07-12", None),
    ]
