"""The page to paste an article into, as an organizer's browser meets it."""

import io
import re

import pytest
from sqlalchemy import select

from tests.factories import make_school
from tests.workshops.articles.reading import WIJAYAKUSUMA, news
from tests.workshops.pages import planning, values_of
from workshop_tracker.database import reading, writing
from workshop_tracker.schools.rules import school_key
from workshop_tracker.viewer import COMMAND, Role
from workshop_tracker.workshops.models import InvitedSchool, Workshop, WorkshopOrganizer
from workshop_tracker.workshops.programmes.models import Programme

PAGE, DRAFT = "/workshops/new/article", "/workshops/new/article/draft"
STORY_A = news("story-a").read_text("utf-8")


@pytest.fixture
def plan(engine):
    with writing(engine, by=COMMAND) as session:
        name = "SMKS WIJAYAKUSUMA JATILAWANG"
        make_school(session, name, npsn=WIJAYAKUSUMA, match_key=school_key(name))
        session.commit()
    return planning(engine)


def send(plan, path, **values):
    token = values_of(plan.client.get(PAGE).text)["csrf_token"]
    return plan.client.post(path, data={"csrf_token": token} | values, content_type="multipart/form-data")


def workshops(engine):
    with reading(engine) as session:
        return session.scalars(select(Workshop).order_by(Workshop.id)).all()


def test_what_is_understood_stands_beside_its_words_and_nothing_is_written(engine, plan):
    before = len(workshops(engine))
    page = send(plan, PAGE, pasted=STORY_A)

    assert page.status_code == 200
    for words in (
        "Erni Pudji Astuti, S.Pd., M.Pd.",
        "menghadirkan narasumber tunggal, Ibu Erni Pudji Astuti, S.Pd., M.Pd.",
        "Agus Susilo, S.Pd., M.Pd., mewakili Kepala Cabang Dinas X",
        "Tidak tertulis dalam berita: tanggal kegiatan",
        "Buat draf kegiatan",
    ):
        assert words in page.text
    assert "#IndineisaKuat" in re.search(r"<textarea.*?</textarea>", page.text, re.DOTALL)[0]
    assert len(workshops(engine)) == before


def test_the_draft_belongs_to_whoever_pasted_and_comes_once(engine, plan):
    first = send(plan, DRAFT, pasted=STORY_A)
    made = workshops(engine)[-1]
    assert (first.status_code, first.location) == (303, f"/workshops/{made.slug}/edit")
    assert plan.client.get(first.location).status_code == 200
    with reading(engine) as session:
        organizers = session.scalars(
            select(WorkshopOrganizer.organization_id).where(WorkshopOrganizer.workshop_id == made.id)
        )
        assert organizers.all() == [plan.group]

    again = send(plan, DRAFT, pasted=STORY_A)
    assert again.location == first.location
    assert "sudah pernah diambil" in plan.client.get(again.location).text
    assert workshops(engine)[-1].id == made.id


def test_a_file_moves_into_the_field(plan):
    page = send(plan, PAGE, file=(io.BytesIO(news("cp1252").read_bytes()), "berita.txt"))

    assert page.status_code == 200
    assert "Ma’arif Mengajar" in re.search(r"<textarea.*?</textarea>", page.text, re.DOTALL)[0]


@pytest.mark.parametrize("path", [PAGE, DRAFT])
def test_what_cannot_be_read_is_said_and_the_text_stays(plan, path):
    page = send(plan, path, pasted="12345 67890")
    assert page.status_code == 422
    assert "Tidak ada teks berita" in page.text
    assert "12345 67890" in page.text


def test_what_is_no_event_makes_no_draft(engine, plan):
    text = news("obituary").read_text("utf-8")
    before = len(workshops(engine))

    assert "Buat draf kegiatan" not in send(plan, PAGE, pasted=text).text
    refused = send(plan, DRAFT, pasted=text)
    assert (refused.status_code, "bukan berita kegiatan" in refused.text) == (422, True)
    assert len(workshops(engine)) == before


def test_a_school_that_was_asked_comes_only_when_confirmed(engine, plan):
    text = STORY_A.replace("SMK Wijayakusuma Jatilawang", "SMK Wijayakusumo Jatilawang")
    page = send(plan, PAGE, pasted=text)
    assert f'type="checkbox" name="school" value="{WIJAYAKUSUMA}"' in page.text

    send(plan, DRAFT, pasted=text, school=WIJAYAKUSUMA)
    with reading(engine) as session:
        assert [each.school.npsn for each in session.scalars(select(InvitedSchool))] == [WIJAYAKUSUMA]


def test_a_school_that_was_asked_and_not_confirmed_stays_out(engine, plan):
    send(plan, DRAFT, pasted=STORY_A.replace("SMK Wijayakusuma Jatilawang", "SMK Wijayakusumo Jatilawang"))
    with reading(engine) as session:
        assert session.scalars(select(InvitedSchool)).all() == []


def test_markup_of_an_article_is_shown_as_letters(plan):
    text = "<p>Workshop <b>Contoh</b></p><p>Workshop digelar di Jatilawang. Narasumber Ibu Tri Contoh.</p>"
    page = send(plan, PAGE, pasted=f"{text}<script>x</script>")

    assert "<script>x</script>" not in page.text
    assert "Tri Contoh" in page.text


def test_a_policy_is_proposed_and_an_admin_decides(engine):
    plan = planning(engine, Role.ADMIN)
    made = send(plan, DRAFT, pasted=news("story-b").read_text("utf-8"))
    with reading(engine) as session:
        programme = session.scalars(select(Programme)).one()
    assert (made.status_code, made.location) == (303, f"/programmes/{programme.slug}")
    page = plan.client.get(made.location).text
    assert all(words in page for words in ("Usulan", "TK, SD, SMP, SMA", "Plt. Kepala Dinas", "Terima usulan"))

    token = values_of(page)["csrf_token"]
    assert plan.client.post(f"{made.location}/accept", data={"csrf_token": token}).location == made.location
    page = plan.client.get(made.location).text
    assert ("Usulan diterima" in page, "Hapus usulan" in page) == (True, False)
    refused = plan.client.post(f"{made.location}/discard", data={"csrf_token": token})
    assert refused.location == made.location
    assert "Hanya usulan" in plan.client.get(made.location).text


def test_a_proposal_that_is_none_goes(engine):
    plan = planning(engine, Role.ADMIN)
    made = send(plan, DRAFT, pasted=news("story-b").read_text("utf-8"))
    token = values_of(plan.client.get(made.location).text)["csrf_token"]

    assert plan.client.post(f"{made.location}/discard", data={"csrf_token": token}).location == "/programmes"
    with reading(engine) as session:
        assert session.scalars(select(Programme)).all() == []
