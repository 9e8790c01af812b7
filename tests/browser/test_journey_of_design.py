"""An organizer makes a design over "klasik" and one on an own background, and the papers of a workshop bear them."""

import io
import re

import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.journeys import follow, press, read_paper, take, told
from tests.browser.server import LAPTOP, PHONE, serving
from tests.certificates.halls import Hall
from tests.clients import make_app
from tests.factories import make_user
from workshop_tracker.database import writing
from workshop_tracker.organizations.models import Organization
from workshop_tracker.viewer import COMMAND, Role

CLOSING = "atas undangan {penyelenggara}[, setara {jp}]."
CURRENT = "Gambar ini menurut isian sekarang."
GROUND = (214, 226, 240)


@pytest.fixture
def hall(engine):
    return Hall(engine, present=("Ayu Contoh",))


@pytest.fixture
def organizer(engine, profiles, hall, request):
    """A page of who organizes that workshop, on a screen of the size that the test names."""
    with writing(engine, by=COMMAND) as session:
        body = session.get_one(Organization, hall.issuer_id)
        user = make_user(session, "penyelenggara", Role.ORGANIZER, organization=body)
        session.commit()
    app = make_app(engine, asks_for_form_tokens=True)
    with serving(app) as address:
        yield profiles.signed_in(app, address, user, request.param)


def use_and_print(page, hall, name):
    """Choose the design for the workshop, validate its one paper, and take it."""
    page.goto(f"/workshops/{hall.slug}/edit/numbers")
    page.get_by_role("radio", name=name).check()
    press(page, "Simpan")
    page.goto(f"/workshops/{hall.slug}/certificates")
    press(page, "Siapkan 1 sertifikat")
    press(page, "Sahkan 1 sertifikat")
    follow(page, "Ayu Contoh")
    return take(page, page.get_by_role("link", name="Unduh PDF")).content


@pytest.mark.parametrize("organizer", [PHONE], indirect=True, ids=["phone"])
def test_an_own_line_is_seen_before_it_is_saved_and_stands_on_the_paper(organizer, hall):
    page = organizer
    page.goto("/designs")
    follow(page, "Klasik")
    expect(page.get_by_text(CURRENT)).to_be_visible()
    before = page.locator("[data-shown]").get_attribute("src")
    page.get_by_label("Nama desain").fill("Undangan Contoh")
    page.get_by_label("Kalimat penutup").first.fill(CLOSING)
    expect(page.locator("[data-shown]")).not_to_have_attribute("src", before)
    press(page, "Simpan")
    told(page, CLOSING)

    words = " ".join(read_paper(use_and_print(page, hall, "Undangan Contoh")).split())

    assert re.search(r"atas undangan .*, setara 8 JP\.", words)


@pytest.mark.parametrize("organizer", [LAPTOP], indirect=True, ids=["laptop"])
def test_a_name_is_dragged_and_moved_by_keys_over_an_own_background(organizer, hall):
    page = organizer
    page.goto("/designs")
    follow(page, "Latar sendiri, A4 mendatar")
    page.get_by_label("Nama desain").fill("Langit Contoh")
    file = {"name": "latar.png", "mimeType": "image/png", "buffer": ground()}
    page.get_by_label(re.compile("^Berkas latar(?! halaman)")).set_input_files(file)
    expect(page.get_by_text(CURRENT)).to_be_visible()
    drag(page, (148, 70), (148, 69))
    assert measures(page) == ("48,5", "61")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    assert measures(page) == ("49,5", "62")
    page.get_by_label("Dari atas (mm)").locator("visible=true").press("ArrowUp")
    assert measures(page) == ("49,5", "63")
    press(page, "Simpan")
    told(page, "1754 × 1240 titik")

    paper = use_and_print(page, hall, "Langit Contoh")

    assert "Ayu Contoh" in read_paper(paper)
    assert pypdfium2.PdfDocument(paper)[0].render().to_pil().getpixel((9, 9))[:3] == pytest.approx(GROUND, abs=3)


def ground():
    out = io.BytesIO()
    Image.new("RGB", (1754, 1240), GROUND).save(out, "PNG")
    return out.getvalue()


def measures(page):
    return tuple(page.locator(f"[name=at_name-{part}]").input_value() for part in ("x", "y"))


def drag(page, start, end):
    """From one place of the sheet to another, in mm."""
    sheet = page.locator("[data-plan]").bounding_box()
    places = [(sheet["x"] + x * sheet["width"] / 297, sheet["y"] + y * sheet["width"] / 297) for x, y in (start, end)]
    page.mouse.move(*places[0])
    page.mouse.down()
    page.mouse.move(*places[1], steps=3)
    page.mouse.up()
