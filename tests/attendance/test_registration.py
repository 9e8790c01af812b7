"""Who stands on the list, frozen as of the first day."""

import datetime as dt

import pytest
from sqlalchemy import select

from tests.factories import make_office, make_participation, make_person, make_school, make_speaker, make_workshop
from workshop_tracker.attendance.models import Participation, ParticipationRole
from workshop_tracker.attendance.registration import Registration, engaged_not_registered, register, register_engaged
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import reading, writing
from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.people.models import Post, Sex
from workshop_tracker.schools.models import SchoolStatus
from workshop_tracker.viewer import COMMAND


@pytest.fixture
def session(engine):
    with writing(engine, by=COMMAND) as session:
        yield session


def test_school_office_and_employment_of_the_first_day_are_frozen(session, engine):
    school = make_school(session, "SMK WIJAYA CONTOH")
    office = make_office(session)
    person = make_person(session, "Siti Contoh", school=school, sex=Sex.FEMALE, employment="PPPK")
    workshop = make_workshop(session)

    new = register(session, workshop, [Registration(person.id, "Siti Contoh, S.Pd.", school_id=school.id)])
    session.commit()

    assert new == 1
    with reading(engine) as other:
        frozen = other.scalars(select(Participation)).one()
        assert frozen.name_as_registered == "Siti Contoh, S.Pd."
        assert (frozen.school_id, frozen.office_id, frozen.district_code) == (school.id, office.id, "33.02")
        assert (frozen.level_group, frozen.school_status) == (LevelGroup.SMK, SchoolStatus.PRIVATE)
        assert (frozen.employment, frozen.sex) == ("PPPK", Sex.FEMALE)


def test_a_post_that_ended_before_the_first_day_gives_no_employment(session, engine):
    school = make_school(session)
    person = make_person(session, school=school)
    session.scalars(select(Post)).one().ends_on = dt.date(2025, 6, 30)
    workshop = make_workshop(session)

    register(session, workshop, [Registration(person.id, person.name, school_id=school.id)])
    session.commit()

    with reading(engine) as other:
        assert other.scalars(select(Participation)).one().employment == ""


def test_who_is_on_the_list_stays_as_she_is(session, engine):
    person = make_person(session)
    workshop = make_workshop(session)
    register(session, workshop, [Registration(person.id, "Nama Contoh Lama")])

    assert register(session, workshop, [Registration(person.id, "Nama Contoh Baru")]) == 0
    assert register(session, workshop, []) == 0
    session.commit()

    with reading(engine) as other:
        assert other.scalars(select(Participation.name_as_registered)).all() == ["Nama Contoh Lama"]


def test_one_person_twice_in_a_file_is_one_participation(session):
    person = make_person(session)
    workshop = make_workshop(session)

    assert register(session, workshop, [Registration(person.id, "A Contoh"), Registration(person.id, "B Contoh")]) == 1


def test_without_a_school_the_work_unit_is_kept(session):
    person = make_person(session)
    workshop = make_workshop(session)

    register(session, workshop, [Registration(person.id, person.name, work_unit="Universitas Contoh")])

    frozen = session.scalars(select(Participation)).one()
    assert (frozen.work_unit, frozen.school_id, frozen.office_id) == ("Universitas Contoh", None, None)


def test_speakers_get_a_place_once(session):
    workshop = make_workshop(session)
    speaker = make_person(session, "Erni Contoh", title_after="S.Pd., M.Pd.")
    make_speaker(session, workshop, speaker)
    make_participation(session, make_workshop(session), speaker)

    assert engaged_not_registered(session, workshop) == ["Erni Contoh, S.Pd., M.Pd."]
    assert register_engaged(session, workshop) == 1
    assert engaged_not_registered(session, workshop) == []
    assert register_engaged(session, workshop) == 0

    frozen = session.scalars(select(Participation).where(Participation.workshop_id == workshop.id)).one()
    assert frozen.role is ParticipationRole.SPEAKER
    assert frozen.name_as_registered == "Erni Contoh, S.Pd., M.Pd."


def test_the_audit_counts_the_list_and_repeats_no_name(session, engine):
    workshop = make_workshop(session)
    people = [make_person(session, f"Guru Contoh Rahasia {number}") for number in range(3)]

    register(session, workshop, [Registration(person.id, person.name) for person in people])
    session.commit()

    with reading(engine) as other:
        entry = other.scalars(select(AuditEntry).where(AuditEntry.action == "register")).one()
        assert entry.object_id == workshop.id
        assert entry.new is not None
        assert entry.new.startswith("3 orang")
        assert "Rahasia" not in entry.new
