"""A list of marks as proposals, one per row; nothing is proposed that stands so already."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from workshop_tracker.attendance.grids.written import Cell, Refused, Said, SessionReader, WrittenMarks
from workshop_tracker.attendance.models import Mark
from workshop_tracker.attendance.participants.listed import Listed, listed_rows, workshop_list
from workshop_tracker.attendance.queries import marks_of
from workshop_tracker.attendance.sightings import (
    Place,
    Reader,
    Sighting,
    contradictions,
    places_meant,
    single_marks,
)
from workshop_tracker.intake.grids.days import day_columns
from workshop_tracker.intake.layouts import ListRow, RecognisedTable
from workshop_tracker.intake.proposals import ImportPlan, Outcome, Proposal
from workshop_tracker.people.identifiers import IdentifierValue, recognise_identifier
from workshop_tracker.people.names import NameParts
from workshop_tracker.people.rosters.entries import Entry
from workshop_tracker.people.rosters.proposing import Told
from workshop_tracker.people.rosters.questions import Decision, Question, problem_columns, suggestion
from workshop_tracker.people.rosters.reading import read_entries
from workshop_tracker.people.rosters.recognition.known import known_people
from workshop_tracker.people.rosters.workplaces import find_workplaces
from workshop_tracker.presentation import Sentence
from workshop_tracker.spreadsheets import UnreadableFile
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.queries import sessions_of

KIND = "attendance"
LAYOUT = "attendance_list"
NO_MARKS = Sentence(
    "Berkas ini bukan daftar kehadiran: diperlukan kolom Nama (atau NIP/NUPTK), Sesi, dan Kehadiran (H, I, S, A); "
    "atau satu kolom untuk setiap hari atau sesi, misalnya Hari 1, 11/7, Sesi 2."
)
NO_SESSION = Sentence("Sesi tidak tertulis. Usulan: semua sesi.")
CERTIFIED = Sentence("Sertifikatnya sudah terbit: ubah tanda ini pada halaman daftar hadir dengan menulis alasan.")


def the_marks(tables: Sequence[RecognisedTable]) -> RecognisedTable:
    """The one list of marks among those of a file. Raises UnreadableFile."""
    lists = [each for each in tables if each.layout == LAYOUT or day_columns(each.columns)]
    if len(lists) != 1:
        raise UnreadableFile(NO_MARKS)
    return lists[0]


@dataclass(frozen=True, slots=True)
class MarksFile:
    """The rows of a list of marks as they were read, and what is remembered of its file."""

    rows: Sequence[WrittenMarks]
    layout: str
    sha256: str


def list_rows(session: Session, workshop: Workshop, table: RecognisedTable, *, today: dt.date) -> list[WrittenMarks]:
    """Every row of a list with one mark in each, in its order."""
    sessions = {each.number: each for each in sessions_of(session, workshop.id)}
    reader = SessionReader(sessions, workshop.starts_on, today)
    return [reader.read(row, entry) for row, entry in zip(table.rows, marked_entries(table), strict=True)]


def marked_entries(table: RecognisedTable) -> list[Entry]:
    """Who is written in each row of a list."""
    return [numbered_by_name(entry, row) for entry, row in zip(read_entries(table), table.rows, strict=True)]


def plan_list(session: Session, workshop: Workshop, file: MarksFile) -> ImportPlan:
    """What a list with one mark in each row would do. A few statements, however long it is."""
    reader = reader_of(session, workshop, [row.entry for row in file.rows])
    read: list[Sighting | Refused] = []
    for row in file.rows:
        try:
            read.append(reader.read(row))
        except Refused as refused:
            read.append(refused)
    single = single_marks(read)
    against = contradictions(zip((row.entry.row for row in file.rows), read, strict=True), single)
    judge = Judge(marks_of(session, workshop.id), single, against)
    proposals = tuple(judge.proposal(row, each) for row, each in zip(file.rows, read, strict=True))
    return ImportPlan(KIND, file.layout, file.sha256, proposals, target_id=workshop.id)


def reader_of(session: Session, workshop: Workshop, entries: Sequence[Entry]) -> Reader:
    """What rows of marks are read against: the list of the workshop, the people whom the rows name."""
    on_list = [row for row in listed_rows(session, workshop.id) if not row.is_cancelled]
    known = known_people(session, entries, person_ids=[row.person_id for row in on_list])
    return Reader(
        known=known,
        listed=workshop_list(on_list, known),
        workplaces=find_workplaces(session, {each.workplace for each in entries}, district_code=workshop.district_code),
    )


def numbered_by_name(entry: Entry, row: ListRow) -> Entry:
    """An entry whose NUPTK or NIP stands where others have their names; a name as it was."""
    number = recognise_identifier(row.values.get("name", "")) if entry.refusal else None
    if not isinstance(number, IdentifierValue):
        return entry
    parts = NameParts("", "", "")
    identifiers = (*entry.identifiers, number)
    return entry._replace(written="", parts=parts, keys=(), doubt="", refusal="", identifiers=identifiers)


@dataclass(slots=True)
class Judge:
    """Compares what rows say with what holds; what a row changes holds for the rows below it.

    `single` are the (participation, session) that some row names by itself, `against` the row that each contradicts.
    """

    marks: dict[int, dict[int, Mark]]
    single: frozenset[Place]
    against: Mapping[int, int]

    def proposal(self, row: WrittenMarks, read: Sighting | Refused) -> Proposal:
        if isinstance(read, Refused):
            return refused_row(row, (read.column, read.reason))
        if len(read.people) > 1:
            return self._asked(row, read, [(read.session_ids, read.mark.value)])
        return self._of_one(row, read, read.people[0])

    def _of_one(self, row: WrittenMarks, read: Sighting, listed: Listed) -> Proposal:
        if (other := self.against.get(row.entry.row)) is not None:
            return refused_row(row, ("mark", Sentence("Bertentangan dengan baris %(row)s.", row=str(other))))
        present = self.marks.setdefault(listed.participation_id or 0, {})
        meant = [session_id for _, session_id in places_meant(read, self.single)]
        changed = tuple(each for each in meant if present.get(each) is not read.mark)
        cells: list[Cell] = [(changed, read.mark.value)]
        understood = Understood(read.people, cells, marks=self.marks)
        if not changed:
            return Proposal(row.entry.row, Outcome.SAME, understood.values(row), row.entry.problems())
        if listed.is_certified:
            return refused_row(row, ("mark", CERTIFIED))
        if read.is_asked:
            return self._asked(row, read, cells)
        outcome = Outcome.CHANGED if any(each in present for each in changed) else Outcome.NEW
        proposed = Proposal(row.entry.row, outcome, understood.values(row), row.entry.problems())
        present |= dict.fromkeys(changed, read.mark)
        return proposed

    def _asked(self, row: WrittenMarks, read: Sighting, cells: Sequence[Cell]) -> Proposal:
        questions = [*who(read.people, read.doubt), *(which_sessions() if read.said is Said.NOT else ())]
        return asked_row(row, Understood(read.people, cells, tuple(questions), self.marks))


@dataclass(frozen=True, slots=True)
class Understood:
    """A row as understood: who is meant, which sign stands for which sessions, what is asked; `marks` hold by now."""

    people: Sequence[Listed]
    cells: Sequence[Cell]
    questions: tuple[Question, ...] = ()
    marks: Mapping[int, Mapping[int, Mark]] = field(default_factory=dict)

    @property
    def decision(self) -> Decision:
        is_open = any(each["about"] == "person" for each in self.questions)
        return {"participation_id": None if is_open else self.people[0].participation_id}

    def values(self, row: WrittenMarks) -> dict[str, Any]:
        """What a proposal keeps; `standing` are the marks that it would write over."""
        return {
            **row.kept(),
            "name": self.people[0].name if len(self.people) == 1 else row.entry.written,
            "cells": [[list(session_ids), sign] for session_ids, sign in self.cells],
            "decision": self.decision,
            "asked": list(self.questions),
            "standing": [list(place) for place in self._standing()],
        }

    def _standing(self) -> Iterator[tuple[int, int, str]]:
        sessions = {session_id for session_ids, _ in self.cells for session_id in session_ids}
        for each in self.people:
            number = each.participation_id or 0
            held = self.marks.get(number, {})
            yield from ((number, session_id, held[session_id].value) for session_id in sorted(sessions & held.keys()))


def asked_row(row: WrittenMarks, understood: Understood) -> Proposal:
    """A row that waits for answers, with what is proposed for all of them together."""
    problems = row.entry.problems(*problem_columns(row.entry, understood.questions))
    suggested = suggestion(understood.decision, understood.questions)
    return Proposal(row.entry.row, Outcome.QUESTION, understood.values(row), problems, suggested)


def refused_row(row: WrittenMarks, *told: Told) -> Proposal:
    """A row that stays out."""
    return Proposal(row.entry.row, Outcome.REJECTED, row.kept(), row.entry.problems(*told))


def who(people: Sequence[Listed], doubt: str) -> Iterator[Question]:
    """Which of those on the list is meant; one alone is proposed."""
    if doubt:
        options = [
            {
                "label": f"{each.name} ({each.work_unit})" if each.work_unit else each.name,
                "patch": {"participation_id": each.participation_id},
            }
            for each in people
        ]
        yield {"about": "person", "reason": doubt, "options": options, "suggested": 0 if len(people) == 1 else None}


def which_sessions() -> Iterator[Question]:
    """Whether a row that names no session is about all; every such row of the file shares the question."""
    options = [{"label": Sentence("Semua sesi"), "patch": {"sessions": "all"}}]
    yield {"about": "session", "reason": NO_SESSION, "options": options, "suggested": 0, "spelling": ["session"]}
