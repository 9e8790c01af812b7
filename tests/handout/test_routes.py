"""The teacher's page: by a link that names nobody before its button is pressed, or signed in."""

from io import BytesIO

import pypdf
import pytest
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, issue, sign_in_organizer, workshop_of
from tests.clients import make_app, sign_in
from tests.factories import make_organization, make_user
from workshop_tracker.attendance.actions import decide_completion
from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.actions import revoke_certificate
from workshop_tracker.certificates.letters.actions import write_letter
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.database import now, reading, writing
from workshop_tracker.handout.actions import make_personal_links, put_to_sleep
from workshop_tracker.handout.models import PersonalLink
from workshop_tracker.people.models import Person
from workshop_tracker.viewer import COMMAND, Role


@pytest.fixture
def hall(engine):
    return Hall(engine, present=("Ayu Contoh, S.Pd.",), absent=("Budi Contoh",), unmarked=("Citra Contoh",))


@pytest.fixture
def client(engine):
    return make_app(engine, base_url="http://localhost").test_client()


def person_named(session, name):
    return session.scalars(select(Person).where(Person.name == name)).one()


def link_of(hall, name):
    with writing(hall.engine, by=COMMAND) as session:
        person = person_named(session, name)
        token = make_personal_links(session, [person.id])[person.id]
        session.commit()
    return f"/t/{token}"


def test_opening_a_link_shows_one_button_and_no_name_and_uses_nothing(hall, client, engine):
    issue(hall)
    link = link_of(hall, "Ayu Contoh, S.Pd.")

    page = client.get(link)

    assert "Buka sertifikat" in page.text
    assert "Ayu" not in page.text
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["Cache-Control"] == "no-store"
    with reading(engine) as session:
        assert session.scalars(select(PersonalLink.opened_at)).all() == [None]


def test_a_link_of_nobody_looks_the_same_before_the_button(client):
    page = client.get("/t/tidak-ada")

    assert page.status_code == 200
    assert "Buka sertifikat" in page.text
    answer = client.post("/t/tidak-ada")
    assert answer.status_code == 404
    assert "tautan baru" in answer.text


def test_the_button_shows_the_own_papers_and_the_hours_of_the_year(hall, client):
    issue(hall)

    page = client.post(link_of(hall, "Ayu Contoh, S.Pd.")).text

    assert "Ayu Contoh, S.Pd." in page
    assert "Sah – dapat diunduh." in page
    assert "JP tahun 2025: 8" in page
    assert "Budi Contoh" not in page
    assert len(page.encode()) < 30_000


def test_who_has_not_completed_reads_why_who_waits_need_do_nothing(hall, client):
    assert "Hadir 0 dari 8 JP (0%), batas 80%." in client.post(link_of(hall, "Budi Contoh")).text
    assert "tidak perlu melakukan apa pun" in client.post(link_of(hall, "Citra Contoh")).text


def test_the_paper_is_downloaded_by_the_link_under_its_own_name(hall, client, engine):
    issue(hall)
    link = link_of(hall, "Ayu Contoh, S.Pd.")
    with reading(engine) as session:
        paper = session.scalars(select(Certificate)).one()

    answer = client.get(f"{link}/{paper.id}.pdf")

    assert "Ayu-Contoh-S-Pd.pdf" in answer.headers["Content-Disposition"]
    picture = client.get(f"{link}/{paper.id}.jpg")
    assert picture.data.startswith(b"\xff\xd8")
    assert "Ayu-Contoh-S-Pd.jpg" in picture.headers["Content-Disposition"]
    assert "Ayu Contoh, S.Pd." in pypdf.PdfReader(BytesIO(answer.data)).pages[0].extract_text()


def test_another_persons_link_does_not_open_the_paper(hall, client, engine):
    issue(hall)
    other = link_of(hall, "Budi Contoh")
    with reading(engine) as session:
        paper = session.scalars(select(Certificate)).one()

    assert client.get(f"{other}/{paper.id}.pdf").status_code == 404


def test_a_revoked_paper_is_shown_as_such_and_not_handed_out(hall, client, engine):
    issue(hall)
    link = link_of(hall, "Ayu Contoh, S.Pd.")
    with writing(engine, by=COMMAND) as session:
        paper = session.scalars(select(Certificate)).one()
        revoke_certificate(session, paper, reason="Salah orang", at=now())
        session.commit()

    page = client.post(link).text

    assert "Dicabut." in page
    assert "JP tahun" not in page
    assert client.get(f"{link}/{paper.id}.pdf").status_code == 404


