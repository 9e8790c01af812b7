"""`import article` as somebody at a terminal meets it."""

import json

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

from tests.factories import make_school
from tests.workshops.articles.reading import DIPONEGORO, WIJAYAKUSUMA, news
from workshop_tracker.cli import main
from workshop_tracker.database import Base, reading, writing
from workshop_tracker.intake.models import ImportBatch
from workshop_tracker.schools.rules import school_key
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.engagements import Engagement, EngagementRole
from workshop_tracker.workshops.models import Certainty, InvitedSchool, Workshop, WorkshopState
from workshop_tracker.workshops.programmes.models import Programme
from workshop_tracker.workshops.programmes.queries import officials_of


@pytest.fixture
def run(engine, database_url, tmp_path, monkeypatch):
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(tmp_path))
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", database_url)
    with writing(engine, by=COMMAND) as session:
        for npsn, name in ((WIJAYAKUSUMA, "SMKS WIJAYAKUSUMA JATILAWANG"), (DIPONEGORO, "SMKS DIPONEGORO 2 RAWALO")):
            make_school(session, name, npsn=npsn, match_key=school_key(name))
        session.commit()

    def import_article(file, *switches):
        return CliRunner().invoke(main, ["import", "article", str(file), *switches])

    return import_article


def rows(engine):
    with reading(engine) as session:
        tables = Base.metadata.sorted_tables
        return {table.name: session.scalar(select(func.count()).select_from(table)) for table in tables}


def test_without_apply_nothing_is_written(engine, run):
    before = rows(engine)
    answer = run(news("story-a"), "--json")

    assert answer.exit_code == 0
    assert json.loads(answer.stdout)["kind"] == "workshop"
    assert rows(engine) == before


def test_story_a_becomes_a_draft_once(engine, run):
    answer = run(news("story-a"), "--apply", "--json")
    assert (answer.exit_code, "Draf kegiatan dibuat" in answer.stderr) == (0, True)

    with reading(engine) as session:
        workshop = session.scalars(select(Workshop)).one()
        engaged = session.scalars(select(Engagement).order_by(Engagement.position)).all()
        speaker, opener = engaged
        invited = session.scalars(select(InvitedSchool).order_by(InvitedSchool.id)).all()
        assert (workshop.title, workshop.state) == ("Pendekatan Pembelajaran Mendalam", WorkshopState.DRAFT)
        assert workshop.report_title == "Guru SMK di Jatilawang Belajar Menumbuhkan Cara Berpikir Bertumbuh"
        assert (workshop.starts_on, workshop.days_certainty) == (None, Certainty.UNKNOWN)
        assert str(workshop.reported_on) == "2025-07-12"
        assert workshop.hashtags == "#GuruHebat #PembelajaranMendalam #IndineisaKuat"
        assert workshop.place == "Jatilawang, Banyumas"
        assert workshop.office is not None
        assert (workshop.office.code, workshop.district_code) == ("33-W10", "33.02")
        assert (speaker.role, speaker.person.name) == (EngagementRole.SPEAKER, "Erni Pudji Astuti")
        assert (opener.person.title_after, opener.represents) == ("S.Pd., M.Pd.", "Kepala Cabang Dinas X")
        assert "deep learning" in opener.summary
        assert [(school.school.npsn, school.has_attended) for school in invited] == [
            (WIJAYAKUSUMA, True),
            (DIPONEGORO, True),
        ]

    before = rows(engine)
    again = run(news("story-a"), "--apply")
    assert (again.exit_code, "sudah pernah diambil" in again.stderr) == (0, True)
    assert rows(engine) == before


def test_the_same_news_in_another_file_is_the_same_draft(engine, run, tmp_path):
    run(news("story-a"), "--apply")
    before = rows(engine)
    text = news("story-a").read_text("utf-8").replace("Ibu Erni kemudian", "Kemudian Ibu Erni")
    (tmp_path / "lagi.md").write_text(text, "utf-8")

    assert "sudah pernah diambil" in run(tmp_path / "lagi.md", "--apply").stderr
    assert rows(engine) == before


def test_a_deleted_draft_can_be_made_again(engine, run):
    run(news("story-a"), "--apply")
    with writing(engine, by=COMMAND) as session:
        session.delete(session.scalars(select(Workshop)).one())
        session.commit()

    assert "Draf kegiatan dibuat" in run(news("story-a"), "--apply").stderr


def test_story_b_becomes_a_proposed_programme_and_no_event(engine, run):
    before = rows(engine)
    answer = run(news("story-b"), "--apply", "--json")
    assert (answer.exit_code, json.loads(answer.stdout)["kind"]) == (0, "programme")

    with reading(engine) as session:
        programme = session.scalars(select(Programme)).one()
        officials = [(each.name, each.post) for each in officials_of(session, programme.id)]
        assert (programme.title, programme.owner.code) == ("Pembelajaran Mendalam", "33.75")
        assert (programme.is_proposed, programme.levels) == (True, "TK SD SMP SMA")
        assert "bukan kurikulum" in programme.definition
        assert str(programme.announced_on) == "2025-10-12"
        assert officials == [
            ("Mabruri", "Plt. Kepala Dinas Pendidikan Kota Pekalongan"),
            ("Moch Ubaidillah", "Kepala Bidang Pendidikan dan Tenaga Kependidikan"),
        ]
    after = rows(engine)
    assert (after["workshops"], after["people"]) == (before["workshops"], before["people"])

    assert "sudah pernah diambil" in run(news("story-b"), "--apply").stderr
    assert rows(engine) == after


def test_what_is_neither_makes_nothing(engine, run):
    before = rows(engine)
    answer = run(news("obituary"), "--apply", "--json")

    assert (answer.exit_code, json.loads(answer.stdout)["kind"]) == (0, "other")
    assert rows(engine) == before


def test_what_is_announced_has_not_been_attended(engine, run):
    run(news("invitation"), "--apply")
    with reading(engine) as session:
        workshop = session.scalars(select(Workshop)).one()
        assert (workshop.title, workshop.reported_on) == ("Numerasi Lintas Mata Pelajaran", None)
        assert str(workshop.starts_on) == "2025-11-03"
        assert session.scalars(select(InvitedSchool).where(InvitedSchool.has_attended)).all() == []


def test_a_batch_remembers_the_words_without_keeping_them(engine, run):
    run(news("press-release"), "--apply")
    with reading(engine) as session:
        batch = session.scalars(select(ImportBatch)).one()
        workshop = session.scalars(select(Workshop)).one()
        assert (batch.kind, batch.layout, batch.target_id) == ("article", "workshop", workshop.id)
        assert len(batch.file_sha256) == 64


def test_in_words_without_json(run):
    answer = run(news("story-a"))

    assert answer.exit_code == 0
    assert "Jenis: berita kegiatan" in answer.stdout
    assert "Tidak tertulis: held_on, organizer, lesson_hours" in answer.stdout


def test_a_file_that_is_no_text_is_refused(run, tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\0")
    answer = run(tmp_path / "a.pdf", "--json")

    assert answer.exit_code == 1
    assert "bukan teks" in answer.stderr
    assert "bukan teks" in json.loads(answer.stdout)["error"]
