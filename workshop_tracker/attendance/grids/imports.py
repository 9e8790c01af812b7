"""A grid of marks as proposals, one per row; signs of which nobody knows the meaning are asked once for the file."""

import datetime as dt
from collections import Counter
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
from workshop_tracker.attendance.imports import CERTIFIED, KIND, numbered_by_name, plan_attendance, reader_of
from workshop_tracker.attendance.models import Mark
from workshop_tracker.attendance.participants.listed import Listed
from workshop_tracker.attendance.queries import marks_of
from workshop_tracker.attendance.rules import is_in_the_future
from workshop_tracker.attendance.sightings import Reader, Refused
from workshop_tracker.intake.grids.days import day_columns
from workshop_tracker.intake.layouts import ListRow, RecognisedTable
from workshop_tracker.intake.proposals import ImportPlan, Outcome, Proposal
from workshop_tracker.people.rosters.entries import Entry
from workshop_tracker.people.rosters.proposing import Told, same_as_row
from workshop_tracker.people.rosters.questions import Decision, Question, answers_to, problem_columns, suggestion
from workshop_tracker.people.rosters.reading import read_entries
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
Cell = tuple[tuple[int, ...], str]  # the sessions that it stands for, and its sign


def is_grid(table: RecognisedTable) -> bool:
    """Whether a list has columns of days or sessions."""
    return bool(day_columns(table.columns))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of marks: its sessions, or why it cannot be taken. One in which nothing stands is left alone."""

    name: str
    session_ids: tuple[int, ...] = ()
    refusal: str = ""


def plan_grid(
    session: Session, workshop: Workshop, table: RecognisedTable, sha256: str, *, today: dt.date
) -> ImportPlan:
    """What a grid of marks would do. A few statements, however long it is."""
    entries = [numbered_by_name(entry, row) for entry, row in zip(read_entries(table), table.rows, strict=True)]
    columns = list(_columns(table, _parts(session, workshop), today))
    read = [each.name for each in columns if not each.refusal]
    counted = Counter(sign_of(text) for name in read for text in table.rows.column(name))
    judge = GridJudge(reader_of(session, workshop, entries, today), columns, marks_of(session, workshop.id), counted)
    proposals = tuple(judge.proposal(row, entry) for row, entry in zip(table.rows, entries, strict=True))
    return ImportPlan(KIND, LAYOUT, sha256, proposals, target_id=workshop.id)


def plan_marks(
    session: Session, workshop: Workshop, table: RecognisedTable, sha256: str, *, today: dt.date
) -> ImportPlan:
    """What a list of marks would do, whether it has a mark in each row or a column for each day."""
    plan = plan_grid if is_grid(table) else plan_attendance
    return plan(session, workshop, table, sha256, today=today)


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
    columns: Sequence[Column]
    marks: Mapping[int, Mapping[int, Mark]]
    counted: Mapping[str, int]
    seen: dict[int, tuple[int, list[Cell]]] = field(default_factory=dict)

    def proposal(self, row: ListRow, entry: Entry) -> Proposal:
        try:
            people, doubts = self.reader.people(entry)
        except Refused as refused:
            return _rejected(entry, [(refused.column, refused.reason)])
        told = [(each.name, each.refusal) for each in self.columns if each.refusal and row.values[each.name].strip()]
        told += [(each.name, _no_sign(row.values[each.name])) for each in self.columns if self._is_text(row, each)]
        cells = list(self._cells(row))
        if not cells:
            return _rejected(entry, told or [("", NO_MARK)])
        return self._of(entry, people, doubts, cells, told)

    def _cells(self, row: ListRow) -> Iterator[Cell]:
        for each in self.columns:
            if not each.refusal and not self._is_text(row, each):
                yield each.session_ids, sign_of(row.values[each.name])

    def _is_text(self, row: ListRow, column: Column) -> bool:
        return not column.refusal and len(sign_of(row.values[column.name])) > LONGEST_SIGN

    def _of(
        self,
        entry: Entry,
        people: Sequence[Listed],
        doubts: Sequence[Told],
        cells: list[Cell],
        told: list[Told],
    ) -> Proposal:
        questions = [*_who(people, doubts), *self._signs(cells)]
        decision: Decision = {"participation_id": None if doubts else people[0].participation_id}
        values = {
            "cells": [[list(session_ids), sign] for session_ids, sign in cells],
            "decision": decision,
            "asked": questions,
            "name": people[0].name if len(people) == 1 else entry.written,
        }
        if questions:
            problems = entry.problems(*told, *problem_columns(entry, questions))
            suggested = suggestion(decision, questions)
            return Proposal(entry.row, Outcome.QUESTION, values, problems, suggested)
        return self._certain(entry, people[0], cells, values, told)

    def _certain(
        self, entry: Entry, listed: Listed, cells: list[Cell], values: dict[str, Any], told: list[Told]
    ) -> Proposal:
        number = listed.participation_id or 0
        row, before = self.seen.setdefault(number, (entry.row, cells))
        if row != entry.row and before != cells:
            return _rejected(entry, [("name", same_as_row(row))])
        present = self.marks.get(number, {})
        meant = marks_in(values, values["decision"])
        changed = {each: mark for each, mark in meant.items() if present.get(each) is not mark}
        if not changed or row != entry.row:
            return Proposal(entry.row, Outcome.SAME, values, entry.problems(*told))
        if listed.is_certified:
            return _rejected(entry, [*told, ("name", CERTIFIED)])
        outcome = Outcome.CHANGED if any(each in present for each in changed) else Outcome.NEW
        return Proposal(entry.row, outcome, values, entry.problems(*told))

    def _signs(self, cells: Sequence[Cell]) -> Iterator[Question]:
        for sign in dict.fromkeys(sign for _, sign in cells):
            if mark_of_sign(sign) is None:
                yield sign_question(sign, self.counted[sign])


def sign_question(sign: str, count: int) -> Question:
    """What a sign means in this file; every row with it shares the question, and nothing is proposed."""
    shown = sign or EMPTY_CELL
    reason = Sentence("Tanda “%(sign)s” ada pada %(count)s sel. Apa artinya?", sign=shown, count=count)
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


def _who(people: Sequence[Listed], doubts: Sequence[Told]) -> Iterator[Question]:
    """Which of those on the list is meant; one alone is proposed."""
    if doubts:
        options = [
            {"label": f"{each.name} ({each.work_unit})" if each.work_unit else each.name, "patch": _patch(each)}
            for each in people
        ]
        only = 0 if len(people) == 1 else None
        yield {"about": "person", "reason": doubts[0][1], "options": options, "suggested": only}


def _patch(listed: Listed) -> dict[str, int | None]:
    return {"participation_id": listed.participation_id}


def _no_sign(written: str) -> Sentence:
    return Sentence("“%(written)s” bukan tanda kehadiran: tulis H, I, S, atau A.", written=written[:LONGEST_SIGN])


def _rejected(entry: Entry, told: Sequence[Told]) -> Proposal:
    return Proposal(entry.row, Outcome.REJECTED, problems=entry.problems(*told))
