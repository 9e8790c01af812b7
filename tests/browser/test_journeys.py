"""The ways of a teacher, an office and an admin through the demonstration, and marking without scripts."""

import json
import re

from playwright.sync_api import expect

from tests.browser.journeys import VIEWPORTS, follow, press, qr_path, read_paper, sign_in, take, told
from tests.browser.pictures import UNFINISHED
from tests.browser.server import PHONE

PASSWORD = "layang ungu di atas sawah"


@VIEWPORTS
def test_a_teacher_opens_the_link_and_checks_the_paper(newcomer, site, viewport):
    page = newcomer(viewport)
    page.goto(f"/t/{site[0].token}")
    assert "Contoh" not in page.get_by_role("main").inner_text()  # what all invented names carry

    press(page, "Buka sertifikat")
    name = page.locator(".name").first.inner_text()
    paper = take(page, page.get_by_role("link", name=re.compile("Unduh PDF")).first)

    assert re.fullmatch(r"Sertifikat-[A-Za-z0-9-]+\.pdf", paper.name)
    assert name in read_paper(paper.content).replace("\r\n", " ")
    page.goto(qr_path(paper.content))
    told(page, "Sertifikat ini CONTOH, tidak berlaku.")
    told(page, name)


@VIEWPORTS
def test_an_office_reads_its_report_and_takes_the_same_numbers(newcomer, site, viewport):
    page = newcomer(viewport)
    sign_in(page, "dinas-x", site[0].passwords["dinas-x"])
    page.goto("/reports")  # who has one office only is led to its report
    expect(page).to_have_url(re.compile("/reports/33-W10"))

    choose_period(page, "Triwulan III", "2025")
    page.get_by_role("heading", name=re.compile(r"Laporan Triwulan III .*2025")).wait_for()
    sentence = page.locator(".lead").inner_text()
    report = json.loads(take(page, page.get_by_role("link", name="JSON")).content)

    assert re.search(rf"\b{report['teachers_reached']} dari ", sentence)
    assert f"{report['workshops']} kegiatan" in sentence
    assert f"{report['schools_reached']} dari {report['schools_overseen']} sekolah" in sentence
    page.get_by_role("link", name=f"{len(report['never_reached'])} sekolah belum terjangkau").click()
    told(page, f"5 Sekolah belum terjangkau ({len(report['never_reached'])})")
    told(page, report["never_reached"][0]["name"])
    page.go_back()

    choose_period(page, "Triwulan IV", "2025")
    page.get_by_role("heading", name=re.compile("Laporan Triwulan IV")).wait_for()
    assert page.locator(".lead").inner_text() != sentence
    assert page.goto("/reports/33.75?year=2025&quarter=4").status == 404  # another office's


def choose_period(page, quarter, year):
    choices = page.get_by_label("Periode").locator("option").all_inner_texts()
    page.get_by_label("Periode").select_option(label=next(each for each in choices if each.startswith(quarter)))
    page.get_by_label("Tahun").select_option(year)
    page.get_by_role("button", name="Tampilkan").first.click()


@VIEWPORTS
def test_an_admin_lets_somebody_in(newcomer, site, viewport):
    page, other = newcomer(viewport), newcomer(viewport)
    sign_in(page, "admin", site[0].passwords["admin"])
    page.goto("/admin/users")
    page.get_by_label("Nama yang ditampilkan").fill("Petugas Contoh Baru")
    page.get_by_label("Surel, nomor telepon, atau NIP").fill("baru@contoh.id")
    page.get_by_label("Peran").select_option(label="Dinas")
    page.get_by_label("Kode organisasi").fill("33-W10")
    press(page, "Buat akun")
    press(page, "Buat tautan")
    told(page, "Tautan ini hanya ditampilkan sekali.")
    link = page.get_by_text("/set-password/").inner_text()

    other.goto(re.sub("^.*(?=/set-password/)", "", link))
    other.get_by_label("Kata sandi baru", exact=True).fill(PASSWORD)
    other.get_by_label("Kata sandi baru, sekali lagi").fill(PASSWORD)
    other.get_by_role("main").get_by_role("button").last.click()
    told(other, "Kata sandi tersimpan. Anda sudah masuk.")
    other.context.clear_cookies()
    sign_in(other, "baru@contoh.id", PASSWORD)
    assert other.goto("/reports/33-W10").status == 200

    page.goto("/admin/users?q=baru")
    follow(page, "Petugas Contoh Baru")
    told(page, "Dinas, ")
    follow(page, "Jejak perubahan akun ini")
    told(page, "Petugas Contoh Baru")
    told(page, "baru@contoh.id")


def test_without_scripts_attendance_is_marked_and_papers_are_issued(profiles, site):
    demonstration, app, address = site
    organizer = demonstration.user("penyelenggara")
    page = profiles.signed_in(app, address, organizer, PHONE, java_script_enabled=False)

    page.goto(f"/workshops/{UNFINISHED}/attendance/1")
    page.get_by_role("group", name=re.compile("^Tanda untuk")).first.get_by_role("radio", name="Izin").click()
    press(page, "Simpan daftar hadir")
    expect(page.get_by_role("status").first).to_contain_text("1 tanda tersimpan di server pukul")

    page.goto(f"/workshops/{UNFINISHED}/certificates")
    page.get_by_role("button", name=re.compile("^Siapkan [0-9]+ sertifikat$")).click()
    told(page, re.compile("[0-9]+ sertifikat disiapkan"))
    page.get_by_role("button", name=re.compile("^Sahkan [0-9]+ sertifikat$")).click()
    told(page, re.compile("[0-9]+ sertifikat disahkan"))
