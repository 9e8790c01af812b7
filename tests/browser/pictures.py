"""`python3 -m tests.browser.pictures [FOLDER]`: every page of the demonstration at both widths, and the first papers.

Not a test: it makes docs/pictures for the guide, and for whoever wants to look at what a change did.
"""

import datetime as dt
import os
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page
from sqlalchemy import Engine, select

from tests.browser.server import LAPTOP, PHONE, arrive, chromium, serving
from tests.clients import make_app, sign_in
from tests.demo.contents import load
from tests.factories import make_participation, make_person
from workshop_tracker.accounts.models import User
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.database import make_engine, reading, writing
from workshop_tracker.designs.typesetting import Face, font_file
from workshop_tracker.operations.upgrade import upgrade_database
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.models import Workshop

PROJECT = Path(__file__).resolve().parent.parent.parent
PACKAGE = PROJECT / "workshop_tracker"
FOLDER = PROJECT / "docs" / "pictures"
NEWS = PROJECT / "tests" / "workshops" / "articles" / "news" / "press-release.txt"
STORY_A = "pendekatan-pembelajaran-mendalam-deep-le-1b6c29-2025-07-11"
UNFINISHED = "pembelajaran-mendalam-untuk-smp-sma-smk-c8253b-2025-11-05"
# the papers' letters instead of whatever a bare machine falls back to: a browser there has no `system-ui`
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{folders}<cachedir>{place}</cachedir></fontconfig>"""
LETTERS = """
body, .btn, input, select, textarea { font-family: "Source Sans Pro" }
.name { font-family: "Source Serif Pro" }
"""
SCALE_OF_A_PAPER = 110 / 72
# name of the picture, who looks ("" for a stranger), address
PAGES = (
    ("landing", "", "/"),
    ("check", "", "/check"),
    ("sign-in", "", "/sign-in"),
    ("help", "", "/help"),
    ("privacy", "", "/privacy"),
    ("workshops", "penyelenggara", "/workshops"),
    ("workshop", "penyelenggara", f"/workshops/{UNFINISHED}"),
    ("workshop-done", "penyelenggara", f"/workshops/{STORY_A}"),
    ("new-workshop", "penyelenggara", "/workshops/new"),
    ("edit-workshop", "penyelenggara", f"/workshops/{UNFINISHED}/edit"),
    ("sessions", "penyelenggara", f"/workshops/{UNFINISHED}/edit/sessions"),
    ("attendance", "penyelenggara", f"/workshops/{UNFINISHED}/attendance/1"),
    ("participants", "penyelenggara", f"/workshops/{UNFINISHED}/participants"),
    ("add-participants", "penyelenggara", f"/workshops/{UNFINISHED}/participants/add"),
    ("certificates", "penyelenggara", f"/workshops/{UNFINISHED}/certificates"),
    ("certificates-done", "penyelenggara", f"/workshops/{STORY_A}/certificates"),
    ("programmes", "penyelenggara", "/programmes"),
    ("my-certificates", "guru", "/my/certificates"),
    ("reports", "dinas-x", "/reports"),
    ("report", "dinas-x", "/reports/33-W10?year=2025&quarter=3"),
    ("report-pekalongan", "dinas-pekalongan", "/reports/33.75?year=2025&quarter=4"),
    ("school-data", "dinas-x", "/school-data/33-W10"),
    ("own-school", "sekolah", "/my/school"),
    ("schools", "dinas-x", "/schools"),
    ("people", "penyelenggara", "/people"),
    ("users", "admin", "/admin/users"),
    ("audit", "admin", "/admin/audit"),
    ("organizations", "admin", "/organizations"),
    ("jurisdictions", "admin", "/jurisdictions"),
)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        os.environ["FONTCONFIG_FILE"] = str(write_fonts(Path(place)))
        engine = make_engine(f"sqlite:///{place}/demo.db")
        upgrade_database(engine)
        _, token = load(engine)
        app = make_app(engine, is_demo=True)
        with serving(app) as address, chromium() as browser:
            picture_pages(browser, app, address, folder)
            picture_news(browser, app, address, folder)
            picture_doubles(browser, app, address, folder)
            picture_link(browser, f"{address}/t/{token}", folder)
            picture_verification(browser, address, engine, folder)
            picture_papers(app, engine, folder)


def write_fonts(place: Path) -> Path:
    """A font configuration that knows the fonts of the papers."""
    folders = "".join(f"<dir>{font_file(face).parent}</dir>" for face in (Face.SANS, Face.SERIF))
    file = place / "fonts.conf"
    file.write_text(FONTS.format(folders=folders, place=place), "utf-8")
    return file


def lettered(page: Page) -> Page:
    """The page with the papers' letters added to its style sheet."""
    sheet = (PACKAGE / "static" / "app.css").read_text("utf-8") + LETTERS
    page.route("**/app.css*", lambda route: route.fulfill(body=sheet, content_type="text/css"))
    return page


