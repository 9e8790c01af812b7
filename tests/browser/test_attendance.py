"""Marking in the hall, in a real browser: by tap and by keyboard, without signal, through reloads and closed tabs."""

import re
from collections import Counter
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.attendance.sheets.rooms import ABSENT, NAMES, PRESENT, SICK, Room
from tests.browser.server import LAPTOP, PHONE, cookies_of, serving
from tests.clients import make_app
from workshop_tracker.attendance.models import Mark
from workshop_tracker.database import now
from workshop_tracker.viewer import Role
from workshop_tracker.workshops.rules import local_time

AGUS, DEWI, WAYAN = NAMES
SIX = tuple(f"Guru {word} Contoh, S.Pd." for word in ("Satu", "Dua", "Tiga", "Empat", "Lima", "Enam"))
EXCUSED = [Mark.EXCUSED] * 2
SENT = "**/marks"
# Everything pressed by a finger, as [words, width, height]; a radio counts with its label.
SIZES = """() => [...document.querySelectorAll("main a, main button, main summary, main input:not([type=hidden])")]
  .filter(each => each.checkVisibility() && getComputedStyle(each).display !== "inline")
  .map(each => (each.matches("[type=radio]") && each.closest("label")) || each)
  .map(each => [each.innerText || each.name, each.getBoundingClientRect()])
  .map(([words, box]) => [words, box.width, box.height])"""


class Desk:
    """A hall, the server in front of it, and whoever sits there."""

    def __init__(self, profiles, engine, **values):
        self.profiles = profiles
        self.room = Room(engine, today=local_time(now(), "WIB").date(), **values)
        self.app = make_app(engine, asks_for_form_tokens=True)
        self.user = self.room.committee()

    @contextmanager
    def opened(self, viewport=PHONE, user=None, **options):
        """The sheet of this morning in a browser profile of its own."""
        with serving(self.app) as address:
            yield self.sheet(self.profiles.signed_in(self.app, address, user or self.user, viewport, **options))

    def sheet(self, page):
        page.set_default_timeout(10_000)
        page.goto(self.room.url(3))
        return page


@pytest.fixture
def desk(profiles, engine):
    return Desk(profiles, engine)


def unless_sent(answer):
    """The server, out of order for marks."""

    def answer_all_else(environ, start):
        if not environ["PATH_INFO"].endswith("/marks"):
            return answer(environ, start)
        start("503 Service Unavailable", [])
        return [b""]

    return answer_all_else


def radio(page, name, word):
    return page.get_by_role("group", name=f"Tanda untuk {name}").get_by_role("radio", name=word)


def saved(page):
    expect(page.locator("#saved")).to_have_text(re.compile(r"Tersimpan di server [0-9]{2}\.[0-9]{2} WIB"))
    expect(page.locator("#saved")).to_be_visible(timeout=15_000)


def waits(page, words):
    expect(page.locator("#waiting")).to_have_text(words)
    expect(page.locator("#saved")).to_be_hidden()


def test_a_tap_is_stored_and_told_when_the_server_has_it(desk):
    with desk.opened() as page:
        radio(page, AGUS, "Hadir").click()
        radio(page, WAYAN, "Sakit").click()
        saved(page)

        expect(page.locator("#count")).to_have_text("2 dari 3 ditandai")
        expect(page.locator("#left")).to_have_text("1 belum: Dewi")
        assert desk.room.marks(3) == {AGUS: PRESENT, WAYAN: SICK}


def test_who_leaves_at_once_has_sent_it(desk):
    with desk.opened() as page:
        radio(page, AGUS, "Hadir").click()
        page.goto("/help")
        for _ in range(100):  # the request outlives its page and tells nobody when it is done
            if desk.room.events():
                break
            page.wait_for_timeout(50)
        assert desk.room.marks(3) == {AGUS: PRESENT}


