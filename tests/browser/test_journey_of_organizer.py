"""An organizer's whole way: a workshop in four steps, its people, its sheet, its marks, its papers, and one revoked."""

import io
import re
import zipfile

import openpyxl
from playwright.sync_api import expect

from tests.browser.journeys import VIEWPORTS, follow, open_file, press, qr_path, read_paper, sign_in, take, told

TITLE = "Membaca Peta bagi Guru Contoh"
SCHOOL = "SMK Wijayakusuma Jatilawang"
WRITTEN = "Raras Contoh Wening, S.Pd.", "Bagas Contoh Pratama"
TWICE = "Raras Contoh Wening"  # the same person again, without her degree
FROM_FILE = "Tegar Contoh Laksana, M.Pd."
SAVED = re.compile(r"Tersimpan di server [0-9]{2}\.[0-9]{2}")
EVERYBODY = (*WRITTEN, FROM_FILE)
ABSENT = "Bagas Contoh Pratama"


@VIEWPORTS
def test_from_a_title_to_a_revoked_paper(newcomer, site, viewport):
    page = newcomer(viewport)
    sign_in(page, "penyelenggara", site[0].passwords["penyelenggara"])
    plan(page)
    workshop = page.url.split("/edit")[0]
    add_pasted(page, workshop)
    add_from_file(page, workshop)
    print_the_sheet(page, workshop)
    mark_all_but_one(page, workshop)
    issue(page, workshop)
    take_papers(page)
    revoke_one(page)


def plan(page):
    page.goto("/workshops")
    follow(page, "Buat kegiatan")
    page.get_by_label("Judul kegiatan").fill(TITLE)
    page.get_by_label("Penyelenggara").select_option(index=0)
    press(page, "Simpan, lanjut")

    page.get_by_label("Tanggal mulai").fill("11/07/2025")
    page.get_by_label("Tanggal selesai").fill("11/07/2025")
    page.get_by_role("textbox", name="Tempat").fill("Aula Contoh, Jatilawang")
    page.get_by_label("Kabupaten atau kota").fill("Kabupaten Banyumas")
    page.get_by_label("Kantor yang menaungi").select_option(label="Cabang Dinas Pendidikan Wilayah X")
    press(page, "Simpan, lanjut")

    follow(page, "Tambah sesi")
    page.get_by_label("Materi").fill("Skala dan arah mata angin")
    page.get_by_label("Jumlah JP").fill("4")
    page.get_by_label("Tanggal").fill("11/07/2025")
    page.get_by_label("Mulai pukul").fill("08.00")
    page.get_by_label("Selesai pukul").fill("11.00")
    press(page, "Simpan sesi")
    follow(page, "Lanjut ke penanda tangan")

    page.get_by_role("link", name="Sebelah kanan").click()
    page.get_by_label("Jabatan, satu baris tiap baris cetak").fill("Ketua MGMP Contoh")
    page.get_by_label("Nama dengan gelar").fill("Dr. Laras Contoh Kinanti, M.Pd.")
    press(page, "Simpan penanda tangan")
    page.get_by_label("Pola nomor sertifikat").fill("{seq:3}/CONTOH/{year}")
    press(page, "Simpan")
    page.goto(re.sub("/edit.*", "/edit", page.url))
    press(page, "Buka kegiatan")


def add_pasted(page, workshop):
    page.goto(f"{workshop}/participants/add")
    lines = [f"{each} – {SCHOOL}" for each in (*WRITTEN, TWICE)]
    page.get_by_label("Tempel").fill("\n".join(lines))
    press(page, "Periksa dahulu")
    question = page.get_by_role("group", name="Yang mana?")
    question.get_by_role("radio", name="Sama dengan baris 1").check()
    press(page, "Simpan jawaban")
    told(page, "Terjawab")
    page.get_by_role("button", name=re.compile("^Simpan [0-9]+")).click()
    for name in WRITTEN:
        told(page, name)


def add_from_file(page, workshop):
    book, content = openpyxl.Workbook(), io.BytesIO()
    for row in (("Nama", "Sekolah"), (FROM_FILE, SCHOOL)):
        book.active.append(row)
    book.save(content)
    page.goto(f"{workshop}/participants/add")
    file = {"name": "daftar.xlsx", "mimeType": "application/octet-stream", "buffer": content.getvalue()}
    page.locator("input[type=file]").set_input_files(file)
    press(page, "Periksa dahulu")
    page.get_by_role("button", name=re.compile("^Simpan 1")).click()
    told(page, "1 baris tersimpan.")
    told(page, FROM_FILE)


def print_the_sheet(page, workshop):
    page.goto(f"{workshop}/attendance")
    sheet = open_file(page, page.get_by_role("link", name="Cetak lembar ini (A4)"))
    words = read_paper(sheet)
    assert all(name in words for name in EVERYBODY)


def mark_all_but_one(page, workshop):
    page.goto(f"{workshop}/attendance")
    page.get_by_role("group", name=f"Tanda untuk {ABSENT}").get_by_role("radio", name="Alpa").click()
    press(page, "Semua hadir")
    expect(page.locator("#count")).to_have_text("3 dari 3 ditandai")
    expect(page.locator("#saved")).to_be_visible(timeout=15_000)  # hidden while anything waits
    expect(page.locator("#saved")).to_have_text(SAVED)


def issue(page, workshop):
    page.goto(f"{workshop}/certificates")
    page.locator("summary", has_text="Tidak memenuhi").click()  # folded on a phone
    told(page, ABSENT)
    press(page, "Siapkan 2 sertifikat")
    sample = take(page, page.get_by_role("link", name="Cetak contoh"))
    assert "CONTOH" in read_paper(sample.content)
    press(page, "Sahkan 2 sertifikat")
    told(page, "2 sertifikat disahkan.")


def take_papers(page):
    one_pdf = take(page, page.get_by_role("link", name="Semua, satu PDF"))
    words = read_paper(one_pdf.content)
    assert {name for name in EVERYBODY if name in words} == set(EVERYBODY) - {ABSENT}
    archive = zipfile.ZipFile(io.BytesIO(take(page, page.get_by_role("link", name="ZIP per orang")).content))
    assert [name[-4:] for name in archive.namelist()] == [".pdf"] * 2


def revoke_one(page):
    follow(page, WRITTEN[0])
    paper = take(page, page.get_by_role("link", name="Unduh PDF"))
    page.get_by_label("Alasan").last.fill("Salah cetak")
    press(page, "Cabut 1 sertifikat")
    told(page, re.compile("Sertifikat .* dicabut"))
    page.goto(qr_path(paper.content))
    told(page, "Sertifikat ini sudah dicabut.")
    told(page, re.compile("Alasan: Salah cetak"))
