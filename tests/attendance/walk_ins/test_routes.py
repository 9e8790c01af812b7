"""The form in the hall: one sending puts somebody on the list and marks her present; questions lose nothing."""

import re

import pytest
from sqlalchemy import select

from tests.attendance.sheets.rooms import NAMES, PRESENT, room_at_nine
from tests.clients import make_app, sign_in
from tests.factories import make_person, make_school
from workshop_tracker.attendance.models import Participation
from workshop_tracker.database import reading, writing
from workshop_tracker.people.models import Person, StaffKind
from workshop_tracker.viewer import COMMAND, Role
from workshop_tracker.workshops.models import WorkshopState

SARI = "Sari Contoh, S.Pd."
HIDDEN = re.compile('name="(form_id|asked|csrf_token)"[^>]*value="([^"]*)"')


@pytest.fixture
def room(engine):
    with room_at_nine(engine) as room:
        yield room


@pytest.fixture
def organizer(room):
    client = make_app(room.engine, base_url="http://localhost").test_client()
    sign_in(client, room.user(Role.ORGANIZER))
    return client


def hidden_of(page):
    return dict(HIDDEN.findall(page))


def send(client, room, *, form=None, place=3, **typed):
    form = form or hidden_of(client.get(room.url(place, "/walk-in")).text)
    return client.post(room.url(place, "/walk-in"), data=form | typed)


def on_list(room):
    """Name, phone, school and work unit of everybody on the list, as registered."""
    with reading(room.engine) as session:
        rows = session.execute(
            select(Participation, Person).join(Person, Person.id == Participation.person_id).order_by(Participation.id)
        ).all()
        for participation, _ in rows:
            room.people[participation.name_as_registered] = participation.id
        return {
            each.name_as_registered: (person.phone, each.school and each.school.name, each.work_unit)
            for each, person in rows
        }


class TestAdmitting:
    def test_one_sending_registers_and_marks(self, room, organizer):
        page = organizer.get(room.url(3, "/walk-in")).text
        answer = send(organizer, room, form=hidden_of(page), name=SARI, school="SMK Contoh", phone="0812 3456 7890")

        assert '<option value="SMK Contoh">' in page
        assert (answer.status_code, answer.headers["Location"]) == (303, room.url(3))
        assert on_list(room)[SARI] == ("+6281234567890", "SMK CONTOH", "")
        assert room.marks(3) == {SARI: PRESENT}
        assert room.marks(4) == {}
        shown = organizer.get(room.url(3)).text
        assert "Sari Contoh, S.Pd. masuk daftar dan ditandai Hadir." in shown
        assert "Data belum lengkap" not in shown

    def test_without_a_school_only_a_badge_tells(self, room, organizer):
        assert send(organizer, room, name=SARI).status_code == 303

        assert on_list(room)[SARI] == ("", None, "")
        assert room.marks(3) == {SARI: PRESENT}
        assert organizer.get(room.url(3)).text.count("Data belum lengkap") == 1
        assert organizer.get(f"/workshops/{room.slug}/participants").text.count("Data belum lengkap") == 1

    def test_a_work_unit_is_no_school_and_makes_no_teacher(self, room, organizer):
        assert send(organizer, room, name=SARI, school="Dinas Pendidikan Kab. Contoh").status_code == 303

        assert on_list(room)[SARI] == ("", None, "Dinas Pendidikan Kab. Contoh")
        with reading(room.engine) as session:
            kind = session.get_one(Participation, room.people[SARI]).staff_kind
        assert kind is StaffKind.OFFICIAL
        shown = organizer.get(room.url(3)).text
        assert "Dinas Pendidikan Kab. Contoh" in shown
        assert "Data belum lengkap" not in shown

    def test_the_same_form_sent_twice_admits_once(self, room, organizer):
        form = hidden_of(organizer.get(room.url(3, "/walk-in")).text)
        for _ in range(2):
            send(organizer, room, form=form, name=SARI)

        assert list(on_list(room)).count(SARI) == 1
        assert len(room.events()) == 1

    def test_who_is_on_the_list_is_marked(self, room, organizer):
        send(organizer, room, name=NAMES[0], school="SMK Contoh")

        assert list(on_list(room)) == list(NAMES)
        assert room.marks(3) == {NAMES[0]: PRESENT}
        assert "sudah ada dalam daftar; sekarang ditandai Hadir" in organizer.get(room.url(3)).text

    def test_who_was_taken_off_the_list_comes_back(self, room, organizer):
        organizer.post(
            f"/workshops/{room.slug}/participants/{room.people[NAMES[1]]}/remove", data={"reason": "Tidak jadi ikut"}
        )
        send(organizer, room, name=NAMES[1], school="SMK Contoh")

        assert f"{NAMES[1]}" in organizer.get(room.url(3)).text
        assert room.marks(3) == {NAMES[1]: PRESENT}


