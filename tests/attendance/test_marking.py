"""Marks: stored once, never lost, the one made last holds."""

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import DatabaseError

from tests.factories import FIRST_DAY, make_participation, make_person, make_workshop
from workshop_tracker.attendance.marking import (
    DayNotCome,
    MarkMade,
    OperationReused,
    ParticipationIsCertified,
    record_acceptable,
    record_attendance,
)
from workshop_tracker.attendance.models import AttendanceEvent, Mark, Participation
from workshop_tracker.attendance.queries import marks_of, sheets_to_mark
from workshop_tracker.database import now, reading, writing
from workshop_tracker.viewer import COMMAND

NINE = dt.datetime(2025, 7, 11, 2, 0, tzinfo=dt.UTC)


class Hall:
    """A workshop of two sessions on one sheet, with two participants."""

    def __init__(self, engine):
        self.engine = engine
        with writing(engine, by=COMMAND) as session:
            workshop = make_workshop(session)
            self.workshop_id = workshop.id
            self.people = [make_participation(session, workshop, make_person(session)).id for _ in range(2)]
            (sheet,) = sheets_to_mark(session, workshop.id)
            self.sheet_id, self.sessions = sheet.sheet.id, sheet.session_ids
            session.commit()

    def mark(self, operation, mark=Mark.PRESENT, *, person=0, at=NINE, today=FIRST_DAY, reason="", **place):
        place = place or {"sheet_id": self.sheet_id}
        made = MarkMade(operation, self.people[person], mark, at, **place)
        with writing(self.engine, by=COMMAND) as session:
            stored = record_attendance(session, self.workshop_id, [made], today=today, reason=reason)
            session.commit()
        return stored

    def marks(self, person=0):
        with reading(self.engine) as session:
            return marks_of(session, self.workshop_id)[self.people[person]]

    def events(self):
        with reading(self.engine) as session:
            return session.scalar(select(func.count()).select_from(AttendanceEvent))


@pytest.fixture
def hall(engine):
    return Hall(engine)


def test_a_mark_on_a_sheet_fills_its_sessions(hall):
    assert hall.mark("op-1") == 1

    assert hall.marks() == dict.fromkeys(hall.sessions, Mark.PRESENT)
    assert hall.marks(person=1) == {}


def test_the_same_operation_twice_is_stored_once(hall):
    hall.mark("op-1")

    assert hall.mark("op-1") == 0
    assert hall.events() == 1


def test_an_operation_with_other_content_is_refused_and_changes_nothing(hall):
    hall.mark("op-1")

    with pytest.raises(OperationReused):
        hall.mark("op-1", Mark.ABSENT)
    assert hall.marks() == dict.fromkeys(hall.sessions, Mark.PRESENT)


def test_the_mark_made_last_holds_whatever_the_order_of_arrival(hall):
    hall.mark("later", Mark.SICK, at=NINE + dt.timedelta(hours=1))
    hall.mark("earlier", Mark.PRESENT, at=NINE)

    assert hall.marks() == dict.fromkeys(hall.sessions, Mark.SICK)
    assert hall.events() == 2


def test_a_mark_can_be_taken_back_and_an_older_one_does_not_bring_it_again(hall):
    hall.mark("one", at=NINE)
    hall.mark("back", None, at=NINE + dt.timedelta(minutes=2))
    hall.mark("old", at=NINE + dt.timedelta(minutes=1))

    assert hall.marks() == {}


def test_one_session_of_a_sheet_can_differ(hall):
    hall.mark("sheet", at=NINE)
    hall.mark("session", Mark.EXCUSED, at=NINE + dt.timedelta(hours=1), session_id=hall.sessions[1])

    assert hall.marks() == {hall.sessions[0]: Mark.PRESENT, hall.sessions[1]: Mark.EXCUSED}


def test_a_clock_that_runs_ahead_does_not_win_for_ever(hall):
    hall.mark("ahead", Mark.ABSENT, at=now() + dt.timedelta(days=400))
    hall.mark("right", Mark.PRESENT, at=now())

    assert hall.marks() == dict.fromkeys(hall.sessions, Mark.PRESENT)


def test_a_late_mark_is_flagged_not_refused(hall):
    hall.mark("late")

    with reading(hall.engine) as session:
        assert session.scalars(select(AttendanceEvent.is_late)).all() == [True]


def test_the_future_cannot_be_marked(hall):
    with pytest.raises(DayNotCome):
        hall.mark("early", today=FIRST_DAY - dt.timedelta(days=1))
    assert hall.events() == 0


