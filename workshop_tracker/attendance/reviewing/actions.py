"""Keeping what was answered and put right in a staged list: planned anew by the way of every list. Nothing commits."""

import datetime as dt
from collections.abc import Mapping

from workshop_tracker.attendance.participants.confirming import answered_as
from workshop_tracker.attendance.participants.imports import plan_participants
from workshop_tracker.attendance.participants.queries import KIND
from workshop_tracker.attendance.reviewing.draft import Draft, draft_of, file_of
from workshop_tracker.database import WritingSession
from workshop_tracker.intake.actions import keep_answers, restage
from workshop_tracker.intake.proposals import ImportPlan
from workshop_tracker.people.rosters.entries import as_json
from workshop_tracker.people.rosters.questions import Decision, Place, with_choices
from workshop_tracker.workshops.models import Workshop


def keep_review(
    session: WritingSession,
    workshop: Workshop,
    token: str,
    plan: ImportPlan,
    draft: Draft,
    answers: Mapping[int, Decision],
    choices: Mapping[Place, int],
    *,
    today: dt.date,
) -> None:
    """Keep answers, `choices` of rows that wait for another one, and where rows were put right the plan that they make.

    What was answered is not asked again. Raises StagedPlanIsGone.
    """
    answered = plan.answered(answers)
    waiting = with_choices(answered, choices)
    if draft != draft_of(plan):
        fresh = plan_participants(session, workshop, file_of(draft, plan), today=today)
        restage(session, token, as_json(answered_as(waiting, fresh)))
    elif waiting != answered:
        restage(session, token, as_json(waiting))
    else:
        keep_answers(session, token, KIND, answers)
