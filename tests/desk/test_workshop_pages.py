"""The list of workshops, and one workshop at a glance: each viewer sees the own ones and nobody else's."""

import datetime as dt

import pytest

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.clients import make_app, sign_in
from tests.factories import add, make_office, make_organization, make_user, make_workshop
from tests.statements import selects_of
from workshop_tracker.certificates.actions import issue_certificates
from workshop_tracker.certificates.preparing import prepare_certificates
from workshop_tracker.database import today, writing
from workshop_tracker.desk.listing import days_in_full
from workshop_tracker.organizations.models import Organization
from workshop_tracker.viewer import COMMAND, Actor, ActorKind, Role
from workshop_tracker.workshops.models import CommitteeGrant, Workshop, WorkshopState

SITI = Actor(ActorKind.USER, 7, "Siti Contoh")


@pytest.fixture
def client(engine):
    return make_app(engine).test_client()


@pytest.fixture
def body(engine, client):
    """The body whose organizer the browser belongs to."""
    with writing(engine, by=COMMAND) as session:
        body = make_organization(session, "MGMP Contoh")
        user = make_user(session, "panitia", Role.ORGANIZER, organization=body)
        session.commit()
    sign_in(client, user)
    return body


def hall_of(engine, body, **people):
    """A workshop of that body with people marked for the whole day."""
    hall = Hall(engine, **people)
    with writing(engine, by=COMMAND) as session:
        workshop_of(session, hall).office_id = body.id
        session.commit()
    return hall


def glance(client, hall):
    answer = client.get(f"/workshops/{hall.slug}")
    assert answer.status_code == 200
    return answer.text


class TestTheList:
    def test_it_holds_the_own_workshops_only(self, engine, client, body):
        with writing(engine, by=COMMAND) as session:
            make_workshop(session, "Kegiatan Sendiri Contoh", issuer=body)
            make_workshop(session, "Kegiatan Lain Contoh")
            session.commit()
        page = client.get("/workshops").text
        assert "Kegiatan Sendiri Contoh" in page
        assert "Kegiatan Lain Contoh" not in page

    def test_each_row_says_its_state_and_what_is_next(self, engine, client, body):
        hall = hall_of(engine, body, present=("Ayu Contoh",), unmarked=("Budi Contoh", "Cici Contoh"))
        page = client.get("/workshops").text
        assert f'href="/workshops/{hall.slug}"' in page
        for words in ("11 Juli 2025", "SMK Contoh", "Perlu tindakan", "Tanda hadir 2 orang belum lengkap"):
            assert words in page

    def test_words_year_and_time_narrow_it(self, engine, client, body):
        with writing(engine, by=COMMAND) as session:
            make_workshop(session, "Robotika Contoh", issuer=body)
            make_workshop(session, "Literasi Contoh", issuer=body, state=WorkshopState.DRAFT)
            session.commit()
        assert "Literasi Contoh" not in client.get("/workshops?q=robotika").text
        assert "Robotika Contoh" not in client.get("/workshops?time=draft").text
        assert "Robotika Contoh" in client.get("/workshops?year=2025").text
        empty = client.get("/workshops?q=robotika&year=2024").text
        assert "Tidak ada kegiatan “robotika” pada tahun 2024" in empty
        assert "Hapus saringan" in empty

    def test_an_empty_time_leads_to_the_other_times(self, engine, client, body):
        with writing(engine, by=COMMAND) as session:
            make_workshop(session, "Robotika Contoh", issuer=body)
            session.commit()
        page = client.get("/workshops?q=robotika&time=draft").text
        assert "Ada 1 kegiatan dengan keadaan lain." in page
        assert 'href="/workshops?q=robotika"' in page

    @pytest.mark.parametrize(
        "address", ["?year=0000", "?year=20255", "?time=nonsense", "?page=0", "?page=99", "?q=%25"]
    )
    def test_what_it_does_not_understand_narrows_nothing(self, engine, client, body, address):
        with writing(engine, by=COMMAND) as session:
            make_workshop(session, "Robotika 100% Contoh", issuer=body)
            session.commit()
        assert "Robotika 100% Contoh" in client.get(f"/workshops{address}").text

    def test_without_any_workshop_it_says_what_to_do(self, client, body):
        page = client.get("/workshops").text
        assert "Belum ada kegiatan" in page
        assert 'href="/workshops/new"' in page

    def test_twenty_stand_on_a_page(self, engine, client, body):
        with writing(engine, by=COMMAND) as session:
            for number in range(23):
                make_workshop(session, f"Kegiatan {number:02} Contoh", issuer=body)
            session.commit()
        first, second = (client.get(f"/workshops?page={page}").text for page in (1, 2))
        assert "1–20 dari 23" in first
        assert "21–23 dari 23" in second
        assert "Kegiatan 22 Contoh" in first
        assert "Kegiatan 00 Contoh" in second

    @pytest.mark.parametrize("number", [1, 12])
    def test_it_takes_four_statements_whatever_the_rows(self, engine, client, body, number):
        with writing(engine, by=COMMAND) as session:
            for _ in range(number):
                make_workshop(session, issuer=body)
            session.commit()
        with selects_of(engine) as statements:
            client.get("/workshops")
        # 1) totals by time, 2) number of rows, 3) rows with their plans, 4) figures; who is calling stands before
        assert len([statement for statement in statements if "FROM workshops" in statement]) == 4

    @pytest.mark.parametrize("role", [Role.OFFICE, Role.TEACHER, Role.SCHOOL])
    def test_it_is_for_planners(self, engine, client, role):
        with writing(engine, by=COMMAND) as session:
            office = make_office(session)
            user = make_user(session, "lain", *([role] if role is not Role.SCHOOL else []), organization=office)
            session.commit()
        sign_in(client, user)
        assert client.get("/workshops").status_code == 403