def test_a_link_put_to_sleep_opens_nothing(hall, client, engine):
    link = link_of(hall, "Ayu Contoh, S.Pd.")
    with writing(engine, by=COMMAND) as session:
        put_to_sleep(session, session.scalars(select(PersonalLink)).one(), at=now())
        session.commit()

    assert client.post(link).status_code == 404


def test_a_merged_persons_link_leads_to_the_one_who_was_kept(hall, client, engine):
    issue(hall)
    link = link_of(hall, "Budi Contoh")
    with writing(engine, by=COMMAND) as session:
        person_named(session, "Budi Contoh").merged_into_id = person_named(session, "Ayu Contoh, S.Pd.").id
        session.commit()

    assert "Ayu Contoh, S.Pd." in client.post(link).text


def test_a_signed_in_teacher_sees_and_downloads_her_own(hall, client, engine):
    issue(hall)
    with writing(engine, by=COMMAND) as session:
        user = make_user(session, "ayu", Role.TEACHER)
        user.person_id = person_named(session, "Ayu Contoh, S.Pd.").id
        session.commit()
        paper = session.scalars(select(Certificate)).one()
    sign_in(client, user)

    assert "Sah – dapat diunduh." in client.get("/my/certificates").text
    assert client.get(f"/my/certificates/{paper.id}.pdf").data.startswith(b"%PDF-")


def test_an_organizer_makes_links_that_are_shown_once(hall, client, engine):
    sign_in_organizer(client, hall)

    page = client.post(f"/workshops/{hall.slug}/links").text

    assert page.count("http://localhost/t/") == page.count("data-copy=") == page.count("https://wa.me/") == 3
    with reading(engine) as session:
        assert len(session.scalars(select(PersonalLink)).all()) == 3
        assert len(session.scalars(select(Participation)).all()) == 3
    token = page.split("http://localhost/t/")[1].split()[0]
    assert client.post(f"/t/{token}").status_code == 200


def test_links_of_another_bodys_workshop_cannot_be_made(hall, client, engine):
    with writing(engine, by=COMMAND) as session:
        user = make_user(session, "lain", Role.ORGANIZER, organization=make_organization(session))
        session.commit()
    sign_in(client, user)

    assert client.post(f"/workshops/{hall.slug}/links").status_code == 404


def test_a_teacher_who_is_signed_in_keeps_her_doors_and_the_way_out(hall, client, engine):
    issue(hall)
    with writing(engine, by=COMMAND) as session:
        teacher = make_user(session, "ayu", Role.TEACHER)
        teacher.person_id = person_named(session, "Ayu Contoh, S.Pd.").id
        session.commit()
    sign_in(client, teacher)

    for address in ("/my/certificates", "/help", "/privacy", "/check"):
        page = client.get(address).text
        assert "Keluar" in page
        assert 'href="/my/certificates"' in page

    assert "Jika tautan ini hilang" not in client.get("/my/certificates").text
    assert "Keluar" not in make_app(engine).test_client().get("/help").text


def test_a_letter_is_called_one_and_is_no_training_to_copy(hall, client, engine):
    with writing(engine, by=COMMAND) as session:
        participation = session.scalars(
            select(Participation).where(Participation.name_as_registered == "Ayu Contoh, S.Pd.")
        ).one()
        decide_completion(session, participation, has_completed=False, reason="Tugas kurang", at=now())
        letter = write_letter(session, workshop_of(session, hall), participation, on=DAY, base_url=BASE_URL)
        session.commit()
    link = link_of(hall, "Ayu Contoh, S.Pd.")

    page = client.post(link).text

    assert "Sertifikat dan surat Bapak/Ibu" in page
    assert "Surat keterangan" in page
    assert "Salin untuk e-Kinerja" not in page
    assert "JP tahun 2025" not in page
    with writing(engine, by=COMMAND) as session:
        revoke_certificate(session, session.get_one(Certificate, letter.id), reason="Salah", at=now())
        session.commit()
    assert "Surat ini tidak berlaku lagi." in client.post(link).text
