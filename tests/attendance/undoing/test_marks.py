"""Marks of a file taken back: every place is marked as it was before, unless somebody has marked it anew since."""

import datetime as dt

import pytest
from sqlalchemy import select

from tests.attendance.grids.events import AFTERWARDS, NAMES, Event
from workshop_tracker.attendance.marking import MarkMade, record_attendance
from workshop_tracker.attendance.models import Mark, Participation
from workshop_tracker.attendance.undoing.actions import CannotBeUndone, undo_batch
from workshop_tracker.attendance.undoing.queries import batches_of
from workshop_tracker.database import now, reading, writing
from workshop_tracker.intake.models import ImportBatch
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.models import Sheet, WorkshopSession

SITI, BUDI, EKO = NAMES
DAYS = ("Nama", "Hari 1", "Hari 2")


@pytest.fixture
def event(engine):
    return Event(engine)


def bring_in(event, *rows):
    event.apply(event.plan(DAYS, *rows))
    with reading(event.engine) as session:
        return session.scalars(select(ImportBatch.id).order_by(ImportBatch.id.desc())).first()


def undo(event, batch_id):
    with writing(event.engine, by=COMMAND) as session:
        undo_batch(session, batch_id)
        session.commit()


def refusal(event, batch_id):
    with pytest.raises(CannotBeUndone) as refused:
        undo(event, batch_id)
    return str(refused.value.reason)


def mark(event, name, mark, *, number=3):
    """By hand, in one session."""
    with writing(event.engine, by=COMMAND) as session:
        place = session.scalar(select(WorkshopSession.id).where(WorkshopSession.number == number))
        made = MarkMade(f"tangan-{name}-{now().isoformat()}", event.ids[name], mark, now(), session_id=place)
        record_attendance(session, event.workshop.id, [made], today=AFTERWARDS)
        session.commit()


def mark_first_day(event, name, mark):
    """By hand, on the sheet of the first day."""
    with writing(event.engine, by=COMMAND) as session:
        sheet = session.scalars(select(Sheet).where(Sheet.held_on == event.workshop.starts_on)).one()
        made = MarkMade("lembar", event.ids[name], mark, now(), sheet_id=sheet.id)
        record_attendance(session, event.workshop.id, [made], today=AFTERWARDS)
        session.commit()


def test_every_place_is_as_it_was_whether_marked_by_session_by_sheet_or_not_at_all(event):
    mark_first_day(event, BUDI, Mark.SICK)
    mark(event, BUDI, Mark.EXCUSED)
    before = event.marks()
    batch_id = bring_in(event, (SITI, "H", "H"), (BUDI, "H", "A"))
    assert event.marks() == {SITI: "1p2p3p", BUDI: "1p2p3a"}
    undo(event, batch_id)
    assert event.marks() == before == {BUDI: "1s2s3e"}
    assert "sudah ditarik kembali" in refusal(event, batch_id)


def test_files_one_on_another_are_taken_back_from_the_last_to_the_first(event):
    first = bring_in(event, (SITI, "H", "H"))
    second = bring_in(event, (SITI, "I", "H"))
    third = bring_in(event, (SITI, "S", "A"))
    assert "padanya bertumpu 3 tanda hadir yang diubah sesudahnya" in refusal(event, first)
    undo(event, third)
    assert event.marks() == {SITI: "1e2e3p"}
    undo(event, second)
    assert event.marks() == {SITI: "1p2p3p"}
    again = bring_in(event, (SITI, "I", "H"))
    undo(event, again)
    undo(event, first)
    assert event.marks() == {}


def test_what_was_marked_anew_or_certified_since_keeps_it(event):
    batch_id = bring_in(event, (SITI, "H", "H"), (BUDI, "H", "H"))
    mark(event, EKO, Mark.PRESENT)
    mark(event, SITI, Mark.ABSENT)
    with writing(event.engine, by=COMMAND) as session:
        session.get_one(Participation, event.ids[BUDI]).certified_at = dt.datetime(2025, 7, 13, tzinfo=dt.UTC)
        session.commit()
    told = refusal(event, batch_id)
    assert "1 tanda hadir yang diubah sesudahnya" in told
    assert "1 sertifikat" in told
    assert event.marks() == {SITI: "1p2p3a", BUDI: "1p2p3p", EKO: "3p"}


def test_what_is_put_off_since_can_be_taken_back(event):
    batch_id = bring_in(event, (SITI, "H", "H"))
    with writing(event.engine, by=COMMAND) as session:
        for each in session.scalars(select(WorkshopSession)):
            each.held_on = now().date() + dt.timedelta(days=30)
        session.commit()
    undo(event, batch_id)
    assert event.marks() == {}


def test_the_list_of_imports_tells_how_many_marks_it_made(event):
    bring_in(event, (SITI, "H", "H"), (BUDI, "", "H"))
    with reading(event.engine) as session:
        [batch] = batches_of(session, event.workshop.id)
    assert (batch.kind, batch.made, batch.can_be_undone) == ("attendance", {"attendance_events": 3}, True)
