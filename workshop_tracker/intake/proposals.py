"""What one upload would do, row by row: the value that preview, command and `apply` share. Pure."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from workshop_tracker.presentation import Sentence


class Outcome(StrEnum):
    """What a row of a file would do; a row that was asked stays a question whatever the answer."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    QUESTION = "question"
    REJECTED = "rejected"


CERTAIN = frozenset({Outcome.NEW, Outcome.CHANGED})


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one cell: `row` as numbered in the file, `column` by its heading ('' for the whole row)."""

    row: int
    column: str
    message: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about a row, and what is proposed; none where somebody has to choose."""

    row: int
    question: str
    suggestion: str | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one row would do. `values`, `suggestion` and `answer` hold JSON values only (dates as ISO text).

    A question may carry a `suggestion`; `answer` is what was chosen, of the same shape. Without an answer it stays out.
    """

    row_number: int
    outcome: Outcome
    values: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    suggestion: Mapping[str, Any] | None = None
    answer: Mapping[str, Any] | None = None

    @property
    def goes_in(self) -> bool:
        """Whether applying writes this row."""
        return self.outcome in CERTAIN or (self.outcome is Outcome.QUESTION and self.answer is not None)

    @property
    def stays_out(self) -> bool:
        """Whether somebody has to look at this row again: it was refused, or asked and not answered."""
        return self.outcome is Outcome.REJECTED or (self.outcome is Outcome.QUESTION and self.answer is None)


BY_HAND = Sentence("Anda menandainya bukan peserta.")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that was not read as an entry: its number, what stands there as far as it is known, and why."""

    number: int
    text: str = ""
    reason: str = ""

    @property
    def is_by_hand(self) -> bool:
        """Whether somebody said that it is nobody."""
        return self.reason == BY_HAND


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The proposals of one file: computed once, shown as preview, staged, and applied as they are.

    `kind` names the import (`schools`, `people`, …), `target_id` the row that it is for (a workshop, a school).
    """

    kind: str
    layout: str
    file_sha256: str
    proposals: tuple[Proposal, ...]
    target_id: int | None = None
    file_name: str = ""
    left_out: tuple[LeftOut, ...] = ()

    def taking_suggestions(self) -> "ImportPlan":
        """The same plan with each question answered by the suggestion that it carries (`--accept`)."""
        return self.answered({each.row_number: each.suggestion for each in self.proposals})

    def answered(self, answers: Mapping[int, Mapping[str, Any] | None]) -> "ImportPlan":
        """The same plan with what was chosen for questions, by row number; None leaves the row out."""
        return replace(self, proposals=tuple(_answered(each, answers) for each in self.proposals))

    def to_write(self) -> list[Proposal]:
        """The rows that applying writes, in the order of the file."""
        return [each for each in self.proposals if each.goes_in]

    def to_settle(self) -> list[Proposal]:
        """The same rows, what is certain first: no answer to a question about one row takes from another."""
        return sorted(self.to_write(), key=lambda each: each.outcome is Outcome.QUESTION)

    def problems(self) -> list[Problem]:
        """Every problem of every row, in the order of the file."""
        return [problem for each in self.proposals for problem in each.problems]

    def report(self) -> "ImportReport":
        counts = Counter(each.outcome for each in self.proposals)
        return ImportReport(
            layout=self.layout,
            rows=len(self.proposals),
            new=counts[Outcome.NEW],
            changed=counts[Outcome.CHANGED],
            same=counts[Outcome.SAME],
            questions=counts[Outcome.QUESTION],
            rejected=counts[Outcome.REJECTED],
            stayed_out=sum(each.stays_out for each in self.proposals),
            problems=tuple(self.problems()),
        )


def _answered(proposal: Proposal, answers: Mapping[int, Mapping[str, Any] | None]) -> Proposal:
    if proposal.outcome is not Outcome.QUESTION or proposal.row_number not in answers:
        return proposal
    return replace(proposal, answer=answers[proposal.row_number])


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did or would do: new + changed + same + questions + rejected = rows."""

    layout: str
    rows: int
    new: int
    changed: int
    same: int
    questions: int
    rejected: int
    stayed_out: int
    problems: tuple[Problem, ...]

    @property
    def exit_code(self) -> int:
        """1 when a row was rejected or stayed out, else 0."""
        return 1 if self.stayed_out else 0

    def counts(self) -> dict[str, int]:
        return {
            "rows": self.rows,
            "new": self.new,
            "changed": self.changed,
            "same": self.same,
            "questions": self.questions,
            "rejected": self.rejected,
        }

    def to_json(self) -> dict[str, Any]:
        """The one document that every import command prints with `--json`."""
        problems = [{"row": each.row, "column": each.column, "message": each.message} for each in self.problems]
        return {"layout": self.layout, **self.counts(), "problems": problems}
