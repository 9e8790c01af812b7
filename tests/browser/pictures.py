"""`python3 -m tests.browser.pictures [FOLDER]`: every page of the demonstration at both widths, and the first papers.

Not a test: it makes docs/pictures for the guide, and for whoever wants to look at what a change did.
"""

import os
import sys
import tempfile
from pathlib import Path

import pypdfium2
from playwright.sync_api import Browser
from sqlalchemy import Engine, select

from tests.browser.camera import keep, lettered, write_fonts
from tests.browser.scenes import (
    STORY_A,
    UNFINISHED,
    picture_background,
    picture_bundle,
    picture_doubles,
    picture_link,
    picture_list,
    picture_news,
)
from tests.browser.server import LAPTOP, PHONE, arrive, chromium, serving
from tests.clients import make_app, sign_in
from tests.demo.contents import load
from tests.designs.papers import SAMPLE, in_other_designs
from workshop_tracker.accounts.models import User
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.database import make_engine, reading
from workshop_tracker.designs.pdf import single_pdf
from workshop_tracker.operations.upgrade import upgrade_database

PROJECT = Path(__file__).resolve().parent.parent.parent
FOLDER = PROJECT / "docs" / "pictures"
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
    ("new-design", "penyelenggara", "/designs/new"),
    ("jurisdictions", "admin", "/jurisdictions"),
)

PAPERS = (
    ("certificate", "penyelenggara", f"/workshops/{STORY_A}/certificates/all.pdf"),
    ("attendance-sheet", "penyelenggara", f"/workshops/{UNFINISHED}/attendance/1.pdf?paper=f4"),
    ("report", "dinas-x", "/reports/33-W10/region.pdf?year=2025&quarter=3"),
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
            picture_list(browser, app, address, folder)
            picture_background(browser, app, address, folder)
            picture_bundle(browser, app, address, folder)
            picture_news(browser, app, address, folder)
            picture_doubles(browser, app, address, folder)
            picture_link(browser, f"{address}/t/{token}", folder)
            picture_verification(browser, address, engine, folder)
            picture_papers(app, engine, folder)
            picture_designs(folder)


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
    with reading(engine) as session:
        users = {user.login: user for user in session.scalars(select(User))}
    for name, login, path in PAPERS:
        client = app.test_client()
        sign_in(client, users[login])
        document = pypdfium2.PdfDocument(client.get(path).data)
        for number in range(min(2, len(document))):
            image = document[number].render(scale=SCALE_OF_A_PAPER).to_pil()
            image.quantize(128).save(folder / f"{name}-{number + 1}.png", optimize=True)


def picture_designs(folder: Path) -> None:
    """The first page of a sample in every design but that of the demonstration's papers."""
    for text in in_other_designs(SAMPLE):
        image = pypdfium2.PdfDocument(single_pdf(text))[0].render(scale=SCALE_OF_A_PAPER).to_pil()
        image.quantize(128).save(folder / f"design-{text.design}.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