class TestAsking:
    @pytest.fixture
    def known(self, room):
        """A teacher of a school whose name is one letter away from what is typed."""
        with writing(room.engine, by=COMMAND) as session:
            school = make_school(session, "SMKS CONTOH RAWALO")
            person = make_person(session, "Sari Contoh", title_after="S.Pd.", school=school)
            session.commit()
        return person.id

    def test_somebody_known_is_offered_and_not_doubled(self, room, organizer, known):
        typed = {"name": "Sari Contoh", "school": "SMK Contoh Rawalo"}
        asked = send(organizer, room, **typed)

        assert asked.status_code == 422
        assert "Yang mana?" in asked.text
        assert 'value="SMK Contoh Rawalo"' in asked.text
        assert len(on_list(room)) == 3

        answer = send(organizer, room, form=hidden_of(asked.text), **typed, **{"answer-1-0": "0"})

        assert answer.status_code == 303
        with reading(room.engine) as session:
            assert known in session.scalars(select(Participation.person_id))
        on_list(room)
        assert list(room.marks(3).values()) == [PRESENT]

    def test_an_answer_to_another_question_does_not_count(self, room, organizer, known):
        asked = send(organizer, room, name="Sari Contoh", school="SMK Contoh Rawalo")
        form = hidden_of(asked.text) | {"answer-1-0": "0"}

        answer = send(organizer, room, form=form, name="Sari Contoh", school="SMK Contoh Rawalu")

        assert answer.status_code == 422
        assert len(on_list(room)) == 3


class TestRefusing:
    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ({"name": ""}, "Tulis namanya."),
            ({"name": "12345"}, "Nama ini tidak memuat huruf."),
            ({"name": SARI, "phone": "satu dua"}, "bukan nomor telepon"),
        ],
    )
    def test_what_was_typed_stays(self, room, organizer, typed, said):
        answer = send(organizer, room, **typed | {"school": "Sekolah Lain Contoh"})

        assert answer.status_code == 422
        assert said in answer.text
        assert 'value="Sekolah Lain Contoh"' in answer.text
        assert len(on_list(room)) == 3

    def test_a_day_ahead_keeps_everybody_off(self, room, organizer):
        assert send(organizer, room, place=5, name=SARI).status_code == 303

        assert SARI not in on_list(room)
        assert "Hari ini belum tiba" in organizer.get(room.url(3)).text

    def test_a_closed_workshop_takes_nobody(self, room, organizer):
        room.change(state=WorkshopState.CLOSED)
        send(organizer, room, name=SARI)

        assert SARI not in on_list(room)
        assert "sudah ditutup" in organizer.get(room.url(3)).text

    def test_a_certified_one_is_told(self, room, organizer):
        room.certify(NAMES[0])
        send(organizer, room, name=NAMES[0], school="SMK Contoh")

        assert room.marks(3) == {}
        assert "sudah bersertifikat" in organizer.get(room.url(3)).text
