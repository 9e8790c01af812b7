"""Writing the marks of a grid. Nothing here commits."""

import datetime as dt
from collections.abc import Iterator

from workshop_tracker.attendance.actions import SeenMark, record_seen
from workshop_tracker.attendance.grids.imports import marks_in
from workshop_tracker.attendance.queries import Marks, marks_of
from workshop_tracker.database import WritingSession
from workshop_tracker.intake.proposals import ImportPlan
from workshop_tracker.people.rosters.questions import decision_of_row
from workshop_tracker.workshops.models import Workshop


def apply_grid(session: WritingSession, workshop: Workshop, plan: ImportPlan, *, today: dt.date) -> int:
    """Write the marks of the rows that go in, where they do not stand already; returns how many that were.

    Of two rows about one participant the first says what stands.
    """
    marks = list(_fresh(plan, marks_of(session, workshop.id)))
    record_seen(session, workshop, plan, marks, today=today)
    return len(marks)


def _fresh(plan: ImportPlan, present: Marks) -> Iterator[SeenMark]:
    told: set[int] = set()
    for each in plan.to_write():
        decision = decision_of_row(each)
        number = decision["participation_id"]
        if number in told:
            continue
        told.add(number)
        for session_id, mark in marks_in(each.values, decision).items():
            if present[number].get(session_id) is not mark:
                yield SeenMark(each.row_number, number, session_id, mark)
