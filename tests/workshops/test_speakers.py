import pytest

from tests.factories import make_person, make_speaker, make_workshop
from workshop_tracker.database import now, reading, writing
from workshop_tracker.people.models import Person, StaffKind
from workshop_tracker.people.rules import name_key, sort_key
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.engagements import EngagementRole
from workshop_tracker.workshops.queries import engagements_of
from workshop_tracker.workshops.speakers import engage, person_known_as, person_named


@pytest.fixture
def session(engine):
    with writing(engine, by=COMMAND) as session:
        yield session


def known(session, name, **values):
    return make_person(session, name, name_key=name_key(name), sort_key=sort_key(name), **values)


def test_a_person_is_known_by_name_and_degrees_however_they_are_spaced(session):
    erna = known(session, "Erna Nur'aini Contoh", title_before="Dr.", title_after="S.Pd., M.Pd.")
    known(session, "Erna Nur'aini Contoh", title_after="S.Pd.")
    known(session, "Erna Contoh", title_before="Dr.", title_after="S.Pd., M.Pd.")
    assert person_known_as(session, "dr erna contoh") is None
    assert person_known_as(session, "Dr. ERNA NUR’AINI CONTOH,S.Pd,M.Pd") is erna


def test_a_bare_name_is_nobody_unless_its_bearer_was_engaged_before(session):
    budi = known(session, "Budi Contoh")
    assert person_known_as(session, "Budi Contoh") is None
    make_speaker(session, make_workshop(session), budi)
    assert person_known_as(session, "Budi Contoh") is budi


def test_of_namesakes_the_one_who_was_engaged_before_is_meant_and_else_nobody(session):
    first = known(session, "Sri Contoh", title_after="S.Pd.")
    second = known(session, "Sri Contoh", title_after="S.Pd.")
    assert person_known_as(session, "Sri Contoh, S.Pd.") is None
    make_speaker(session, make_workshop(session), second)
    assert person_known_as(session, "Sri Contoh, S.Pd.") is second
    assert first.id < second.id


def test_who_was_merged_away_or_forgotten_is_not_found(session):
    kept = known(session, "Rina Contoh", title_after="M.Pd.")
    known(session, "Wati Contoh", title_after="M.Pd.", merged_into_id=kept.id)
    known(session, "Tuti Contoh", title_after="M.Pd.", anonymised_at=now())
    assert person_known_as(session, "Wati Contoh, M.Pd.") is None
    assert person_known_as(session, "Tuti Contoh, M.Pd.") is None


def test_an_unknown_name_is_made_with_its_certain_degrees_apart(engine):
    with writing(engine, by=COMMAND) as session:
        made = person_named(session, "Agus Contoh.S.Pd.M.Pd", StaffKind.OFFICIAL).id
        session.commit()
    with reading(engine) as session:
        person = session.get_one(Person, made)
        assert (person.name, person.title_after, person.staff_kind) == ("Agus Contoh", "S.Pd., M.Pd.", "official")
        assert (person.name_key, person.sort_key) == ("agus contoh", "agus contoh")


def test_one_person_is_engaged_once_in_a_role_and_keeps_the_post_represented(session):
    workshop, person = make_workshop(session), make_person(session)
    opening = engage(session, workshop, person, EngagementRole.OPENING, "Kepala Dinas Contoh")
    assert engage(session, workshop, person, EngagementRole.OPENING) is opening
    assert opening.represents == "Kepala Dinas Contoh"
    engage(session, workshop, person, EngagementRole.MODERATOR)
    assert [(e.role, e.position) for e in engagements_of(session, workshop.id)] == [("opening", 1), ("moderator", 2)]
