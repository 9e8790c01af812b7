"""What proposals for lists of people share: rows that are refused or wait, schools not asked, questions as told."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from workshop_tracker.intake.proposals import Asked, ImportPlan, Outcome, Proposal
from workshop_tracker.people.rosters.entries import Entry
from workshop_tracker.people.rosters.questions import Decision, Question, problem_columns, suggestion
from workshop_tracker.people.rosters.recognition.known import KnownPeople
from workshop_tracker.people.rosters.recognition.somebody import HeldPost, Somebody
from workshop_tracker.people.rosters.recognition.verdict import Recognition
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


def expect(
    known: KnownPeople, asked: Proposal, recognition: Recognition, workplace: Workplace, day: dt.date
) -> Somebody | None:
    """Let the rows below know of whom a waiting row may make; he is returned where that is nobody whom it was proposed
    to be."""
    if recognition.person is not None or not asked.values["entry"].written:
        return None
    somebody = expected(asked, workplace, day)
    if recognition.suggested is None:
        known.add(somebody)
        return somebody
    known.add_identifiers(somebody)
    if asked.suggestion is not None:
        recognition.suggested.await_answer(somebody, asked.values["entry"])
        known.proposed[asked.row_number] = recognition.suggested
    return None


def holding(proposals: Iterable[Proposal], known: KnownPeople) -> tuple[Proposal, ...]:
    """All rows, of which a waiting one is not who was proposed where a row below is sure to say otherwise."""
    read = list(proposals)
    return tuple([_holding(each, known.proposed.get(each.row_number)) for each in read] if known.proposed else read)


def _holding(asked: Proposal, proposed: Somebody | None) -> Proposal:
    if proposed is None or proposed.can_be(asked.values["entry"]):
        return asked
    questions = [_of_another(each) if each["about"] == "person" else each for each in asked.values["asked"]]
    answer = suggestion(asked.values["decision"], questions)
    return replace(asked, values={**asked.values, "asked": questions}, suggestion=answer)


def _of_another(question: Question) -> Question:
    """Somebody new is proposed, but nothing where that one could not have the numbers of the row."""
    new = len(question["options"]) - 1
    return {**question, "suggested": None if question["options"][new]["patch"]["drops_numbers"] else new}


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
