"""The page of printing: what is chosen comes out, what makes no sense is told, the shift is remembered."""

import pytest
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, sign_in_organizer, workshop_of
from tests.clients import make_app
from tests.designs.reading import holds, pages
from tests.factories import make_participation, make_person, make_school
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.preparing import prepare_certificates
from workshop_tracker.certificates.printing.queries import papers_to_print
from workshop_tracker.database import reading, writing
from workshop_tracker.viewer import COMMAND


@pytest.fixture
def hall(engine):
    """Ayu and Citra of one school, Budi of another; all prepared."""
    hall = Hall(engine, unmarked=("Citra Contoh", "Ayu Contoh"))
    with writing(engine, by=COMMAND) as session:
        workshop, other = workshop_of(session, hall), make_school(session, "SMKN 2 CONTOH")
        make_participation(session, workshop, make_person(session, "Budi Contoh", school=other), school=other)
        prepare_certificates(session, workshop, on=DAY, base_url=BASE_URL, before_the_end=True)
        session.commit()
    return hall


@pytest.fixture
def client(engine, hall):
    client = make_app(engine, base_url="http://localhost").test_client()
    sign_in_organizer(client, hall)
    return client


def url(hall, rest=""):
    return f"/workshops/{hall.slug}/certificates/print{rest}"


NAMES = ("Ayu Contoh", "Budi Contoh", "Citra Contoh")


def names(answer):
    """Whose name stands on each page, first names alone; "-" for an empty page."""
    assert answer.status_code == 200, answer.text
    found = [[name.split()[0] for name in NAMES if holds(page, name)] for page in pages(answer.data)]
    return [" ".join(each) or "-" for each in found]


def test_what_is_chosen_comes_out_of_the_printer(engine, hall, client):
    assert client.get(url(hall)).status_code == 200
    assert names(client.get(url(hall, "/papers.pdf?sides=fronts"))) == ["Ayu", "Budi", "Citra"]
    assert names(client.get(url(hall, "/papers.pdf?sides=backs"))) == ["Citra", "Budi", "Ayu"]
    assert names(client.get(url(hall, "/papers.pdf?sides=fronts&order=school"))) == ["Ayu", "Citra", "Budi"]
    covered = names(client.get(url(hall, "/papers.pdf?order=covers&sides=fronts")))
    assert covered == ["Ayu Citra", "Ayu", "Citra", "Budi", "Budi"]
    assert names(client.get(url(hall, "/covers.pdf?sides=fronts"))) == ["Ayu Citra", "Budi"]
    assert names(client.get(url(hall, "/receipts.pdf?order=school&size=f4"))) == ["Ayu Budi Citra"]
    with reading(engine) as session:
        chosen = session.scalars(select(Certificate.id).where(Certificate.name.in_(NAMES[1:])))
        only = "".join(f"&only={number}" for number in chosen)
    assert names(client.get(url(hall, f"/papers.pdf?sides=fronts{only}"))) == ["Budi", "Citra"]


def test_what_makes_no_sense_is_told_with_the_choices_as_they_were(hall, client):
    for asked, told in (
        ("/papers.pdf?order=covers&preprinted=ground", "Sampul akan tercetak di atas blangko."),
        ("/papers.pdf?right=99", "Isi milimeter dari −20 sampai 20"),
        ("/papers.pdf?state=valid", "Tidak ada sertifikat yang dipilih."),
        ("/receipts.pdf?only=x", "Tidak ada sertifikat yang dipilih."),
    ):
        answer = client.get(url(hall, asked))
        assert (answer.status_code, told in answer.text) == (422, True)
    assert client.get(url(hall, "/papers.pdf?sides=up")).status_code == 422
    assert client.get(url(hall, "/other.pdf")).status_code == 404


def test_the_shift_is_remembered_in_the_browser_beside_the_printer(hall, client):
    assert holds(pages(client.get(url(hall, "/test.pdf?right=1,5&down=-2")).data)[0], "1,5 mm ke kanan, -2 mm ke bawah")
    page = client.get(url(hall)).text
    assert 'name="right" type="text" value="1,5"' in page
    assert 'name="down" type="text" value="-2"' in page
    client.set_cookie("printer-shift", "nonsense")
    assert 'name="right" type="text" value="0"' in client.get(url(hall)).text


def test_papers_that_hold_for_nobody_are_not_printed(engine, hall):
    with writing(engine, by=COMMAND) as session:
        paper = session.scalars(select(Certificate).where(Certificate.name == "Budi Contoh")).one()
        paper.state = PaperState.WITHDRAWN
        session.commit()
    with reading(engine) as session:
        found = papers_to_print(session, hall.workshop_id)
    assert [paper.name for paper in found] == ["Ayu Contoh", "Citra Contoh"]
    assert {paper.school for paper in found} == {"SMK Contoh Jatilawang"}
