"""A transcript on paper: nothing is lost over many pages, names and titles of any length fit, the code is read back."""

from dataclasses import replace
from io import BytesIO

import pypdf
import pypdfium2
import pytest
import zxingcpp

from workshop_tracker.handout.records.pdf import draw_transcript
from workshop_tracker.handout.records.transcripts import (
    OutsideText,
    TranscriptLine,
    TranscriptText,
    check_url,
    transcript_from_json,
)

CODE = "MBT6HY3GS631M69NJRD7JDHR7G"
ADDRESS = check_url("https://contoh.example", CODE)


def text_of(lines, *, title="Asesmen Contoh"):
    rest = ("MGMP Contoh", "11 Juli 2025")
    made = tuple(
        TranscriptLine(2025 - n // 30, f"{title} {n}", *rest, f"{n:03}/X", "Peserta", 8, CODE) for n in range(lines)
    )
    years = {line.year: sum(8 for each in made if each.year == line.year) for line in made}
    return TranscriptText("Dr. Sri Contoh Rahayu, M.Pd.", made, tuple(years.items()), is_sample=False)


def test_every_line_stands_once_on_as_many_pages_as_it_takes():
    text = text_of(70, title="Pelatihan yang panjang sekali namanya " * 4)
    file = draw_transcript(text, CODE, ADDRESS, "22 November 2026")

    pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(file)).pages]
    whole = "\n".join(pages)
    assert len(pages) > 3
    assert all(whole.count(line.number) == 1 for line in text.lines)
    assert all(f"Halaman {number} dari {len(pages)}" in page for number, page in enumerate(pages, 1))
    assert file == draw_transcript(text, CODE, ADDRESS, "22 November 2026")


def test_a_phone_reads_the_code():
    page = pypdfium2.PdfDocument(draw_transcript(text_of(1), CODE, ADDRESS, "22 November 2026"))[0]

    assert [code.text for code in zxingcpp.read_barcodes(page.render(scale=2).to_pil())] == [ADDRESS]
    assert f"HTTPS://CONTOH.EXAMPLE/R/{CODE}" == ADDRESS
    assert check_url("https://contoh.example/situs", CODE) == f"https://contoh.example/situs/r/{CODE}"


@pytest.mark.parametrize(("counts", "counted"), [(True, "bersama sertifikat di atas 40 JP"), (False, "tidak dihitung")])
def test_trainings_elsewhere_stand_apart_each_with_what_became_of_its_proof(counts, counted):
    seen = OutsideText(2025, "Diklat Contoh", "Badan Contoh", "1 Maret 2025", "", "Peserta", 32, "verified")
    asked = replace(seen, title="Kursus Contoh", lesson_hours=None, state="waiting")
    text = replace(text_of(1), outside=(seen, asked), outside_hours=((2025, 32),), counts_outside=counts)

    [page] = [page.extract_text() for page in pypdf.PdfReader(BytesIO(draw_transcript(text, CODE, ADDRESS, "1"))).pages]
    assert "JP diakui tahun 2025: 8" in page
    assert f"Pelatihan di tempat lain tahun 2025: 32 JP terverifikasi, {counted}" in page
    assert "Badan Contoh, 1 Maret 2025 – terverifikasi" in page
    assert page.count("belum diverifikasi") == 1
    assert transcript_from_json(text.to_json()) == text


def test_the_frozen_text_is_read_back_exactly():
    assert transcript_from_json(text_of(3).to_json()) == text_of(3)
