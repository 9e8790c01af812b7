"""The sheet without scripts: one form for everybody, sent once or twice; who may look, and what is printed."""

import datetime as dt
import re
from io import BytesIO

import pypdf
import pytest
import time_machine

from tests.attendance.sheets.rooms import ABSENT, NAMES, NINE, PRESENT, SICK, room_at_nine
from tests.clients import make_app, sign_in
from tests.factories import make_user, make_workshop
from workshop_tracker.attendance.models import Mark
from workshop_tracker.database import writing
from workshop_tracker.viewer import COMMAND, ActorKind, Role

AGUS, DEWI, WAYAN = NAMES


@pytest.fixture
def room(engine):
    with room_at_nine(engine) as room:
        yield room


def browser_of(room, user, **options):
    client = make_app(room.engine, base_url="http://localhost", **options).test_client()
    sign_in(client, user)
    return client


@pytest.fixture
def organizer(room):
    return browser_of(room, room.user(Role.ORGANIZER))


def opened(client, room, place=3):
    """The hidden fields of the form as the page showed it."""
    page = client.get(room.url(place)).text
    return {name: re.search(f'name="{name}"[^>]*value="([^"]*)"', page)[1] for name in ("form_id", "shown")}


def sent(client, room, letters, place=3, *, form=None, **fields):
    """Fill the form in and send it; `letters` by name."""
    form = form or opened(client, room, place)
    chosen = {f"mark-{room.people[name]}": letter for name, letter in letters.items()}
    return client.post(room.url(place), data=form | chosen | fields)


class TestOpening:
    def test_the_address_leads_to_the_sheet_of_now(self, room, organizer):
        answer = organizer.get(room.url())

        assert (answer.status_code, answer.headers["Location"]) == (303, room.url(3))

    def test_when_today_is_done_the_afternoon_follows(self, room, organizer):
        sent(organizer, room, dict.fromkeys(NAMES, "H"))

        assert organizer.get(room.url()).headers["Location"] == room.url(4)

    def test_before_the_first_day_the_page_says_when(self, room, organizer):
        with time_machine.travel(NINE - dt.timedelta(days=7)):
            client = browser_of(room, room.user(Role.ORGANIZER, Role.ADMIN))
            page = client.get(room.url())

        assert page.status_code == 200
        assert "Daftar hadir dibuka Jumat, 11 Juli 2025" in page.text

    def test_the_page_names_people_sheets_and_what_is_missing(self, room, organizer):
        page = organizer.get(room.url(3)).text

        assert all(name in page for name in NAMES)
        assert "Hari 3 dibuka 13 Juli" in page
        assert "0 dari 3 ditandai" in page
        assert "3 belum: Agus, Dewi, Wayan" in page
        assert "SMK Contoh" in page
        assert f'href="{room.url(3, "/walk-in")}"' in page
        assert "besok" in organizer.get(room.url(4)).text

    def test_a_day_ahead_is_shown_and_cannot_be_marked(self, room, organizer):
        page = organizer.get(room.url(5)).text

        assert "ditandai mulai Minggu, 13 Juli 2025" in page
        assert "radio" not in page

    def test_a_list_without_people_says_what_to_do(self, engine):
        with room_at_nine(engine, names=()) as empty:
            page = browser_of(empty, empty.user(Role.ORGANIZER)).get(empty.url(3)).text

        assert "Belum ada peserta" in page
        assert "Semua hadir" not in page

    def test_a_workshop_without_sessions_says_so(self, engine):
        with writing(engine, by=COMMAND) as session:
            slug = make_workshop(session, hours=()).slug
            admin = make_user(session, "admin", Role.ADMIN)
            session.commit()
        client = make_app(engine, base_url="http://localhost").test_client()
        sign_in(client, admin)

        assert "Belum ada lembar hadir" in client.get(f"/workshops/{slug}/attendance").text


