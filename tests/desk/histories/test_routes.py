"""What happened to a person and to a school: workshops and papers within the viewer's reach, changes for admins."""

import datetime as dt

import pytest
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.clients import make_app, sign_in
from tests.factories import make_organization, make_participation, make_user, make_workshop
from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.actions import issue_certificates
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.database import reading, writing
from workshop_tracker.organizations.models import Organization
from workshop_tracker.people.models import OutsideTraining, Person
from workshop_tracker.viewer import COMMAND, Role
from workshop_tracker.workshops.models import WorkshopOrganizer

AYU = "Ayu Contoh"


@pytest.fixture
def hall(engine):
    """Ayu holds a paper of this hall, and took part in a workshop of another body."""
    hall = Hall(engine, present=(AYU,), absent=("Budi Contoh",))
    with writing(engine, by=COMMAND) as session:
        issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        far = make_workshop(session, "Kegiatan Jauh Contoh")
        there = session.scalars(select(WorkshopOrganizer).where(WorkshopOrganizer.workshop_id == far.id)).one()
        there.organization_id = make_organization(session, "MGMP Jauh Contoh").id
        ayu = session.scalars(select(Person).where(Person.name == AYU)).one()
        make_participation(session, far, ayu, school=hall.school)
        ayu.rank = "Penata Contoh"
        session.commit()
        hall.ayu_id = ayu.id
    return hall


@pytest.fixture
def page_of(hall):
    app = make_app(hall.engine, base_url="http://localhost")

    def read(address: str, role: Role) -> str:
        with writing(hall.engine, by=COMMAND) as session:
            body = session.get_one(Organization, hall.issuer_id) if role is Role.ORGANIZER else None
            user = make_user(session, role.value, role, organization=body)
            session.commit()
        client = app.test_client()
        sign_in(client, user)
        return client.get(address).text

    return read


def number_of(hall) -> str:
    with reading(hall.engine) as session:
        papers = select(Certificate.number).join(Participation).where(Participation.person_id == hall.ayu_id)
        return session.scalars(papers).one()


def test_an_admin_reads_every_workshop_its_paper_and_what_was_changed(hall, page_of):
    page = page_of(f"/people/{hall.ayu_id}/history", Role.ADMIN)
    assert "Pembelajaran Mendalam Contoh" in page
    assert "Kegiatan Jauh Contoh" in page
    assert f"{number_of(hall)} · sah" in page
    assert "Penata Contoh" in page.partition("Perubahan data")[2]


def test_an_organizer_reads_the_own_workshops_and_no_changes(hall, page_of):
    page = page_of(f"/people/{hall.ayu_id}/history", Role.ORGANIZER)
    assert f"{number_of(hall)} · sah" in page
    assert "Kegiatan Jauh Contoh" not in page
    assert "Perubahan data" not in page
    assert "Hanya kegiatan yang boleh Anda lihat." in page


def test_a_school_tells_its_workshops_with_the_number_of_its_people(hall, page_of):
    page = page_of(f"/schools/{hall.school.npsn}/history", Role.ADMIN)
    told = [" ".join(row.split()) for row in page.split("<tr")]
    assert any("Pembelajaran Mendalam Contoh" in row and ">2</td>" in row for row in told)
    assert any("Kegiatan Jauh Contoh" in row and ">1</td>" in row for row in told)


def test_an_old_register_is_told_as_an_archive_that_nobody_verified(hall, page_of):
    with writing(hall.engine, by=COMMAND) as session:
        told = {"days": "11 s.d. 12 Juli 2017", "number": "001/2017", "organizer": "KKG Contoh", "source": "arsip"}
        ended_on = dt.date(2017, 7, 12)
        session.add(
            OutsideTraining(
                person_id=hall.ayu_id, title="Workshop Lama Contoh", ended_on=ended_on, lesson_hours=32, **told
            )
        )
        session.commit()
    page = page_of(f"/people/{hall.ayu_id}/history", Role.ADMIN)
    archive = page[page.index("Arsip, tidak diverifikasi sistem") :]
    assert all(text in archive for text in ("Workshop Lama Contoh", "11 s.d. 12 Juli 2017", "001/2017", "KKG Contoh"))
    assert "/v/" not in archive