def test_all_present_but_one_and_back(desk):
    with desk.opened() as page:
        radio(page, DEWI, "Alpa").click()
        page.get_by_role("button", name="Semua hadir").click()
        saved(page)
        assert desk.room.marks(3) == {AGUS: PRESENT, DEWI: ABSENT, WAYAN: PRESENT}
        expect(page.locator("#left")).to_have_text("Semua sudah ditandai.")
        expect(page.get_by_role("button", name="Ke yang belum")).to_be_hidden()

        page.get_by_role("button", name="Urungkan").click()
        expect(page.locator("#left")).to_have_text("2 belum: Agus, Wayan")
        saved(page)
        assert desk.room.marks(3) == {DEWI: ABSENT}


def test_by_keyboard_alone(profiles, engine):
    desk = Desk(profiles, engine, names=SIX)
    with desk.opened(LAPTOP) as page:
        names = sorted(SIX)
        one, five, six = (page.locator(f"[name=mark-{desk.room.people[names[place]]}]") for place in (0, 4, 5))
        page.get_by_role("button", name="Ke yang belum").focus()
        page.keyboard.press("Enter")
        expect(one.first).to_be_focused()
        for key in ("h", "ArrowDown", "i", "Shift+ArrowDown", "ArrowDown", "a", "ArrowDown", "s", "Backspace"):
            page.keyboard.press(key)
        expect(five.nth(2)).to_be_focused()
        page.keyboard.press("ArrowRight")
        expect(five.nth(3)).to_be_focused()
        page.keyboard.press("ArrowDown")
        expect(six.nth(3)).to_be_focused()
        page.keyboard.press("Space")
        saved(page)

        assert desk.room.marks(3) == {
            names[0]: PRESENT,
            names[1]: EXCUSED,
            names[2]: EXCUSED,
            names[3]: ABSENT,
            names[5]: ABSENT,
        }
        assert "none" not in page.evaluate("getComputedStyle(document.activeElement.nextElementSibling).outlineStyle")


def test_a_focused_row_never_hides_behind_the_dock(profiles, engine):
    desk = Desk(profiles, engine, names=tuple(f"Guru Contoh {number:02}" for number in range(40)))
    with desk.opened(LAPTOP) as page:
        page.get_by_role("button", name="Ke yang belum").click()
        for _ in range(39):
            page.keyboard.press("ArrowDown")
            row, dock = (page.locator(each).bounding_box() for each in (":focus", ".dock"))
            assert row["y"] + row["height"] <= dock["y"]
        assert desk.room.events() == []  # arrows mark nothing


def test_a_column_from_a_spreadsheet(desk):
    with desk.opened(LAPTOP) as page:
        radio(page, AGUS, "Hadir").focus()
        page.evaluate(
            """text => {
              const data = new DataTransfer();
              data.setData("text", text);
              document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true}));
            }""",
            "Hadir\r\n\r\nTidak hadir\r\nIzin\r\n",
        )
        saved(page)
        assert desk.room.marks(3) == {AGUS: PRESENT, WAYAN: ABSENT}


def test_searching_two_letters_hides_and_never_sorts(desk):
    with desk.opened() as page:
        field = page.get_by_role("searchbox", name="Cari, cukup 2 huruf")
        names = page.locator("tbody th:visible")
        field.fill("w")
        expect(names).to_have_count(3)
        field.fill("wa")
        expect(names).to_have_text([re.compile(r"3\. I Wayan Contoh")])
        radio(page, WAYAN, "Hadir").click()
        expect(names).to_have_count(1)
        field.fill("")
        expect(names).to_have_text([re.compile(name) for name in ("Agus", "Dewi", "Wayan")])


