"""The school of one participant: taken where it is certain, asked where it is not, fixed once a paper is valid."""

import re

import pytest
from sqlalchemy import select

from tests.attendance.sheets.rooms import NAMES, TODAY, room_at_nine
from tests.attendance.walk_ins.test_routes import send as walk_in
from tests.clients import make_app, sign_in
from tests.factories import make_office, make_school
from workshop_tracker.attendance.models import Mark, Participation
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import reading, writing
from workshop_tracker.organizations.models import Organization
from workshop_tracker.people.models import Person, Post, StaffKind
from workshop_tracker.reports.queries import region_report_of
from workshop_tracker.reports.region import Period
from workshop_tracker.viewer import COMMAND, Role
from workshop_tracker.workshops.models import WorkshopState

SARI = "Sari Contoh, S.Pd."
HIDDEN = re.compile('name="(row_version|asked|csrf_token)"[^>]*value="([^"]*)"')


@pytest.fixture
def room(engine):
    with room_at_nine(engine) as room:
        with writing(engine, by=COMMAND) as session:
            room.office = make_office(session, code="contoh-x").id
            session.commit()
        yield room


@pytest.fixture
def organizer(room):
    client = make_app(room.engine, base_url="http://localhost").test_client()
    sign_in(client, room.user(Role.ORGANIZER))
    return client


@pytest.fixture
def sari(room, organizer):
    """She came without a school, and was there."""
    walk_in(organizer, room, name=SARI)
    with reading(room.engine) as session:
        room.people[SARI] = session.scalar(select(Participation.id).where(Participation.name_as_registered == SARI))
    return f"/workshops/{room.slug}/participants/{room.people[SARI]}/school"


def place(client, path, **typed):
    return client.post(path, data=dict(HIDDEN.findall(client.get(path).text)) | typed)


def stands(room, name=SARI):
    """School, work unit, office, and kind of staff as registered."""
    with reading(room.engine) as session:
        row = session.get_one(Participation, room.people[name])
        return row.school and row.school.name, row.work_unit, row.office_id, row.staff_kind


def of_july(room):
    """Of those present: teachers of the office, and who has no school."""
    with reading(room.engine) as session:
        office = session.get_one(Organization, room.office)
        report = region_report_of(session, office, Period(TODAY.replace(day=1), TODAY))
    told = report.reconciliation
    return told.present, told.own_teachers, told.without_school


class TestNaming:
    def test_the_badge_leads_to_the_page_and_the_school_counts_in_the_report(self, room, organizer, sari):
        listed = organizer.get(f"/workshops/{room.slug}/participants").text
        assert f'href="{sari}"' in listed.split("Data belum lengkap")[0]
        assert f'href="{sari}"' in organizer.get(room.url(3)).text

        answer = place(organizer, sari, school="smk contoh")

        assert (answer.status_code, answer.location) == (303, f"/workshops/{room.slug}/participants")
        assert stands(room) == ("SMK CONTOH", "", room.office, StaffKind.TEACHER)
        assert "Data belum lengkap" not in organizer.get(answer.location).text
        with reading(room.engine) as session:
            person = session.get_one(Participation, room.people[SARI]).person_id
            assert session.scalars(select(Post.source).where(Post.person_id == person)).all() == ["daftar peserta"]
            kinds = select(AuditEntry.field).where(
                AuditEntry.object_kind == "participations", AuditEntry.action == "update"
            )
            assert {"school_id", "office_id"} <= set(session.scalars(kinds))

    def test_a_school_that_is_not_certain_is_asked_and_remembered(self, room, organizer, sari):
        with writing(room.engine, by=COMMAND) as session:
            npsn = make_school(session, "SMKS WIJAYA CONTOH JATILAWANG").npsn
            session.commit()
        asked = place(organizer, sari, school="SMK Wijya Contoh Jatilawang")
        assert asked.status_code == 422
        assert f'value="{npsn}"' in asked.text
        form = dict(HIDDEN.findall(asked.text))
        assert organizer.post(sari, data=form | {"school": "SMK Wijia Contoh", "choice": npsn}).status_code == 422
        answer = organizer.post(sari, data=form | {"school": "SMK Wijya Contoh Jatilawang", "choice": npsn})
        assert answer.status_code == 303
        assert stands(room)[0] == "SMKS WIJAYA CONTOH JATILAWANG"

        unknown = place(organizer, sari, school="SMA Entah Contoh")
        assert (unknown.status_code, "Bukan sekolah: simpan sebagai unit kerja" in unknown.text) == (422, True)
        again = f"/workshops/{room.slug}/participants/{room.people[NAMES[0]]}/school"
        assert place(organizer, again, school="SMK Wijya Contoh Jatilawang").status_code == 303
        assert stands(room, NAMES[0])[0] == "SMKS WIJAYA CONTOH JATILAWANG"

    def test_the_report_reconciles_those_without_a_school(self, room, organizer, sari):
        teacher = f"/workshops/{room.slug}/participants/{room.people[NAMES[0]]}/school"
        place(organizer, teacher, school="SMK Contoh")
        room.mark_sheet(NAMES[0], Mark.PRESENT)
        assert of_july(room) == (2, 1, 1)
        place(organizer, sari, school="Universitas Contoh")
        assert of_july(room) == (2, 1, 1)
        place(organizer, sari, school="SMK Contoh")
        assert of_july(room) == (2, 1, 0)

    def test_an_office_is_no_school_and_makes_no_teacher(self, room, organizer, sari):
        place(organizer, sari, school="Dinas Pendidikan Kab. Contoh")

        assert stands(room) == (None, "Dinas Pendidikan Kab. Contoh", None, StaffKind.OFFICIAL)
        with reading(room.engine) as session:
            person = session.get_one(Participation, room.people[SARI]).person_id
            assert session.get_one(Person, person).staff_kind is StaffKind.OFFICIAL
        assert "Dinas Pendidikan Kab. Contoh" in organizer.get(f"/workshops/{room.slug}/participants").text


class TestRefusing:
    def test_a_valid_paper_keeps_its_school(self, room, organizer, sari):
        room.certify(SARI)
        assert "Sertifikatnya masih sah" in organizer.get(sari).text

        place(organizer, sari, school="SMK Contoh")

        assert stands(room)[:2] == (None, "")
        assert "Cabut dahulu, lalu ubah sekolahnya." in organizer.get(f"/workshops/{room.slug}/participants").text

    def test_a_closed_workshop_nothing_written_and_another_save_meanwhile(self, room, organizer, sari):
        assert "Tulis sekolah atau unit kerjanya." in place(organizer, sari, school=" ").text
        form = dict(HIDDEN.findall(organizer.get(sari).text))
        place(organizer, sari, school="Universitas Contoh")
        late = organizer.post(sari, data=form | {"school": "Politeknik Contoh"})
        assert late.status_code == 409
        assert ("Universitas Contoh" in late.text, "Politeknik Contoh" in late.text) == (True, True)
        room.change(state=WorkshopState.CLOSED)
        place(organizer, sari, school="Politeknik Contoh")
        assert stands(room)[1] == "Universitas Contoh"

    def test_who_is_off_the_list_has_no_page(self, room, organizer, sari):
        organizer.post(sari.replace("/school", "/remove"), data={"reason": "Salah orang"})
        assert organizer.get(sari).status_code == 404
        assert organizer.get(sari.replace(str(room.people[SARI]), "987654")).status_code == 404
