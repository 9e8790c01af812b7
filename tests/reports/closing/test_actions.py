"""Closing a quarter and opening it again: which workshops it touches, and what may then change for a reason only."""

import datetime as dt

import pytest
from sqlalchemy import select

from tests.reports.test_queries import everyone
from workshop_tracker.attendance.marking import MarkMade, QuarterIsClosed, record_attendance
from workshop_tracker.attendance.models import Attendance, Mark
from workshop_tracker.attendance.queries import participants_of, sheets_to_mark
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import now, reading, writing
from workshop_tracker.organizations.models import Organization
from workshop_tracker.reports.closing.actions import QuarterIsNotOver, ReasonMissing, close_quarter, reopen_quarter
from workshop_tracker.reports.models import ClosedQuarter
from workshop_tracker.reports.periods import Part, choice, current_quarter
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops import actions as workshops
from workshop_tracker.workshops.models import Workshop

THIRD = choice(Part.QUARTER_3, 2025)
AFTERWARDS = dt.date(2025, 12, 1)


def close(region, office, quarter=THIRD):
    with writing(region.engine, by=COMMAND) as session:
        closed = close_quarter(session, session.get_one(Organization, office.id), quarter)
        session.commit()
        return closed.id


def reopen(region, office, reason="Salah hitung"):
    with writing(region.engine, by=COMMAND) as session:
        was_closed = reopen_quarter(session, session.get_one(Organization, office.id), THIRD, reason)
        session.commit()
        return was_closed


def reported(region):
    with reading(region.engine) as session:
        return set(session.scalars(select(Workshop.slug).where(Workshop.reported_at.is_not(None))))


def mark(region, workshop, mark, *, marked_at=None, reason="", number=1):
    """Mark the first of the list anew."""
    with writing(region.engine, by=COMMAND) as session:
        (sheet,) = sheets_to_mark(session, workshop.id)
        first = participants_of(session, workshop.id)[0]
        made = MarkMade(f"baru-{number}", first.id, mark, marked_at or now(), sheet.sheet.id)
        stored = record_attendance(session, workshop.id, [made], today=AFTERWARDS, reason=reason)
        session.commit()
        return stored, set(session.scalars(select(Attendance.mark).where(Attendance.participation_id == first.id)))


def test_a_closing_touches_what_ended_in_the_quarter_and_counts_at_the_office(region):
    here = region.hold(everyone(region), slug="di-sini")
    region.hold([(region.dewi, region.d, region.other)], slug="kantor-lain")
    region.hold(everyone(region), slug="triwulan-lain", on=dt.date(2025, 5, 2))
    first = close(region, region.office)
    assert reported(region) == {here.slug}
    assert close(region, region.office) == first  # pressed twice, it is closed once


def test_what_another_office_has_reported_stays_reported_when_one_opens_again(region):
    region.hold(everyone(region), slug="bersama")
    region.hold([(region.ayu, region.a, region.office)], slug="sendiri")
    close(region, region.office)
    close(region, region.other)
    assert reopen(region, region.office)
    assert reported(region) == {"bersama"}
    assert not reopen(region, region.office)
    assert reopen(region, region.other)
    assert reported(region) == set()
    with reading(region.engine) as session:
        assert session.scalars(select(ClosedQuarter)).all() == []
        reasons = set(session.scalars(select(AuditEntry.reason).where(AuditEntry.object_kind == "closed_quarters")))
        assert "Salah hitung" in reasons


def test_a_quarter_that_runs_is_not_closed_and_none_is_opened_without_a_reason(region):
    with pytest.raises(QuarterIsNotOver):
        close(region, region.office, current_quarter(now().date()))
    close(region, region.office)
    with pytest.raises(ReasonMissing):
        reopen(region, region.office, " ")


def test_a_mark_that_is_there_changes_for_a_reason_only(region):
    workshop = region.hold([(region.ayu, region.a, region.office)], issue=False)
    close(region, region.office)
    with pytest.raises(QuarterIsClosed):
        mark(region, workshop, Mark.ABSENT)
    with pytest.raises(QuarterIsClosed):
        mark(region, workshop, None)
    assert mark(region, workshop, Mark.PRESENT, number=2) == (1, {Mark.PRESENT})  # the same once more changes nothing
    before = now() - dt.timedelta(days=400)
    assert mark(region, workshop, Mark.EXCUSED, marked_at=before, number=3) == (1, {Mark.PRESENT})  # late, taken
    assert mark(region, workshop, Mark.ABSENT, reason="Daftar tertukar", number=4) == (1, {Mark.ABSENT})


def test_who_has_no_mark_is_marked_all_the_same(region):
    workshop = region.hold([(region.ayu, region.a, region.office)], issue=False)
    mark(region, workshop, None, reason="Belum ditandai", number=5)
    close(region, region.office)
    assert mark(region, workshop, Mark.PRESENT) == (1, {Mark.PRESENT})


def test_days_change_for_a_reason_and_titles_freely(region):
    workshop = region.hold([(region.ayu, region.a, region.office)], issue=False)
    close(region, region.office)
    with writing(region.engine, by=COMMAND) as session:
        found = session.get_one(Workshop, workshop.id)
        workshops.edit_workshop(session, found, {"title": "Judul Baru Contoh"})
        with pytest.raises(workshops.ReasonMissing):
            workshops.edit_workshop(session, found, {"ends_on": dt.date(2025, 10, 1)})
        assert workshops.edit_workshop(session, found, {"ends_on": dt.date(2025, 10, 1)}, reason="Salah tulis")
        session.commit()