class TestWithoutSignal:
    def test_marks_wait_through_a_reload_and_are_stored_once(self, desk, monkeypatch):
        with desk.opened() as page:
            # at the server: what a page sends while it is left passes by the routes of the browser
            monkeypatch.setattr(desk.app, "wsgi_app", unless_sent(desk.app.wsgi_app))
            radio(page, AGUS, "Hadir").click()
            radio(page, DEWI, "Izin").click()
            waits(page, "Menunggu sinyal: 2 tanda belum terkirim")
            page.reload()
            expect(radio(page, AGUS, "Hadir")).to_be_checked()
            expect(radio(page, DEWI, "Izin")).to_be_checked()
            waits(page, "Menunggu sinyal: 2 tanda belum terkirim")
            assert desk.room.events() == []

            monkeypatch.undo()
            saved(page)
            assert desk.room.marks(3) == {AGUS: PRESENT, DEWI: EXCUSED}
            assert len(desk.room.events()) == 2

    def test_fifty_marks_outlive_a_closed_tab(self, profiles, engine):
        desk = Desk(profiles, engine, names=tuple(f"Guru Contoh {number:02}" for number in range(50)))
        with desk.opened() as page:
            page.context.set_offline(True)
            page.get_by_role("button", name="Semua hadir").click()
            waits(page, "Menunggu sinyal: 50 tanda belum terkirim")
            context = page.context
            page.close()
            context.set_offline(False)
            assert desk.room.events() == []

            for tab in (desk.sheet(context.new_page()), desk.sheet(context.new_page())):  # both send what they find
                expect(tab.locator("#waiting")).to_be_hidden(timeout=15_000)
                tab.reload()
                expect(tab.locator("#count")).to_have_text("50 dari 50 ditandai")
            assert set(Counter(event.participation_id for event in desk.room.events()).values()) == {1}
            assert len(desk.room.marks(3)) == 50

    def test_back_in_the_net_it_sends_by_itself(self, desk):
        with desk.opened() as page:
            page.context.set_offline(True)
            radio(page, AGUS, "Hadir").click()
            waits(page, "Menunggu sinyal: 1 tanda belum terkirim")
            page.context.set_offline(False)
            saved(page)
            assert desk.room.marks(3) == {AGUS: PRESENT}

    def test_an_answer_that_got_lost_doubles_nothing(self, desk):
        """The server stored the mark, but the phone never heard of it and sends again."""
        lost = []

        def lose_the_first(route):
            if lost:
                return route.continue_()
            lost.append(route.fetch().status)
            return route.abort()

        with desk.opened() as page:
            page.route(SENT, lose_the_first)
            radio(page, AGUS, "Hadir").click()
            saved(page)
        assert lost == [200]
        assert len(desk.room.events()) == 1

    def test_where_nothing_can_be_kept_the_page_asks_to_stay_open(self, desk):
        with desk.opened() as page:
            page.add_init_script(
                "Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused'); }})"
            )
            page.reload()
            page.route(SENT, lambda route: route.abort())
            radio(page, AGUS, "Hadir").click()
            waits(page, re.compile("1 tanda belum terkirim. Jangan tutup halaman ini"))
            page.unroute(SENT)
            saved(page)
            assert desk.room.marks(3) == {AGUS: PRESENT}
            page.close()  # no other test may be lent its script

    def test_marks_of_another_sheet_are_sent_from_wherever_one_is(self, desk):
        with desk.opened() as page:
            page.route(SENT, lambda route: route.abort())
            radio(page, AGUS, "Hadir").click()
            page.get_by_role("navigation", name="Lembar hadir").get_by_role("link", name="Hari 1 – pagi").click()
            expect(page.locator("#count")).to_have_text("0 dari 3 ditandai")
            waits(page, "Menunggu sinyal: 1 tanda belum terkirim")
            page.unroute(SENT)
            saved(page)
            assert (desk.room.marks(3), desk.room.marks(1)) == ({AGUS: PRESENT}, {})


