"""Writing the marks of a grid. Nothing here commits."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from workshop_tracker.attendance.actions import SeenMark, apply_attendance, record_seen
from workshop_tracker.attendance.grids.imports import LAYOUT, marks_in
from workshop_tracker.attendance.participants.confirming import lock_list
from workshop_tracker.attendance.queries import Marks, marks_of
from workshop_tracker.database import WritingSession
from workshop_tracker.intake.actions import discard, stage, stage_in_place
from workshop_tracker.intake.proposals import ImportPlan, Outcome
from workshop_tracker.people.rosters.questions import decision_of_row
from workshop_tracker.workshops.models import Workshop


def apply_grid(session: WritingSession, workshop: Workshop, plan: ImportPlan, *, today: dt.date) -> int:
    """Write the marks of the rows that go in, where they do not stand already; returns how many that were.

    Of two rows about one participant the first says what stands.
    """
    marks = list(_fresh(plan, marks_of(session, workshop.id)))
    record_seen(session, workshop, plan, marks, today=today)
    return len(marks)


def apply_marks(session: WritingSession, workshop: Workshop, plan: ImportPlan, *, today: dt.date) -> int:
    """The same for a list with a mark in each row."""
    if plan.layout == LAYOUT:
        return apply_grid(session, workshop, plan, today=today)
    apply_attendance(session, workshop, plan, today=today)
    return sum(len((each.answer or each.values)["session_ids"]) for each in plan.to_write())


def keep_marks(session: WritingSession, workshop: Workshop, plan: ImportPlan) -> str:
    """Stage a file until its uploader confirms it; the same one sent again takes the place of the first."""
    lock_list(session, workshop)
    return stage_in_place(session, plan)


def confirm_marks(
    session: WritingSession, workshop: Workshop, token: str, plan: ImportPlan, *, today: dt.date
) -> tuple[int, str]:
    """Write what a staged file decides; returns how many marks that were, and the token of what waits for answers.

    Raises StagedPlanIsGone, DayNotCome, ParticipationIsCertified.
    """
    discard(session, token, plan.kind)
    written = apply_marks(session, workshop, plan, today=today)
    waiting = tuple(each for each in plan.proposals if each.outcome is Outcome.QUESTION and each.stays_out)
    return written, stage(session, replace(plan, proposals=waiting)) if waiting else ""


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
