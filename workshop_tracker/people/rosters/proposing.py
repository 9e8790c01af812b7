"""What proposals for lists of people share: rows that are refused or wait, schools not asked, questions as told."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from workshop_tracker.intake.proposals import Asked, ImportPlan, Outcome, Proposal
from workshop_tracker.people.rosters.entries import Entry
from workshop_tracker.people.rosters.questions import Decision, Question, problem_columns, suggestion
from workshop_tracker.people.rosters.recognition.somebody import HeldPost, Somebody
from workshop_tracker.people.rosters.settling import by_kind, somebody_new
from workshop_tracker.people.rosters.workplaces import Workplace
from workshop_tracker.presentation import Sentence

NOBODY_OF_THIS_NUMBER = Sentence("Nama tidak tertulis, dan nomor ini belum dikenal.")
Told = tuple[str, str]  # column, sentence


def rejected(entry: Entry, column: str, reason: str) -> Proposal:
    return Proposal(entry.row, Outcome.REJECTED, {"entry": entry}, entry.problems((column, reason)))


def waiting(entry: Entry, decision: Decision, questions: Sequence[Question], told: Sequence[Told]) -> Proposal:
    """A row that is asked; what is proposed for all its questions together is its suggestion."""
    values = {"entry": entry, "decision": decision, "asked": list(questions)}
    problems = entry.problems(*problem_columns(entry, questions), *told)
    return Proposal(entry.row, Outcome.QUESTION, values, problems, suggestion(decision, questions))


def going_in(entry: Entry, outcome: Outcome, decision: Decision, told: Sequence[Told]) -> Proposal:
    """A row about which nothing has to be asked."""
    return Proposal(entry.row, outcome, {"entry": entry, "decision": decision, "asked": []}, entry.problems(*told))


def same_as_row(row: int) -> str:
    return Sentence("Orang yang sama dengan baris %(row)s.", row=str(row))


def number_column(entry: Entry) -> str:
    """The column under which a contradiction of numbers is told."""
    return next((column for column in ("nuptk", "nip", "identifier") if column in entry.headings), "")


def with_own_school(workplace: Workplace, own: Collection[int | None]) -> Workplace:
    """A misspelt school needs no question where exactly one of those that it may mean is the person's own."""
    meant = [school for school in workplace.choices if school.id in own]
    return Workplace(workplace.text, meant[0]) if len(meant) == 1 else workplace


def expected(asked: Proposal, workplace: Workplace, starts_on: dt.date) -> Somebody:
    """Whom a waiting row may make: a row below that resembles him has to be asked too."""
    entry: Entry = asked.values["entry"]
    somebody = somebody_new(entry, entry.parts, "", is_certain=False)
    somebody.is_undecided = asked.suggestion is None
    somebody.posts = [HeldPost(school_id, starts_on) for school_id in sorted(workplace.school_ids)]
    somebody.identifiers = by_kind(entry.identifiers)
    return somebody


def asked_in(plan: ImportPlan) -> tuple[Asked, ...]:
    """Every question of a plan in the order of the file, with what `--accept` would answer."""
    return tuple(_asked_in(plan))


def _asked_in(plan: ImportPlan) -> Iterator[Asked]:
    for each in plan.proposals:
        for question in each.values.get("asked", ()) if each.outcome is Outcome.QUESTION else ():
            yield Asked(each.row_number, question["reason"], suggested_words(question))


def suggested_words(question: Question) -> str | None:
    """What is proposed for a question; none where somebody has to choose."""
    if question["suggested"] is None:
        return None
    option = question["options"][question["suggested"]]
    return _words(option["label"], option["patch"])


def _words(label: str, patch: dict[str, Any]) -> str:
    if "person_id" in patch:
        if patch["row"] is not None:
            return Sentence("orang yang sama, %(name)s (baris %(row)s)", name=label, row=str(patch["row"]))
        is_known = patch["person_id"] is not None
        return Sentence("orang yang sama, %(name)s", name=label) if is_known else Sentence("orang baru")
    return label
