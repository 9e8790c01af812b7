"""One paper that cannot be printed does not keep the others: a sheet in its place says so."""

import io
import zipfile
from dataclasses import replace

import pytest
from pypdf import PdfReader

from tests.designs.papers import ENGLISH, NORMAL, SPEAKER
from workshop_tracker.designs.pdf import merged_pdf, single_pdf, zipped_pdfs
from workshop_tracker.designs.rules import LettersMissing

BAD = (
    replace(NORMAL, name="Contoh 中", number="012中/CONTOH/2025"),
    replace(NORMAL, title="Sangat panjang " * 400),
    replace(NORMAL, design="belum-ada"),
    replace(ENGLISH, school="中"),
)


def words_of(file):
    return ["\n".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(file)).pages]


@pytest.mark.parametrize("bad", BAD)
def test_the_others_leave_and_a_sheet_names_the_number(bad):
    pages = words_of(b"".join(merged_pdf([NORMAL, bad, SPEAKER])))
    said = "Cannot\nbe\nprinted" if bad.language == "en" else "Tidak\ndapat\ndicetak"
    sheet = next(page for page in pages if said in page)
    assert bad.number.replace("中", "?").split("/")[0] in sheet
    assert "CONTOH" in sheet or "SAMPLE" in sheet
    assert sum(NORMAL.name.split()[0] in page for page in pages) >= 1


def test_a_zip_is_whole_too():
    parts = zipped_pdfs([("a.pdf", NORMAL), ("b.pdf", BAD[0]), ("c.pdf", b"%PDF")])
    with zipfile.ZipFile(io.BytesIO(b"".join(parts))) as made:
        assert made.testzip() is None
        assert made.read("a.pdf") == single_pdf(NORMAL)
        assert "Tidak\ndapat\ndicetak" in words_of(made.read("b.pdf"))[0]
        assert made.read("c.pdf") == b"%PDF"


def test_alone_it_is_refused():
    with pytest.raises(LettersMissing):
        b"".join(merged_pdf([BAD[0]]))
