"""Filters narrow whom a report counts; the office of then or of now; a province is all that lies below it."""

import datetime as dt

from sqlalchemy import select

from tests.factories import add, make_office
from tests.reports.test_queries import JULY, everyone
from workshop_tracker.database import reading, writing
from workshop_tracker.organizations.models import Organization, OrganizationKind
from workshop_tracker.people.models import Post
from workshop_tracker.reports.asked.filters import EVERYBODY, Filters, read_filters, told
from workshop_tracker.reports.queries import region_report_of
from workshop_tracker.viewer import COMMAND


def report_of(region, office=None, **asked):
    with reading(region.engine) as session:
        return region_report_of(session, session.get_one(Organization, (office or region.office).id), JULY, **asked)


def test_an_address_says_filters_and_reads_them_back():
    asked = Filters(level="SMK", status="negeri", employment="GTY/PTY", sex="P", role="speaker")
    assert read_filters(told(asked)) == asked
    assert told(EVERYBODY) == {}
    assert read_filters({"level": "tidak-ada", "sex": "X", "role": "raja"}) == EVERYBODY


def test_a_level_narrows_people_schools_and_what_is_known(region):
    region.hold([*everyone(region), (region.citra, region.b, region.office)])

    report = report_of(region, filters=Filters(level="SMA"))

    assert (report.teachers_reached, report.schools_overseen, report.teachers_known) == (1, 1, 1)
    assert report.reconciliation.left_out == 2
    parts = report.reconciliation
    assert parts.present == 6
    assert parts.own_teachers + parts.other_offices + parts.madrasah + parts.without_school + parts.left_out == 6


def test_who_chooses_among_people_gets_no_share_of_all(region):
    region.hold(everyone(region))

    report = report_of(region, filters=Filters(sex="P"))

    assert (report.teachers_reached, report.teachers_known, report.schools_with_known_teachers) == (0, None, 0)


def test_a_teacher_who_moved_counts_where_she_was_or_where_she_is(region, engine):
    region.hold([(region.ayu, region.a, region.office)])
    with writing(engine, by=COMMAND) as session:
        post = session.scalars(select(Post).where(Post.person_id == region.ayu.id)).one()
        post.ends_on = dt.date(2025, 9, 30)
        session.flush()
        add(session, Post(person_id=region.ayu.id, school_id=region.d.id, starts_on=dt.date(2025, 10, 1)))
        session.commit()
    today = dt.date(2025, 11, 1)

    assert report_of(region).teachers_reached == 1
    assert report_of(region, as_it_is_on=today).teachers_reached == 0
    there = report_of(region, region.other, as_it_is_on=today)
    assert (there.teachers_reached, there.as_it_is_on) == (1, today)
    assert [row.name for row in there.schools if row.teachers_reached] == ["SMK D CONTOH"]
    assert report_of(region, region.other).teachers_reached == 0


def test_a_province_counts_all_its_branches_and_a_person_once(region, engine):
    with writing(engine, by=COMMAND) as session:
        province = make_office(
            session, "Dinas Provinsi Contoh", districts=(), kind=OrganizationKind.PROVINCE_OFFICE, code="contoh-prov"
        )
        for branch in (region.office, region.other):
            session.get_one(Organization, branch.id).parent_id = province.id
        session.commit()
    region.hold(everyone(region))
    region.hold([(region.ayu, region.d, region.other)], on=dt.date(2025, 7, 18))

    report = report_of(region, province)

    assert (report.teachers_reached, report.schools_overseen, report.schools_reached) == (2, 4, 2)
    assert {row.code for row in report.districts} == {"33.01", "33.02"}
    assert report.reconciliation.other_offices == 0
