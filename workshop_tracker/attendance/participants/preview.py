"""A staged list as its uploader looks through it: counts, questions with their choices, how a row was understood."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from workshop_tracker.intake.proposals import ImportPlan, Outcome, Problem, Proposal
from workshop_tracker.people.names import NameParts, join_name
from workshop_tracker.people.queries import visible_ids
from workshop_tracker.people.rosters.entries import entry_of
from workshop_tracker.people.rosters.questions import Decision, Place, Question, answers_to, chosen_in, places_of
from workshop_tracker.people.rosters.recognition.known import people_by_id
from workshop_tracker.people.rosters.recognition.somebody import Somebody
from workshop_tracker.presentation import mask_identifier
from workshop_tracker.schools.models import School

LONG_NUMBER = re.compile(r"[0-9][0-9 .\-]{8,}[0-9]")


class Group(StrEnum):
    """What becomes of a row, in the words of the four tiles."""

    KNOWN = "known"
    NEW = "new"
    ASKED = "asked"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer. `kind` is person, row, new, name, date, school or unit; number and school tell people apart."""

    place: int
    kind: str
    label: str
    school: str = ""
    number: str = ""
    is_chosen: bool = False
    is_suggested: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """One question about a row, with the field by which it is answered; `rows` are all those that it is about."""

    field: str
    rows: tuple[int, ...]
    about: str
    reason: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row as it was written and as it was understood; a number shows its end only.

    `line` is empty where the row did not come as one; `is_doubted`: how the name splits is asked.
    """

    number: int
    line: str
    parts: NameParts
    school: str
    identifier: str
    group: Group
    questions: tuple[Asked, ...]
    is_answered: bool
    problems: tuple[Problem, ...]
    is_doubted: bool = False
    is_edited: bool = False

    @property
    def name(self) -> str:
        return join_name(self.parts.title_before, self.parts.name, self.parts.title_after)


@dataclass(frozen=True, slots=True)
class Preview:
    """Every row of a list, and how many go in or wait."""

    rows: tuple[ReadRow, ...]
    goes_in: int
    stays_out: int
    suggestions: int

    def of(self, group: Group) -> list[ReadRow]:
        return [row for row in self.rows if row.group is group]

    @property
    def to_answer(self) -> list[ReadRow]:
        """The rows that ask something of their own and have choices for it, unanswered ones first."""
        asked = [row for row in self.rows if row.questions and all(question.options for question in row.questions)]
        return sorted(asked, key=lambda row: row.is_answered)


def preview_of(session: Session, plan: ImportPlan, visible: ColumnElement[bool]) -> Preview:
    """The preview of a plan; only whom the viewer sees is shown with the end of a number. A few statements."""
    teller = _Teller(session, plan, visible)
    return Preview(
        rows=tuple(teller.row(each) for each in plan.proposals),
        goes_in=sum(each.goes_in for each in plan.proposals),
        stays_out=sum(each.stays_out for each in plan.proposals),
        suggestions=sum(each.stays_out and each.suggestion is not None for each in plan.proposals),
    )


def masked_line(line: str) -> str:
    """A line as it was written, but for its long numbers."""
    return LONG_NUMBER.sub(lambda number: mask_identifier(number[0]), line)


def group_of(proposal: Proposal) -> Group:
    """Known are people, whether or not they are on this list already; an answered row is what its answer says."""
    if proposal.outcome is Outcome.REJECTED:
        return Group.REJECTED
    if proposal.stays_out:
        return Group.ASKED
    decision = proposal.answer or proposal.values["decision"]
    is_known = decision["person_id"] is not None or decision["row"] is not None
    return Group.KNOWN if is_known else Group.NEW


def answers_in(plan: ImportPlan, form: Mapping[str, str]) -> dict[int, Decision]:
    """What a form answers, by row, together with what was answered before."""
    return answers_to(plan, choices_in(plan, form))


def choices_in(plan: ImportPlan, form: Mapping[str, str]) -> dict[Place, int]:
    """What was chosen in a form, of what was offered."""
    chosen: dict[Place, int] = {}
    for each in plan.proposals:
        for number, question in enumerate(each.values.get("asked", ())):
            written = form.get(field_of(each.row_number, number), "")
            if written in {str(option) for option in range(len(question["options"]))}:
                chosen[each.row_number, number] = int(written)
    return chosen


def suggested_answers(plan: ImportPlan) -> dict[int, Decision]:
    """The suggestion of every question that waits and has one."""
    return {each.row_number: dict(each.suggestion) for each in plan.proposals if each.stays_out and each.suggestion}


def field_of(row: int, place: int) -> str:
    """The name of the field that answers a question."""
    return f"answer-{row}-{place}"


class _Teller:
    """Knows the people and schools that a plan names."""

    def __init__(self, session: Session, plan: ImportPlan, visible: ColumnElement[bool]) -> None:
        questions = [question for each in plan.proposals for question in each.values.get("asked", ())]
        patches = [option["patch"] for question in questions for option in question["options"]]
        ids = {patch["person_id"] for patch in patches if patch.get("person_id")}
        self.people: dict[int, Somebody] = {each.person_id or 0: each for each in people_by_id(session, ids)}
        self.visible = visible_ids(session, ids, visible) if ids else set()
        self.places = places_of(plan)
        self.rows: defaultdict[Place, list[int]] = defaultdict(list)
        for (row, _), place in self.places.items():
            self.rows[place].append(row)
        self.schools = _school_names(session, plan, self.people.values())

    def row(self, proposal: Proposal) -> ReadRow:
        entry = entry_of(proposal)
        group = group_of(proposal)
        decision = proposal.answer or proposal.values.get("decision") or {}
        return ReadRow(
            number=proposal.row_number,
            line=masked_line(entry.line),
            parts=NameParts(*decision["parts"]) if decision else entry.parts,
            school=self.schools.get(decision.get("school_id") or 0, entry.workplace.text),
            identifier=mask_identifier(entry.identifiers[0].value) if entry.identifiers else "",
            group=group,
            questions=tuple(
                self._asked(proposal, place, question)
                for place, question in enumerate(proposal.values.get("asked", ()))
                if self.places[proposal.row_number, place] == (proposal.row_number, place)
            ),
            is_answered=proposal.answer is not None,
            problems=proposal.problems,
            is_doubted=bool(entry.doubt),
            is_edited=entry.is_edited,
        )

    def _asked(self, proposal: Proposal, place: int, question: Question) -> Asked:
        chosen = chosen_in(proposal, place)
        options = tuple(
            self._option(number, option, is_chosen=number == chosen, is_suggested=number == question["suggested"])
            for number, option in enumerate(question["options"])
        )
        row = proposal.row_number
        return Asked(field_of(row, place), tuple(self.rows[row, place]), question["about"], question["reason"], options)

    def _option(self, place: int, option: Mapping[str, Any], *, is_chosen: bool, is_suggested: bool) -> Option:
        patch = option["patch"]
        person = self.people.get(patch.get("person_id") or 0)
        return Option(
            place=place,
            kind=_kind(patch),
            label=option["label"],
            school=self._schools_of(person) if person else str(patch.get("row") or ""),
            number=person.number if person and person.person_id in self.visible else "",
            is_chosen=is_chosen,
            is_suggested=is_suggested,
        )

    def _schools_of(self, person: Somebody) -> str:
        return ", ".join(self.schools[post.school_id] for post in person.posts if post.ends_on is None)


def _kind(patch: Mapping[str, Any]) -> str:
    if "person_id" in patch:
        return "person" if patch["person_id"] else "row" if patch["row"] else "new"
    if "school_id" in patch:
        return "school" if patch["school_id"] else "unit"
    return "name" if "parts" in patch else "date"


def _school_names(session: Session, plan: ImportPlan, people: Sequence[Somebody] | Any) -> dict[int, str]:
    ids = {post.school_id for person in people for post in person.posts}
    for each in plan.proposals:
        for decision in (each.values.get("decision"), each.answer):
            if decision and decision.get("school_id"):
                ids.add(decision["school_id"])
    rows = session.execute(select(School.id, School.name, School.printed_name).where(School.id.in_(ids))) if ids else ()
    return {number: printed or name for number, name, printed in rows}
