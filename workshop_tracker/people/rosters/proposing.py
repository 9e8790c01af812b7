"""What proposals for lists of people share: rows that are refused, rows that wait, schools that need no question."""

import datetime as dt
from collections.abc import Collection, Sequence

from workshop_tracker.intake.proposals import Outcome, Proposal
from workshop_tracker.people.rosters.entries import Entry
from workshop_tracker.people.rosters.known import HeldPost, Somebody
from workshop_tracker.people.rosters.questions import Decision, Question, problem_columns, suggestion
from workshop_tracker.people.rosters.settling import somebody_new
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
    for each in entry.identifiers:
        somebody.identifiers.setdefault(each.kind, []).append(each.value)
    return somebody
