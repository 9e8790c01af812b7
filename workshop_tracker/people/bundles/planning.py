"""What each file of a bundle would do: planned one by one against what is known now."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from workshop_tracker.intake.proposals import ImportPlan, Proposal
from workshop_tracker.people.bundles.reading import BundledList
from workshop_tracker.people.imports import PeopleEntries, PeopleFile, plan_entries, plan_people
from workshop_tracker.people.rosters.entries import entry_of
from workshop_tracker.people.rosters.workplaces import FoundSchool


@dataclass(frozen=True)
class PlannedFile:
    """One file and what it would do; no plan where it was refused."""

    listed: BundledList
    plan: ImportPlan | None = None


def plan_bundle(session: Session, files: Sequence[BundledList], *, today: dt.date) -> list[PlannedFile]:
    """A plan for every list, each as if it came alone: who is new in two of them is found out when they are written."""
    return [
        PlannedFile(file, plan_people(session, PeopleFile(file.table, file.sha256, today, file_name=file.name)))
        if file.table
        else PlannedFile(file)
        for file in files
    ]


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