class TestWhatTheServerSays:
    def test_a_refusal_is_told_in_words_and_the_row_shows_what_holds(self, desk):
        with desk.opened() as page:
            radio(page, AGUS, "Hadir").click()
            saved(page)
            desk.room.certify(AGUS)
            radio(page, AGUS, "Alpa").click()
            expect(page.get_by_role("alert")).to_contain_text(
                "Agus: Sudah bersertifikat: tandanya berubah hanya dengan alasan."
            )
            expect(radio(page, AGUS, "Hadir")).to_be_checked()
            assert desk.room.marks(3) == {AGUS: PRESENT}

    def test_who_was_signed_out_loses_nothing(self, desk):
        with desk.opened() as page:
            cookies = page.context.cookies()
            page.context.clear_cookies()
            radio(page, AGUS, "Hadir").click()
            waits(page, re.compile("1 tanda belum terkirim, tetapi aman di perangkat ini"))
            page.context.add_cookies(cookies)
            page.reload()
            saved(page)
            assert desk.room.marks(3) == {AGUS: PRESENT}

    def test_two_tabs_show_and_store_the_same(self, desk):
        with desk.opened() as page:
            beside = desk.sheet(page.context.new_page())
            radio(page, AGUS, "Hadir").click()
            expect(radio(beside, AGUS, "Hadir")).to_be_checked()
            saved(page)
            assert len(desk.room.events()) == 1

    def test_somebody_else_s_marks_arrive_with_the_answer(self, desk):
        with desk.opened() as page:
            desk.room.mark_sheet(DEWI, Mark.SICK)
            radio(page, AGUS, "Hadir").click()
            expect(radio(page, DEWI, "Sakit")).to_be_checked()

    def test_another_user_of_the_same_phone_sends_nothing_of_the_first(self, desk):
        with desk.opened() as page:
            page.route(SENT, lambda route: route.abort())
            radio(page, AGUS, "Hadir").click()
            waits(page, "Menunggu sinyal: 1 tanda belum terkirim")
            address = page.url.partition("/workshops")[0]
            page.context.clear_cookies()  # as signing in does
            page.context.add_cookies(cookies_of(desk.app, address, desk.room.committee()))
            page.reload()
            page.unroute(SENT)
            expect(radio(page, AGUS, "Hadir")).not_to_be_checked()
            assert desk.room.events() == []


class TestWithoutScripts:
    def test_one_form_marks_everybody(self, desk):
        with desk.opened(java_script_enabled=False) as page:
            radio(page, WAYAN, "Sakit").click()
            page.get_by_role("button", name="Semua hadir").click()
            expect(page.get_by_role("status").first).to_contain_text("3 tanda tersimpan di server pukul")
            radio(page, AGUS, "Alpa").click()
            page.get_by_role("button", name="Simpan daftar hadir").click()
            expect(page.get_by_role("status").first).to_contain_text("1 tanda tersimpan")
        assert desk.room.marks(3) == {AGUS: ABSENT, DEWI: PRESENT, WAYAN: SICK}

    def test_enter_saves_and_never_marks_everybody(self, desk):
        with desk.opened(java_script_enabled=False) as page:
            radio(page, AGUS, "Hadir").click()
            page.keyboard.press("Enter")
            expect(page.get_by_role("status").first).to_contain_text("1 tanda tersimpan")
        assert desk.room.marks(3) == {AGUS: PRESENT}


@pytest.mark.parametrize("viewport", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_anybody_can_use_the_page(desk, viewport):
    """Accessible, never sideways, big enough to touch, nothing refused by the content policy."""
    desk.room.certify(DEWI)
    organizer = desk.room.user(Role.ORGANIZER)
    with desk.opened(viewport, organizer) as page:
        complaints = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.reload()
        radio(page, AGUS, "Hadir").click()
        saved(page)
        for menu in page.locator("summary").all():
            menu.click()

        found = Axe().run(page)

        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        if viewport is PHONE:
            assert [size for size in page.evaluate(SIZES) if min(size[1:]) < 44] == []
        assert complaints == []
