"""A school's list of its own staff, from its upload to its confirmation. Nothing here commits."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from workshop_tracker.database import WritingSession, now
from workshop_tracker.intake.actions import StagedPlanIsGone, stage_in_place
from workshop_tracker.intake.layouts import RecognisedTable
from workshop_tracker.intake.models import StagedUpload
from workshop_tracker.intake.proposals import ImportPlan
from workshop_tracker.intake.queries import staged_plan
from workshop_tracker.people.actions import apply_people
from workshop_tracker.people.bundles.planning import planned_anew, promise_of
from workshop_tracker.people.denominator.models import Teller
from workshop_tracker.people.imports import KIND, PeopleFile, plan_people
from workshop_tracker.people.rosters.entries import WrittenWorkplace, as_json, entry_of
from workshop_tracker.people.rosters.workplaces import FoundSchool, find_workplaces
from workshop_tracker.presentation import Sentence, join_words
from workshop_tracker.schools.models import School


class NamesAnotherSchool(Exception):
    """A list says by itself that it is another school's; the message says which."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What became of a list: rows that went in, rows that stayed out; `fresh_token` where it is to be looked at again.

    It is, when other writing came between: then nothing went in.
    """

    saved: int = 0
    stayed_out: int = 0
    fresh_token: str = ""


def plan_own_list(
    session: Session, school: FoundSchool, table: RecognisedTable, sha256: str, *, file_name: str, today: dt.date
) -> ImportPlan:
    """What a list would do as this school's. Raises NamesAnotherSchool."""
    plan = plan_people(session, PeopleFile(table, sha256, today, school, file_name))
    others = [each for each in _named_schools(session, plan) if each.id != school.id]
    if others:
        raise NamesAnotherSchool(
            Sentence(
                "Daftar ini menyebut %(other)s, NPSN %(npsn)s. Halaman ini milik %(own)s.",
                other=others[0].label,
                npsn=others[0].npsn,
                own=school.name,
            )
        )
    return plan


def _named_schools(session: Session, plan: ImportPlan) -> list[FoundSchool]:
    """The schools that a list names with certainty, in the order of their NPSN."""
    named = {each.school for each in find_workplaces(session, _places(plan)).values() if each.school is not None}
    return sorted(named, key=lambda school: school.npsn)


def _places(plan: ImportPlan) -> set[WrittenWorkplace]:
    return {entry_of(each).workplace for each in plan.proposals}


def unsure_names(session: Session, plan: ImportPlan) -> str:
    """The names of schools in a list that may or may not mean this one; empty where nothing has to be asked."""
    found = find_workplaces(session, _places(plan))
    return join_words(sorted({place.text for place, each in found.items() if each.school is None and place.text}))


def stage_own_list(session: WritingSession, plan: ImportPlan) -> str:
    """Keep a list until it is confirmed; the same one sent again takes the place of the first. Returns its token."""
    session.execute(select(School.id).where(School.id == plan.target_id).with_for_update())  # of two at once, one waits
    return stage_in_place(session, as_json(plan))


def staged_own_list(session: Session, token: str, school: FoundSchool) -> ImportPlan:
    """A list that waits for its school, whoever of it sent the file. Raises StagedPlanIsGone."""
    upload = session.execute(
        select(StagedUpload.created_by_id).where(
            StagedUpload.token == token,
            StagedUpload.kind == KIND,
            StagedUpload.target_id == school.id,
            StagedUpload.expires_at > now(),
        )
    ).one_or_none()
    plan = staged_plan(session, token, KIND, user_id=upload.created_by_id) if upload else None
    if plan is None:
        raise StagedPlanIsGone(token)
    return plan


def confirm_own_list(session: WritingSession, token: str, school: FoundSchool, *, today: dt.date) -> Confirmed:
    """Write what a list promised, taking what is proposed where it asks. Raises StagedPlanIsGone."""
    session.execute(select(StagedUpload.id).where(StagedUpload.token == token).with_for_update())  # sent twice, in once
    plan = staged_own_list(session, token, school)
    fresh = planned_anew(session, plan, school=school, today=today)
    discard_own_list(session, token)
    if [promise_of(each) for each in as_json(fresh).proposals] != [promise_of(each) for each in plan.proposals]:
        return Confirmed(fresh_token=stage_own_list(session, fresh))
    answered = plan.taking_suggestions()
    apply_people(session, answered, told_by=Teller.SCHOOL)
    return Confirmed(len(answered.to_write()), sum(each.stays_out for each in answered.proposals))


def discard_own_list(session: WritingSession, token: str) -> None:
    """Forget a list that waits; it was found through its school."""
    session.execute(delete(StagedUpload).where(StagedUpload.token == token))
