"""A seat is given to another: whom the reports count, whose names stay, and when it is refused."""

import re

import pytest
from sqlalchemy import select

from tests.attendance.participants.lists import listed, plan
from tests.attendance.sheets.rooms import NAMES, PRESENT, TODAY, room_at_nine
from tests.clients import make_app, sign_in
from tests.factories import make_office, make_person, make_school
from workshop_tracker.attendance.models import Mark, Participation
from workshop_tracker.attendance.participants.listed import listed_rows
from workshop_tracker.attendance.queries import participants_of
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import reading, writing
from workshop_tracker.intake.proposals import Outcome
from workshop_tracker.organizations.models import Organization
from workshop_tracker.people.models import Person
from workshop_tracker.reports.queries import region_report_of
from workshop_tracker.reports.region import Period
from workshop_tracker.viewer import COMMAND, Role
from workshop_tracker.workshops.models import Workshop, WorkshopState

AGUS, DEWI, WAYAN = NAMES
GITA = "Gita Contoh, S.Pd."
HIDDEN = re.compile('name="(form_id|asked|csrf_token|school)"[^>]*value="([^"]*)"')


@pytest.fixture
def room(engine):
    with room_at_nine(engine) as room:
        with writing(engine, by=COMMAND) as session:
            room.office = make_office(session, code="contoh-x").id
            for each in session.scalars(select(Participation)):
                each.office_id = room.office
            session.commit()
        yield room


@pytest.fixture
def organizer(room):
    client = make_app(room.engine, base_url="http://localhost").test_client()
    sign_in(client, room.user(Role.ORGANIZER))
    return client


def page_of(room, name):
    return f"/workshops/{room.slug}/participants/{room.people[name]}/substitute"


def give(client, room, replaced, *, form=None, **typed):
    """Send the form as its page fills it, school included."""
    form = form or dict(HIDDEN.findall(client.get(page_of(room, replaced)).text))
    return client.post(page_of(room, replaced), data=form | typed)


def on_list(room):
    """Names on the list with whose seats they have."""
    with reading(room.engine) as session:
        room.people |= {row.name_as_registered: row.id for row in session.scalars(select(Participation))}
        return {each.name: each.replaces for each in participants_of(session, room.workshop_id)}


def reached(room):
    """Teachers reached, rows of attendance, and who still lacks a mark on the sheet of this morning."""
    with reading(room.engine) as session:
        office = session.get_one(Organization, room.office)
        report = region_report_of(session, office, Period(TODAY.replace(day=1), TODAY))
        return report.teachers_reached, report.reconciliation.present


