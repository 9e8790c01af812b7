"""Marks that came in by a file: whether they hold still, and what held before them.

Marks are never deleted. Taking a file back makes new ones, which the batch remembers too: for the files before it all
of these count as if they had never been.
"""

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.imports import KIND
from workshop_tracker.attendance.marking import MarkMade, hold_marks, record_attendance
from workshop_tracker.attendance.models import AttendanceEvent, Mark, Participation
from workshop_tracker.attendance.queries import event_ids
from workshop_tracker.database import WritingSession, now
from workshop_tracker.intake.footprints import among, runs_of
from workshop_tracker.intake.models import ImportBatch
from workshop_tracker.workshops.models import SheetSession

EVENTS = AttendanceEvent.__tablename__
MARKED_SINCE = "marks"  # beside names of tables: marks that somebody has made anew since
Place = tuple[int, int]  # a participation and a session


@dataclass(frozen=True, slots=True)
class Held:
    """For each place that a file marked: whether its mark holds, and which one held before it; none where none did."""

    place: Place
    holds: bool
    before: Mark | None


def what_rests_on_marks(session: WritingSession, batch: ImportBatch) -> Counter[str]:
    """Marks of a file that somebody has made anew since, and papers for which its marks count.

    Whoever marks somebody of the workshop from now on waits.
    """
    hold_marks(session, batch.target_id or 0)
    changed = sum(not each.holds for each in _held(session, batch))
    certified = session.scalar(
        select(func.count(Participation.id.distinct()))
        .join(AttendanceEvent, AttendanceEvent.participation_id == Participation.id)
        .where(among(AttendanceEvent.id, batch.made[EVENTS]), Participation.certified_at.is_not(None))
    )
    return +Counter({MARKED_SINCE: changed, "certificates": certified or 0})


def take_marks_back(session: WritingSession, batch: ImportBatch) -> None:
    """Let every place be marked as it was before the file."""
    moment = now()
    made = [
        MarkMade(
            operation_id=hashlib.sha256(f"undo:{batch.id}:{each.place}".encode()).hexdigest()[:40],
            participation_id=each.place[0],
            mark=each.before,
            marked_at=moment,
            session_id=each.place[1],
        )
        for each in _held(session, batch)
    ]
    # the day of a session may have been put off since: what was marked on it can be taken back all the same
    record_attendance(session, batch.target_id or 0, made, today=dt.date.max, source="impor dibatalkan")
    again = event_ids(session, [each.operation_id for each in made])
    batch.made = {EVENTS: runs_of([*_numbers([batch]), *again])}


def _held(session: Session, batch: ImportBatch) -> list[Held]:
    own, void = _numbers([batch]), _numbers(_taken_back(session, batch))
    marked: dict[Place, int] = {}
    newest: dict[Place, int] = {}
    before: dict[Place, Mark | None] = {}
    for number, place, mark in _events(session, batch):
        if number in own:
            marked[place] = newest[place] = number
        elif number not in void:
            newest[place], before[place] = number, mark
    return [Held(place, newest[place] == number, before.get(place)) for place, number in marked.items()]


def _numbers(batches: Iterable[ImportBatch]) -> set[int]:
    runs = [run for batch in batches for run in batch.made.get(EVENTS, ())]
    return {number for first, last in runs for number in range(first, last + 1)}


def _taken_back(session: Session, batch: ImportBatch) -> Sequence[ImportBatch]:
    return session.scalars(
        select(ImportBatch).where(
            ImportBatch.kind == KIND, ImportBatch.target_id == batch.target_id, ImportBatch.undone_at.is_not(None)
        )
    ).all()


def _events(session: Session, batch: ImportBatch) -> Iterator[tuple[int, Place, Mark | None]]:
    """Every mark of whom the file marked, by session, in the order in which they count."""
    own = select(AttendanceEvent.participation_id).where(among(AttendanceEvent.id, batch.made[EVENTS]))
    rows = session.execute(
        select(
            AttendanceEvent.id,
            AttendanceEvent.participation_id,
            func.coalesce(AttendanceEvent.session_id, SheetSession.session_id),
            AttendanceEvent.mark,
        )
        .outerjoin(SheetSession, SheetSession.sheet_id == AttendanceEvent.sheet_id)
        .where(AttendanceEvent.participation_id.in_(own))
        .order_by(AttendanceEvent.marked_at, AttendanceEvent.id)
    )
    for number, participation_id, session_id, mark in rows:
        yield number, (participation_id, session_id), mark
