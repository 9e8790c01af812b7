"""The pages of papers, and what a stranger sees of a code."""

import datetime as dt
from io import BytesIO

import pypdf
import pytest
from sqlalchemy import select

from tests.certificates.halls import DAY, NINE, Hall, issue, papers, sign_in_organizer, url, workshop_of
from tests.clients import make_app, sign_in
from tests.factories import make_organization, make_person, make_speaker, make_user
from tests.ledger.logs import lines
from workshop_tracker.attendance.models import Override, Participation
from workshop_tracker.certificates.models import PaperState
from workshop_tracker.database import now, reading, writing
from workshop_tracker.viewer import COMMAND, Role
from workshop_tracker.workshops.models import WorkshopSession


@pytest.fixture
def hall(engine):
    return Hall(engine, present=("Ayu Contoh",), absent=("Budi Contoh",))


@pytest.fixture
def client(engine):
    return make_app(engine, base_url="http://localhost").test_client()


@pytest.fixture
def organizer(engine, hall, client):
    """The browser of an organizer of the hall's issuer."""
    sign_in_organizer(client, hall)
    return client


def test_who_serves_is_named_before_the_papers_are_made(engine, hall, organizer):
    with writing(engine, by=COMMAND) as session:
        for name in ("Dwi Contoh", "Erni Contoh"):
            make_speaker(session, workshop_of(session, hall), make_person(session, name, title_after="M.Pd."))
        session.commit()

    page = organizer.get(url(hall)).text

    assert "Termasuk yang bertugas: Dwi Contoh, M.Pd. dan Erni Contoh, M.Pd.</p>" in page
    assert "Siapkan 3 sertifikat" in page


def test_each_reason_stands_with_the_way_to_mend_it(engine, hall, organizer):
    with writing(engine, by=COMMAND) as session:
        ayu = session.scalars(select(Participation).where(Participation.name_as_registered == "Ayu Contoh")).one()
        ayu.school_id = None
        for part in session.scalars(select(WorkshopSession)):
            part.starts_at, part.ends_at = NINE, NINE + dt.timedelta(hours=1)
            part.held_on = NINE.date()
        session.commit()

    page = organizer.get(url(hall)).text

    assert "11 Juli 2025 memuat 8 JP, waktunya cukup untuk 1 JP." in page
    assert "Tanpa sekolah atau unit kerja; lengkapi sebelum disahkan." in page
    for way in (f"participants/{ayu.id}/school", "attendance", "edit/sessions"):
        assert f'href="/workshops/{hall.slug}/{way}"' in page


def test_a_long_book_comes_in_pages_and_all_of_it_in_one_file(engine):
    names = [f"Ayu {letter} Contoh" for letter in "ABCDEFGHIJKLMNOPQRSTU"]
    hall = Hall(engine, present=names)
    client = make_app(engine, base_url="http://localhost").test_client()
    sign_in_organizer(client, hall)
    issue(hall)

    first, second = client.get(url(hall)).text, client.get(url(hall, "?page=2")).text
    assert "1–20 dari 21" in first
    assert "Ayu U Contoh" not in first
    assert f'href="{url(hall)}?page=2#papers"' in first
    assert "21–21 dari 21" in second
    assert len(pypdf.PdfReader(BytesIO(client.get(url(hall, "/all.pdf")).data)).pages) == 42


