"""PDF and Word files, read back and compared whole with the document that they were made of."""

import io
from dataclasses import replace

import pypdfium2 as pdfium
import pytest
from docx import Document
from hypothesis import given, settings
from pypdf import PdfReader

from tests.reports.documents.sample import branch_report, documents
from workshop_tracker.reports.documents.cells import in_words
from workshop_tracker.reports.documents.files import FORMS, Form
from workshop_tracker.reports.documents.letters import Frame, Letter, Proof, Signature
from workshop_tracker.reports.documents.region_parts import region_document_of

LETTER = Letter(
    "Contoh, 3 Oktober 2025",
    "400.3/0123/2025",
    "Biasa",
    "1 berkas",
    "Laporan Triwulan III",
    ("Yth. Kepala Dinas Contoh", "di Tempat"),
    ("Bersama ini kami sampaikan laporan.",),
)
CODE = "ABCDEFGHJKMNPQRSTUVWXYZ234"
FRAME = Frame(
    ("PEMERINTAH PROVINSI CONTOH", "CABANG DINAS CONTOH"),
    "Keadaan data 3 Oktober 2025",
    LETTER,
    Signature(("Kepala Cabang Dinas,",), "PEJABAT CONTOH, S.Pd.", "Pembina", "NIP 000000000000000000"),
    Proof(f"https://contoh.example/r/{CODE}", CODE),
)


def written(document, form):
    out = io.BytesIO()
    FORMS[form].write(document, out)
    return out.getvalue()


def texts_of(document):
    """Every text of the document in the order of paper."""
    yield from (document.office, document.title, document.lead)
    if document.frame.state:
        yield document.frame.state
    for part in document.parts:
        yield from filter(None, (part.heading, part.finding))
        for table in part.tables:
            yield table.caption
            yield from (column.heading for column in table.columns)
            for cells in [*table.rows, *([table.total] if table.total else [])]:
                yield from (in_words(column, cell) for column, cell in zip(table.columns, cells, strict=True))
        yield from part.notes
    yield from document.definitions


def letters_of(frame):
    yield from (*frame.letterhead, frame.letter.placed)
    yield from (value for _, value in frame.letter.fields)
    yield from (*frame.letter.addressee, *frame.letter.paragraphs)
    yield from (*frame.signature.title_lines, frame.signature.name, frame.signature.rank, frame.signature.identity)


def solid(text):
    return "".join(text.split())


def assert_in_order(texts, page):
    """Each text after the one before: lines are parted anywhere, so spaces do not count."""
    place, whole = 0, solid(page)
    for text in texts:
        found = whole.find(solid(text), place)
        assert found >= 0, f"{text!r} is not where it should be"
        place = found + len(solid(text))


@pytest.fixture(scope="module")
def signed():
    return replace(region_document_of(branch_report()), frame=FRAME)


class TestPdf:
    def test_a_signed_report_of_a_branch_office_tells_everything_in_its_order(self, signed):
        reader = PdfReader(io.BytesIO(written(signed, Form.PDF)))
        pages = [page.extract_text() for page in reader.pages]
        assert_in_order([*letters_of(FRAME), *texts_of(signed)], "\n".join(pages))
        assert FRAME.signature.name in pages[-1]
        assert f"Halaman {len(pages)} dari {len(pages)}" in pages[-1]
        assert all(CODE in page for page in pages)
        assert "NPSN" in pages[5]  # the head of a table returns
        assert {font["/BaseFont"].partition("+")[2] for page in reader.pages for font in fonts_of(page)} == {
            "SourceSansPro-Regular",
            "SourceSansPro-Semibold",
        }

    def test_it_is_the_same_each_time(self, signed):
        assert written(signed, Form.PDF) == written(signed, Form.PDF)

    def test_a_long_foot_ends_before_the_number_of_the_page(self, signed):
        long = replace(signed, office="Cabang Dinas Pendidikan " * 4, frame=replace(FRAME, is_sample=True))
        text = pdfium.PdfDocument(written(long, Form.PDF))[0].get_textpage()
        code, number = text.search(f"kode {CODE}").get_next(), text.search("Halaman 1").get_next()
        assert text.get_charbox(sum(code) - 1)[2] < text.get_charbox(number[0])[0]

    @settings(max_examples=15, deadline=None)
    @given(documents())
    def test_any_document_comes_back_whole(self, document):
        pages = PdfReader(io.BytesIO(written(document, Form.PDF))).pages
        assert_in_order(texts_of(document), "\n".join(page.extract_text() for page in pages))


def fonts_of(page):
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]


class TestWord:
    def test_a_signed_report_comes_back_whole_with_real_headings_and_tables(self, signed):
        word = Document(io.BytesIO(written(signed, Form.DOCX)))
        assert_tables(signed, word)
        told = "\n".join(paragraph.text for paragraph in word.paragraphs)
        assert_in_order([*letters_of(FRAME), signed.title, *(part.heading for part in signed.parts)], told)
        headings = [each.text for each in word.paragraphs if each.style.name == "Heading 1"]
        assert headings == [*(part.heading for part in signed.parts), "Definisi"]
        assert word.tables[0].rows[0]._tr.xpath("./w:trPr/w:tblHeader")
        assert CODE in word.sections[0].footer.paragraphs[0].text

    @settings(max_examples=15, deadline=None)
    @given(documents())
    def test_any_document_comes_back_whole(self, document):
        word = Document(io.BytesIO(written(document, Form.DOCX)))
        assert_tables(document, word)
        assert_in_order(
            [document.office, document.title, document.lead, *document.definitions],
            "\n".join(paragraph.text for paragraph in word.paragraphs),
        )


def assert_tables(document, word):
    tables = [table for part in document.parts for table in part.tables]
    assert len(word.tables) == len(tables)
    for table, read in zip(tables, word.tables, strict=True):
        whole = [*table.rows, *([table.total] if table.total else [])]
        rows = [
            ["".join(written.text for written in tc.xpath(".//w:t")) for tc in row.tc_lst] for row in read._tbl.tr_lst
        ]
        assert rows[0] == [column.heading for column in table.columns]
        assert rows[1:] == [
            [in_words(column, cell) for column, cell in zip(table.columns, cells, strict=True)] for cells in whole
        ]
