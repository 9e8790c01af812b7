"""Confirming a staged list: what is decided goes in, what waits is kept, and nobody is asked the same thing twice."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.participants.actions import apply_participants
from workshop_tracker.attendance.participants.imports import ParticipantFile, plan_participants
from workshop_tracker.attendance.participants.queries import KIND
from workshop_tracker.database import WritingSession
from workshop_tracker.intake.actions import StagedPlanIsGone, discard, stage, stage_in_place
from workshop_tracker.intake.proposals import ImportPlan, Proposal
from workshop_tracker.intake.queries import staged_plan
from workshop_tracker.organizations.models import District
from workshop_tracker.organizations.names import DistrictNames
from workshop_tracker.people.rosters.entries import WrittenWorkplace, as_json, entry_of
from workshop_tracker.people.rosters.questions import Decision, answers_to, choices_kept, is_school_asked, with_choices
from workshop_tracker.schools.actions import confirm_spelling, confirm_work_unit
from workshop_tracker.schools.models import School
from workshop_tracker.workshops.models import Workshop


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What became of a confirmed list: how many rows went in and how many wait, under which token.

    `is_stale`: nothing went in, since people or the list changed meanwhile; the token is that of a fresh preview.
    """

    saved: int
    waiting: int
    token: str = ""
    is_stale: bool = False


def keep_list(session: WritingSession, workshop: Workshop, plan: ImportPlan, *, instead_of: str = "") -> str:
    """Stage a list until its uploader confirms it; the same one sent again, or put right, takes the place of the first.

    `instead_of` is the token of the list whose text was changed.
    """
    lock_list(session, workshop)
    return stage_in_place(session, as_json(plan), instead_of=instead_of)


def planned_after(
    session: Session, workshop: Workshop, before: ImportPlan, file: ParticipantFile, *, today: dt.date
) -> ImportPlan:
    """What a text does that somebody changed: what was put right or answered in lines that stayed holds."""
    nobody = {each.text for each in before.left_out if each.is_by_hand}
    file = file.without({each.row for each in file.entries if each.line in nobody})
    lines = Counter(entry_of(each).line for each in before.proposals)
    stayed = {line: each for each in before.proposals if lines[line := entry_of(each).line] == 1 and line}
    edited = {line: entry for line, each in stayed.items() if (entry := entry_of(each)).is_edited}
    read = [edited.get(each.line, each)._replace(row=each.row) for each in file.entries]
    asked_for = [edited[each.text]._replace(row=each.number) for each in file.left_out if each.text in edited]
    entries = sorted([*read, *asked_for], key=lambda each: each.row)
    left_out = tuple(each for each in file.left_out if each.text not in edited)
    plan = plan_participants(session, workshop, replace(file, entries=entries, left_out=left_out), today=today)
    rows = [(each.row, stayed[each.line]) for each in entries if each.line in stayed]
    return answered_as(replace(before, proposals=tuple(replace(each, row_number=row) for row, each in rows)), plan)


def lock_list(session: WritingSession, workshop: Workshop) -> None:
    """Two who send the same list at once wait in line."""
    session.execute(select(Workshop.id).where(Workshop.id == workshop.id).with_for_update())


def confirm_list(
    session: WritingSession, workshop: Workshop, token: str, answers: Mapping[int, Decision], *, today: dt.date
) -> Confirmed:
    """Write what a staged list and these answers decide, and keep what waits for another day.

    Raises StagedPlanIsGone, WorkshopIsOver.
    """
    lock_list(session, workshop)
    plan = staged_list(session, workshop, token, user_id=session.actor.id).answered(answers)
    fresh = plan_participants(session, workshop, _file_of(plan, plan.proposals), today=today)
    discard(session, token, KIND)
    if not promises_the_same(plan, fresh):
        return Confirmed(0, 0, stage(session, as_json(answered_as(plan, fresh))), is_stale=True)
    apply_participants(session, workshop, plan)
    remember_spellings(session, plan, district_code=workshop.district_code)
    waiting = [each for each in plan.proposals if each.stays_out]
    if not waiting:
        return Confirmed(len(plan.to_write()), 0)
    rest = plan_participants(session, workshop, _file_of(plan, waiting), today=today)
    return Confirmed(len(plan.to_write()), len(waiting), stage(session, as_json(answered_as(plan, rest))))


def remember_spellings(session: WritingSession, plan: ImportPlan, *, district_code: str | None) -> None:
    """The next list that writes a school, or what is none, as this one did is not asked about it."""
    chosen = {
        entry_of(each).workplace: each.answer["school_id"]
        for each in plan.to_write()
        if each.answer and is_school_asked(each)
    }
    remember_places(session, chosen, district_code=district_code)


def remember_places(
    session: WritingSession, chosen: Mapping[WrittenWorkplace, int | None], *, district_code: str | None
) -> None:
    """Which school somebody said to be meant by each of these; none where it is a work unit.

    Each in the district that was written, else in that of the list, which may have none.
    """
    districts = DistrictNames(session.execute(select(District.code, District.name)).all()) if chosen else None
    for place, school_id in chosen.items():
        written = districts.code_of(place.district) if districts and place.district else None
        district = written or district_code or None
        if school_id is not None:
            confirm_spelling(session, session.get_one(School, school_id), place.text, district_code=district)
        else:
            confirm_work_unit(session, place.text, district_code=district)


def staged_list(session: Session, workshop: Workshop, token: str, *, user_id: int | None) -> ImportPlan:
    """A list as this user staged it for this workshop. Raises StagedPlanIsGone."""
    plan = staged_plan(session, token, KIND, user_id=user_id)
    if plan is None or plan.target_id != workshop.id:
        raise StagedPlanIsGone(token)
    return plan


def _file_of(plan: ImportPlan, proposals: Iterable[Proposal]) -> ParticipantFile:
    entries = [entry_of(each) for each in proposals]
    return ParticipantFile(entries, plan.layout, plan.file_sha256, plan.file_name, plan.left_out)


def promises_the_same(plan: ImportPlan, fresh: ImportPlan) -> bool:
    """Whether every row would still do, ask and write over the same; the day since when a post is held may pass."""
    return all(
        one.outcome is other.outcome and _content(one) == _content(other)
        for one, other in zip(plan.proposals, fresh.proposals, strict=True)
    )


def _content(proposal: Proposal) -> tuple[Any, ...]:
    decision = dict(proposal.values.get("decision") or {})
    decision.pop("starts_on", None)
    return decision, proposal.values.get("asked"), proposal.values.get("standing")


def answered_as(plan: ImportPlan, fresh: ImportPlan) -> ImportPlan:
    """The fresh plan with the answers to questions that are still the same: nobody is asked twice."""
    kept = choices_kept(plan, fresh)
    return with_choices(fresh.answered(answers_to(fresh, kept)), kept)
