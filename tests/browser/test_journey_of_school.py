"""An office asks a school by a link; the school declares its teachers on a phone; status and report say so."""

import re

from playwright.sync_api import expect

from tests.browser.journeys import follow, press, sign_in, told
from tests.browser.server import LAPTOP, PHONE
from workshop_tracker.database import today

SCHOOL, NPSN = "SMK Wijayakusuma Jatilawang", "20330471"


def test_a_school_declares_its_headcount_by_link(newcomer, site):
    office = newcomer(LAPTOP)
    sign_in(office, "dinas-x", site[0].passwords["dinas-x"])
    follow(office, "Status data sekolah")
    told(office, re.compile("^[0-9]+ dari 27 sekolah lengkap"))
    office.get_by_role("searchbox").fill("wijayakusuma")
    press(office, "Saring")
    press(office, f"Buat tautan {SCHOOL}")
    text = office.get_by_role("textbox", name=re.compile(SCHOOL)).input_value()
    link = re.search(r"http\S+(/s/\S+)", text)[1]

    school = newcomer(PHONE)
    school.goto(link)
    assert "Wijayakusuma" not in school.get_by_role("main").inner_text()
    press(school, "Buka data sekolah")
    told(school, SCHOOL)
    school.get_by_text("Rincian menurut status dan L/P").click()
    school.get_by_label("PNS/CPNS, L").fill("7")
    school.get_by_label("GTY/PTY, P").fill("31")
    told(school, "Jumlah rincian: 38")
    press(school, "Simpan jumlah guru")
    expect(school.get_by_role("status").first).to_contain_text("Terima kasih. Tersimpan: 38 guru per")
    told(school, "pernyataan sekolah")
    school.goto("/people")  # the link opens nothing else
    expect(school).to_have_url(re.compile("/sign-in"))

    office.goto(f"/school-data/33-W10?q={NPSN}")
    told(office, "Lengkap")
    told(office, re.compile("^38$"))
    told(office, re.compile("dibuka [0-9]"))
    office.goto("/reports/33-W10")
    told(office, re.compile(f"pernyataan sekolah.*bertanggal .*{today().year}"))

    office.goto(f"/school-data/33-W10?q={NPSN}")
    press(office, f"Matikan 1 tautan {SCHOOL}")
    assert school.goto(f"/schools/{NPSN}/data").status == 401
    told(school, "Buka lagi tautan sekolah dari WhatsApp.")
