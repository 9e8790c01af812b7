"""What is next for a workshop, how far each step is, what somebody should look at: facts in, decisions out."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Facts:
    """A workshop in numbers of people and sessions; `missing` are sentences, one for each gap in its plan."""

    state: str
    starts_on: dt.date | None
    ends_on: dt.date | None
    missing: tuple[str, ...] = ()
    is_recorded_only: bool = False
    has_supposed_days: bool = False
    sessions_due: int = 0
    sessions_to_come: int = 0
    participants: int = 0
    without_school: int = 0
    # participants whom a due session lacks a mark for, and those who cannot complete any more
    unmarked: int = 0
    cannot_complete: int = 0
    # whoever gets a paper: completed without one, completed with a prepared one, holding a prepared or a valid one
    ready: int = 0
    to_validate: int = 0
    prepared: int = 0
    valid: int = 0


class Step(StrEnum):
    """The five steps of a workshop, in their order."""

    DATA = "data"
    PARTICIPANTS = "participants"
    ATTENDANCE = "attendance"
    CERTIFICATES = "certificates"
    REPORT = "report"


class Stand(StrEnum):
    """How far a step is; at most one is `now`."""

    DONE = "done"
    NOW = "now"
    TODO = "todo"


class Act(StrEnum):
    """The one next thing."""

    REST = "rest"
    COMPLETE_DATA = "complete_data"
    OPEN = "open"
    ADD_PARTICIPANTS = "add_participants"
    PRINT_SHEETS = "print_sheets"
    MARK = "mark"
    PREPARE_AHEAD = "prepare_ahead"
    WAIT = "wait"
    PREPARE = "prepare"
    VALIDATE = "validate"
    EXPLAIN = "explain"
    HAND_OUT = "hand_out"


class Standing(StrEnum):
    """A workshop in one word for lists."""

    DRAFT = "draft"
    UPCOMING = "upcoming"
    RUNNING = "running"
    NEEDS_ACTION = "needs_action"
    DONE = "done"
    CANCELLED = "cancelled"


class Concern(StrEnum):
    """What does not stop the next thing, yet somebody should look at it."""

    MISSING = "missing"
    SUPPOSED_DAYS = "supposed_days"
    WITHOUT_SCHOOL = "without_school"
    CANNOT_COMPLETE = "cannot_complete"


STEP_OF_ACT = {
    Act.COMPLETE_DATA: Step.DATA,
    Act.OPEN: Step.DATA,
    Act.ADD_PARTICIPANTS: Step.PARTICIPANTS,
    Act.PRINT_SHEETS: Step.ATTENDANCE,
    Act.MARK: Step.ATTENDANCE,
    Act.PREPARE_AHEAD: Step.ATTENDANCE,
    Act.WAIT: Step.ATTENDANCE,
    Act.PREPARE: Step.CERTIFICATES,
    Act.VALIDATE: Step.CERTIFICATES,
    Act.EXPLAIN: Step.CERTIFICATES,
}


def next_act(facts: Facts, today: dt.date) -> Act:
    """The one thing to do next; there is always one, and it may be to rest."""
    return next(act for act, holds in _acts(facts, today) if holds)


def _acts(facts: Facts, today: dt.date) -> Iterator[tuple[Act, bool]]:
    """In this order: who sits in the hall is marked before the plan is repaired, papers come last."""
    yield Act.REST, facts.state == "cancelled" or facts.is_recorded_only
    yield Act.HAND_OUT, facts.state == "closed" and facts.valid > 0
    yield Act.REST, facts.state == "closed"
    are_in_the_hall = facts.participants > 0 and has_begun(facts, today)
    yield Act.COMPLETE_DATA, bool(facts.missing) and not are_in_the_hall
    yield Act.OPEN, facts.state == "draft" and not are_in_the_hall
    yield Act.ADD_PARTICIPANTS, facts.participants == 0
    yield Act.MARK, facts.unmarked > 0
    yield Act.COMPLETE_DATA, bool(facts.missing)
    yield Act.OPEN, facts.state == "draft"
    yield Act.PRINT_SHEETS, facts.sessions_to_come > 0 and not has_begun(facts, today)
    yield Act.PREPARE_AHEAD, facts.sessions_to_come > 0 and not facts.prepared + facts.valid
    yield Act.WAIT, facts.sessions_to_come > 0
    yield Act.PREPARE, facts.ready > 0
    yield Act.VALIDATE, facts.to_validate > 0
    yield Act.HAND_OUT, facts.valid > 0
    yield Act.EXPLAIN, True


def has_begun(facts: Facts, today: dt.date) -> bool:
    """Whether the first day is here or past; without a day nothing has begun."""
    return facts.starts_on is not None and facts.starts_on <= today


def is_done(facts: Facts, step: Step) -> bool:
    """Whether a step has nothing left to do, whatever the others say."""
    attendance = facts.participants > 0 and not facts.unmarked and not facts.sessions_to_come and facts.sessions_due > 0
    papers = facts.valid > 0 and not facts.ready and not facts.to_validate
    return {
        Step.DATA: not facts.missing and facts.state != "draft",
        Step.PARTICIPANTS: facts.participants > 0,
        Step.ATTENDANCE: attendance,
        Step.CERTIFICATES: papers,
        Step.REPORT: attendance and papers,
    }[step]


def stands(facts: Facts, today: dt.date) -> dict[Step, Stand]:
    """How far each step is; the step of the next act is `now`."""
    current = STEP_OF_ACT.get(next_act(facts, today))
    return {step: Stand.NOW if step is current else Stand.DONE if is_done(facts, step) else Stand.TODO for step in Step}


def standing(facts: Facts, today: dt.date) -> Standing:
    """The workshop in one word: nothing is `done` before the next thing is to rest or to hand papers out."""
    if facts.state == "cancelled":
        return Standing.CANCELLED
    if facts.state == "draft":
        return Standing.DRAFT
    if next_act(facts, today) in {Act.REST, Act.HAND_OUT}:
        return Standing.DONE
    if not has_begun(facts, today):
        return Standing.UPCOMING
    last = facts.ends_on or facts.starts_on
    return Standing.RUNNING if last is not None and last >= today else Standing.NEEDS_ACTION


def concerns(facts: Facts, today: dt.date) -> dict[Concern, int]:
    """What else to look at, with its number; nothing that the next act says already."""
    if facts.state == "cancelled":
        return {}
    gaps = 0 if next_act(facts, today) is Act.COMPLETE_DATA or facts.is_recorded_only else len(facts.missing)
    counted = {
        Concern.MISSING: gaps,
        Concern.SUPPOSED_DAYS: int(facts.has_supposed_days),
        Concern.WITHOUT_SCHOOL: facts.without_school,
        Concern.CANNOT_COMPLETE: facts.cannot_complete,
    }
    return {concern: number for concern, number in counted.items() if number}
