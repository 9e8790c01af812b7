"""The first page of each role: what waits for it, and nothing of anybody else's."""

import datetime as dt

import pytest
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.clients import make_app, sign_in
from tests.factories import (
    make_office,
    make_organization,
    make_participation,
    make_person,
    make_school,
    make_user,
    make_workshop,
)
from tests.statements import selects_of
from workshop_tracker.accounts.models import User
from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.actions import issue_certificates
from workshop_tracker.database import today, writing
from workshop_tracker.viewer import COMMAND, Role
from workshop_tracker.workshops.models import WorkshopState


@pytest.fixture
def client(engine):
    return make_app(engine).test_client()


def page_of(client, user):
    sign_in(client, user)
    return client.get("/").text


def test_an_organizer_sees_what_waits_and_what_comes(engine, client):
    soon = today() + dt.timedelta(days=3)
    with writing(engine, by=COMMAND) as session:
        own = make_organization(session)
        waiting = make_workshop(session, "Belum Ditandai Contoh", issuer=own)
        make_participation(session, waiting, make_person(session))
        make_workshop(session, "Minggu Depan Contoh", issuer=own, starts_on=soon, ends_on=soon)
        make_workshop(session, "Dibatalkan Contoh", issuer=own, state=WorkshopState.CANCELLED)
        make_workshop(session, "Milik Lain Contoh")
        user = make_user(session, "panitia", Role.ORGANIZER, organization=own)
        session.commit()

    page = page_of(client, user)

    assert "Menunggu Anda (1)" in page
    assert "Tanda hadir 1 orang belum lengkap" in page
    assert "Minggu Depan Contoh" in page
    assert "Dibatalkan Contoh" not in page
    assert "Milik Lain Contoh" not in page


def test_an_office_reads_its_own_sentence_of_this_quarter(engine, client):
    with writing(engine, by=COMMAND) as session:
        office = make_office(session, "Cabang Dinas Contoh Satu")
        make_office(session, "Cabang Dinas Contoh Dua", districts=("33.01",))
        make_school(session)
        user = make_user(session, "kantor", Role.OFFICE, organization=office)
        session.commit()

    page = page_of(client, user)

    assert "0 guru hadir di 0 kegiatan; 0 dari 1 sekolah terjangkau." in page
    assert "Jumlah guru tidak diketahui." in page
    assert "Contoh Dua" not in page
    assert f'href="/reports/{office.code}"' in page


def test_an_office_without_anything_this_quarter_is_led_to_the_last_one(engine, client):
    with writing(engine, by=COMMAND) as session:
        office = make_office(session, "Cabang Dinas Contoh Satu")
        held = make_workshop(session, starts_on=dt.date(2025, 7, 11), ends_on=dt.date(2025, 7, 11))
        make_participation(session, held, make_person(session), school=make_school(session), office_id=office.id)
        user = make_user(session, "kantor", Role.OFFICE, organization=office)
        session.commit()

    page = page_of(client, user)

    assert f'href="/reports/{office.code}?quarter=3&amp;year=2025">Triwulan III (Juli–September 2025)</a>' in page


def test_a_teacher_sees_the_own_hours_of_a_year(engine, client):
    hall = Hall(engine, present=("Ayu Contoh",))
    with writing(engine, by=COMMAND) as session:
        issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        user = make_user(session, "ayu", Role.TEACHER)
        user.person_id = make_person(session, "Budi Contoh").id
        session.commit()
    assert "Sertifikat saya (0)" in page_of(client, user)
    with writing(engine, by=COMMAND) as session:
        participant = select(Participation.person_id).where(Participation.workshop_id == hall.workshop_id)
        session.get_one(User, user.id).person_id = session.scalars(participant).one()
        session.commit()
    page = page_of(client, user)
    assert "Sertifikat saya (1)" in page
    assert "JP tahun 2025: 8" in page


def test_an_admin_sees_how_much_there_is(engine, client):
    with writing(engine, by=COMMAND) as session:
        make_workshop(session)
        user = make_user(session, "pengelola", Role.ADMIN)
        session.commit()

    page = page_of(client, user)

    assert "akun aktif" in page
    assert 'href="/admin/users"' in page


def test_somebody_without_a_role_is_told_whom_to_ask(engine, client):
    with writing(engine, by=COMMAND) as session:
        user = make_user(session, "tanpa-peran")
        session.commit()

    assert "Hubungi pengelola" in page_of(client, user)


@pytest.mark.parametrize(
    ("role", "words", "missing"),
    [
        (Role.ORGANIZER, ["Kegiatan", "Sekolah"], ["Laporan", "Pengelolaan"]),
        (Role.OFFICE, ["Sekolah", "Laporan"], ["Kegiatan", "Pengelolaan"]),
        (Role.ADMIN, ["Kegiatan", "Sekolah", "Laporan", "Pengelolaan"], []),
        (Role.TEACHER, ["Sertifikat saya"], ["Kegiatan", "Laporan", "Sekolah"]),
    ],
)
def test_the_menu_holds_the_doors_of_the_role(engine, client, role, words, missing):
    with writing(engine, by=COMMAND) as session:
        user = make_user(session, "siti", role, organization=make_office(session))
        session.commit()
    menu = page_of(client, user).split('class="nav"')[1].split("</nav>")[0]
    assert all(f">{word}</a>" in menu for word in words)
    assert not any(f">{word}</a>" in menu for word in missing)
    assert menu.count("aria-current") == 1


def test_a_page_behind_a_door_marks_that_door(engine, client):
    with writing(engine, by=COMMAND) as session:
        own = make_organization(session)
        workshop = make_workshop(session, issuer=own)
        user = make_user(session, "siti", Role.ORGANIZER, organization=own)
        session.commit()
    sign_in(client, user)
    assert '<a href="/workshops" aria-current="page">' in client.get(f"/workshops/{workshop.slug}").text


def test_the_page_of_an_organizer_asks_the_database_little(engine, client):
    with writing(engine, by=COMMAND) as session:
        own = make_organization(session)
        for _ in range(6):
            make_participation(session, make_workshop(session, issuer=own), make_person(session))
        user = make_user(session, "siti", Role.ORGANIZER, organization=own)
        session.commit()
    sign_in(client, user)
    with selects_of(engine) as statements:
        client.get("/")
    own_statements = [statement for statement in statements if "FROM workshops" in statement]
    assert len(own_statements) == 3  # 1) coming (none, so no figures), 2) waiting, 3) figures of those that wait
