"""Somebody who comes unlisted, in a real browser: without a signal nothing typed is lost; then she is on the list."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from tests.attendance.sheets.rooms import PRESENT, Room
from tests.browser.server import PHONE, serving
from tests.clients import make_app
from workshop_tracker.attendance.models import Participation
from workshop_tracker.database import now, reading
from workshop_tracker.workshops.rules import local_time

SARI = "Sari Contoh, S.Pd."


@pytest.fixture
def room(engine):
    return Room(engine, today=local_time(now(), "WIB").date())


def test_without_a_signal_the_form_stays_and_is_sent_later(profiles, engine, room):
    app = make_app(engine, asks_for_form_tokens=True)
    with serving(app) as address:
        page = profiles.signed_in(app, address, room.committee(), PHONE)
        page.goto(room.url(3))
        page.get_by_role("link", name="Peserta di tempat").click()
        page.get_by_label("Nama").fill(SARI)
        page.get_by_label("Sekolah atau unit kerja").fill("SMK Contoh")
        save = page.get_by_role("button", name="Simpan dan tandai Hadir")

        page.context.set_offline(True)
        save.click()
        expect(page.get_by_role("alert")).to_contain_text("Tidak ada sinyal: orang ini belum tersimpan.")
        expect(page.get_by_label("Nama")).to_have_value(SARI)

        page.context.set_offline(False)
        save.click()
        expect(page.get_by_text(f"{SARI} masuk daftar dan ditandai Hadir.")).to_be_visible()
    with reading(engine) as session:
        found = select(Participation.id).where(Participation.name_as_registered == SARI)
        room.people[SARI] = session.scalars(found).one()
    assert room.marks(3) == {SARI: PRESENT}
