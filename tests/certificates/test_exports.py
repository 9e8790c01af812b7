"""Papers out, read back."""

from io import BytesIO
from zipfile import ZipFile

import pypdf
import pytest

from tests.certificates.texts import make_text
from workshop_tracker.certificates.exports import paper_file_name, paper_pdf, papers_pdf, papers_zip
from workshop_tracker.designs.rules import NO_LOOKS, certificate_text_to_json


def snapshots(*names):
    return [
        certificate_text_to_json(make_text(name=name, number=f"{place:03}/CONTOH/2025"))
        for place, name in enumerate(names, 1)
    ]


def test_one_document_holds_every_paper_in_order():
    file = b"".join(papers_pdf(snapshots("Ayu Contoh", "Budi Contoh"), NO_LOOKS))

    pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(file)).pages]
    assert len(pages) == 4
    assert "Ayu Contoh" in pages[0]
    assert "Budi Contoh" in pages[2]


def test_the_zip_holds_a_file_for_each_namesakes_too():
    frozen = snapshots("Ayu Contoh", "Ayu Contoh")
    frozen[1] = frozen[0]
    file = b"".join(papers_zip(frozen, NO_LOOKS))

    with ZipFile(BytesIO(file)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [
            "001-CONTOH-2025-Sertifikat-Pembelajaran-Mendalam-Contoh-2025-Ayu-Contoh.pdf",
            "001-CONTOH-2025-Sertifikat-Pembelajaran-Mendalam-Contoh-2025-Ayu-Contoh-2.pdf",
        ]
        assert all(archive.read(name) == paper_pdf(frozen[0], NO_LOOKS) for name in archive.namelist())


@pytest.mark.parametrize("written", [papers_pdf, papers_zip])
def test_the_same_papers_make_the_same_bytes(written):
    first, second = (b"".join(written(snapshots("Ayu Contoh", "Budi Contoh"), NO_LOOKS)) for _ in range(2))

    assert first == second


@pytest.mark.parametrize("name", ["../../etc/passwd", "Nur'aini\r\nX", "漢字", "A" * 120, "Sa’diah"])
def test_a_file_name_is_ascii_whatever_the_name(name):
    file_name = paper_file_name(make_text(name=name, title=name))

    assert file_name.isascii()
    assert not set(file_name) - set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.")
    assert file_name.count(".") == 1
    assert len(file_name) < 150
