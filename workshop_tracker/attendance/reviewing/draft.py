"""The rows of a list and the lines left out of it, as they are being put right before it goes in. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from workshop_tracker.attendance.participants.imports import ParticipantFile
from workshop_tracker.attendance.participants.pasted import PASTED, lines_of, pasted_file
from workshop_tracker.intake.proposals import BY_HAND, ImportPlan, LeftOut
from workshop_tracker.people.rosters.entries import Entry, entry_of


@dataclass(frozen=True, slots=True)
class Draft:
    """Entries by row, and what is left out; `layout` is that of the list."""

    layout: str
    entries: Mapping[int, Entry]
    left_out: tuple[LeftOut, ...]

    def corrected(self, entries: Mapping[int, Entry]) -> "Draft":
        """With these entries in the place of those of their rows."""
        return replace(self, entries={**self.entries, **entries})

    def reading(self, row: int) -> "Draft":
        """With a line read as a person, or read again as it was pasted; only a text has lines."""
        lines = lines_of(self.entries.values(), self.left_out)
        if self.layout != PASTED or row not in lines:
            return self
        text = "\n".join(lines.get(number, "") for number in range(1, max(lines) + 1))
        read = pasted_file(text, "", longest=len(lines), as_people={row})
        entry = next(each for each in read.entries if each.row == row)
        entries = {**self.entries, row: entry._replace(is_edited=row not in self.entries)}
        return replace(self, entries=entries, left_out=tuple(each for each in self.left_out if each.number != row))

    def without(self, row: int) -> "Draft":
        """With a line of a text left out: it is nobody who takes part."""
        if self.layout != PASTED or row not in self.entries:
            return self
        entries = {number: entry for number, entry in self.entries.items() if number != row}
        left_out = (*self.left_out, LeftOut(row, self.entries[row].line, BY_HAND))
        return replace(self, entries=entries, left_out=tuple(sorted(left_out, key=lambda each: each.number)))


def draft_of(plan: ImportPlan) -> Draft:
    return Draft(plan.layout, {each.row_number: entry_of(each) for each in plan.proposals}, plan.left_out)


def file_of(draft: Draft, plan: ImportPlan) -> ParticipantFile:
    """The draft as a list that is planned like any other; its file is the one of the plan."""
    entries = [draft.entries[row] for row in sorted(draft.entries)]
    return ParticipantFile(entries, plan.layout, plan.file_sha256, plan.file_name, draft.left_out)
