"""The sheet as it is marked: who is on it in printed order, what holds, what the other sheets say."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import AttendanceEvent, Mark
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
from workshop_tracker.attendance.sheets.rules import (
    LETTER_OF,
    SheetProgress,
    call_name,
    day_of_label,
    short_list,
    written_letters,
)
from workshop_tracker.workshops.queries import sessions_of
from workshop_tracker.workshops.rules import sheet_words

OTHERS_SHOWN = 3  # columns beside the sheet that is marked; more would scroll sideways
HoursOf = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class SheetTab:
    """One sheet of the workshop: where it stands and how far it is."""

    id: int
    position: int
    label: str
    held_on: dt.date | None
    is_open: bool
    marked: int


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One person: the letter on this sheet, those on the other sheets shown, and the attended JP.

    `hours` counts every sheet, `other_hours` all but this one; both are None while nothing is marked. `mixed` lists
    the letters where the sheet's sessions differ; then `letter` is empty.
    """

    number: int
    id: int
    name: str
    called: str
    school: str
    letter: str
    mixed: str
    is_complete: bool
    is_certified: bool
    others: tuple[str, ...]
    hours: int | None
    other_hours: int | None


@dataclass(frozen=True, slots=True)
class SheetPage:
    """One sheet ready to be marked; `hours` is the JP that presence on it earns."""

    tabs: tuple[SheetTab, ...]
    current: SheetTab
    others: tuple[SheetTab, ...]
    rows: tuple[SheetRow, ...]
    hours: int
    saved_at: dt.datetime | None

    @property
    def left(self) -> tuple[SheetRow, ...]:
        """Who has no mark yet."""
        return tuple(row for row in self.rows if not row.is_complete)

    @property
    def marked(self) -> int:
        return len(self.rows) - len(self.left)

    @property
    def left_names(self) -> str:
        """The first of those, as a hall calls them."""
        return short_list([row.called for row in self.left])

    @property
    def certified(self) -> tuple[SheetRow, ...]:
        """Whose marks papers rest on."""
        return tuple(row for row in self.rows if row.is_certified)

    @property
    def later(self) -> list[tuple[dt.date, list[str]]]:
        """The days that lie ahead of this sheet, each with what its sheets are called."""
        days: dict[dt.date, dict[str, None]] = defaultdict(dict)
        for tab in self.tabs:
            if not tab.is_open and tab.held_on and tab != self.current:
                days[tab.held_on][sheet_words(day_of_label(tab.label))] = None
        return [(day, list(names)) for day, names in days.items()]

    def beside(self, row: SheetRow) -> Iterator[tuple[SheetTab, str]]:
        """What a row says on the other sheets shown."""
        return zip(self.others, row.others, strict=True)

    @property
    def shown(self) -> str:
        """The letters as a form sends them back, so that only what was changed is stored."""
        return written_letters({row.id: row.letter for row in self.rows})


def sheet_progress(session: Session, workshop_id: int) -> list[SheetProgress]:
    """How far each sheet is, in their order."""
    people, marks = participants_of(session, workshop_id), marks_of(session, workshop_id)
    return [
        SheetProgress(sheet.sheet.position, sheet.sheet.held_on, _marked_on(sheet, people, marks) == len(people))
        for sheet in sheets_to_mark(session, workshop_id)
    ]


def sheet_page(session: Session, workshop_id: int, position: int, today: dt.date) -> SheetPage | None:
    """The sheet at this place with everything around it, in five statements; None where there is none."""
    sheets = sheets_to_mark(session, workshop_id)
    current = next((sheet for sheet in sheets if sheet.sheet.position == position), None)
    if current is None:
        return None
    people, marks = participants_of(session, workshop_id), marks_of(session, workshop_id)
    hours = {part.id: part.lesson_hours for part in sessions_of(session, workshop_id)}
    tabs = {sheet.sheet.id: _tab(sheet, people, marks, today) for sheet in sheets}
    others = _nearest(sheets, current)
    return SheetPage(
        tabs=tuple(tabs.values()),
        current=tabs[current.sheet.id],
        others=tuple(tabs[sheet.sheet.id] for sheet in others),
        rows=tuple(
            _row(number, person, marks[person.id], current, others, hours) for number, person in enumerate(people, 1)
        ),
        hours=sum(hours[part] for part in current.session_ids),
        saved_at=_last_received(session, current.sheet.id),
    )


def sheet_at(session: Session, workshop_id: int, position: int) -> SheetToMark | None:
    """The sheet at this place of the workshop."""
    found = (sheet for sheet in sheets_to_mark(session, workshop_id) if sheet.sheet.position == position)
    return next(found, None)


def letters_on(session: Session, workshop_id: int, sheet: SheetToMark) -> dict[int, str]:
    """What holds on one sheet now, by participation: a letter, or empty."""
    marks = marks_of(session, workshop_id)
    return {person.id: _letter(sheet_mark(marks[person.id], sheet)) for person in participants_of(session, workshop_id)}


def _nearest(sheets: Sequence[SheetToMark], current: SheetToMark) -> list[SheetToMark]:
    others = [sheet for sheet in sheets if sheet is not current]
    near = sorted(others, key=lambda sheet: abs(sheet.sheet.position - current.sheet.position))[:OTHERS_SHOWN]
    return [sheet for sheet in others if sheet in near]


def _tab(sheet: SheetToMark, people: Sequence[Participant], marks: Marks, today: dt.date) -> SheetTab:
    row = sheet.sheet
    is_open = not is_in_the_future(row.held_on, today)
    return SheetTab(
        row.id, row.position, sheet_words(row.label), row.held_on, is_open, _marked_on(sheet, people, marks)
    )


def _marked_on(sheet: SheetToMark, people: Iterable[Participant], marks: Marks) -> int:
    return sum(marks[person.id].keys() >= set(sheet.session_ids) for person in people)


def _row(
    number: int,
    person: Participant,
    marks: dict[int, Mark],
    current: SheetToMark,
    others: Sequence[SheetToMark],
    hours: HoursOf,
) -> SheetRow:
    own = [marks[part] for part in current.session_ids if part in marks]
    letter = _letter(sheet_mark(marks, current))
    elsewhere = {part: mark for part, mark in marks.items() if part not in current.session_ids}
    return SheetRow(
        number=number,
        id=person.id,
        name=person.name,
        called=call_name(person.name),
        school=person.school,
        letter=letter,
        mixed="" if letter else ", ".join(map(_letter, own)),
        is_complete=len(own) == len(current.session_ids),
        is_certified=person.is_certified,
        others=tuple(_letter(sheet_mark(marks, sheet)) for sheet in others),
        hours=_attended(marks, hours),
        other_hours=_attended(elsewhere, hours),
    )


def _letter(mark: Mark | None) -> str:
    return LETTER_OF[mark] if mark else ""


def _attended(marks: Mapping[int, Mark], hours: HoursOf) -> int | None:
    return sum(hours[part] for part, mark in marks.items() if mark is Mark.PRESENT) if marks else None


def _last_received(session: Session, sheet_id: int) -> dt.datetime | None:
    return session.scalar(select(func.max(AttendanceEvent.received_at)).where(AttendanceEvent.sheet_id == sheet_id))
