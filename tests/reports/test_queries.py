"""The region's report against a small world in which every number is known."""

import dataclasses
import datetime as dt
import json

from tests.factories import (
    FIRST_DAY,
    add,
    make_office,
    make_organization,
    make_participation,
    make_person,
    make_school,
    make_workshop,
)
from tests.statements import selects_of
from workshop_tracker.attendance.marking import MarkMade, record_attendance
from workshop_tracker.attendance.models import Mark
from workshop_tracker.attendance.queries import participants_of, sheets_to_mark
from workshop_tracker.certificates.actions import issue_certificates, revoke_certificate
from workshop_tracker.certificates.queries import papers_named
from workshop_tracker.database import now, reading, writing
from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.organizations.models import Organization, OrganizationKind
from workshop_tracker.people.models import PersonStatus, StaffKind
from workshop_tracker.reports.queries import region_report_of
from workshop_tracker.reports.region import Period, Reconciliation, TeachersSources, region_document, region_report
from workshop_tracker.schools.models import SchoolHeadcount
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.models import Workshop, WorkshopState
from workshop_tracker.workshops.programmes import Programme

JULY = Period(dt.date(2025, 7, 1), dt.date(2025, 7, 31))
NINE = dt.datetime(2025, 7, 11, 2, 0, tzinfo=dt.UTC)


class Region:
    """Two offices, four schools; A: reached twice, B: known but silent, C: unknown, D: the other office's."""

    def __init__(self, engine):
        self.engine = engine
        with writing(engine, by=COMMAND) as session:
            self.office = make_office(session, "Cabang Dinas Contoh", code="contoh-x")
            self.other = make_office(session, "Cabang Dinas Lain Contoh", districts=("33.01",), code="contoh-y")
            self.kemenag = make_office(
                session,
                "Kemenag Contoh",
                levels=(LevelGroup.MA,),
                kind=OrganizationKind.RELIGIOUS_AFFAIRS,
            )
            self.a = make_school(session, "SMK A CONTOH")
            self.b = make_school(session, "SMA B CONTOH", level="SMA")
            self.c = make_school(session, "SLB C CONTOH", level="SLB")
            self.d = make_school(session, "SMK D CONTOH", district_code="33.01")
            self.ma = make_school(session, "MA CONTOH", level="MA")
            self.ayu = make_person(session, "Ayu Contoh", school=self.a)
            self.budi = make_person(session, "Budi Contoh", school=self.a)
            self.citra = make_person(session, "Citra Contoh", school=self.b)
            self.clerk = make_person(session, "Tata Usaha Contoh", school=self.a, staff_kind=StaffKind.ADMINISTRATIVE)
            self.dewi = make_person(session, "Dewi Contoh", school=self.d)
            self.ma_teacher = make_person(session, "Farid Contoh", school=self.ma)
            self.lecturer = make_person(session, "Dosen Contoh")
            self.issuer = make_organization(session, "MGMP Penerbit Contoh")
            session.commit()

    def hold(self, people, *, absent=(), on=FIRST_DAY, issue=True, **values):
        """Hold a workshop of 8 JP on a day with these (person, school, office) present."""
        with writing(self.engine, by=COMMAND) as session:
            workshop = make_workshop(session, issuer=self.issuer, starts_on=on, ends_on=on, **values)
            for person, school, office in (*people, *absent):
                make_participation(session, workshop, person, school=school, office_id=office.id if office else None)
            session.commit()
            self.mark(session, workshop, {person.name for person, *_ in people}, on)
            if issue:
                issue_certificates(session, workshop, on=on, base_url="https://contoh.example")
            session.commit()
            return workshop

    def mark(self, session, workshop, present, on):
        (sheet,) = sheets_to_mark(session, workshop.id)
        at = dt.datetime.combine(on, dt.time(2), dt.UTC)
        marks = [
            MarkMade(
                f"{workshop.slug}-{p.id}", p.id, Mark.PRESENT if p.name in present else Mark.ABSENT, at, sheet.sheet.id
            )
            for p in participants_of(session, workshop.id)
        ]
        record_attendance(session, workshop.id, marks, today=on)

    def report(self, period=JULY, programme=None, office=None):
        with reading(self.engine) as session:
            found = session.get_one(Organization, (office or self.office).id)
            return region_report_of(session, found, period, programme)


