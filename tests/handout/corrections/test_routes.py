"""The pages about a name: what a teacher sends, what the organizer answers, what she reads afterwards."""

import pytest
from sqlalchemy import select

from tests.certificates.halls import Hall, issue, sign_in_organizer
from tests.clients import make_app
from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.proposals.models import CorrectionRequest
from workshop_tracker.database import reading, writing
from workshop_tracker.handout.actions import make_personal_links
from workshop_tracker.viewer import COMMAND

WRITTEN, MEANT = "Ayu Conto, S.Pd.", "Ayu Contoh, S.Pd."


@pytest.fixture
def hall(engine):
    return Hall(engine, present=(WRITTEN,))


@pytest.fixture
def app(engine):
    return make_app(engine, base_url="http://localhost")


@pytest.fixture
def organizer(hall, app, engine):
    client = app.test_client()
    sign_in_organizer(client, hall)
    return client


def link_of(hall):
    """Her link, and the page about her name."""
    with writing(hall.engine, by=COMMAND) as session:
        participation = session.scalars(select(Participation)).one()
        token = make_personal_links(session, [participation.person_id])[participation.person_id]
        session.commit()
        return f"/t/{token}", f"/t/{token}/names/{participation.id}"


def test_before_the_event_she_confirms_her_name_and_the_organizer_sees_it(hall, app, organizer):
    teacher = app.test_client()
    link, page = link_of(hall)
    assert "Cek nama Anda:" in teacher.post(link).text
    assert "0 dari 1 sudah memastikan namanya" in organizer.get(f"/workshops/{hall.slug}/spellings").text

    answer = teacher.post(f"{page}/confirm", follow_redirects=True)

    assert "Nama sudah dipastikan." in answer.text
    assert "Sudah benar" not in answer.text
    assert "1 dari 1 sudah memastikan namanya" in organizer.get(f"/workshops/{hall.slug}/spellings").text


def test_a_wrong_name_is_proposed_accepted_and_printed_anew(hall, app, organizer, engine):
    issue(hall)
    teacher = app.test_client()
    link, page = link_of(hall)
    assert "Nama saya salah" in teacher.post(link).text

    for _ in range(2):  # a double click
        assert teacher.post(page, data={"name": MEANT, "note": "Sesuai ijazah"}).status_code == 303
    assert "Usulan ejaan menunggu jawaban panitia." in teacher.post(link).text
    assert "Nama saya salah" not in teacher.get(page).text

    shown = organizer.get(f"/workshops/{hall.slug}/spellings").text
    assert "Ayu Conto<mark>h</mark>, S.Pd." in shown
    assert "Sesuai ijazah" in shown
    assert "terbitan ke-2" in shown
    with reading(engine) as session:
        request_id = session.scalars(select(CorrectionRequest.id)).one()
    for _ in range(2):
        done = organizer.post(f"/workshops/{hall.slug}/spellings/{request_id}/accept", follow_redirects=True)
    assert "terbitan ke-2 berlaku" in done.text

    assert MEANT in teacher.post(link).text
    assert "Usulan ejaan diterima." in teacher.post(link).text
    with reading(engine) as session:
        valid = session.scalars(select(Certificate).where(Certificate.state == PaperState.VALID)).one()
    assert (valid.name, valid.version) == (MEANT, 2)


def test_a_refusal_needs_a_reason_which_she_reads(hall, app, organizer, engine):
    teacher = app.test_client()
    link, page = link_of(hall)
    teacher.post(page, data={"name": MEANT})
    with reading(engine) as session:
        request_id = session.scalars(select(CorrectionRequest.id)).one()
    address = f"/workshops/{hall.slug}/spellings/{request_id}"

    refused = organizer.post(f"{address}/refuse", data={"answer": " "})
    assert refused.status_code == 422
    assert "Isi alasannya; guru membacanya." in refused.text
    assert organizer.post(f"{address}/refuse", data={"answer": "Sesuai ijazah"}).status_code == 303

    page_of_teacher = teacher.post(link).text
    assert "Alasan panitia: Sesuai ijazah" in page_of_teacher
    assert "Perbaiki" in page_of_teacher
    assert "sudah dijawab" in organizer.post(f"{address}/accept", follow_redirects=True).text


def test_what_cannot_be_proposed_is_said_beside_the_field_and_many_tries_are_stopped(hall, app):
    teacher = app.test_client()
    _, page = link_of(hall)

    same = teacher.post(page, data={"name": WRITTEN})

    assert same.status_code == 422
    assert "Namanya sudah dieja begitu." in same.text
    assert "tidak dapat dicetak" in teacher.post(page, data={"name": "李"}).text
    answers = [teacher.post(page, data={"name": WRITTEN}).status_code for _ in range(9)]
    assert answers == [422] * 8 + [429]


def test_another_persons_link_says_nothing_about_this_name(hall, app, engine):
    _, page = link_of(hall)
    other = Hall(engine, present=("Budi Contoh",), issuer_of=hall, slug="kegiatan-lain")
    with writing(engine, by=COMMAND) as session:
        participation = session.scalars(select(Participation).where(Participation.workshop_id == other.workshop_id))
        person_id = participation.one().person_id
        token = make_personal_links(session, [person_id])[person_id]
        session.commit()
    foreign = f"/t/{token}/names/{page.rsplit('/', 1)[1]}"

    client = app.test_client()

    assert client.get(foreign).status_code == client.post(f"{foreign}/confirm").status_code == 404
    assert client.post(foreign, data={"name": MEANT}).status_code == 404
