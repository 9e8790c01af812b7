"""Journeys of lists and people, on either database: a pasted list, thirty schools in one ZIP, two who become one."""

import datetime as dt
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from tests import files
from tests.browser.demonstrations import load_once
from tests.browser.journeys import follow, press, sign_in, told
from tests.browser.pictures import UNFINISHED
from tests.browser.server import LAPTOP, PHONE
from tests.factories import make_person
from workshop_tracker.database import reading, today, writing
from workshop_tracker.organizations.models import District
from workshop_tracker.people.models import OutsideTraining, Person
from workshop_tracker.schools.models import School
from workshop_tracker.spreadsheets import packed_together
from workshop_tracker.viewer import COMMAND

BORN = dt.date(1980, 1, 2)
SCHOOL, NPSN = "SMK Wijayakusuma Jatilawang", "20330471"
SCHOOLS, STAFF = 30, 3
PASTED = f"""Assalamu'alaikum Bapak/Ibu, berikut daftar peserta:

1. Bu Dewi Contoh, S.Pd. – {SCHOOL}
2. Pak Agus Contoh Wijil ST – {SCHOOL}
3. Sri Ma – {SCHOOL}
4. RETNO CONTOH – {SCHOOL}
5.
Hari Senin"""


@pytest.fixture(scope="module")
def kept(databases):
    """The demonstration in the database of this worker, loaded once and put back before each journey."""
    demonstration = load_once(databases.make_database_url())
    databases.keep()
    return demonstration


@pytest.fixture
def site(kept, databases):
    databases.make_kept_database_url()
    with kept.open() as (app, address):
        yield kept, app, address


def zip_of_schools(demonstration, folder: Path) -> Path:
    """The staff lists of thirty schools of the demonstration, and a file that nobody can read."""
    with reading(demonstration.engine) as session:
        schools = session.execute(
            select(School.name, School.subdistrict, District.name)
            .join(District)
            .where(School.name.like("%Contoh%"))
            .order_by(School.npsn)
            .limit(SCHOOLS)
        ).all()
    packed = [("rusak.xlsx", b"PK\x03\x04" + bytes(200))]
    for number, (name, subdistrict, district) in enumerate(schools):
        place = f"Kecamatan {subdistrict}, {district}, Provinsi Jawa Tengah"
        members = files.staff_members(STAFF, start=number * STAFF)
        rows = files.staff_list_rows(members, school=name, place=place)
        packed.append((f"daftar {number + 1}.xlsx", files.xlsx_bytes(rows)))
    sent = folder / "semua sekolah.zip"
    sent.write_bytes(packed_together(packed))
    return sent


def people_in(demonstration) -> set[str]:
    with reading(demonstration.engine) as session:
        return set(session.scalars(select(Person.name)))


def test_thirty_schools_go_in_by_one_zip_and_one_of_them_is_taken_back(newcomer, site, tmp_path):
    demonstration = site[0]
    before = people_in(demonstration)
    page = newcomer(LAPTOP)
    sign_in(page, "admin", demonstration.passwords["admin"])
    page.goto("/people/import")
    page.get_by_label("ZIP, atau banyak berkas sekaligus").set_input_files(zip_of_schools(demonstration, tmp_path))
    press(page, "Periksa dahulu")
    page.get_by_role("heading", name=f"Periksa {SCHOOLS + 1} berkas").wait_for()
    told(page, "Tidak terbaca")
    assert people_in(demonstration) == before

    press(page, f"Simpan {SCHOOLS} berkas")
    expect(page.get_by_role("status").first).to_contain_text(f"{SCHOOLS} berkas tersimpan.")
    assert len(people_in(demonstration) - before) == SCHOOLS * STAFF

    page.goto("/people/imports")
    page.locator("summary").filter(has_text="Tarik kembali").first.click()
    press(page, "Tarik kembali")
    expect(page.get_by_role("status").first).to_contain_text("Impor ditarik kembali")
    assert len(people_in(demonstration) - before) == (SCHOOLS - 1) * STAFF


def pasted(page, demonstration):
    """An organizer pastes a list; the page on which it is looked through."""
    sign_in(page, "penyelenggara", demonstration.passwords["penyelenggara"])
    page.goto(f"/workshops/{UNFINISHED}/participants/add")
    page.get_by_label("Tempel").fill(PASTED)
    press(page, "Periksa dahulu")
    page.get_by_role("heading", name="Periksa 4 baris peserta").wait_for()