def everyone(region):
    return [
        (region.ayu, region.a, region.office),
        (region.clerk, region.a, region.office),
        (region.dewi, region.d, region.other),
        (region.ma_teacher, region.ma, region.kemenag),
        (region.lecturer, None, None),
    ]


def test_each_number_of_a_workshop_with_guests(region):
    region.hold(everyone(region), absent=[(region.budi, region.a, region.office)])

    report = region.report()

    assert (report.workshops, report.participations) == (1, 2)
    assert (report.teachers_reached, report.teachers_completed) == (1, 1)
    assert (report.lesson_hours, report.lesson_hours_attended, report.certificates) == (16, 16, 2)
    assert (report.schools_reached, report.schools_overseen) == (1, 3)
    assert (report.teachers_known, report.schools_with_known_teachers) == (3, 2)
    assert report.reconciliation == Reconciliation(
        present=5,
        own_teachers=1,
        own_other_staff=1,
        other_offices=1,
        madrasah=1,
        without_office=0,
        without_school=1,
    )


def test_schools_levels_and_districts_tell_the_same_story(region):
    region.hold([(region.ayu, region.a, region.office), (region.budi, region.a, region.office)])

    report = region.report()

    assert [(row.name, row.teachers_reached, row.teachers_known, row.lesson_hours) for row in report.schools] == [
        ("SLB C CONTOH", 0, None, 0),
        ("SMA B CONTOH", 0, 1, 0),
        ("SMK A CONTOH", 2, 2, 16),
    ]
    assert {row.level: row.reach.teachers_reached for row in report.levels} == {"SMA": 0, "SMK": 2, "SLB": 0}
    assert {row.level: row.reach.teachers_known for row in report.levels} == {"SMA": 1, "SMK": 2, "SLB": None}
    (district,) = report.districts
    assert (district.code, district.reach.schools_overseen, district.reach.teachers_reached) == ("33.02", 3, 2)


def test_never_reached_are_the_overseen_schools_of_which_no_teacher_came(region):
    region.hold([(region.citra, region.b, region.office)], on=dt.date(2025, 3, 14))
    region.hold([(region.ayu, region.a, region.office)])

    report = region.report()

    assert [(row.name, row.teachers_known, row.last_trained_on) for row in report.never_reached] == [
        ("SMA B CONTOH", 1, dt.date(2025, 3, 14)),
        ("SLB C CONTOH", None, None),
    ]


def test_who_was_registered_and_absent_is_not_reached(region):
    region.hold([], absent=[(region.ayu, region.a, region.office)])

    report = region.report()

    assert (report.workshops, report.participations, report.teachers_reached) == (0, 0, 0)


def test_a_teacher_at_two_workshops_is_one_teacher_and_two_participations(region):
    for day in (FIRST_DAY, dt.date(2025, 7, 18)):
        region.hold([(region.ayu, region.a, region.office)], on=day)

    report = region.report()

    assert (report.workshops, report.participations, report.teachers_reached) == (2, 2, 1)
    assert report.lesson_hours == 16


def test_the_office_of_the_first_day_counts_not_todays(region):
    region.hold([(region.ayu, region.a, region.other)])

    assert region.report().teachers_reached == 0
    assert region.report(office=region.other).teachers_reached == 1
    assert [row.name for row in region.report(office=region.other).schools if row.teachers_reached] == ["SMK A CONTOH"]


def test_the_period_goes_by_the_day_of_attendance_its_ends_included(region):
    region.hold([(region.ayu, region.a, region.office)])

    assert region.report(Period(FIRST_DAY, FIRST_DAY)).teachers_reached == 1
    assert region.report(Period(dt.date(2025, 7, 12), dt.date(2025, 7, 31))).teachers_reached == 0
    assert region.report(Period(dt.date(2025, 7, 1), dt.date(2025, 7, 10))).teachers_reached == 0


def test_a_revoked_paper_recognises_no_hours_but_the_attendance_stays(region, engine):
    workshop = region.hold([(region.ayu, region.a, region.office)])
    with writing(engine, by=COMMAND) as session:
        (paper,) = papers_named(session, "001/CONTOH/VII/2025")
        revoke_certificate(session, paper, reason="Salah orang", at=now())
        session.commit()

    report = region.report()

    assert workshop.title
    assert (report.lesson_hours, report.certificates) == (0, 0)
    assert (report.lesson_hours_attended, report.teachers_completed) == (8, 1)