class TestPapersOfAWorkshop:
    def test_the_page_tells_three_groups_and_the_next_step(self, hall, organizer):
        page = organizer.get(url(hall)).text

        assert "Siapkan 1 sertifikat" in page
        assert "Hadir 0 dari 8 JP (0%), batas 80%." in page

    def test_prepare_then_validate(self, hall, organizer, engine):
        prepared = organizer.post(url(hall, "/prepare"), data={"issued_on": "2025-07-12"})
        assert prepared.status_code == 303
        assert "Sahkan 1 sertifikat" in organizer.get(url(hall)).text

        assert organizer.post(url(hall, "/validate")).status_code == 303
        assert [(paper.name, paper.state) for paper in papers(engine)] == [("Ayu Contoh", PaperState.VALID)]

    def test_before_the_last_session_has_ended_validating_asks_to_be_confirmed(self, hall, organizer, engine):
        with writing(engine, by=COMMAND) as session:
            last = session.scalars(select(WorkshopSession).order_by(WorkshopSession.number.desc())).first()
            last.ends_at = now() + dt.timedelta(hours=2)
            session.commit()
        organizer.post(url(hall, "/prepare"), data={"issued_on": "2025-07-12"})
        assert "Sesi terakhir belum selesai; saya tetap mengesahkan sekarang" in organizer.get(url(hall)).text

        refused = organizer.post(url(hall, "/validate"), follow_redirects=True)
        assert "Belum disahkan: sesi terakhir belum selesai." in refused.text
        assert [paper.state for paper in papers(engine)] == [PaperState.PREPARED]

        assert organizer.post(url(hall, "/validate"), data={"is_early": "y"}).status_code == 303
        assert [paper.state for paper in papers(engine)] == [PaperState.VALID]
        assert "Semua sertifikat sudah sah" in organizer.get(url(hall)).text

    def test_what_is_missing_is_told_and_nothing_is_made(self, engine, organizer, hall):
        with writing(engine, by=COMMAND) as session:
            workshop_of(session, hall).number_pattern = ""
            session.commit()

        assert "Pola nomor sertifikat belum diisi." in organizer.get(url(hall)).text
        organizer.post(url(hall, "/prepare"), data={})
        assert papers(engine) == []

    def test_a_correction_by_form(self, hall, organizer, engine):
        issue(hall)
        (paper,) = papers(engine)

        answer = organizer.post(
            url(hall, f"/{paper.id}/correct"), data={"name": "Ayu Contoh, S.Pd.", "reason": "Gelar"}
        )

        assert answer.status_code == 303
        assert [paper.state for paper in papers(engine)] == [PaperState.REPLACED, PaperState.VALID]

    def test_a_correction_without_a_reason_keeps_what_was_typed(self, hall, organizer, engine):
        issue(hall)
        (paper,) = papers(engine)

        answer = organizer.post(url(hall, f"/{paper.id}/correct"), data={"name": "Ayu Contoh, S.Pd.", "reason": ""})

        assert answer.status_code == 422
        assert "Ayu Contoh, S.Pd." in answer.text
        assert len(papers(engine)) == 1

    def test_a_revocation_by_form_twice_is_one(self, hall, organizer, engine):
        issue(hall)
        (paper,) = papers(engine)

        for _ in range(2):
            answer = organizer.post(
                url(hall, f"/{paper.id}/revoke"), data={"revoke-reason": "Salah orang", "revoke-cause": "not_earned"}
            )
            assert answer.status_code == 303
        assert [(paper.state, paper.reason) for paper in papers(engine)] == [(PaperState.REVOKED, "Salah orang")]
        assert '"cause":"not_earned"' in lines(engine, year=DAY.year)[-1]

    def test_a_decision_with_its_reason_lets_somebody_complete(self, hall, organizer, engine):
        participation = self.participation(engine, "Budi Contoh")

        answer = organizer.post(
            f"/workshops/{hall.slug}/participants/{participation}/decision",
            data={"reason": "Tugas mandiri tuntas", "outcome": "completed"},
        )

        assert answer.status_code == 303
        assert "Diputuskan panitia: Tugas mandiri tuntas" in organizer.get(url(hall)).text
        with reading(engine) as session:
            assert session.scalars(select(Override.has_completed)).all() == [True]

    def test_papers_of_another_workshop_are_not_found_through_this_one(self, hall, organizer, engine):
        other = Hall(engine, present=("Citra Contoh",))
        issue(other)
        (paper,) = papers(engine)

        assert organizer.get(url(hall, f"/{paper.id}")).status_code == 404
        assert organizer.get(url(other)).status_code == 404
        assert organizer.post(url(hall, f"/{paper.id}/revoke"), data={"revoke-reason": "x"}).status_code == 404
        assert papers(engine)[0].state is PaperState.VALID

    def participation(self, engine, name):
        with reading(engine) as session:
            return session.scalars(select(Participation.id).where(Participation.name_as_registered == name)).one()


def test_an_organizer_of_another_body_finds_nothing(engine, hall, client):
    with writing(engine, by=COMMAND) as session:
        user = make_user(session, "lain", Role.ORGANIZER, organization=make_organization(session, "MGMP Lain Contoh"))
        session.commit()
    sign_in(client, user)

    assert client.get(url(hall)).status_code == 404
    assert client.post(url(hall, "/prepare"), data={}).status_code == 404
