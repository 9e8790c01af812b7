"""Recording what an old register says: never a paper of ours, never a mark of attendance. Nothing here commits."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select

from workshop_tracker.attendance.archives.imports import (
    KIND,
    HistoryFile,
    HistoryRow,
    plan_history,
    training_of,
)
from workshop_tracker.attendance.archives.recorded import Key, recorded_trainings
from workshop_tracker.attendance.archives.trainings import Training
from workshop_tracker.attendance.participants.confirming import (
    Confirmed,
    answered_as,
    promises_the_same,
    remember_spellings,
)
from workshop_tracker.bulk import collector_paused
from workshop_tracker.database import WritingSession
from workshop_tracker.intake.actions import StagedPlanIsGone, discard, record_batch, stage, stage_in_place
from workshop_tracker.intake.models import ImportBatch
from workshop_tracker.intake.proposals import ImportPlan, Proposal
from workshop_tracker.intake.queries import staged_plan
from workshop_tracker.organizations.models import Organization
from workshop_tracker.people.actions import people_known_to
from workshop_tracker.people.models import OutsideTraining
from workshop_tracker.people.recording.actions import PeopleBook
from workshop_tracker.people.rosters.entries import as_json, entry_of
from workshop_tracker.people.rosters.questions import Decision, decision_of_row
from workshop_tracker.people.rosters.recognition.somebody import Somebody
from workshop_tracker.people.rosters.settling import Taking

SOURCE = "arsip"


@collector_paused()
def apply_history(session: WritingSession, plan: ImportPlan) -> ImportBatch | None:
    """Write the rows of a plan that go in; no batch where that changes nothing."""
    rows = [(each, decision_of_row(each)) for each in plan.to_settle()]
    if not rows:
        return None
    _in_turn(session, plan.target_id)
    book = PeopleBook(people_known_to(session, (decision for _, decision in rows)), source=SOURCE)
    people = [book.settle(entry_of(each), decision, Taking.PAST) for each, decision in rows]
    book.write(session)
    meant = [
        (person, training_of(each), decision)
        for (each, decision), person in zip(rows, people, strict=True)
        if person is not None
    ]
    book.footprint.insert(session, OutsideTraining, _fresh(session, meant, plan.target_id))
    changes_anything = book.footprint.runs() or book.footprint.changed
    return record_batch(session, plan, book.footprint) if changes_anything else None


def _in_turn(session: WritingSession, archive_of_id: int | None) -> None:
    """Two who send one body's register at once wait for each other."""
    session.execute(select(Organization.id).where(Organization.id == archive_of_id).with_for_update())


def _fresh(
    session: WritingSession, meant: Iterable[tuple[Somebody, Training, Decision]], archive_of_id: int | None
) -> list[dict[str, Any]]:
    """Rows for the trainings that are not recorded yet, each once."""
    rows: dict[tuple[int, Key], dict[str, Any]] = {}
    for person, training, decision in meant:
        person_id, ended_on = person.person_id or 0, decision["ended_on"]
        rows.setdefault((person_id, training.key(ended_on)), _row(person_id, training, ended_on, archive_of_id))
    known = set(recorded_trainings(session, {person_id for person_id, _ in rows}))
    return [row for key, row in rows.items() if key not in known]


def _row(person_id: int, training: Training, ended_on: str, archive_of_id: int | None) -> dict[str, Any]:
    """Every column that has no default, so that one statement inserts them all."""
    return {
        "person_id": person_id,
        "title": training.title,
        "organizer": training.organizer,
        "number": training.number,
        "role": training.role,
        "days": training.days,
        "ended_on": dt.date.fromisoformat(ended_on),
        "lesson_hours": training.lesson_hours,
        "archive_of_id": archive_of_id,
        "source": SOURCE,
    }


def keep_history(session: WritingSession, plan: ImportPlan) -> str:
    """Stage a register until its uploader confirms it; the same one sent again takes the place of the first."""
    _in_turn(session, plan.target_id)
    return stage_in_place(session, as_json(plan))


def confirm_history(session: WritingSession, token: str, answers: Mapping[int, Decision]) -> Confirmed:
    """Write what a staged register and these answers decide, and keep what waits. Raises StagedPlanIsGone."""
    plan = staged_plan(session, token, KIND, user_id=session.actor.id)
    if plan is None:
        raise StagedPlanIsGone(token)
    _in_turn(session, plan.target_id)
    plan = plan.answered(answers)
    fresh = plan_history(session, _file_of(plan, plan.proposals))
    discard(session, token, KIND)
    if not promises_the_same(plan, fresh):
        return Confirmed(0, 0, stage(session, as_json(answered_as(plan, fresh))), is_stale=True)
    apply_history(session, plan)
    remember_spellings(session, plan, district_code=None)
    waiting = [each for each in plan.proposals if each.stays_out]
    if not waiting:
        return Confirmed(len(plan.to_write()), 0)
    rest = plan_history(session, _file_of(plan, waiting))
    return Confirmed(len(plan.to_write()), len(waiting), stage(session, as_json(answered_as(plan, rest))))


def _file_of(plan: ImportPlan, proposals: Iterable[Proposal]) -> HistoryFile:
    rows = [_row_of(each) for each in proposals]
    return HistoryFile(rows, plan.file_sha256, plan.target_id, plan.file_name)


def _row_of(proposal: Proposal) -> HistoryRow:
    """The row as it was read; a refused one is refused for the same reason."""
    entry = entry_of(proposal)
    if "training" in proposal.values:
        return HistoryRow(entry, training_of(proposal))
    return HistoryRow(entry, None, ("", proposal.problems[-1].message))