class TestMarking:
    def test_chosen_letters_are_stored_in_the_users_name(self, room, organizer):
        answer = sent(organizer, room, {AGUS: "H", DEWI: "A"})

        assert (answer.status_code, answer.headers["Location"]) == (303, room.url(3))
        assert room.marks(3) == {AGUS: PRESENT, DEWI: ABSENT}
        assert {event.actor_kind for event in room.events()} == {ActorKind.USER}
        page = organizer.get(room.url(3)).text
        assert "2 tanda tersimpan di server pukul 09.00 WIB." in page
        assert "Tersimpan di server 09.00 WIB" in page
        assert "1 belum: Wayan" in page

    def test_all_present_but_those_chosen_otherwise(self, room, organizer):
        sent(organizer, room, {WAYAN: "S"}, act="all_present")

        assert room.marks(3) == {AGUS: PRESENT, DEWI: PRESENT, WAYAN: SICK}

    def test_all_present_leaves_marks_alone(self, room, organizer):
        sent(organizer, room, {AGUS: "A"})
        sent(organizer, room, {}, act="all_present")

        assert room.marks(3) == {AGUS: ABSENT, DEWI: PRESENT, WAYAN: PRESENT}

    def test_a_form_sent_twice_is_stored_once(self, room, organizer):
        form = opened(organizer, room)
        for _ in range(2):
            assert sent(organizer, room, {AGUS: "H"}, form=form).status_code == 303

        assert len(room.events()) == 1

    def test_a_stale_form_overwrites_nothing_that_it_did_not_change(self, room, organizer):
        sent(organizer, room, {AGUS: "H"})
        stale = opened(organizer, room)
        sent(organizer, room, {AGUS: "A"})

        sent(organizer, room, {AGUS: "H", DEWI: "H"}, form=stale)

        assert room.marks(3) == {AGUS: ABSENT, DEWI: PRESENT}

    def test_nothing_changed_is_told_as_such(self, room, organizer):
        sent(organizer, room, {AGUS: "H"})
        sent(organizer, room, {AGUS: "H"})

        assert len(room.events()) == 1
        assert "Tidak ada tanda yang berubah." in organizer.get(room.url(3)).text

    def test_a_sheet_fills_its_own_sessions_only(self, room, organizer):
        sent(organizer, room, {AGUS: "H"}, place=1)

        assert room.marks(1) == {AGUS: PRESENT}
        assert room.marks(2) == room.marks(3) == {}

    def test_tomorrow_is_refused_with_a_sentence(self, room, organizer):
        form = opened(organizer, room)
        answer = sent(organizer, room, {AGUS: "H"}, place=5, form=form)

        assert answer.status_code == 303
        assert "Hari ini belum tiba" in organizer.get(room.url(3)).text
        assert room.events() == []

    @pytest.mark.parametrize(
        "fields", [{"mark-1": "X"}, {"form_id": ""}, {"form_id": "x y" * 8}, {"reason": "x" * 301}]
    )
    def test_a_tampered_form_is_refused(self, room, organizer, fields):
        assert organizer.post(room.url(3), data=opened(organizer, room) | fields).status_code == 400
        assert room.events() == []

    def test_somebody_of_another_workshop_is_not_found(self, room, organizer, engine):
        with room_at_nine(engine, names=("Orang Lain Contoh",)) as other:
            foreign = other.people["Orang Lain Contoh"]
        answer = organizer.post(room.url(3), data=opened(organizer, room) | {f"mark-{foreign}": "H"})

        assert answer.status_code == 404
        assert room.events() == []

    def test_without_its_token_a_form_is_refused(self, room):
        client = browser_of(room, room.user(Role.ORGANIZER), asks_for_form_tokens=True)

        assert sent(client, room, {AGUS: "H"}).status_code == 400
        assert room.events() == []

    def test_sessions_that_differ_are_left_to_a_person(self, room, organizer):
        sent(organizer, room, {AGUS: "H"})
        part_of_it = room.mark_session(AGUS, Mark.ABSENT)

        sent(organizer, room, {}, act="all_present")

        assert room.marks(3)[AGUS] == part_of_it
        assert "Berbeda per sesi: A, H" in organizer.get(room.url(3)).text


class TestCertified:
    """Papers rest on the marks: they change with a reason, and by the organizer."""

    @pytest.fixture(autouse=True)
    def _agus_holds_a_paper(self, room, organizer):
        sent(organizer, room, {AGUS: "H"})
        room.certify(AGUS)

    def test_the_row_is_read_only_and_says_why(self, room, organizer):
        page = organizer.get(room.url(3)).text

        assert f'name="mark-{room.people[AGUS]}"' not in page
        assert "sudah bersertifikat" in page
        assert "Ubah tanda yang sudah bersertifikat" in page

    def test_with_a_reason_the_organizer_changes_it(self, room, organizer):
        fields = {"person": room.people[AGUS], "letter": "A", "reason": "Salah orang", "act": "change"}

        assert sent(organizer, room, {}, **fields).status_code == 303
        assert room.marks(3) == {AGUS: ABSENT}

    def test_without_a_reason_nothing_changes(self, room, organizer):
        sent(organizer, room, {}, person=room.people[AGUS], letter="A", reason="  ")

        assert room.marks(3) == {AGUS: PRESENT}
        assert "berubah hanya dengan alasan" in organizer.get(room.url(3)).text

    def test_the_committee_cannot_even_with_a_reason(self, room):
        helper = browser_of(room, room.committee())

        assert "Ubah tanda yang sudah bersertifikat" not in helper.get(room.url(3)).text
        sent(helper, room, {}, person=room.people[AGUS], letter="A", reason="Salah orang")
        assert room.marks(3) == {AGUS: PRESENT}

    def test_all_present_passes_over_it(self, room, organizer):
        sent(organizer, room, {}, act="all_present")

        assert room.marks(3) == {AGUS: PRESENT, DEWI: PRESENT, WAYAN: PRESENT}


