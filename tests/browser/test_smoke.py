"""Three short journeys on either database: somebody signs in, marks one teacher, and a stranger checks a paper."""

import re

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from tests.attendance.sheets.rooms import NAMES, Room
from tests.browser.journeys import sign_in, told
from tests.browser.server import PHONE, serving
from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.clients import make_app
from tests.factories import make_user
from workshop_tracker.accounts.passwords import hash_password
from workshop_tracker.certificates.actions import issue_certificates
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.database import now, writing
from workshop_tracker.viewer import COMMAND, Role
from workshop_tracker.workshops.rules import local_time

PASSWORD = "layang ungu di atas sawah"


@pytest.fixture
def room(engine):
    return Room(engine, today=local_time(now(), "WIB").date())


@pytest.fixture
def site(room, engine):
    app = make_app(engine, asks_for_form_tokens=True)
    with serving(app) as address:
        yield room, app, address


def test_somebody_signs_in(newcomer, site, engine):
    with writing(engine, by=COMMAND) as session:
        make_user(session, "admin@contoh.id", Role.ADMIN).password_hash = hash_password(PASSWORD)
        session.commit()
    page = newcomer(PHONE)

    sign_in(page, "admin@contoh.id", PASSWORD)

    page.goto("/admin/users")
    told(page, "admin@contoh.id")


def test_one_teacher_is_marked(profiles, site):
    room, app, address = site
    page = profiles.signed_in(app, address, room.committee(), PHONE)
    page.goto(room.url(3))

    page.get_by_role("group", name=f"Tanda untuk {NAMES[0]}").get_by_role("radio", name="Hadir").click()

    expect(page.locator("#saved")).to_be_visible(timeout=15_000)  # hidden while anything waits
    expect(page.locator("#saved")).to_have_text(re.compile(r"Tersimpan di server [0-9]{2}"))
    assert list(room.marks(3)) == [NAMES[0]]


def test_a_stranger_checks_a_paper(newcomer, site, engine):
    hall = Hall(engine, present=("Ayu Contoh",))
    with writing(engine, by=COMMAND) as session:
        issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        session.commit()
        code = session.scalars(select(Certificate.code)).one()
    page = newcomer(PHONE)

    page.goto("/check")
    page.get_by_label("Kode verifikasi").fill(code.lower())
    page.get_by_role("button", name="Periksa").click()

    told(page, "Sertifikat ini sah.")
    told(page, "Ayu Contoh")
