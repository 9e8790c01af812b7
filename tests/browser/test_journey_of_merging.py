"""An admin finds one woman twice, makes one of her, and takes it back."""

import datetime as dt
import re

from playwright.sync_api import expect

from tests.browser.journeys import follow, press, sign_in, told
from tests.browser.server import PHONE
from tests.factories import make_person
from workshop_tracker.database import writing
from workshop_tracker.people.models import OutsideTraining
from workshop_tracker.viewer import COMMAND

BORN = dt.date(1980, 1, 2)


def make_doubles(demonstration):
    """Two rows of one woman; the younger one has a training that the older has not."""
    with writing(demonstration.engine, by=COMMAND) as session:
        make_person(session, "Tuginem Contoh", birth_date=BORN)
        gone = make_person(session, "Tugginem Contoh", birth_date=BORN, title_after="S.Pd.")
        session.add(OutsideTraining(person_id=gone.id, title="Diklat Contoh", ended_on=BORN, lesson_hours=32))
        session.commit()
        return gone.id


def test_two_become_one_and_two_again(newcomer, site):
    gone_id = make_doubles(site[0])
    page = newcomer(PHONE)
    sign_in(page, "admin", site[0].passwords["admin"])
    page.goto("/people")
    follow(page, "Data ganda")
    page.get_by_role("link", name=re.compile("Tuginem Contoh dan Tugginem Contoh")).click()
    told(page, "1 pelatihan luar")

    press(page, "Gabungkan: 1 pelatihan luar pindah ke Tuginem Contoh")
    expect(page.get_by_role("status").first).to_contain_text("Digabungkan. Dapat dibatalkan sampai")
    told(page, "S.Pd.")
    kept_page = page.url
    page.goto(f"/people/{gone_id}")
    expect(page).to_have_url(kept_page)

    page.goto("/people/merges")
    page.get_by_role("main").get_by_role("link", name="Tugginem Contoh").or_(
        page.get_by_role("link", name="Tuginem Contoh")
    ).first.click()
    press(page, "Batalkan penggabungan")
    told(page, "Penggabungan dibatalkan: keduanya kembali menjadi dua orang.")
    page.goto(f"/people/{gone_id}")
    expect(page).to_have_url(re.compile(f"/people/{gone_id}$"))
    page.get_by_role("heading", name="Tugginem Contoh, S.Pd.").wait_for()