class TestGiving:
    def test_the_substitute_takes_the_seat_and_both_names_stay(self, room, organizer):
        assert f'href="{page_of(room, DEWI)}"' in organizer.get(f"/workshops/{room.slug}/participants").text

        answer = give(organizer, room, DEWI, name=GITA, phone="0812 3456 7890")

        assert answer.status_code == 303
        assert on_list(room) == {AGUS: "", GITA: DEWI, WAYAN: ""}
        shown = organizer.get(answer.location).text
        assert f"{GITA} menggantikan {DEWI} dalam daftar." in shown
        assert f"menggantikan {DEWI}" in shown
        assert f"mengganti peserta: {DEWI} → {GITA}" in organizer.get(f"/workshops/{room.slug}").text
        with reading(room.engine) as session:
            gita = session.get_one(Participation, room.people[GITA])
            assert (gita.school.name, gita.person.phone) == ("SMK CONTOH", "+6281234567890")
            told = session.scalars(select(AuditEntry.field).where(AuditEntry.object_kind == "participations")).all()
            assert {"replaces_id", "cancelled_at"} <= set(told)
        for name, words in ((GITA, f"menggantikan {DEWI}"), (DEWI, f"digantikan oleh {GITA}")):
            with reading(room.engine) as session:
                person = session.get_one(Participation, room.people[name]).person_id
            assert words in organizer.get(f"/people/{person}/history").text

    def test_who_gave_the_seat_is_neither_absent_nor_reached(self, room, organizer):
        for name in (AGUS, DEWI):
            room.mark_sheet(name, Mark.PRESENT)
        assert reached(room) == (2, 2)
        assert "Tanda hadirnya di 2 sesi tidak dihitung lagi." in organizer.get(page_of(room, DEWI)).text
        give(organizer, room, DEWI, name=GITA)
        assert reached(room) == (1, 1)
        assert "menggantikan" in organizer.get(f"/workshops/{room.slug}").text
        on_list(room)
        room.mark_sheet(GITA, Mark.PRESENT)
        assert reached(room) == (2, 2)
        assert DEWI not in organizer.get(room.url(3)).text
        assert room.marks(3)[GITA] == PRESENT

    def test_the_old_list_sent_again_does_not_bring_the_first_one_back(self, room, organizer):
        give(organizer, room, DEWI, name=GITA)
        with reading(room.engine) as session:
            workshop = session.get_one(Workshop, room.workshop_id)
        (row,) = plan(room.engine, workshop, listed((DEWI, "", "SMK Contoh")), today=TODAY).proposals
        assert [each.message for each in row.problems] == [f"Digantikan oleh {GITA}, jadi tidak didaftarkan lagi."]
        assert row.outcome is not Outcome.NEW
        organizer.post(f"/workshops/{room.slug}/participants", data={"person": str(room.persons[DEWI])})
        assert DEWI not in on_list(room)
        organizer.post(
            f"/workshops/{room.slug}/participants/{room.people[GITA]}/remove", data={"reason": "Tidak jadi ikut"}
        )
        organizer.post(f"/workshops/{room.slug}/participants", data={"person": str(room.persons[DEWI])})
        assert DEWI in on_list(room)

    def test_who_may_be_meant_is_asked_and_the_first_one_may_return(self, room, organizer):
        with writing(room.engine, by=COMMAND) as session:
            school = make_school(session, "SMKS CONTOH RAWALO")
            gita = make_person(session, "Gita Contoh", title_after="S.Pd.", school=school).id
            session.commit()
        asked = give(organizer, room, DEWI, name="Gita Contoh", school="SMK Contoh Rawalo")
        assert (asked.status_code, "Yang mana?" in asked.text) == (422, True)
        assert list(on_list(room)) == list(NAMES)
        form = dict(HIDDEN.findall(asked.text)) | {"answer-1-0": "0"}
        give(organizer, room, DEWI, form=form, name="Gita Contoh", school="SMK Contoh Rawalo")
        with reading(room.engine) as session:
            assert gita in session.scalars(
                select(Participation.person_id).where(Participation.replaces_id.is_not(None))
            )
        substitute = next(name for name, replaced in on_list(room).items() if replaced)
        give(organizer, room, substitute, name=DEWI, school="SMK Contoh")
        assert on_list(room) == {AGUS: "", DEWI: substitute, WAYAN: ""}
        give(organizer, room, DEWI, name="Hadi Contoh")
        assert on_list(room)["Hadi Contoh"] == DEWI
        give(organizer, room, "Hadi Contoh", name="Indah Contoh")
        assert on_list(room) == {AGUS: "", "Indah Contoh": "Hadi Contoh", WAYAN: ""}
        with reading(room.engine) as session:
            assert len(listed_rows(session, room.workshop_id)) == 6


class TestRefusing:
    def test_sent_twice_it_is_given_once(self, room, organizer):
        form = dict(HIDDEN.findall(organizer.get(page_of(room, DEWI)).text))
        for _ in range(2):
            assert give(organizer, room, DEWI, form=form, name=GITA).status_code == 303
        assert on_list(room) == {AGUS: "", GITA: DEWI, WAYAN: ""}
        with reading(room.engine) as session:
            assert len(session.scalars(select(Person).where(Person.name == "Gita Contoh")).all()) == 1
        assert organizer.get(page_of(room, DEWI)).status_code == 404

    @pytest.mark.parametrize(
        ("state", "name", "said"),
        [
            ("certified", GITA, "Cabut dahulu, lalu tulis penggantinya."),
            ("closed", GITA, "sudah ditutup"),
            ("open", AGUS, "sudah terdaftar sendiri"),
        ],
    )
    def test_a_paper_a_closed_workshop_and_an_own_seat_stand_against_it(self, room, organizer, state, name, said):
        if state == "certified":
            room.certify(DEWI)
        form = dict(HIDDEN.findall(organizer.get(page_of(room, DEWI)).text))
        if state == "closed":
            room.change(state=WorkshopState.CLOSED)
        assert give(organizer, room, DEWI, form=form, name=name, school="SMK Contoh").status_code == 303
        assert on_list(room) == dict.fromkeys(NAMES, "")
        assert said in organizer.get(f"/workshops/{room.slug}/participants").text
