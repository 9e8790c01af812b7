"""The file: one entrance for one paper and for many, the same bytes each time, nothing foreign inside."""

import io
import re
import shutil
import subprocess
from dataclasses import replace

import pikepdf
import pytest
from pikepdf.pdfa import validate_written

from tests.designs.papers import (
    ENGLISH,
    HARDEST,
    NAMELESS_SCHOOL,
    NORMAL,
    SAMPLE,
    SPEAKER,
    in_other_designs,
    sessions,
    with_programme,
)
from tests.designs.reading import boxes, codes, full_text, holds, pages, printed, watermarks
from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.pdf import merged_pdf, single_pdf
from workshop_tracker.designs.press.drawings import NothingToPrint, UnknownDesign
from workshop_tracker.designs.rules import CertificateText, LettersMissing
from workshop_tracker.designs.typesetting import TextDoesNotFit


def numbered(count: int) -> list[CertificateText]:
    """Papers of one event that differ in number, name and code."""
    return [
        replace(
            NORMAL,
            number=f"400.3.5/{index:04}/CONTOH/VII/2025",
            name=f"Peserta Contoh {index}",
            code=f"{NORMAL.code[:22]}{index:04}",
            verification_url=f"{NORMAL.verification_url[:-4]}{index:04}",
        )
        for index in range(1, count + 1)
    ]


@pytest.mark.parametrize("text", [NORMAL, HARDEST, SAMPLE, ENGLISH])
def test_the_same_text_is_the_same_bytes(text):
    assert printed(text) == printed(text)


def test_neither_clock_nor_environment_enters_the_bytes(monkeypatch):
    before = printed(NORMAL)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert printed(NORMAL) == before
    assert b"CreationDate" not in before
    assert b"D:20" not in before


def test_papers_printed_before_leave_no_trace():
    alone = printed(NORMAL)
    printed(*numbered(3), HARDEST)
    assert printed(NORMAL) == alone


def test_two_papers_never_share_an_identity():
    identities = [pikepdf.open(io.BytesIO(printed(text))).trailer.ID for text in numbered(2)]
    assert bytes(identities[0][0]) != bytes(identities[1][0])


def test_many_papers_keep_their_order_and_say_the_same_as_alone():
    texts = [*numbered(4), SPEAKER, NAMELESS_SCHOOL]
    merged = pages(printed(*texts))
    alone = [page for text in texts for page in pages(printed(text))]
    assert [full_text(page) for page in merged] == [full_text(page) for page in alone]
    assert [box for page in merged for box in boxes(page)] == [box for page in alone for box in boxes(page)]
    assert [codes(page) for page in merged[::2]] == [[text.verification_url] for text in texts]


def test_a_further_paper_of_an_event_adds_little():
    assert len(printed(*numbered(21))) - len(printed(*numbered(1))) < 20 * 4_500


def test_the_texts_are_read_once_and_one_at_a_time():
    read = []
    texts = (read.append(text.number) or text for text in numbered(3))
    file = b"".join(merged_pdf(texts))
    assert len(read) == 3
    assert len(pages(file)) == 6


@pytest.mark.parametrize("count", [0, 1, 40, 120, 200])
def test_every_paper_takes_whole_sheets(count):
    text = with_programme(NORMAL, sessions(count)) if count else NAMELESS_SCHOOL
    printed_pages = pages(printed(text))
    assert len(printed_pages) % 2 == 0
    assert all(round(page.get_width()) == 842 and round(page.get_height()) == 595 for page in printed_pages)


def test_a_file_says_what_and_whose_it_is():
    one, many = (pikepdf.open(io.BytesIO(file)) for file in (printed(NORMAL), printed(*numbered(3))))
    assert str(one.docinfo.Title) == "Sertifikat 400.3.5/0131/CONTOH/VII/2025"
    assert str(many.docinfo.Title) == "Sertifikat 400.3.5/0001/CONTOH/VII/2025 – 400.3.5/0003/CONTOH/VII/2025"
    assert str(one.docinfo.Author) == NORMAL.organizer
    assert str(one.Root.Lang) == "id"
    assert str(pikepdf.open(io.BytesIO(printed(ENGLISH))).Root.Lang) == "en"
    assert one.pdf_version == "1.7"


