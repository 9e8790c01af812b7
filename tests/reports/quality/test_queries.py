"""The board tells what is wrong among much that is right, and where it stands."""

import datetime as dt

import pytest
from sqlalchemy import select

from tests.factories import add, make_participation, make_person, make_workshop
from tests.reports.test_queries import Region
from workshop_tracker.attendance.models import Override, Participation
from workshop_tracker.database import writing
from workshop_tracker.organizations.models import Jurisdiction
from workshop_tracker.people.models import PersonDistinction
from workshop_tracker.reports.quality.concern import Concern
from workshop_tracker.viewer import COMMAND, ActorKind
from workshop_tracker.workshops.models import WorkshopSession


@pytest.fixture
def region(engine):
    """The region with its jurisdictions verified."""
    region = Region(engine)
    with writing(engine, by=COMMAND) as session:
        for jurisdiction in session.scalars(select(Jurisdiction)):
            jurisdiction.is_verified = True
        session.commit()
    return region


def board(region):
    return {line.concern: line for line in region.report().quality}


def test_what_is_right_has_no_line(region):
    region.hold([(region.ayu, region.a, region.office)])

    assert set(board(region)) == {Concern.WITHOUT_NUMBER, Concern.NO_DATA}


def test_missing_marks_and_schools_name_their_workshop(region, engine):
    with writing(engine, by=COMMAND) as session:
        held = make_workshop(session, "Belum Ditandai Contoh", issuer=region.issuer)
        make_participation(session, held, region.ayu, school=region.a, office_id=region.office.id)
        make_participation(session, held, region.lecturer, work_unit="SMK Tak Dikenal Contoh")
        elsewhere = make_workshop(session, "Wilayah Lain Contoh")
        make_participation(session, elsewhere, region.dewi, school=region.d, office_id=region.other.id)
        session.commit()
        slug = held.slug

    lines = board(region)

    assert lines[Concern.UNMARKED].number == 4
    assert [(each.slug, each.number) for each in lines[Concern.UNMARKED].workshops] == [(slug, 4)]
    assert [(each.slug, each.number) for each in lines[Concern.WITHOUT_SCHOOL].workshops] == [(slug, 1)]


def test_namesakes_at_one_school_are_asked_about_until_somebody_decides(region, engine):
    with writing(engine, by=COMMAND) as session:
        twin = make_person(session, region.ayu.name, school=region.a)
        make_person(session, region.ayu.name, school=region.b)
        session.commit()
    assert board(region)[Concern.LOOKS_DOUBLE].number == 1

    with writing(engine, by=COMMAND) as session:
        first, second = sorted((region.ayu.id, twin.id))
        add(session, PersonDistinction(first_id=first, second_id=second, fingerprint="0"))
        session.commit()
    assert Concern.LOOKS_DOUBLE not in board(region)


def test_papers_below_the_rule_hours_beyond_the_clock_and_unverified_offices(region, engine):
    held = region.hold([(region.ayu, region.a, region.office)])
    with writing(engine, by=COMMAND) as session:
        part = session.scalars(select(WorkshopSession).where(WorkshopSession.workshop_id == held.id)).first()
        part.starts_at = dt.datetime(2025, 7, 11, 1, tzinfo=dt.UTC)
        part.ends_at = part.starts_at + dt.timedelta(minutes=100)  # two lesson hours fit, four are told
        offices = select(Jurisdiction).where(Jurisdiction.office_id == region.office.id)
        session.scalars(offices).first().is_verified = False
        listed = session.scalars(select(Participation).where(Participation.workshop_id == held.id)).one()
        decided = {"has_completed": False, "reason": "Pulang lebih awal", "actor_kind": ActorKind.COMMAND}
        add(session, Override(participation_id=listed.id, **decided))
        session.commit()

    lines = board(region)

    assert lines[Concern.BELOW_THE_RULE].number == 1
    assert lines[Concern.BEYOND_THE_CLOCK].number == 2
    assert lines[Concern.UNVERIFIED_OFFICE].number == 1
