"""A grid of marks as proposals, one per row; signs of which nobody knows the meaning are asked once for the file."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from workshop_tracker.attendance.grids.rules import (
    LONGEST_SIGN,
    Part,
    UnknownColumn,
    mark_of_sign,
    parts_meant,
    sign_of,
)
from workshop_tracker.attendance.grids.written import Cell, Refused, WrittenMarks
from workshop_tracker.attendance.imports import (
    CERTIFIED,
    KIND,
    MarksFile,
    Understood,
    asked_row,
    list_rows,
    marked_entries,
    plan_list,
    reader_of,
    refused_row,
    who,
)
from workshop_tracker.attendance.models import Mark
from workshop_tracker.attendance.participants.listed import Listed
from workshop_tracker.attendance.queries import marks_of
from workshop_tracker.attendance.rules import is_in_the_future
from workshop_tracker.attendance.sightings import Reader
from workshop_tracker.intake.grids.days import day_columns
from workshop_tracker.intake.layouts import ListRow, RecognisedTable
from workshop_tracker.intake.proposals import ImportPlan, Outcome, Proposal
from workshop_tracker.people.rosters.entries import Entry
from workshop_tracker.people.rosters.proposing import Told, same_as_row
from workshop_tracker.people.rosters.questions import Question, answers_to
from workshop_tracker.presentation import Sentence
from workshop_tracker.workshops.models import SheetSpan, Workshop
from workshop_tracker.workshops.queries import sessions_of, sheets_of

LAYOUT = "attendance_grid"
HALF_OF_SPAN = {SheetSpan.MORNING: "pagi", SheetSpan.AFTERNOON: "siang"}
NO_MARK = Sentence("Kolom-kolom hari pada baris ini tidak memuat tanda yang dapat dipakai.")
EMPTY_CELL = Sentence("sel kosong")
ANSWERS = (
    (Mark.PRESENT.value, Sentence("Hadir")),
    (Mark.EXCUSED.value, Sentence("Izin")),
    (Mark.SICK.value, Sentence("Sakit")),
    (Mark.ABSENT.value, Sentence("Alpa")),
    ("", Sentence("Tidak ditandai")),
)


def is_grid(table: RecognisedTable) -> bool:
    """Whether a list has columns of days or sessions."""
    return bool(day_columns(table.columns))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of marks: its sessions, or why it cannot be taken. One in which nothing stands is left alone."""

    name: str
    session_ids: tuple[int, ...] = ()
    refusal: str = ""


def read_marks(
    session: Session, workshop: Workshop, table: RecognisedTable, sha256: str, *, today: dt.date
) -> MarksFile:
    """A list of marks, read: with a mark in each row or a column for each day."""
    rows, layout = (grid_rows, LAYOUT) if is_grid(table) else (list_rows, table.layout)
    return MarksFile(rows(session, workshop, table, today=today), layout, sha256)


def plan_marks(session: Session, workshop: Workshop, file: MarksFile) -> ImportPlan:
    """What a list of marks would do. A few statements, however long it is."""
    return plan_grid(session, workshop, file) if file.layout == LAYOUT else plan_list(session, workshop, file)


def grid_rows(session: Session, workshop: Workshop, table: RecognisedTable, *, today: dt.date) -> list[WrittenMarks]:
    """Every row of a grid, in its order; what cannot be taken of it is noted with its column."""
    columns = list(_columns(table, _parts(session, workshop), today))
    return [_written(row, entry, columns) for row, entry in zip(table.rows, marked_entries(table), strict=True)]


def _written(row: ListRow, entry: Entry, columns: Sequence[Column]) -> WrittenMarks:
    notes: list[Told] = []
    cells: list[Cell] = []
    for each in columns:
        text = row.values[each.name]
        if each.refusal:
            notes += [(each.name, each.refusal)] if text.strip() else []
        elif len(sign_of(text)) > LONGEST_SIGN:
            notes.append((each.name, _no_sign(text)))
        else:
            cells.append((each.session_ids, sign_of(text)))
    refusal = None if cells or notes else ("", NO_MARK)
    return WrittenMarks(entry._replace(notes=(*entry.notes, *notes)), tuple(cells), refusal)


def plan_grid(session: Session, workshop: Workshop, file: MarksFile) -> ImportPlan:
    """What a grid of marks would do."""
    reader = reader_of(session, workshop, [row.entry for row in file.rows])
    judge = GridJudge(reader, marks_of(session, workshop.id))
    return ImportPlan(KIND, LAYOUT, file.sha256, tuple(map(judge.proposal, file.rows)), target_id=workshop.id)