@pytest.mark.parametrize("text", [NORMAL, HARDEST, SAMPLE, with_programme(NORMAL, sessions(120))])
def test_the_file_is_sound(text, tmp_path):
    file = tmp_path / "paper.pdf"
    file.write_bytes(printed(text))
    with pikepdf.open(file) as document:
        assert document.check_pdf_syntax() == []
    qpdf = shutil.which("qpdf")
    if qpdf:
        assert subprocess.run([qpdf, "--check", str(file)], capture_output=True, check=False).returncode == 0


def test_every_font_is_embedded_and_subset():
    files = [pikepdf.open(io.BytesIO(printed(text))) for text in (HARDEST, *in_other_designs(HARDEST))]
    fonts = [font for document in files for font in document.pages[0].Resources.Font.values()]
    names = {str(font.BaseFont) for font in fonts}
    assert all(re.fullmatch(r"/[A-Z]{6}\+Source(Serif|Sans)Pro-\w+", name) for name in names)
    assert {name.partition("+")[2] for name in names} == {face.value for face in Face}
    for font in fonts:
        assert "/FontFile2" in font.FontDescriptor
        assert int(font.FontDescriptor.FontFile2.Length1) < 40_000
        assert "/ToUnicode" in font


@pytest.mark.parametrize(
    "texts",
    [[NORMAL], [HARDEST], [SAMPLE], [replace(NORMAL, name="Łucja Contoh")], [*numbered(3), SPEAKER, NAMELESS_SCHOOL]]
    + [[replace(HARDEST, design=design)] for design in ("modern", "surat_keterangan")],
    ids=["normal", "hardest", "sample", "rare letters", "merged", "modern", "surat keterangan"],
)
def test_it_is_an_archive_file_of_level_2u(texts):
    """The validator knows level b: the same with u for b, but for the Unicode maps, which every font must have then."""
    file = printed(*texts)
    as_b = file.replace(b"<pdfaid:conformance>U<", b"<pdfaid:conformance>B<")
    assert as_b != file
    assert validate_written(io.BytesIO(as_b), "2b").findings == []
    with pikepdf.open(io.BytesIO(file)) as document:
        fonts = [font for page in document.pages for font in page.Resources.Font.values()]
        assert fonts
        assert all("/ToUnicode" in font for font in fonts)


def test_nothing_but_the_address_leads_out_of_the_file():
    document = pikepdf.open(io.BytesIO(printed(NORMAL)))
    links = [str(note.A.URI) for page in document.pages for note in page.get("/Annots", [])]
    assert links == [NORMAL.verification_url]
    assert not {"/OpenAction", "/AA", "/AcroForm", "/Names"} & set(document.Root.keys())


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        (SAMPLE, "CONTOH, bukan sertifikat sah"),
        (replace(SPEAKER, is_sample=True), "CONTOH, bukan piagam sah"),
        (replace(ENGLISH, is_sample=True), "CONTOH (sample), not a valid certificate"),
        (replace(NAMELESS_SCHOOL, is_sample=True, checkpoint=""), "CONTOH, bukan sertifikat sah"),
    ],
)
def test_a_sample_says_so_on_every_page(text, notice):
    for page in pages(printed(text)):
        assert holds(page, notice)
        assert watermarks(page) == ["CONTOH"]


def test_only_a_sample_says_so():
    for page in pages(printed(HARDEST)):
        assert watermarks(page) == []
        assert not holds(page, "bukan sertifikat sah")


def test_nothing_is_no_file():
    with pytest.raises(NothingToPrint):
        next(merged_pdf([]))


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        (replace(NORMAL, design="belum-ada"), UnknownDesign),
        (replace(NORMAL, design_version=2), UnknownDesign),
        (replace(NORMAL, name="Contoh 中"), LettersMissing),
        (replace(NORMAL, title="a\nb"), LettersMissing),
        (replace(NORMAL, title="Sangat panjang " * 400), TextDoesNotFit),
        (replace(NORMAL, letterhead=("KOP " * 900,)), TextDoesNotFit),
    ],
)
def test_what_cannot_be_printed_whole_is_refused(text, refusal):
    with pytest.raises(refusal):
        single_pdf(text)
    with pytest.raises(refusal):
        b"".join(merged_pdf([text]))
