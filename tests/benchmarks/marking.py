"""What the notes cost whoever marks, and what a fold takes of the office that reads next."""

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, func, select

from tests.benchmarks.bench_people import Seconds, seconds_of_server
from workshop_tracker.attendance.marking import MarkMade, record_attendance
from workshop_tracker.attendance.models import Attendance, AttendanceEvent, Mark, Participation
from workshop_tracker.database import now, today, writing
from workshop_tracker.reports.summaries.actions import fold
from workshop_tracker.synthesis.writing import triggers_at_rest
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.models import Sheet, Workshop, WorkshopState

MARKS, ROUNDS, ROSTER = 15, 3, 35
TURN = (Mark.SICK, Mark.PRESENT)


def mark_with_and_without_notes(engine: Engine) -> float:
    """How many times as long a committed mark takes with notes; the median of each, in turns of thirty."""
    with_notes: list[float] = []
    without: list[float] = []
    sheet_id, workshop_id, people = roster_of(engine)
    for _ in range(ROUNDS):
        with_notes += [marked(engine, workshop_id, sheet_id, people[:1], mark) for mark in TURN * MARKS]
        with at_rest(engine):
            without += [marked(engine, workshop_id, sheet_id, people[:1], mark) for mark in TURN * MARKS]
    return statistics.median(with_notes) / statistics.median(without)


def fold_of_a_roster(engine: Engine) -> Seconds:
    """A fold after a whole sheet was marked anew, without its commit: the quickest on the clock, the mean processor."""
    sheet_id, workshop_id, people = roster_of(engine)
    folded(engine, workshop_id, sheet_id, people, Mark.PRESENT)
    taken = [folded(engine, workshop_id, sheet_id, people, mark) for mark in TURN * ROUNDS]
    return Seconds(statistics.mean(each.processor for each in taken), min(each.clock for each in taken))


def folded(engine: Engine, workshop_id: int, sheet_id: int, people: list[int], mark: Mark) -> Seconds:
    marked(engine, workshop_id, sheet_id, people, mark)
    with writing(engine, by=COMMAND) as session:
        session.execute(select(1))  # whoever waits for the lock waits before
        began = Seconds(time.process_time() + seconds_of_server(engine), time.perf_counter())
        fold(session)
        ended = Seconds(time.process_time() + seconds_of_server(engine), time.perf_counter())
        session.commit()
    return ended.since(began)


def roster_of(engine: Engine) -> tuple[int, int, list[int]]:
    """A sheet of a workshop without papers, whose roster is nearest to the usual one."""
    with writing(engine, by=COMMAND) as session:
        marked_on = (
            select(AttendanceEvent.sheet_id, Sheet.workshop_id, func.count())
            .join(Sheet, Sheet.id == AttendanceEvent.sheet_id)
            .join(Workshop, Workshop.id == Sheet.workshop_id)
            .where(Workshop.state == WorkshopState.HELD)
            .group_by(AttendanceEvent.sheet_id, Sheet.workshop_id)
        )
        rows = session.execute(marked_on).all()
        sheet_id, workshop_id, _ = min(rows, key=lambda row: (abs(row[2] - ROSTER), row[0]))
        listed = select(Participation.id).where(
            Participation.workshop_id == workshop_id, Participation.cancelled_at.is_(None)
        )
        return sheet_id, workshop_id, list(session.scalars(listed.order_by(Participation.id)))


def marked(engine: Engine, workshop_id: int, sheet_id: int, people: list[int], mark: Mark) -> float:
    """Seconds of one committed transaction with a mark of each."""
    made = [MarkMade(f"{time.time_ns()}-{person}", person, mark, now(), sheet_id=sheet_id) for person in people]
    before = time.perf_counter()
    with writing(engine, by=COMMAND) as session:
        record_attendance(session, workshop_id, made, today=today())
        session.commit()
    return time.perf_counter() - before


@contextmanager
def at_rest(engine: Engine) -> Iterator[None]:
    """Nobody notes what is marked meanwhile, whichever transaction writes it."""
    with writing(engine, by=COMMAND) as session:
        with triggers_at_rest(session, Attendance):
            session.commit()
            yield
        session.commit()
