"""Story B: a programme over every level and authority of its place; who gave no consent stays outside."""

import datetime as dt

import pytest

from tests.factories import add
from tests.reports.test_queries import JULY, Region
from workshop_tracker.database import reading, writing
from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.organizations.models import Organization
from workshop_tracker.reports.programmes.coverage import Authority
from workshop_tracker.reports.queries import region_report_of
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.programmes import (
    Programme,
    ProgrammePartner,
    ProgrammeSynonym,
    ProgrammeTarget,
    TargetUnit,
)
from workshop_tracker.workshops.rules import programme_key


@pytest.fixture
def region(engine):
    region = Region(engine)
    with writing(engine, by=COMMAND) as session:
        programme = add(session, Programme(slug="mendalam", title="Program Contoh", owner_id=region.office.id))
        names = {"synonym": "Deep Learning Contoh", "synonym_key": programme_key("Deep Learning Contoh")}
        add(session, ProgrammeSynonym(programme_id=programme.id, **names))
        due = {"unit": TargetUnit.SCHOOLS, "due_on": dt.date(2025, 12, 31), "percent": 50}
        add(session, ProgrammeTarget(programme_id=programme.id, level_group=LevelGroup.SMK, **due))
        session.commit()
        region.programme_id = programme.id
    return region


def coverage(region, office=None):
    with reading(region.engine) as session:
        office = session.get_one(Organization, (office or region.office).id)
        programme = session.get_one(Programme, region.programme_id)
        return region_report_of(session, office, JULY, programme).programme_coverage


def consent(region, since, until=None):
    with writing(region.engine, by=COMMAND) as session:
        values = {"organization_id": region.kemenag.id, "shares_counts_from": since, "shares_counts_until": until}
        add(session, ProgrammePartner(programme_id=region.programme_id, **values))
        session.commit()


def of_madrasah(found):
    return next(row for row in found.rows if row.level == "MA")


def test_each_level_and_authority_is_a_row_and_without_consent_its_numbers_stay_outside(region):
    region.hold([(region.ayu, region.a, region.office)], programme_id=region.programme_id)
    region.hold([(region.ma_teacher, region.ma, region.kemenag)], programme_id=region.programme_id)

    found = coverage(region)

    assert {"SMA", "SMK", "SLB", "MA"} <= {row.level for row in found.rows}
    smk = next(row for row in found.rows if row.level == "SMK")
    assert (smk.authority, smk.schools_reached, smk.schools_overseen, smk.teachers_reached) == (Authority.OWN, 1, 1, 1)
    madrasah = of_madrasah(found)
    assert (madrasah.authority, madrasah.schools_overseen, madrasah.teachers_reached) == (Authority.OUTSIDE, None, None)
    (target,) = found.targets
    assert (target.level, target.percent, target.reached, target.whole) == ("SMK", 50, 1, 1)


def test_a_partner_that_shares_counts_is_counted_for_the_owner_alone(region):
    region.hold([(region.ma_teacher, region.ma, region.kemenag)], programme_id=region.programme_id)
    consent(region, dt.date(2025, 1, 1))

    shared = of_madrasah(coverage(region))

    assert (shared.authority, shared.schools_reached, shared.teachers_reached) == (Authority.PARTNER, 1, 1)
    theirs = coverage(region, region.kemenag)
    assert {row.authority for row in theirs.rows if row.level != "MA"} == {Authority.OUTSIDE}


def test_a_consent_that_has_ended_shares_nothing(region):
    consent(region, dt.date(2025, 1, 1), dt.date(2025, 2, 1))

    assert of_madrasah(coverage(region)).authority is Authority.OUTSIDE


def test_a_name_that_people_decided_joins_a_workshop(region):
    region.hold([(region.ayu, region.a, region.office)], title="deep learning CONTOH")
    region.hold([(region.budi, region.a, region.office)], title="Deep Learning Lain Contoh")

    found = coverage(region)

    assert found.synonyms == ("Deep Learning Contoh",)
    assert next(row for row in found.rows if row.level == "SMK").teachers_reached == 1
