"""Admitting somebody in the hall: onto the list and present on one sheet, both or neither. Nothing here commits."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from workshop_tracker.attendance.marking import MarkMade, record_attendance
from workshop_tracker.attendance.models import Mark, Participation
from workshop_tracker.attendance.participants.actions import apply_participants, require_running
from workshop_tracker.attendance.participants.confirming import lock_list, remember_spellings
from workshop_tracker.attendance.participants.imports import plan_participants
from workshop_tracker.attendance.participants.preview import answers_in
from workshop_tracker.attendance.walk_ins.queries import admitted_by, participant_who_is
from workshop_tracker.attendance.walk_ins.walk_in import WalkIn, file_of
from workshop_tracker.database import WritingSession, now
from workshop_tracker.intake.actions import fingerprint
from workshop_tracker.intake.models import ImportBatch
from workshop_tracker.intake.proposals import ImportPlan
from workshop_tracker.people.rosters.questions import decision_of_row
from workshop_tracker.workshops.models import Workshop


@dataclass(frozen=True, slots=True)
class Answers:
    """The fields of a form by which questions are answered; `asked` marks the questions that it showed."""

    asked: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Admitted:
    """Who is on the list and present now; `is_new` unless the list had this person already."""

    participation: Participation
    is_new: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """Nobody was admitted: `plan` says what is asked, or why this cannot be a person."""

    plan: ImportPlan


def admit(
    session: WritingSession, workshop: Workshop, sheet_id: int, walk_in: WalkIn, answers: Answers, *, today: dt.date
) -> Admitted | Waiting:
    """Put somebody on the list and mark her present on a sheet; sent twice, it is done once.

    Raises WorkshopIsOver, DayNotCome, ParticipationIsCertified.
    """
    require_running(workshop)
    lock_list(session, workshop)
    before = admitted_by(session, walk_in)
    if before is not None:
        return Admitted(before, is_new=False)
    plan = planned(session, workshop, walk_in, answers, today=today)
    if any(each.stays_out for each in plan.proposals):
        return Waiting(plan)
    batch = apply_participants(session, workshop, plan)
    remember_spellings(session, plan, district_code=workshop.district_code)
    done = admitted(session, workshop, plan, batch)
    mark = MarkMade(walk_in.operation_id, done.participation.id, Mark.PRESENT, now(), sheet_id=sheet_id)
    record_attendance(session, workshop.id, [mark], today=today)
    return done


def planned(session: Session, workshop: Workshop, walk_in: WalkIn, answers: Answers, *, today: dt.date) -> ImportPlan:
    """What admitting would do, with those answers that are to the questions which it asks."""
    plan = plan_participants(session, workshop, file_of(walk_in), today=today)
    return plan.answered(answers_in(plan, answers.fields)) if answers.asked == mark_of_questions(plan) else plan


def mark_of_questions(plan: ImportPlan) -> str:
    """By which the questions of a plan are known again; empty where it asks nothing."""
    asked = [question for each in plan.proposals for question in each.values.get("asked", ())]
    return fingerprint(json.dumps(asked, sort_keys=True).encode()) if asked else ""


def admitted(session: Session, workshop: Workshop, plan: ImportPlan, batch: ImportBatch | None) -> Admitted:
    """Whom a plan of one row put on the list, or found there."""
    made = (batch.made if batch else {}).get("participations")
    if made:
        [[first, _]] = made
        return Admitted(session.get_one(Participation, first), is_new=True)
    person_id = decision_of_row(plan.proposals[0])["person_id"]
    participation = participant_who_is(session, workshop.id, person_id)
    if participation is None:
        raise LookupError(person_id)
    session.refresh(participation)
    return Admitted(participation, is_new=False)
