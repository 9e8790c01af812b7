"""A training elsewhere: told with a proof by the teacher, looked at by her school, a bar of its own."""

from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import select

from tests.access.world import grant
from tests.certificates.halls import Hall
from tests.clients import make_app, sign_in
from tests.factories import make_school, make_user
from workshop_tracker.database import reading, writing
from workshop_tracker.handout.actions import make_personal_links
from workshop_tracker.handout.outside.models import TrainingProof
from workshop_tracker.handout.records.models import Transcript
from workshop_tracker.people.models import OutsideTraining, Person
from workshop_tracker.viewer import COMMAND, Role

AYU = "Ayu Contoh"


@pytest.fixture
def hall(engine):
    return Hall(engine, unmarked=(AYU,))


@pytest.fixture
def link(hall, engine):
    with writing(engine, by=COMMAND) as session:
        person_id = session.scalars(select(Person.id).where(Person.name == AYU)).one()
        token = make_personal_links(session, [person_id])[person_id]
        session.commit()
    return f"/t/{token}"


def picture(sort="PNG"):
    out = BytesIO()
    Image.new("RGB", (60, 80), "white").save(out, sort)
    out.seek(0)
    return out


def told(**values):
    shown = {"title": "Diklat Contoh", "organizer": "Badan Contoh", "ended_on": "2025-03-01", "lesson_hours": "16"}
    return {**shown, "proof": (picture(), "bukti.png"), **values}


def clerk_of(engine, school_id, login):
    with writing(engine, by=COMMAND) as session:
        user = make_user(session, login)
        grant(session, user, Role.SCHOOL, school_id=school_id)
        session.commit()
    client = make_app(engine).test_client()
    sign_in(client, user)
    return client


def training(engine):
    with reading(engine) as session:
        return session.scalars(select(OutsideTraining)).one()


def test_told_with_a_proof_looked_at_by_the_school_and_counted_in_a_bar_of_its_own(hall, link, engine):
    teacher = make_app(engine).test_client()
    assert teacher.post(f"{link}/trainings", data=told()).status_code == 303
    assert "Menunggu verifikasi" in teacher.get(f"{link}/trainings").text
    assert "16 JP terverifikasi" not in teacher.post(link).text

    clerk = clerk_of(engine, hall.school.id, "operator")
    assert "Diklat Contoh" in clerk.get("/outside-trainings").text
    page = f"/outside-trainings/{training(engine).id}"
    assert f"{page}/proof/1.jpg" in clerk.get(page).text
    assert clerk.get(f"{page}/proof/1.jpg").data.startswith(b"\xff\xd8")
    assert clerk.post(f"{page}/verify").status_code == 303
    assert clerk.post(f"{page}/refuse", data={"reason": "Terlambat"}).status_code == 303

    assert training(engine).refused_at is None
    assert "2025: 16 JP terverifikasi" in teacher.post(link).text
    counting = make_app(engine, counts_outside=True).test_client()
    shown = counting.post(link).text
    assert "bersama sertifikat di atas 16 JP" in shown
    assert "JP tahun 2025: 16" in shown
    assert "JP tahun 2025" not in teacher.post(link).text
    assert "Ikut dihitung" in counting.get(f"{link}/trainings").text
    assert "Diklat Contoh" not in clerk.get("/outside-trainings").text


def test_the_transcript_carries_it_under_its_own_code_labelled_by_its_proof(hall, link, engine):
    client = make_app(engine).test_client()
    assert client.post(f"{link}/transcript").status_code == 404
    client.post(f"{link}/trainings", data=told(number="77/BC/2025"))

    assert client.post(f"{link}/transcript").data.startswith(b"%PDF-")
    assert "Belum diverifikasi" in client.get(f"/r/{transcripts(engine)[0].code}").text
    clerk = clerk_of(engine, hall.school.id, "operator")
    clerk.post(f"/outside-trainings/{training(engine).id}/verify")
    client.post(f"{link}/transcript")

    older, newer = transcripts(engine)
    page = client.get(f"/r/{newer.code}").text
    for words in ("Pelatihan di tempat lain 2025: 16 JP terverifikasi", "77/BC/2025", "tidak dihitung dalam JP diakui"):
        assert words in page
    assert "Belum diverifikasi" not in page
    assert "Belum diverifikasi" in client.get(f"/r/{older.code}").text  # as it was handed out


def transcripts(engine):
    with reading(engine) as session:
        return list(session.scalars(select(Transcript).order_by(Transcript.id)))


def test_a_refused_one_tells_its_reason_and_may_be_told_again(hall, link, engine):
    teacher, clerk = make_app(engine).test_client(), clerk_of(engine, hall.school.id, "operator")
    teacher.post(f"{link}/trainings", data=told())
    page = f"/outside-trainings/{training(engine).id}"

    assert clerk.post(f"{page}/refuse", data={"reason": ""}).status_code == 422
    clerk.post(f"{page}/refuse", data={"reason": "Buktinya tidak terbaca"})

    assert "Buktinya tidak terbaca" in teacher.get(f"{link}/trainings").text
    assert teacher.post(f"{link}/trainings", data=told()).status_code == 303
    assert teacher.post(f"{link}/trainings", data=told()).status_code == 422


def test_another_school_sees_and_verifies_nothing(hall, link, engine):
    make_app(engine).test_client().post(f"{link}/trainings", data=told())
    with writing(engine, by=COMMAND) as session:
        other = make_school(session, "SMK CONTOH LAIN").id
        session.commit()
    stranger, page = clerk_of(engine, other, "lain"), f"/outside-trainings/{training(engine).id}"

    assert "Diklat Contoh" not in stranger.get("/outside-trainings").text
    for answer in (stranger.get(page), stranger.get(f"{page}/proof/1.jpg"), stranger.post(f"{page}/verify")):
        assert answer.status_code == 404


@pytest.mark.parametrize(
    "values",
    [
        {"proof": (BytesIO(b"<html>bukan bukti"), "bukti.jpg")},
        {"proof": (BytesIO(b""), "")},
        {"ended_on": "2999-01-01"},
        {"lesson_hours": "0"},
        {"title": " "},
    ],
)
def test_what_cannot_be_verified_is_not_taken(link, engine, values):
    answer = make_app(engine).test_client().post(f"{link}/trainings", data=told(**values))

    assert answer.status_code == 422
    with reading(engine) as session:
        assert session.scalars(select(OutsideTraining)).all() == []
        assert session.scalars(select(TrainingProof)).all() == []
