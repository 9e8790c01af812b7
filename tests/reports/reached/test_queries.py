"""From registered to certified: distinct teachers by sex; other periods stand beside this one."""

import datetime as dt

import pytest

from tests.factories import add, make_participation, make_person, make_workshop
from tests.reports.test_queries import JULY, Region, everyone
from workshop_tracker.database import writing
from workshop_tracker.people.models import Person, Sex
from workshop_tracker.reports.reached.funnel import BySex
from workshop_tracker.reports.region import Against, Period
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.models import InvitedSchool


@pytest.fixture
def region(engine):
    region = Region(engine)
    with writing(engine, by=COMMAND) as session:
        for person, sex in ((region.ayu, Sex.FEMALE), (region.budi, Sex.MALE)):
            session.get_one(Person, person.id).sex = sex
        session.commit()
        region.ayu, region.budi = session.get_one(Person, region.ayu.id), session.get_one(Person, region.budi.id)
        session.refresh(region.ayu)
        session.refresh(region.budi)
    return region


def test_each_step_counts_distinct_teachers_and_tells_the_unknown_sex(region, engine):
    for day in (dt.date(2025, 7, 11), dt.date(2025, 7, 18)):
        region.hold([(region.ayu, region.a, region.office)], absent=[(region.budi, region.a, region.office)], on=day)
    with writing(engine, by=COMMAND) as session:
        held = make_workshop(session, issuer=region.issuer)
        make_participation(session, held, region.citra, school=region.b, office_id=region.office.id)
        add(session, InvitedSchool(workshop_id=held.id, school_id=region.b.id))
        add(session, InvitedSchool(workshop_id=held.id, school_id=region.d.id))
        session.commit()

    funnel = region.report().funnel

    assert funnel.registered == BySex(male=1, female=1, unknown=1)
    assert funnel.present == funnel.completed == funnel.certified == BySex(male=0, female=1, unknown=0)
    assert funnel.registered.total == 3
    assert funnel.schools_invited == 1  # the other is under another office


def test_guests_and_other_staff_stand_in_no_step(region):
    region.hold(everyone(region))

    funnel = region.report().funnel

    assert [step.total for step in (funnel.registered, funnel.present, funnel.completed, funnel.certified)] == [1] * 4


def test_other_periods_are_counted_like_this_one(region):
    region.hold([(region.ayu, region.a, region.office)])
    both = [(region.ayu, region.a, region.office), (region.citra, region.b, region.office)]
    region.hold(both, on=dt.date(2025, 6, 20))
    region.hold([(region.citra, region.b, region.office)], on=dt.date(2024, 7, 5))

    before, last_year = region.report(JULY).comparisons

    assert (before.against, before.period) == (Against.BEFORE, Period(dt.date(2025, 6, 1), dt.date(2025, 6, 30)))
    assert (before.workshops, before.teachers_reached, before.schools_reached, before.certificates) == (1, 2, 2, 2)
    assert last_year.against is Against.YEAR_BEFORE
    assert (last_year.teachers_reached, last_year.lesson_hours) == (1, 8)


def test_a_whole_year_has_one_period_beside_it(region):
    (only,) = region.report(Period(dt.date(2025, 1, 1), dt.date(2025, 12, 31))).comparisons

    assert only.period == Period(dt.date(2024, 1, 1), dt.date(2024, 12, 31))


def test_who_is_known_nowhere_by_sex_is_unknown(region, engine):
    with writing(engine, by=COMMAND) as session:
        stranger = make_person(session, "Tamu Contoh", school=region.a)
        session.commit()
    region.hold([(stranger, region.a, region.office)])

    assert region.report().funnel.present == BySex(0, 0, 1)
