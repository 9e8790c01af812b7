"""Every pattern page in a real Chromium: accessible, never sideways, big enough to touch, within the content policy."""

import logging
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from tests.browser.chromium import prepare_browser
from tests.browser.looks import Window
from tests.templates.pattern_app import PAGES, pattern_app

PHONE, LAPTOP = 390, 1280
WIDTHS = (320, 360, PHONE, 700, 799, 800, 999, 1000, LAPTOP)
ADDRESSES = [*PAGES, "errors/404", "errors/409"]


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The pattern app on a free port of this machine."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, pattern_app(demo="demo"), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = prepare_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium.launch_options())
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": PHONE, "height": 844})
    yield page
    page.close()


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Window]:
    context = browser.new_context()
    yield Window(context)
    context.close()


def visit(page: Page, url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(url)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_pattern_serves_everybody(window: Window, site: str, address: str) -> None:
    """Accessible, big enough for a finger, within the content policy."""
    seen = window.look_at(f"{site}/{address}")

    assert (seen.violations, seen.too_small, seen.complaints) == ([], [], [])


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_scrolls_sideways(page: Page, site: str, address: str) -> None:
    page.goto(f"{site}/{address}")
    seen = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        seen[width] = page.evaluate("() => document.documentElement.scrollWidth")
    assert {width: scrolled for width, scrolled in seen.items() if scrolled > width} == {}


def test_policy_is_the_one_that_refuses_inline_styles(page: Page, site: str) -> None:
    """The test above would pass under no policy at all; here the browser is seen to refuse."""
    page.goto(f"{site}/13-parts")
    page.evaluate("() => document.body.setAttribute('style', 'margin-top: 99px')")
    assert page.evaluate("() => getComputedStyle(document.body).marginTop") == "0px"


def test_table_is_read_as_a_table_on_a_phone(page: Page, site: str) -> None:
    visit(page, f"{site}/09-list", PHONE)
    table = page.get_by_role("table", name="Daftar kegiatan")
    assert table.get_by_role("row").count() == 4
    assert table.get_by_role("row").first.get_by_role("cell").count() == 5


def test_marks_are_set_by_keyboard(page: Page, site: str) -> None:
    visit(page, f"{site}/03-attendance", LAPTOP)
    person = page.get_by_role("group", name="Tanda untuk Eko Contoh, S.Pd.")
    person.get_by_role("radio", name="Hadir").focus()
    page.keyboard.press("ArrowRight")
    assert person.get_by_role("radio", name="Izin").is_checked()


def test_keyboard_reaches_the_content_first(page: Page, site: str) -> None:
    visit(page, f"{site}/01-overview", LAPTOP)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#isi")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className") == "back"


def test_paper_shows_the_wide_table_and_no_buttons(page: Page, site: str) -> None:
    visit(page, f"{site}/05-report", PHONE)
    page.emulate_media(media="print")
    assert page.locator("thead").first.is_visible()
    assert page.locator(".btn:visible, .top:visible, .foot:visible, .dock:visible").count() == 0
    assert page.get_by_text("CONTOH – data rekaan").is_visible()
    page.emulate_media(media="screen")
