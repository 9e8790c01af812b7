"""Pictures of pages to which only an act leads: a list that was read, a background, news, two rows for one, links."""

import datetime as dt
import io
import re
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Browser
from sqlalchemy import select

from tests import files
from tests.browser.camera import keep, lettered
from tests.browser.server import LAPTOP, PHONE, arrive
from tests.factories import make_participation, make_person
from workshop_tracker.accounts.models import User
from workshop_tracker.database import reading, writing
from workshop_tracker.schools.models import School
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.models import Workshop

NEWS = Path(__file__).resolve().parent.parent / "workshops" / "articles" / "news" / "press-release.txt"
STORY_A = "pendekatan-pembelajaran-mendalam-deep-le-1b6c29-2025-07-11"
UNFINISHED = "pembelajaran-mendalam-untuk-smp-sma-smk-c8253b-2025-11-05"
PASTED = """Assalamu'alaikum, daftar peserta MGMP:
1. Dra. Sri Contoh Rahayu, M.Pd. – SMK Contoh Jatilawang 0812-0000-0001
2. Bu Wahyuni Contoh S Pd – SMKN 1 Banyumas
3. bpk. TEGUH CONTOH, s.kom – SMK wijayakusuma jatilawang
4. Nur Contoh – Dinas Pendidikan Kab. Banyumas
5. """


def user_called(engine, login: str) -> User:
    with reading(engine) as session:
        return session.scalars(select(User).where(User.login == login)).one()


def picture_list(browser: Browser, app, address: str, folder: Path) -> None:
    """A list pasted from WhatsApp, as it was understood."""
    organizer = user_called(app.extensions["workshop_tracker_engine"], "penyelenggara")
    for viewport in (PHONE, LAPTOP):
        context = arrive(browser, app, address, organizer, viewport)
        page = lettered(context.new_page())
        page.goto(f"/workshops/{UNFINISHED}/participants/add")
        page.locator("textarea").fill(PASTED)
        page.get_by_role("button", name="Periksa dahulu").click()
        page.get_by_role("button", name="Simpan").first.wait_for()
        keep(page, folder, "preview", viewport)
        context.close()


def framed_ground() -> bytes:
    """A background as a designer might send it: tinted paper in a frame."""
    out, ground = io.BytesIO(), Image.new("RGB", (1754, 1240), "#FBF7EC")
    pencil = ImageDraw.Draw(ground)
    for inset, colour, thickness in ((30, "#1C2C4A", 14), (56, "#B08A3C", 4)):
        pencil.rectangle((inset, inset, 1754 - inset, 1240 - inset), outline=colour, width=thickness)
    ground.save(out, "PNG")
    return out.getvalue()


def picture_background(browser: Browser, app, address: str, folder: Path) -> None:
    """A design on an own background, with the box of the name chosen."""
    organizer = user_called(app.extensions["workshop_tracker_engine"], "penyelenggara")
    sent = {"name": "latar.png", "mimeType": "image/png", "buffer": framed_ground()}
    for viewport in (PHONE, LAPTOP):
        context = arrive(browser, app, address, organizer, viewport)
        page = lettered(context.new_page())
        page.goto("/designs/new?drawing=latar")
        page.get_by_label(re.compile("^Berkas latar(?! halaman)")).set_input_files(sent)
        page.locator("summary", has_text="Nama").first.click()
        page.get_by_text("Gambar ini menurut isian sekarang.").wait_for()
        page.wait_for_timeout(3_000)  # the picture of the page as it came is followed by that of the file
        keep(page, folder, "new-background", viewport)
        context.close()


def picture_bundle(browser: Browser, app, address: str, folder: Path) -> None:
    """Staff lists of several schools, before they go in and among the imports afterwards."""
    engine = app.extensions["workshop_tracker_engine"]
    with reading(engine) as session:
        schools = session.scalars(
            select(School.name).where(School.name.like("%Contoh%")).order_by(School.npsn).limit(5)
        )
        sent = [
            {
                "name": f"daftar guru {number}.xlsx",
                "mimeType": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "buffer": files.xlsx_bytes(
                    files.staff_list_rows(files.staff_members(12, start=12 * number), school=name)
                ),
            }
            for number, name in enumerate(schools, start=1)
        ]
    sent.append({"name": "rusak.xlsx", "mimeType": "application/octet-stream", "buffer": b"PK\x03\x04" + bytes(200)})
    admin = user_called(engine, "admin")
    for viewport in (LAPTOP, PHONE):  # what was brought in once is known the second time
        context = arrive(browser, app, address, admin, viewport)
        page = lettered(context.new_page())
        page.goto("/people/import")
        page.locator("input[type=file]").set_input_files(sent)
        page.get_by_role("button", name="Periksa dahulu").click()
        page.get_by_role("button", name="Simpan 5 berkas").wait_for()
        keep(page, folder, "bundle", viewport)
        page.get_by_role("button", name="Simpan 5 berkas").click()
        page.get_by_text("5 berkas tersimpan").first.wait_for()
        page.goto("/people/imports")
        keep(page, folder, "people-imports", viewport)
        context.close()


def picture_news(browser: Browser, app, address: str, folder: Path) -> None:
    """An article that was read, each value beside its words."""
    organizer = user_called(app.extensions["workshop_tracker_engine"], "penyelenggara")
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
