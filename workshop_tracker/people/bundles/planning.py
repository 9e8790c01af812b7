"""What each file of a bundle would do: planned one by one against what is known now."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from workshop_tracker.database import one_of
from workshop_tracker.intake.proposals import ImportPlan, Proposal
from workshop_tracker.people.bundles.reading import BundledList
from workshop_tracker.people.imports import PeopleEntries, PeopleFile, plan_entries, plan_people
from workshop_tracker.people.rosters.entries import entry_of
from workshop_tracker.people.rosters.questions import decision_of_row
from workshop_tracker.people.rosters.workplaces import FoundSchool
from workshop_tracker.presentation import Sentence
from workshop_tracker.schools.models import School

ELSEWHERE = Sentence("Berkas ini memuat sekolah di luar wilayah Anda, atau orang tanpa sekolah.")


@dataclass(frozen=True)
class PlannedFile:
    """One file and what it would do; no plan where it was refused."""

    listed: BundledList
    plan: ImportPlan | None = None


def plan_bundle(
    session: Session, files: Sequence[BundledList], *, today: dt.date, within: ColumnElement[bool] | None = None
) -> list[PlannedFile]:
    """A plan for every list, each as if it came alone: who is new in two of them is found out when they are written.

    `within` is the condition of the schools that the sender looks after; a list that goes beyond them is refused.
    """
    return [_planned(session, file, today, within) for file in files]


def _planned(session: Session, file: BundledList, today: dt.date, within: ColumnElement[bool] | None) -> PlannedFile:
    if file.table is None:
        return PlannedFile(file)
    plan = plan_people(session, PeopleFile(file.table, file.sha256, today, file_name=file.name))
    if goes_beyond(session, plan, within):
        return PlannedFile(replace(file, table=None, refusal=ELSEWHERE))
    return PlannedFile(file, plan)


def goes_beyond(session: Session, plan: ImportPlan, within: ColumnElement[bool] | None) -> bool:
    """Whether a row that goes in has no school, or one that is not among these."""
    if within is None:
        return False
    named = {decision_of_row(each).get("school_id") for each in plan.to_write()}
    ids = [school_id for school_id in named if school_id is not None]
    seen = select(School.id).where(one_of(session, School.id, ids), within)
    return bool(named - set(session.scalars(seen)))


def planned_anew(session: Session, plan: ImportPlan, *, school: FoundSchool | None, today: dt.date) -> ImportPlan:
    """What the entries of a staged plan would do now."""
    days = [each.values["decision"]["starts_on"] for each in plan.proposals if "decision" in each.values]
    listed_on = dt.date.fromisoformat(days[0]) if days else today
    entries = [entry_of(each) for each in plan.proposals]
    return plan_entries(
        session, PeopleEntries(entries, plan.layout, plan.file_sha256, listed_on, school, plan.file_name)
    )


def promise_of(proposal: Proposal) -> tuple[int, str, Any, Any]:
    """What is promised of a row: what happens to it and who it is."""
    return proposal.row_number, proposal.outcome, proposal.values.get("decision"), proposal.suggestion
