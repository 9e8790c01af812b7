"""Writing the marks of a file, after what it promised was compared with what holds by now. Nothing here commits."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from workshop_tracker.attendance.actions import SeenMark, record_seen
from workshop_tracker.attendance.grids.imports import marks_in, plan_marks
from workshop_tracker.attendance.grids.written import Said, written_marks_of
from workshop_tracker.attendance.imports import KIND, MarksFile
from workshop_tracker.attendance.marking import hold_marks
from workshop_tracker.attendance.participants.confirming import (
    Confirmed,
    answered_as,
    lock_list,
    promises_the_same,
)
from workshop_tracker.attendance.queries import Marks, marks_of
from workshop_tracker.database import WritingSession
from workshop_tracker.intake.actions import StagedPlanIsGone, discard, stage, stage_in_place
from workshop_tracker.intake.proposals import ImportPlan, Outcome, Proposal
from workshop_tracker.intake.queries import staged_plan
from workshop_tracker.people.rosters.entries import as_json
from workshop_tracker.people.rosters.questions import Decision, decision_of_row
from workshop_tracker.workshops.models import Workshop


def apply_marks(session: WritingSession, workshop: Workshop, plan: ImportPlan, *, today: dt.date) -> int:
    """Write the marks of the rows that go in, where they do not stand already; returns how many that were.

    Of two rows about one participant in one session the one that names the session, else the first, says what stands.
    """
    marks = list(_fresh(plan, marks_of(session, workshop.id)))
    record_seen(session, workshop, plan, marks, today=today)
    return len(marks)


def keep_marks(session: WritingSession, workshop: Workshop, plan: ImportPlan) -> str:
    """Stage a file until its uploader confirms it; the same one sent again takes the place of the first."""
    lock_list(session, workshop)
    return stage_in_place(session, as_json(plan))


def staged_marks(session: WritingSession, workshop: Workshop, token: str) -> ImportPlan:
    """A file as this user staged it for this workshop. Raises StagedPlanIsGone."""
    plan = staged_plan(session, token, KIND, user_id=session.actor.id)
    if plan is None or plan.target_id != workshop.id:
        raise StagedPlanIsGone(token)
    return plan


def confirm_marks(
    session: WritingSession, workshop: Workshop, token: str, answers: Mapping[int, Decision], *, today: dt.date
) -> Confirmed:
    """Write what a staged file and these answers decide; `saved` counts marks, `waiting` rows that still ask.

    Nothing goes in where somebody marked meanwhile what the file marks too. Raises StagedPlanIsGone, DayNotCome.
    """
    hold_marks(session, workshop.id)
    plan = staged_marks(session, workshop, token).answered(answers)
    fresh = plan_marks(session, workshop, _file_of(plan, plan.proposals))
    discard(session, token, KIND)
    if not promises_the_same(plan, fresh):
        return Confirmed(0, 0, stage(session, as_json(answered_as(plan, fresh))), is_stale=True)
    written = apply_marks(session, workshop, plan, today=today)
    waiting = [each for each in plan.proposals if each.outcome is Outcome.QUESTION and each.stays_out]
    if not waiting:
        return Confirmed(written, 0)
    rest = answered_as(plan, plan_marks(session, workshop, _file_of(plan, waiting)))
    return Confirmed(written, len(waiting), stage(session, as_json(rest)))


def _file_of(plan: ImportPlan, proposals: Iterable[Proposal]) -> MarksFile:
    return MarksFile([written_marks_of(each) for each in proposals], plan.layout, plan.file_sha256)


def _fresh(plan: ImportPlan, present: Marks) -> Iterator[SeenMark]:
    told: set[tuple[int, int]] = set()
    for each in sorted(plan.to_write(), key=lambda row: row.values["read"]["said"] != Said.EACH):
        decision = decision_of_row(each)
        number = decision["participation_id"]
        for session_id, mark in marks_in(each.values, decision).items():
            if (number, session_id) not in told and present[number].get(session_id) is not mark:
                yield SeenMark(each.row_number, number, session_id, mark)
            told.add((number, session_id))
