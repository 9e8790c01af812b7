"""Workshops as rows: as many as the number says, with what each still lacks."""

import datetime as dt

from tests.factories import make_participation, make_speaker
from tests.reports.test_queries import everyone
from workshop_tracker.database import writing
from workshop_tracker.reports.activities.activity import Progress
from workshop_tracker.reports.reached.funnel import BySex
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.models import Workshop, WorkshopState


def test_a_row_holds_all_that_an_office_lists(region, engine):
    held = region.hold(everyone(region), title="Dihitung Contoh", funding_source="BOS Contoh", batch="Angkatan 2")
    with writing(engine, by=COMMAND) as session:
        make_speaker(session, session.get_one(Workshop, held.id), session.merge(region.lecturer))
        session.commit()

    (row,) = region.report().activities

    assert (row.slug, row.title, row.place) == (held.slug, "Dihitung Contoh", "SMK Contoh")
    assert (row.days, row.funding_source, row.batch) == ((held.starts_on,), "BOS Contoh", "Angkatan 2")
    assert (row.organizers, row.speakers) == (("MGMP Penerbit Contoh",), ("Dosen Contoh",))
    assert (row.participants, row.lesson_hours) == (BySex(0, 0, 2), 8)
    assert (row.from_state_schools, row.from_private_schools) == (0, 2)
    assert (row.progress, row.unmarked, row.without_paper) == (Progress.COMPLETE, 0, 0)


def test_they_are_as_many_as_the_report_counts_in_the_order_of_their_days(region):
    for day in (dt.date(2025, 7, 18), dt.date(2025, 7, 11), dt.date(2025, 5, 2)):
        region.hold([(region.ayu, region.a, region.office)], on=day)
    region.hold([(region.dewi, region.d, region.other)])

    report = region.report()

    assert [row.days[0].day for row in report.activities] == [11, 18]
    assert len(report.activities) == report.workshops


def test_missing_papers_and_missing_marks_are_told(region, engine):
    without = region.hold([(region.ayu, region.a, region.office)], issue=False, title="Tanpa Kertas Contoh")
    closed = region.hold([(region.ayu, region.a, region.office)], issue=False, on=dt.date(2025, 7, 14))
    with writing(engine, by=COMMAND) as session:
        session.get_one(Workshop, closed.id).state = WorkshopState.CLOSED
        session.commit()

    assert [(row.slug, row.progress, row.without_paper) for row in region.report().activities] == [
        (without.slug, Progress.PAPERS_MISSING, 1),
        (closed.slug, Progress.CLOSED, 1),
    ]


def test_marks_that_nobody_made_are_counted(region, engine):
    held = region.hold([(region.ayu, region.a, region.office)], issue=False)
    with writing(engine, by=COMMAND) as session:
        make_participation(session, session.get_one(Workshop, held.id), region.budi, school=region.a)
        session.commit()

    (row,) = region.report().activities

    assert (row.progress, row.unmarked) == (Progress.ATTENDANCE_INCOMPLETE, 2)
