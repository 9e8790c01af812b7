"""Keeping a bundle until it is confirmed, and writing its files one by one. Nothing here commits."""

import datetime as dt
import secrets
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from sqlalchemy import ColumnElement, delete

from workshop_tracker.database import WritingSession, now
from workshop_tracker.intake.actions import STAGED_FOR, StagedPlanIsGone, discard, stage
from workshop_tracker.intake.proposals import ImportPlan
from workshop_tracker.intake.queries import staged_plan
from workshop_tracker.people.actions import apply_people
from workshop_tracker.people.bundles.models import FileState, StagedBundle, StagedFile
from workshop_tracker.people.bundles.planning import ELSEWHERE, PlannedFile, goes_beyond, planned_anew, promise_of
from workshop_tracker.people.bundles.queries import TO_CONFIRM
from workshop_tracker.people.imports import KIND
from workshop_tracker.people.rosters.entries import as_json
from workshop_tracker.people.rosters.workplaces import FoundSchool, school_numbered
from workshop_tracker.presentation import pack_sentences

PROBLEMS_SHOWN = 5


def stage_bundle(session: WritingSession, files: Sequence[PlannedFile]) -> str:
    """Keep what many files would do; returns the token that finds it again. Drops what has expired."""
    moment = now()
    session.execute(delete(StagedBundle).where(StagedBundle.expires_at <= moment))
    bundle = StagedBundle(
        token=secrets.token_urlsafe(32),
        created_by_id=session.actor.id,
        created_at=moment,
        expires_at=moment + STAGED_FOR,
    )
    session.add(bundle)
    session.flush()
    for position, file in enumerate(files, start=1):
        staged = StagedFile(bundle_id=bundle.id, position=position, name=file.listed.name, state=FileState.WAITING)
        if file.plan is None:
            staged.state = FileState.SKIPPED if file.listed.is_junk else FileState.REFUSED
            staged.refusal = pack_sentences(file.listed.refusal)
        else:
            _keep(session, staged, file.plan)
        session.add(staged)
    session.flush()
    return bundle.token


def _keep(session: WritingSession, staged: StagedFile, plan: ImportPlan) -> None:
    staged.layout = plan.layout
    staged.upload_token = stage(session, as_json(plan))
    staged.counts = plan.report().counts()
    seen = {each.message: each for each in reversed(plan.problems())}
    first: list[Any] = sorted(seen.values(), key=lambda each: each.row)[:PROBLEMS_SHOWN]
    staged.problems = [[each.row, each.column, pack_sentences(each.message)] for each in first]


def confirm_file(
    session: WritingSession,
    staged: StagedFile,
    *,
    takes_suggestions: bool,
    today: dt.date,
    within: ColumnElement[bool] | None = None,
) -> None:
    """Write what one file promised; where other writing came between, its line says so and nothing is written.

    Nothing is written either of a file that with its suggestions goes beyond the schools of `within`.
    """
    plan = staged_plan(session, staged.upload_token, KIND, user_id=session.actor.id)
    if staged.state not in TO_CONFIRM or plan is None:
        return
    fresh = planned_anew(session, plan, school=_school(session, staged.npsn), today=today)
    discard(session, staged.upload_token, KIND)
    if [promise_of(each) for each in as_json(fresh).proposals] != [promise_of(each) for each in plan.proposals]:
        _keep(session, staged, fresh)
        staged.state = FileState.CHANGED
    else:
        _write(session, staged, plan.taking_suggestions() if takes_suggestions else plan, within)
    session.flush()


def _write(session: WritingSession, staged: StagedFile, plan: ImportPlan, within: ColumnElement[bool] | None) -> None:
    if goes_beyond(session, plan, within):
        staged.state, staged.refusal = FileState.REFUSED, pack_sentences(ELSEWHERE)
    else:
        apply_people(session, plan)
        staged.state = FileState.SAVED
    staged.upload_token = ""


def name_school(session: WritingSession, staged: StagedFile, school: FoundSchool, *, today: dt.date) -> None:
    """Let all rows of a file belong to a school that the uploader names."""
    plan = staged_plan(session, staged.upload_token, KIND, user_id=session.actor.id)
    if staged.state not in TO_CONFIRM or plan is None:
        return
    discard(session, staged.upload_token, KIND)
    staged.npsn = school.npsn
    _keep(session, staged, planned_anew(session, plan, school=school, today=today))
    session.flush()


def discard_bundle(session: WritingSession, bundle: StagedBundle, files: Sequence[StagedFile]) -> None:
    """Forget what was not confirmed."""
    for staged in files:
        with suppress(StagedPlanIsGone):  # saved, or discarded at the same moment
            discard(session, staged.upload_token, KIND)
    session.execute(delete(StagedBundle).where(StagedBundle.id == bundle.id))


def _school(session: WritingSession, npsn: str) -> FoundSchool | None:
    return school_numbered(session, npsn) if npsn else None