class TestOneWorkshop:
    def test_another_bodys_workshop_is_not_there(self, engine, client, body):
        with writing(engine, by=COMMAND) as session:
            other = make_workshop(session, "Kegiatan Lain Contoh")
            session.commit()
        assert client.get(f"/workshops/{other.slug}").status_code == 404

    def test_the_one_next_thing_names_the_sheet_and_the_number(self, engine, client, body):
        page = glance(client, hall_of(engine, body, present=("Ayu Contoh",), unmarked=("Budi Contoh",)))
        assert "1 orang belum ditandai pada" in page
        assert page.count("Lengkapi daftar hadir") == 1
        assert page.count('class="card hot"') == 1
        assert page.count('aria-current="step"') == 1

    def test_figures_tell_marks_schools_and_sexes(self, engine, client, body):
        hall = hall_of(
            engine, body, present=("Ayu Contoh", "Dedi Contoh"), absent=("Budi Contoh",), unmarked=("Cici Contoh",)
        )
        page = " ".join(glance(client, hall).split())
        for label, number in (("Hadir", 2), ("Izin", 0), ("Alpa", 1), ("Belum ditandai", 1)):
            assert f"<dt>{label}</dt><dd>{number}</dd>" in page
        assert "<dt>SMK Contoh Jatilawang</dt><dd>4</dd>" in page
        assert "Tidak diketahui 4" in page

    def test_after_the_event_papers_come_next(self, engine, client, body):
        hall = hall_of(engine, body, present=("Ayu Contoh",), absent=("Budi Contoh",))
        assert "Siapkan 1 sertifikat" in glance(client, hall)
        with writing(engine, by=SITI) as session:
            prepare_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
            session.commit()
        page = glance(client, hall)
        assert "Sahkan 1 sertifikat" in page
        assert "1 peserta tidak memenuhi" in page
        assert "Siti Contoh menyiapkan 1 sertifikat" in page
        with writing(engine, by=SITI) as session:
            issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
            session.commit()
        page = glance(client, hall)
        assert "1 sertifikat sah" in page
        assert "Terhitung di laporan" in page
        assert "Siti Contoh mengesahkan 1 sertifikat" in page
        assert f'href="/workshops/{hall.slug}/certificates/all.pdf"' in page

    def test_what_a_draft_lacks_is_told(self, engine, client, body):
        with writing(engine, by=COMMAND) as session:
            draft = make_workshop(session, "Draf Contoh", issuer=body, state=WorkshopState.DRAFT, place="")
            session.commit()
        page = client.get(f"/workshops/{draft.slug}").text
        assert "1 data belum diisi" in page
        assert "Tempat belum diisi." in page
        assert f'href="/workshops/{draft.slug}/edit"' in page

    def test_a_helper_sees_the_workshop_and_no_door_that_is_closed(self, engine, client):
        with writing(engine, by=COMMAND) as session:
            draft = make_workshop(session, "Draf Contoh", state=WorkshopState.DRAFT, place="")
            other = make_workshop(session, "Kegiatan Lain Contoh")
            helper = make_user(session, "bantu")
            add(session, CommitteeGrant(workshop_id=draft.id, user_id=helper.id, ends_on=today()))
            session.commit()
        sign_in(client, helper)
        page = client.get(f"/workshops/{draft.slug}").text
        assert "Penyelenggara kegiatan yang dapat melakukannya." in page
        assert f'href="/workshops/{draft.slug}/edit"' not in page
        assert client.get(f"/workshops/{other.slug}").status_code == 404

    def test_its_days_are_told_one_by_one(self, engine, client, body):
        assert "Jumat, 11 Juli 2025 ·" in glance(client, hall_of(engine, body, present=("Ayu Contoh",)))
        first, last = dt.date(2025, 8, 23), dt.date(2025, 8, 30)
        workshop = Workshop(starts_on=first, ends_on=last)
        with make_app(engine).test_request_context():
            assert days_in_full(workshop, [first, first, dt.date(2025, 8, 29), last]) == "23, 29, dan 30 Agustus 2025"
            assert days_in_full(workshop, [first, None]) == "23 s.d. 30 Agustus 2025", "not all sheets are there"

    def test_an_empty_draft_without_days_has_its_page(self, engine, client, body):
        with writing(engine, by=COMMAND) as session:
            bare = add(session, Workshop(slug="kosong", title="Kosong Contoh", office_id=body.id))
            session.commit()
        page = client.get(f"/workshops/{bare.slug}").text
        assert "Tanggal belum diisi" in page
        assert "Belum ada peserta" in page

    def test_days_to_come_are_told_with_their_day(self, engine, client, body):
        tomorrow = today() + dt.timedelta(days=1)
        with writing(engine, by=COMMAND) as session:
            workshop = make_workshop(session, issuer=body, starts_on=tomorrow, ends_on=tomorrow)
            session.commit()
        assert "dibuka" in client.get(f"/workshops/{workshop.slug}").text

    @pytest.mark.parametrize("number", [1, 30])
    def test_the_number_of_statements_does_not_grow(self, engine, client, body, number):
        hall = hall_of(engine, body, present=tuple(f"Guru Contoh {each}" for each in range(number)))
        with selects_of(engine) as statements:
            glance(client, hall)
        assert len(statements) <= 17

    def test_english_reads_english(self, engine, client, body):
        hall = hall_of(engine, body, present=("Ayu Contoh",))
        client.set_cookie("language", "en")
        assert glance(client, hall)


def test_an_office_that_organizes_sees_the_workshops_under_it(engine, client):
    with writing(engine, by=COMMAND) as session:
        office = make_office(session)
        make_workshop(session, "Di Bawah Kantor Contoh", office_id=office.id)
        user = make_user(session, "kantor", Role.ORGANIZER, organization=session.get_one(Organization, office.id))
        session.commit()
    sign_in(client, user)
    assert "Di Bawah Kantor Contoh" in client.get("/workshops").text