def _parts(session: Session, workshop: Workshop) -> list[Part]:
    halves = {
        session_id: HALF_OF_SPAN.get(sheet.span, "")
        for sheet, session_ids in sheets_of(session, workshop.id)
        for session_id in session_ids
    }
    return [
        Part(each.id, each.number, each.held_on or workshop.starts_on, halves.get(each.id, ""))
        for each in sessions_of(session, workshop.id)
    ]


def _columns(table: RecognisedTable, parts: Sequence[Part], today: dt.date) -> Iterator[Column]:
    for name in day_columns(table.columns):
        if not any(text.strip() for text in table.rows.column(name)):
            continue
        try:
            meant = parts_meant(table.headings[name], parts)
        except UnknownColumn as unknown:
            yield Column(name, refusal=unknown.args[0])
            continue
        ahead = next((each.held_on for each in meant if is_in_the_future(each.held_on, today)), None)
        refusal = Sentence("Hari ini belum berlangsung: %(day)s.", day=ahead) if ahead else ""
        yield Column(name, tuple(each.session_id for each in meant), refusal)


@dataclass(slots=True)
class GridJudge:
    """Compares rows with what holds; a second row about one participant may not say otherwise."""

    reader: Reader
    marks: Mapping[int, Mapping[int, Mark]]
    seen: dict[int, tuple[int, Sequence[Cell]]] = field(default_factory=dict)

    def proposal(self, row: WrittenMarks) -> Proposal:
        try:
            people, doubt = self.reader.people(row.entry)
        except Refused as refused:
            return refused_row(row, (refused.column, refused.reason))
        if not row.cells:
            return refused_row(row, *([row.refusal] if row.refusal else []))
        questions = (*who(people, doubt), *_signs(row.cells))
        understood = Understood(people, row.cells, questions, self.marks)
        return asked_row(row, understood) if questions else self._certain(row, people[0], understood.values(row))

    def _certain(self, row: WrittenMarks, listed: Listed, values: dict[str, Any]) -> Proposal:
        number = listed.participation_id or 0
        first, before = self.seen.setdefault(number, (row.entry.row, row.cells))
        if first != row.entry.row and before != row.cells:
            return refused_row(row, ("name", same_as_row(first)))
        present = self.marks.get(number, {})
        meant = marks_in(values, values["decision"])
        changed = {each: mark for each, mark in meant.items() if present.get(each) is not mark}
        if not changed or first != row.entry.row:
            return Proposal(row.entry.row, Outcome.SAME, values, row.entry.problems())
        if listed.is_certified:
            return refused_row(row, ("name", CERTIFIED))
        outcome = Outcome.CHANGED if any(each in present for each in changed) else Outcome.NEW
        return Proposal(row.entry.row, outcome, values, row.entry.problems())


def _signs(cells: Sequence[Cell]) -> Iterator[Question]:
    for sign in dict.fromkeys(sign for _, sign in cells):
        if mark_of_sign(sign) is None:
            yield sign_question(sign)


def sign_question(sign: str) -> Question:
    """What a sign means in this file; every row with it shares the question, and nothing is proposed."""
    reason = Sentence("Tanda “%(sign)s” dapat berarti beberapa hal. Apa artinya?", sign=sign or EMPTY_CELL)
    options = [{"label": label, "patch": {sign_key(sign): mark}} for mark, label in ANSWERS]
    return {"about": "sign", "reason": reason, "options": options, "suggested": None, "spelling": ["sign", sign]}


def sign_key(sign: str) -> str:
    """Where a decision holds what a sign means."""
    return f"sign {sign}"


def explained(plan: ImportPlan, meanings: Mapping[str, str]) -> ImportPlan:
    """The plan with what signs mean, by sign: the value of a mark, or empty where they mark nothing."""
    places = {
        (each.row_number, number): question
        for each in plan.proposals
        for number, question in enumerate(each.values.get("asked", ()))
        if question["about"] == "sign" and question["spelling"][1] in meanings
    }
    values = [value for value, _ in ANSWERS]
    chosen = {place: values.index(meanings[question["spelling"][1]]) for place, question in places.items()}
    return plan.answered(answers_to(plan, chosen))


def marks_in(values: Mapping[str, Any], decision: Mapping[str, Any]) -> dict[int, Mark]:
    """The marks of a row by session, signs read as they were decided."""
    found: dict[int, Mark] = {}
    for session_ids, sign in values["cells"]:
        mark = mark_of_sign(sign) or decision.get(sign_key(sign))
        if mark:
            found |= dict.fromkeys(session_ids, Mark(mark))
    return found


def _no_sign(written: str) -> Sentence:
    return Sentence("“%(written)s” bukan tanda kehadiran: tulis H, I, S, atau A.", written=written[:LONGEST_SIGN])
