"""The files of a workshop's papers."""

from io import BytesIO
from zipfile import ZipFile

import pypdf
import pytest
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.clients import make_app, sign_in
from tests.factories import make_user
from workshop_tracker.certificates.actions import issue_certificates
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.database import reading, writing
from workshop_tracker.organizations.models import Organization
from workshop_tracker.viewer import COMMAND, Role


@pytest.fixture
def hall(engine):
    return Hall(engine, present=("Ayu Contoh",))


@pytest.fixture
def organizer(engine, hall):
    """The browser of an organizer of the hall's issuer."""
    with writing(engine, by=COMMAND) as session:
        issuer = session.get_one(Organization, hall.issuer_id)
        user = make_user(session, "panitia", Role.ORGANIZER, organization=issuer)
        session.commit()
    client = make_app(engine, base_url="http://localhost").test_client()
    sign_in(client, user)
    return client


def issue(hall):
    with writing(hall.engine, by=COMMAND) as session:
        issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        session.commit()


def papers(engine):
    with reading(engine) as session:
        return session.scalars(select(Certificate).order_by(Certificate.id)).all()


def url(hall, rest=""):
    return f"/workshops/{hall.slug}/certificates{rest}"


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