def test_a_pasted_list_is_answered_put_right_by_keyboard_saved_and_taken_back(newcomer, site):
    page, people = newcomer(LAPTOP), people_in(site[0])
    pasted(page, site[0])
    told(page, "3 baris tidak dibaca sebagai peserta")
    told(page, "2 baris perlu jawaban")
    page.get_by_role("group", name="Sri Ma").get_by_role("radio", name="Sri Ma (usulan)").check()
    told(page, "1 baris perlu jawaban")
    page.get_by_role("group", name="Pak Agus Contoh Wijil ST").get_by_role(
        "radio", name="Agus Contoh Wijil, S.T."
    ).check()
    told(page, "Semua sudah terjawab")
    press(page, "Simpan jawaban")
    told(page, "Terjawab")

    name = page.get_by_role("textbox", name="Nama, baris 3")
    name.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("textbox", name="Nama, baris 4")).to_be_focused()
    page.keyboard.type("salah")
    page.keyboard.press("Escape")
    expect(page.get_by_role("textbox", name="Nama, baris 4")).to_have_value("Agus Contoh Wijil")
    page.keyboard.press("ArrowUp")
    page.keyboard.type("Dewi Contoh Larasati")
    page.keyboard.press("Tab")
    page.keyboard.type("S.Pd.,M.Pd")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Gelar belakang, baris 4")).to_be_focused()
    expect(page.get_by_role("textbox", name="Gelar belakang, baris 3")).to_have_value("S.Pd., M.Pd.")
    page.get_by_role("textbox", name="NIP/NUPTK, baris 3").fill("123")
    page.keyboard.press("Enter")
    told(page, "3 angka: NIP dan NI PPPK 18 angka, NUPTK 16 angka.")
    expect(page.get_by_role("textbox", name="NIP/NUPTK, baris 3")).to_be_focused()
    page.keyboard.press("Escape")

    press(page, "Simpan 4")
    told(page, "4 baris tersimpan.")
    told(page, "Dewi Contoh Larasati, S.Pd., M.Pd.")
    told(page, "Agus Contoh Wijil, S.T.")
    assert people_in(site[0]) - people == {"Dewi Contoh Larasati", "Agus Contoh Wijil", "Sri Ma", "RETNO CONTOH"}

    follow(page, "Impor")
    page.locator("summary").filter(has_text="Tarik kembali").first.click()
    press(page, "Tarik kembali")
    told(page, "Ditarik kembali")
    assert people_in(site[0]) == people


def test_on_a_phone_a_card_is_opened_and_what_is_certain_is_saved(newcomer, site):
    page, people = newcomer(PHONE), people_in(site[0])
    pasted(page, site[0])
    follow(page, "Ubah baris 3")
    page.get_by_role("textbox", name="Nama, baris 3").fill("Dewi Contoh Larasati")
    page.get_by_role("button", name="Simpan baris ini").locator("visible=true").click()
    told(page, "Dewi Contoh Larasati, S.Pd.")
    press(page, "Tulis “Retno Contoh”")
    press(page, "Baca sebagai peserta baris 8")
    follow(page, "Hanya yang perlu jawaban (2)")
    expect(page.get_by_role("rowheader")).to_have_count(2)
    press(page, "Simpan 3, tunda 2")
    told(page, "3 baris tersimpan.")
    assert people_in(site[0]) - people == {"Dewi Contoh Larasati", "Retno Contoh", "Hari Senin"}

    page.goto(f"/workshops/{UNFINISHED}")
    page.get_by_role("link", name=re.compile("Ada baris peserta yang menunggu")).click()
    page.get_by_role("heading", name="Periksa 2 baris peserta").wait_for()


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
    told(office, re.compile(f"pernyataan dari sekolah.*bertanggal .*{today().year}"))

    office.goto(f"/school-data/33-W10?q={NPSN}")
    press(office, f"Matikan 1 tautan {SCHOOL}")
    assert school.goto(f"/schools/{NPSN}/data").status == 401
    told(school, "Buka lagi tautan sekolah dari WhatsApp.")