def test_a_certified_participation_changes_with_a_reason_only(hall):
    with writing(hall.engine, by=COMMAND) as session:
        session.get_one(Participation, hall.people[0]).certified_at = now()
        session.commit()

    with pytest.raises(ParticipationIsCertified):
        hall.mark("silent", Mark.ABSENT)
    assert hall.mark("explained", Mark.ABSENT, reason="salah tanda") == 1


def test_another_workshops_sheet_or_participant_is_not_found(hall, engine):
    foreign = Hall(engine)

    with pytest.raises(LookupError):
        hall.mark("foreign-sheet", sheet_id=foreign.sheet_id)
    foreign.people[0] = hall.people[0]
    with pytest.raises(LookupError):
        foreign.mark("foreign-person")


def at_once(*calls):
    """Make the calls at the same instant; returns what they returned."""
    barrier = threading.Barrier(len(calls))

    def wait_and(call):
        barrier.wait()
        return call()

    with ThreadPoolExecutor(len(calls)) as pool:
        return [future.result() for future in [pool.submit(wait_and, call) for call in calls]]


def test_two_devices_at_once_leave_one_state(hall):
    for turn in range(5):
        at_once(
            lambda turn=turn: hall.mark(f"a{turn}", Mark.PRESENT, at=NINE + dt.timedelta(minutes=turn)),
            lambda turn=turn: hall.mark(f"b{turn}", Mark.SICK, at=NINE + dt.timedelta(minutes=turn)),
        )

    assert hall.events() == 10
    assert len(hall.marks()) == 2


def test_one_operation_sent_twice_at_once_is_stored_once(hall):
    for turn in range(5):
        stored = at_once(lambda turn=turn: hall.mark(f"op-{turn}"), lambda turn=turn: hall.mark(f"op-{turn}"))
        assert sorted(stored) == [0, 1]


def test_events_can_neither_be_changed_nor_deleted(hall):
    hall.mark("op-1")
    hall.mark("back", None, at=NINE + dt.timedelta(minutes=1))

    for change in (update(AttendanceEvent).values(device="lain"), delete(AttendanceEvent)):
        with writing(hall.engine, by=COMMAND) as session, pytest.raises(DatabaseError, match="append_only"):
            session.execute(change)
    assert hall.events() == 2


class TestTakingWhatCanBeTaken:
    """A phone sends many marks at once; one that is refused holds no other up."""

    def take(self, hall, *marks, today=FIRST_DAY):
        with writing(hall.engine, by=COMMAND) as session:
            recorded = record_acceptable(session, hall.workshop_id, marks, today=today)
            session.commit()
        return recorded

    def made(self, hall, operation, mark=Mark.PRESENT, *, person=0):
        return MarkMade(operation, hall.people[person], mark, NINE, sheet_id=hall.sheet_id)

    def test_the_acceptable_ones_are_stored_and_the_others_explained(self, hall):
        hall.mark("op-1")
        foreign = MarkMade("op-3", 10**9, Mark.PRESENT, NINE, sheet_id=hall.sheet_id)

        recorded = self.take(
            hall,
            self.made(hall, "op-1"),
            self.made(hall, "op-1", Mark.ABSENT, person=1),
            self.made(hall, "op-2", person=1),
            foreign,
        )

        assert recorded.stored == {"op-2"}
        assert {operation: type(reason) for operation, reason in recorded.refused.items()} == {
            "op-1": OperationReused,
            "op-3": LookupError,
        }
        assert hall.marks(person=1) == dict.fromkeys(hall.sessions, Mark.PRESENT)

    def test_an_id_with_two_contents_in_one_batch_stores_neither(self, hall):
        recorded = self.take(hall, self.made(hall, "op-1"), self.made(hall, "op-1", Mark.ABSENT))

        assert (recorded.stored, recorded.known, set(recorded.refused)) == (set(), set(), {"op-1"})
        assert hall.events() == 0

    def test_sent_again_all_is_known(self, hall):
        self.take(hall, self.made(hall, "op-1"))

        assert self.take(hall, self.made(hall, "op-1"), self.made(hall, "op-1")).known == {"op-1"}
        assert hall.events() == 1

    def test_a_day_ahead_is_refused_whole(self, hall):
        recorded = self.take(hall, self.made(hall, "op-1"), today=FIRST_DAY - dt.timedelta(days=1))

        assert isinstance(recorded.refused["op-1"], DayNotCome)
        assert hall.events() == 0
