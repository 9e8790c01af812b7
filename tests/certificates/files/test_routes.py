"""The files of a workshop's papers."""

from io import BytesIO
from zipfile import ZipFile

import pypdf
import pytest

from tests.certificates.halls import Hall, issue, papers, sign_in_organizer, url
from tests.clients import make_app


@pytest.fixture
def hall(engine):
    return Hall(engine, present=("Ayu Contoh",))


@pytest.fixture
def organizer(engine, hall):
    """The browser of an organizer of the hall's issuer."""
    client = make_app(engine, base_url="http://localhost").test_client()
    sign_in_organizer(client, hall)
    return client


def test_downloads_are_pdfs_named_from_what_is_printed(hall, organizer, engine):
    issue(hall)
    (paper,) = papers(engine)

    one = organizer.get(url(hall, f"/{paper.id}.pdf"))
    every = organizer.get(url(hall, "/all.pdf"))
    archive = organizer.get(url(hall, "/all.zip"))

    assert "Sertifikat-Pembelajaran-Mendalam-Contoh-2025-Ayu-Contoh.pdf" in one.headers["Content-Disposition"]
    assert one.data == every.data
    assert "Ayu Contoh" in pypdf.PdfReader(BytesIO(one.data)).pages[0].extract_text()
    assert len(ZipFile(BytesIO(archive.data)).namelist()) == 1


def test_the_sample_is_marked_as_one(hall, organizer):
    sample = organizer.get(url(hall, "/sample.pdf"))

    assert "CONTOH" in pypdf.PdfReader(BytesIO(sample.data)).pages[0].extract_text()
