"""Staged marks as their uploader looks through them: what is asked of the file, and each row as understood."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workshop_tracker.attendance.participants.preview import field_of
from workshop_tracker.intake.proposals import ImportPlan, Outcome, Problem, Proposal
from workshop_tracker.people.rosters.entries import entry_of
from workshop_tracker.people.rosters.questions import chosen_in, places_of


@dataclass(frozen=True, slots=True)
class AskedSign:
    """A question with its choices, `rows` of the file that it is about, and the one that was chosen."""

    field: str
    name: str
    about: str
    reason: str
    options: tuple[str, ...]
    rows: tuple[int, ...]
    chosen: int | None


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """A row and what becomes of it; a mark that is no question needs no `line` beside the name."""

    number: int
    name: str
    outcome: Outcome
    problems: tuple[Problem, ...]
    line: str = ""


@dataclass(frozen=True, slots=True)
class MarksPreview:
    """Every row, every question once, and how many rows go in, wait, or say what stands already."""

    rows: tuple[MarkedRow, ...]
    asked: tuple[AskedSign, ...]
    counts: Mapping[str, int]
    goes_in: int
    stays_out: int


def preview_of(plan: ImportPlan) -> MarksPreview:
    return MarksPreview(
        rows=tuple(_row(each) for each in plan.proposals),
        asked=tuple(_asked(plan)),
        counts=plan.report().counts(),
        goes_in=len(plan.to_write()),
        stays_out=sum(each.stays_out for each in plan.proposals),
    )


def _row(proposal: Proposal) -> MarkedRow:
    name = proposal.values.get("name") or entry_of(proposal).written
    return MarkedRow(proposal.row_number, name, proposal.outcome, proposal.problems)


def _asked(plan: ImportPlan) -> Iterator[AskedSign]:
    """Each question once: of those that rows share, the first row stands for all."""
    places = places_of(plan)
    for each in plan.proposals:
        for number, question in enumerate(each.values.get("asked", ())):
            here = (each.row_number, number)
            if places[here] == here:
                yield AskedSign(
                    field=field_of(*here),
                    name=each.values["name"] if question["about"] == "person" else "",
                    about=question["about"],
                    reason=question["reason"],
                    options=tuple(option["label"] for option in question["options"]),
                    rows=tuple(row for (row, _), place in places.items() if place == here),
                    chosen=chosen_in(each, number),
                )
