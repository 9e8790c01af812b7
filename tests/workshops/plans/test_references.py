"""Whom and what the names of a plan mean: places, offices, programmes, people."""

import pytest
from sqlalchemy import func, select

from tests.factories import make_organization, make_person
from tests.workshops.plans.following import Applied, follow, problems, stored
from workshop_tracker.database import reading, writing
from workshop_tracker.intake.proposals import Outcome
from workshop_tracker.people.models import Person
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops import queries
from workshop_tracker.workshops.engagements import EngagementRole, Signatory
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.programmes import Programme, ProgrammeSynonym

pytestmark = pytest.mark.usefixtures("office")


@pytest.mark.parametrize("written", ["33.02", "Kab. Banyumas", "KABUPATEN BANYUMAS", "kab Banyumas", "Banyumas"])
def test_a_district_is_named_by_code_or_name(engine, written):
    slug = follow(engine, district=written).slug
    with reading(engine) as session:
        assert stored(session, slug).district_code == "33.02"


@pytest.mark.parametrize("written", ["contoh-cabdin", "CABANG DINAS  PENDIDIKAN CONTOH"])
def test_an_office_is_named_by_code_or_name(engine, office, written):
    slug = follow(engine, office=written).slug
    with reading(engine) as session:
        assert stored(session, slug).office_id == office.id


def test_an_organizer_may_be_named_by_its_code(engine, office):
    slug = follow(engine, organizer="contoh-cabdin").slug
    with reading(engine) as session:
        assert queries.issuer_of(session, stored(session, slug).id).id == office.id


def test_names_that_mean_nothing_here_are_told_together_and_nothing_is_written(engine):
    with writing(engine, by=COMMAND) as session:
        make_organization(session, "MGMP Biologi Contoh")
        session.commit()
    found = problems(engine, office="MGMP Biologi Contoh", district="Semarang", programme="Program Tak Ada")
    assert found == {
        "office": "“MGMP Biologi Contoh” bukan kantor yang dikenal. Tulis kode atau nama lengkapnya.",
        "district": "“Semarang” dapat berarti Kabupaten Semarang dan Kota Semarang.",
        "programme": "“Program Tak Ada” bukan program yang dikenal.",
    }
    with reading(engine) as session:
        assert session.scalar(select(func.count()).select_from(Workshop)) == 0


@pytest.mark.parametrize("written", ["pendekatan-contoh", "PENDEKATAN Contoh", "Nama  lain contoh"])
def test_a_programme_is_named_by_slug_title_or_synonym(engine, office, written):
    with writing(engine, by=COMMAND) as session:
        programme = Programme(slug="pendekatan-contoh", title="Pendekatan Contoh", owner_id=office.id)
        session.add(programme)
        session.flush()
        session.add(
            ProgrammeSynonym(programme_id=programme.id, synonym="Nama lain Contoh", synonym_key="nama lain contoh")
        )
        session.commit()
        expected = programme.id
    slug = follow(engine, programme=written).slug
    with reading(engine) as session:
        assert stored(session, slug).programme_id == expected


def test_a_known_speaker_is_found_by_name_and_degrees_and_a_resemblance_is_nobody(engine):
    with writing(engine, by=COMMAND) as session:
        known = make_person(
            session, "Erna Contoh", name_key="erna contoh", sort_key="erna contoh", title_after="S.Pd., M.Pd."
        )
        make_person(session, "Budi Contoh", name_key="budi contoh", sort_key="budi contoh", title_after="S.T.")
        make_person(session, "Budi Contoh", name_key="budi contoh", sort_key="budi contoh")
        session.commit()
        known_id = known.id
    slug = follow(engine).slug
    with reading(engine) as session:
        engaged = queries.engagements_of(session, stored(session, slug).id)
        speakers = {e.person.name: e.person for e in engaged if e.role is EngagementRole.SPEAKER}
        assert speakers["Erna Contoh"].id == known_id
        budi = select(func.count()).where(Person.name == "Budi Contoh")
        assert session.scalar(budi) == 3  # a bare name names nobody surely


@pytest.mark.parametrize(
    "pattern", ["{seq:3}/{foo}", "{seq:3/{seq}", "{seq:0}", "{seq:20}", "421.5", "{seq}" + "X" * 58]
)
def test_a_pattern_that_issuing_would_refuse_is_refused_with_the_plan(engine, pattern):
    assert list(problems(engine, number_pattern=pattern)) == ["number_pattern"]


def test_one_name_in_a_plan_is_one_person(engine):
    sessions = [
        {"number": 1, "lesson_hours": 2, "speakers": ["Baru Contoh", "Baru Contoh", "BARU CONTOH"]},
        {"number": 2, "lesson_hours": 2, "speakers": ["Baru Contoh"]},
    ]
    first = follow(engine, sessions=sessions)
    with reading(engine) as session:
        assert session.scalar(select(func.count()).where(Person.name_key == "baru contoh")) == 1
        engaged = queries.engagements_of(session, stored(session, first.slug).id)
        assert [e.person.name for e in engaged if e.role is EngagementRole.SPEAKER] == ["Baru Contoh"]
    assert follow(engine, sessions=sessions).outcome is Outcome.SAME


def test_a_name_with_an_undecided_degree_is_made_as_written(engine):
    slug = follow(engine, sessions=[{"lesson_hours": 2, "speakers": ["Sri Contoh Ma"]}]).slug
    with reading(engine) as session:
        [speaker] = [
            e.person
            for e in queries.engagements_of(session, stored(session, slug).id)
            if e.role is EngagementRole.SPEAKER
        ]
        assert (speaker.title_before, speaker.name, speaker.title_after) == ("", "Sri Contoh Ma", "")


def test_a_signatory_who_is_known_is_that_person_and_stays_the_same_signatory_later(engine):
    first = follow(engine, signatories=[{"name": "Agus Contoh, S.Pd., M.Pd.", "title_lines": ["Kepala"]}])
    with reading(engine) as session:
        signatory = session.scalars(select(Signatory)).one()
        opening = session.scalars(select(Person).where(Person.name == "Agus Contoh")).one()
        assert signatory.person_id == opening.id
    again = follow(engine, signatories=[{"name": "Agus Contoh, S.Pd., M.Pd.", "title_lines": ["Kepala"]}])
    assert again == Applied(first.slug, Outcome.SAME, [])
