"""One row of a list of marks as it was read, whoever is meant: which mark or sign stands for which sessions."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from workshop_tracker.attendance.models import Mark
from workshop_tracker.attendance.rules import is_in_the_future
from workshop_tracker.intake.cells import CellProblem, is_blank, read_mark
from workshop_tracker.intake.layouts import ListRow
from workshop_tracker.intake.proposals import Proposal
from workshop_tracker.people.rosters.entries import Entry, entry_of
from workshop_tracker.people.rosters.proposing import Told
from workshop_tracker.presentation import Sentence, tidy_text
from workshop_tracker.workshops.models import WorkshopSession

ALL_SESSIONS = frozenset({"semua", "semua sesi", "seluruh", "seluruh sesi", "seluruhnya", "all"})
SESSION_WORD = re.compile(r"\b(?:sesi|pertemuan|session|ke|nomor|no)\b[-. ]*")
NUMBER_OR_RANGE = re.compile(r"([0-9]{1,4})(?:[.]0)?(?: ?(?:-|–|s[.]?d[.]?|sampai) ?([0-9]{1,4}))?")
BETWEEN_NUMBERS = re.compile(r"[,;&]| dan ")
Cell = tuple[tuple[int, ...], str]  # the sessions that it stands for, and its sign


class Refused(Exception):
    """A row that cannot be taken: the column and the reason."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.reason = reason


class Said(StrEnum):
    """How a row says which sessions it is about."""

    EACH = "each"
    ALL = "all"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class WrittenMarks:
    """A row of a list of marks as it was read: who is written, what stands below which sessions, or why it is refused.

    As long as the list is staged this is kept of it, so that it can be compared anew.
    """

    entry: Entry
    cells: tuple[Cell, ...] = ()
    refusal: Told | None = None
    said: Said = Said.EACH

    def kept(self) -> dict[str, Any]:
        """What a proposal keeps of it, in JSON values beside the entry."""
        cells = [[list(session_ids), sign] for session_ids, sign in self.cells]
        refusal = list(self.refusal) if self.refusal else None
        return {"entry": self.entry, "read": {"cells": cells, "refusal": refusal, "said": self.said.value}}


def written_marks_of(proposal: Proposal) -> WrittenMarks:
    """The row of which a proposal was made."""
    read = proposal.values["read"]
    cells = tuple((tuple(session_ids), sign) for session_ids, sign in read["cells"])
    refusal = (read["refusal"][0], read["refusal"][1]) if read["refusal"] else None
    return WrittenMarks(entry_of(proposal), cells, refusal, Said(read["said"]))


@dataclass(frozen=True, slots=True)
class SessionReader:
    """Reads which sessions of a workshop a row is about, and which mark it tells."""

    sessions: Mapping[int, WorkshopSession]
    starts_on: dt.date | None
    today: dt.date

    def read(self, row: ListRow, entry: Entry) -> WrittenMarks:
        """The row with its one mark."""
        written = tidy_text(row.values.get("session", "")).casefold()
        try:
            mark = _mark(row.values.get("mark", ""))
            sessions = self._sessions(written)
        except Refused as refused:
            return WrittenMarks(entry, refusal=(refused.column, refused.reason))
        said = Said.EACH if written and written not in ALL_SESSIONS else Said.ALL
        is_unsaid = not written and len(self.sessions) > 1
        cell = tuple(each.id for each in sessions), mark.value
        return WrittenMarks(entry, (cell,), said=Said.NOT if is_unsaid else said)

    def _sessions(self, written: str) -> tuple[WorkshopSession, ...]:
        """The sessions that a cell means; an empty one means all, which is asked where there are several."""
        if not self.sessions:
            raise Refused("session", Sentence("Kegiatan ini belum memiliki sesi."))
        numbers = list(self.sessions) if is_blank(written) or written in ALL_SESSIONS else list(_numbers(written))
        if not numbers or any(number not in self.sessions for number in numbers):
            unknown = Sentence("Sesi “%(written)s” tidak ada. Tulis nomor sesi, atau “semua”.", written=written)
            raise Refused("session", unknown)
        sessions = tuple(self.sessions[number] for number in dict.fromkeys(numbers))
        for each in sessions:
            if is_in_the_future(each.held_on or self.starts_on, self.today):
                raise Refused("session", _not_yet(each, self.starts_on))
        return sessions


def _mark(written: str) -> Mark:
    mark = read_mark(written)
    if isinstance(mark, CellProblem):
        raise Refused("mark", mark.message)
    if mark is None:
        raise Refused("mark", Sentence("Tanda kehadiran kosong: tulis H, I, S, atau A."))
    return Mark(mark)


def _numbers(written: str) -> Iterator[int]:
    """`2`, `Sesi 2`, `1, 2`, `1 dan 3`, `1-3`, `1 s.d. 3`; nothing where the text is something else."""
    for part in BETWEEN_NUMBERS.split(SESSION_WORD.sub("", written)):
        match = NUMBER_OR_RANGE.fullmatch(part.strip())
        if match is None:
            return
        first, last = int(match[1]), int(match[2] or match[1])
        yield from range(first, last + 1)


def _not_yet(session: WorkshopSession, starts_on: dt.date | None) -> Sentence:
    day = session.held_on or starts_on or ""
    return Sentence("Sesi %(number)s belum berlangsung (%(day)s).", number=session.number, day=day)