def test_a_cancelled_workshop_counts_nowhere(region, engine):
    workshop = region.hold([(region.ayu, region.a, region.office)], issue=False)
    with writing(engine, by=COMMAND) as session:
        session.get_one(Workshop, workshop.id).state = WorkshopState.CANCELLED
        session.commit()

    assert region.report().teachers_reached == 0


def test_a_programme_narrows_the_report(region, engine):
    with writing(engine, by=COMMAND) as session:
        programme = add(session, Programme(slug="mendalam-contoh", title="Contoh", owner_id=region.office.id))
        session.commit()
    region.hold([(region.ayu, region.a, region.office)], programme_id=programme.id)
    region.hold([(region.citra, region.b, region.office)])

    assert region.report().teachers_reached == 2
    narrowed = region.report(programme=programme)
    assert (narrowed.programme, narrowed.teachers_reached, narrowed.certificates) == ("mendalam-contoh", 1, 1)


def test_who_retired_before_the_last_day_leaves_the_denominator(region, engine):
    with writing(engine, by=COMMAND) as session:
        budi = session.merge(region.budi)
        budi.status, budi.status_on = PersonStatus.RETIRED, dt.date(2025, 7, 15)
        session.commit()

    assert region.report().teachers_known == 2
    assert region.report(Period(dt.date(2025, 7, 1), dt.date(2025, 7, 14))).teachers_known == 3


def test_a_declared_headcount_stands_in_where_no_list_is_known(region, engine):
    with writing(engine, by=COMMAND) as session:
        for day, teachers in ((dt.date(2025, 1, 10), 9), (dt.date(2025, 6, 10), 12), (dt.date(2025, 9, 1), 99)):
            add(session, SchoolHeadcount(school_id=region.c.id, counted_on=day, sex="all", teachers=teachers))
        session.commit()

    report = region.report()

    assert {row.name: row.teachers_known for row in report.schools}["SLB C CONTOH"] == 12
    assert report.teachers_known == 3 - 0 + 12
    day = dt.date(2025, 6, 10)
    assert report.teachers_sources == TeachersSources(0, 0, statements=1, recorded=2, oldest_on=day, newest_on=day)
    told = {row.name: (row.teachers_source, row.teachers_told_on) for row in report.schools}
    assert told["SLB C CONTOH"] == ("statement", day)


def test_a_closed_school_leaves_the_overseen(region, engine):
    with writing(engine, by=COMMAND) as session:
        session.merge(region.c).closed_on = dt.date(2025, 7, 30)
        session.commit()

    assert region.report().schools_overseen == 2


def test_totals_are_the_sums_of_their_rows(region):
    region.hold(everyone(region))
    region.hold([(region.citra, region.b, region.office), (region.budi, region.a, region.office)])

    report = region.report()

    assert report.lesson_hours == sum(row.lesson_hours for row in report.schools)
    assert report.teachers_reached == sum(row.teachers_reached for row in report.schools)
    assert report.schools_overseen == sum(row.reach.schools_overseen for row in report.levels)
    assert report.schools_overseen == report.schools_reached + len(report.never_reached)
    parts = dataclasses.asdict(report.reconciliation)
    assert parts.pop("present") == sum(parts.values())


def test_the_document_read_back_is_the_report(region):
    region.hold(everyone(region))
    report = region.report()

    assert region_report(json.loads(json.dumps(region_document(report)))) == report


def test_the_number_of_statements_does_not_grow_with_the_rows(region, engine):
    def statements():
        with selects_of(engine) as seen:
            region.report()
        return len(seen)

    region.hold([(region.ayu, region.a, region.office)])
    few = statements()
    for _ in range(5):
        region.hold([(region.ayu, region.a, region.office), (region.citra, region.b, region.office)])

    # office, offices below, presences, papers, workshops that ended, participations, planned, marks, overrides,
    # overseen, headcounts, roster, lists, registered, invited, last trained, guests; other periods;
    # organizers, speakers, days, people on lists, marks, hours, workshops; JP, outside JP, teachers, targets;
    # workshops of the period, their people, marks and hours, without school, without number, namesakes, told apart,
    # clocks, unverified
    assert statements() == few == 42