class TestWhoMay:
    def test_the_committee_marks_its_own_workshop(self, room):
        helper = browser_of(room, room.committee())

        assert sent(helper, room, {AGUS: "H"}).status_code == 303
        assert room.marks(3) == {AGUS: PRESENT}

    def test_a_committee_that_has_ended_may_not(self, room):
        helper = browser_of(room, room.committee(of_this=False))

        assert helper.get(room.url(3)).status_code == 403

    @pytest.mark.parametrize("rest", ["", "/3", "/3.pdf", ".pdf"])
    def test_an_organizer_of_another_body_finds_nothing(self, room, rest):
        stranger = browser_of(room, room.user(Role.ORGANIZER, of_issuer=False))

        assert stranger.get(room.url(rest=rest)).status_code == 404

    def test_nor_can_that_organizer_mark(self, room):
        stranger = browser_of(room, room.user(Role.ORGANIZER, of_issuer=False))

        assert stranger.post(room.url(3), data={"form_id": "x" * 20, "shown": ""}).status_code == 404

    def test_an_office_that_oversees_the_workshop_marks_nothing(self, room):
        looker = browser_of(room, room.looker())

        assert looker.get(room.url(3)).status_code == 404
        assert looker.post(room.url(3), data={"form_id": "x" * 20, "shown": ""}).status_code == 404
        assert looker.post(room.url(3, "/marks"), json={"marks": []}).status_code == 404

    @pytest.mark.parametrize("role", [Role.OFFICE, Role.TEACHER, Role.SUPERVISOR, Role.SIGNATORY])
    def test_other_roles_may_not_look(self, room, role):
        assert browser_of(room, room.user(role)).get(room.url(3)).status_code == 403

    def test_strangers_are_sent_to_sign_in(self, room):
        answer = make_app(room.engine).test_client().get(room.url(3))

        assert answer.status_code == 303
        assert "/sign-in" in answer.headers["Location"]

    def test_an_admin_may(self, room):
        assert sent(browser_of(room, room.user(Role.ADMIN, of_issuer=False)), room, {AGUS: "H"}).status_code == 303

    def test_there_is_no_sheet_at_another_place(self, room, organizer):
        assert organizer.get(room.url(6)).status_code == 404
        assert organizer.get(room.url(6, ".pdf")).status_code == 404
        assert organizer.post(room.url(6), data={"form_id": "x" * 20, "shown": ""}).status_code == 404


class TestPrinting:
    def pages(self, answer):
        assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
        return [page.extract_text() for page in pypdf.PdfReader(BytesIO(answer.data)).pages]

    def test_one_sheet_with_that_of_speakers_and_committee(self, room, organizer):
        answer = organizer.get(room.url(3, ".pdf"))
        first, second = self.pages(answer)

        assert "DAFTAR HADIR PESERTA" in first
        assert "Sabtu, 12 Juli 2025 (Hari 2 – pagi)" in first
        assert all(name in first for name in NAMES)
        assert "DAFTAR HADIR NARASUMBER DAN PANITIA" in second
        assert "Daftar-hadir-3-Pembelajaran-Mendalam-Contoh.pdf" in answer.headers["Content-Disposition"]

    def test_all_sheets_also_of_days_ahead(self, room, organizer):
        pages = self.pages(organizer.get(room.url(rest=".pdf")))

        assert len(pages) == 10
        assert "Minggu, 13 Juli 2025" in pages[8]

    @pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("f4", (609, 935))])
    def test_on_the_paper_asked_for(self, room, organizer, paper, size):
        answer = organizer.get(room.url(3, f".pdf?paper={paper}"))
        box = pypdf.PdfReader(BytesIO(answer.data)).pages[0].mediabox

        assert (round(box.width), round(box.height)) == size

    def test_other_papers_are_not_found(self, room, organizer):
        assert organizer.get(room.url(3, ".pdf?paper=a3")).status_code == 404

    def test_the_same_sheet_is_the_same_file(self, room, organizer):
        assert organizer.get(room.url(3, ".pdf")).data == organizer.get(room.url(3, ".pdf")).data