def picture_pages(browser: Browser, app, address: str, folder: Path) -> None:
    with reading(app.extensions["workshop_tracker_engine"]) as session:
        users = {user.login: user for user in session.scalars(select(User))}
    for name, login, path in PAGES:
        for viewport in (PHONE, LAPTOP):
            context = (
                arrive(browser, app, address, users[login], viewport)
                if login
                else browser.new_context(viewport=viewport, base_url=address, locale="id-ID")
            )
            page = lettered(context.new_page())
            answer = page.goto(path)
            if answer is None or answer.status != 200:
                sys.stderr.write(f"{path}: {answer.status if answer else 'nothing'}\n")
            keep(page, folder, name, viewport)
            context.close()


def picture_news(browser: Browser, app, address: str, folder: Path) -> None:
    """An article that was read, each value beside its words."""
    with reading(app.extensions["workshop_tracker_engine"]) as session:
        organizer = session.scalars(select(User).where(User.login == "penyelenggara")).one()
    for viewport in (PHONE, LAPTOP):
        context = arrive(browser, app, address, organizer, viewport)
        page = lettered(context.new_page())
        page.goto("/workshops/new/article")
        page.get_by_label("Tempel berita di sini").fill(NEWS.read_text("utf-8"))
        page.get_by_role("button", name="Baca berita").click()
        page.get_by_role("button", name="Buat draf kegiatan").wait_for()
        keep(page, folder, "article", viewport)
        context.close()


def picture_doubles(browser: Browser, app, address: str, folder: Path) -> None:
    """Two rows that are one woman, side by side; the demonstration itself has none."""
    engine = app.extensions["workshop_tracker_engine"]
    born = dt.date(1980, 1, 2)
    with writing(engine, by=COMMAND) as session:
        kept = make_person(session, "SITI AMINAH CONTOH", birth_date=born)
        gone = make_person(session, "Siti Aminah Contoh", birth_date=born, title_after="S.Pd.", phone="081200000001")
        make_participation(session, session.scalars(select(Workshop).where(Workshop.slug == STORY_A)).one(), gone)
        admin = session.scalars(select(User).where(User.login == "admin")).one()
        session.commit()
    for viewport in (PHONE, LAPTOP):
        context = arrive(browser, app, address, admin, viewport)
        page = lettered(context.new_page())
        page.goto(f"/people/duplicates/{kept.id}-{gone.id}")
        keep(page, folder, "duplicate-pair", viewport)
        context.close()


def picture_link(browser: Browser, link: str, folder: Path) -> None:
    for viewport in (PHONE, LAPTOP):
        page = lettered(browser.new_page(viewport=viewport, locale="id-ID"))
        page.goto(link)
        keep(page, folder, "teacher-link", viewport)
        page.get_by_role("button", name="Buka sertifikat").click()
        page.get_by_role("link", name="Unduh PDF").first.wait_for()
        keep(page, folder, "teacher", viewport)
        page.close()


def picture_verification(browser: Browser, address: str, engine: Engine, folder: Path) -> None:
    for state in (PaperState.VALID, PaperState.REVOKED, PaperState.REPLACED):
        with reading(engine) as session:
            code = session.scalars(select(Certificate.code).where(Certificate.state == state)).first()
        for viewport in (PHONE, LAPTOP):
            page = lettered(browser.new_page(viewport=viewport, locale="id-ID"))
            page.goto(f"{address}/v/{code}")
            keep(page, folder, f"verify-{state.value}", viewport)
            page.close()


def picture_papers(app, engine: Engine, folder: Path) -> None:
    client = app.test_client()
    with reading(engine) as session:
        organizer = session.scalars(select(User).where(User.login == "penyelenggara")).one()
    sign_in(client, organizer)
    for name, path in (
        ("certificate", f"/workshops/{STORY_A}/certificates/all.pdf"),
        ("attendance-sheet", f"/workshops/{UNFINISHED}/attendance/1.pdf?paper=f4"),
    ):
        document = pypdfium2.PdfDocument(client.get(path).data)
        for number in range(min(2, len(document))):
            image = document[number].render(scale=SCALE_OF_A_PAPER).to_pil()
            image.quantize(128).save(folder / f"{name}-{number + 1}.png", optimize=True)


def keep(page: Page, folder: Path, name: str, viewport: dict[str, int]) -> None:
    """The whole page as one picture; the window grows first, so that what sticks to its foot stands at the end."""
    page.set_viewport_size(viewport | {"height": page.evaluate("document.documentElement.scrollHeight")})
    file = folder / f"{viewport['width']}-{name}.png"
    page.screenshot(path=file, full_page=True, animations="disabled")
    Image.open(file).convert("RGB").quantize(128).save(file, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
