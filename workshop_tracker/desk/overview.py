"""A workshop at a glance: its facts, each attendance sheet in numbers, and who is on the list."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Mark
from workshop_tracker.attendance.queries import (
    Marks,
    Participant,
    SheetToMark,
    marks_of,
    participants_of,
    sheet_mark,
    sheets_to_mark,
)
from workshop_tracker.attendance.rules import is_in_the_future
from workshop_tracker.desk.queries import facts_of
from workshop_tracker.desk.rules import Facts
from workshop_tracker.people.models import Sex
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.queries import lesson_hours_of


@dataclass(frozen=True, slots=True)
class SheetCount:
    """An attendance sheet in numbers of people; `marked` have a mark in each of its sessions."""

    position: int
    label: str
    held_on: dt.date | None
    is_to_come: bool
    people: int
    marked: int
    by_mark: dict[Mark, int]

    @property
    def unmarked(self) -> int:
        return self.people - self.marked

    @property
    def mixed(self) -> int:
        """People whose sessions of one sheet were marked differently."""
        return self.marked - sum(self.by_mark.values())


@dataclass(frozen=True, slots=True)
class Glance:
    """The page of a workshop: the current sheet is the first that lacks a mark, else the last that was due."""

    facts: Facts
    lesson_hours: int
    sheets: tuple[SheetCount, ...]
    schools: tuple[tuple[str, int], ...]
    sexes: dict[Sex | None, int]

    @property
    def current(self) -> SheetCount | None:
        due = [sheet for sheet in self.sheets if not sheet.is_to_come]
        return next((sheet for sheet in due if sheet.unmarked), due[-1] if due else None)


def glance_at(session: Session, workshop: Workshop, today: dt.date) -> Glance:
    """Load a workshop's page. Seven statements, whatever the number of people."""
    people = participants_of(session, workshop.id)
    marks = marks_of(session, workshop.id)
    sheets = [sheet for sheet in sheets_to_mark(session, workshop.id) if sheet.session_ids]
    return Glance(
        facts=facts_of(session, workshop, today),
        lesson_hours=lesson_hours_of(session, workshop.id),
        sheets=tuple(_counted(sheet, people, marks, workshop, today) for sheet in sheets),
        schools=tuple(_by_number(Counter(person.school for person in people))),
        sexes=dict(Counter(person.sex for person in people)),
    )


def _counted(
    sheet: SheetToMark, people: Sequence[Participant], marks: Marks, workshop: Workshop, today: dt.date
) -> SheetCount:
    of_people = [marks.get(person.id, {}) for person in people]
    marked = [one for one in of_people if set(sheet.session_ids) <= set(one)]
    found = Counter(mark for one in marked if (mark := sheet_mark(one, sheet)) is not None)
    return SheetCount(
        position=sheet.sheet.position,
        label=sheet.sheet.label,
        held_on=sheet.sheet.held_on,
        is_to_come=is_in_the_future(sheet.sheet.held_on or workshop.starts_on, today),
        people=len(people),
        marked=len(marked),
        by_mark={mark: found[mark] for mark in Mark},
    )


def _by_number(counted: Counter[str]) -> list[tuple[str, int]]:
    """The largest first, then by name; people without any school come last."""
    return sorted(counted.items(), key=lambda item: (not item[0], -item[1], item[0].casefold()))
