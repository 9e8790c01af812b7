"""The event of one row of an old register, cell by cell; what cannot be taken is noted with its column."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from workshop_tracker.intake.cells import CellProblem, clean_text, is_blank
from workshop_tracker.intake.dates import FIRST_YEAR, LAST_YEAR, MONTH_WORDS, AmbiguousDate, DateOrder, read_date
from workshop_tracker.intake.layouts import ListRow
from workshop_tracker.organizations.names import name_key
from workshop_tracker.presentation import Sentence, format_date, tidy_text

LONGEST_LINE, LONGEST_NAME = 300, 120  # as wide as their columns
DATE_COLUMNS = ("held_on", "starts_on", "ended_on")
DAY_COLUMNS = ("ended_on", "held_on", "starts_on", "year")  # the most exact first
BETWEEN_DAYS = re.compile(
    r"\s*(?:\bs\s*[./]?\s*d\b\.?|\bsampai(?: dengan)?\b|\bhingga\b|\bdan\b|[-–,&])\s*", re.IGNORECASE
)
# what may stand before the last day: `11`, `30 Juli`, `30/7/2019`, `Jumat`
EARLIER_DAY = re.compile(
    r"(?:[a-z']{4,7} ?)?"
    r"(?:(?:0?[1-9]|[12][0-9]|3[01])(?:(?:[ /.]+[0-9]{1,2}|[ /.]*[a-z]{3,9})(?:[ /.]*[0-9]{4})?)?)?"
)
MONTH_AND_YEAR = re.compile("([a-z]+)[ ,]*([0-9]{4})")
YEAR = re.compile("[0-9]{4}")
# `2018/2019`, `2018/19`, `Semester Genap TP 2018-2019`
SCHOOL_YEAR = re.compile(
    "(?:(?:semester|smt|sem)?[. ]*(1|2|i|ii|ganjil|gasal|genap) )?(?:(?:tahun|th|ta|tp|ajaran|pelajaran)[. ]*)*"
    "([0-9]{4}) ?[-/–] ?([0-9]{2}(?:[0-9]{2})?)"
)
FIRST_HALF = {"1", "i", "ganjil", "gasal"}
BEFORE_A_DAY = re.compile("(?:(?:pada|hari|tanggal|tgl|tahun|th|ta|tp|ajaran|pelajaran)[. /:,]+)+")
HOURS = re.compile("([0-9]{1,4})(?:[.,]0+)? *(?:jp|jpl|jam|jam pelajaran)?", re.IGNORECASE)
PARTICIPANT = frozenset({"", "peserta", "participant"})
NO_EVENT = Sentence("Nama kegiatan tidak tertulis.")
NO_DAY = Sentence("Tanggal atau tahun kegiatan tidak tertulis.")
NOT_YET = Sentence("Kegiatan ini belum berlangsung; yang diarsipkan hanya yang sudah.")


class Days(NamedTuple):
    """The last day that a text can mean, a second reading of it, and whether the text says more or less than a day.

    `began_on` is the first day of a month, a year or a school year in which it was.
    """

    ended_on: dt.date
    other: dt.date | None = None
    is_one_day: bool = True
    began_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Training:
    """What an old register says about one event; dates ISO, `other_ended_on` the second reading of an ambiguous one.

    `days` are the words of the register where they are not one day. `lesson_hours` in JP, none where it says nothing.
    """

    title: str
    ended_on: str
    other_ended_on: str = ""
    days: str = ""
    lesson_hours: int | None = None
    organizer: str = ""
    number: str = ""
    role: str = ""

    def key(self, ended_on: str) -> tuple[str, str, str]:
        """The same for the same event and role of a person, however it is spaced and capitalised."""
        return training_key(self.title, ended_on, self.role)

    @property
    def line(self) -> str:
        """What a preview shows of it; a preview hides what looks like a long number, which no date may."""
        days = self.days or format_date(dt.date.fromisoformat(self.ended_on))
        hours = f"{self.lesson_hours} JP" if self.lesson_hours is not None else ""
        told = (self.title, days.replace("-", "–"), hours, self.organizer, self.role)
        return " · ".join(filter(None, told))

    def to_json(self) -> dict[str, Any]:
        """JSON values, of which `Training(**…)` makes it again."""
        return asdict(self)


def training_key(title: str, ended_on: str, role: str) -> tuple[str, str, str]:
    """What tells two trainings of one person apart; a role that is not told is a participant's."""
    of_role = name_key(role)
    return name_key(title), ended_on, "" if of_role in PARTICIPANT else of_role


class UnusableTraining(Exception):
    """A row without an event or its day: the column and the reason."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.reason = reason


def with_event(row: ListRow, told: Mapping[str, str]) -> ListRow:
    """The row with the event and the days that were told for all rows, where it has none of its own."""
    missing = {"event"} if _is_empty(row.values, "event") else set()
    if all(_is_empty(row.values, column) for column in DAY_COLUMNS):
        missing.add("held_on")
    return row._replace(values=row.values | {column: told[column] for column in missing})


class TrainingReader:
    """Reads rows of one register; `orders` say of each date column whether the day stands first."""

    def __init__(self, orders: Mapping[str, DateOrder | None], today: dt.date) -> None:
        self._orders = orders
        self._today = today

    def read(self, row: ListRow, role: str, notes: list[tuple[str, str]]) -> Training:
        """What a row says; `notes` take what is left out of it. Raises UnusableTraining."""
        cells = row.values
        title = self._title(cells.get("event", ""))
        column, days = self._days(cells)
        written = tidy_text(cells.get(column, ""))
        if column == "ended_on" and cells.get("starts_on"):
            written = f"{tidy_text(cells['starts_on'])} s.d. {written}"
        return Training(
            title=title,
            ended_on=days.ended_on.isoformat(),
            other_ended_on=days.other.isoformat() if days.other else "",
            days="" if days.is_one_day and " s.d. " not in written else written[:LONGEST_LINE],
            lesson_hours=_hours(cells.get("lesson_hours", ""), notes),
            organizer=_text("organizer", cells, notes),
            number=_text("paper_number", cells, notes),
            role=role,
        )

    def _title(self, written: str) -> str:
        title = clean_text(written, longest=LONGEST_LINE)
        if isinstance(title, CellProblem):
            raise UnusableTraining("event", title.message)
        if is_blank(title):
            raise UnusableTraining("event", NO_EVENT)
        return title

    def _days(self, cells: Mapping[str, str]) -> tuple[str, Days]:
        """The most exact column that says anything: the last day, else the days, else the year."""
        column = next((each for each in DAY_COLUMNS if not _is_empty(cells, each)), "")
        if not column:
            raise UnusableTraining("held_on", NO_DAY)
        days = read_days(cells[column], self._orders.get(column), self._today)
        if isinstance(days, CellProblem):
            raise UnusableTraining(column, days.message)
        return column, days


def _is_empty(cells: Mapping[str, str], column: str) -> bool:
    return is_blank(cells.get(column, ""))


def read_days(text: str, order: DateOrder | None, today: dt.date) -> Days | CellProblem:
    """The days of a past event: `11 s.d. 12 Juli 2019`, `30 Juli - 2 Agustus 2019`, `Juli 2019`, `2019`, any date.

    A school year (`2018/2019`) ends with June, its first half (`Semester Ganjil 2018/2019`) with December.
    """
    folded = tidy_text(text).casefold()
    written = BEFORE_A_DAY.sub("", folded, count=1) if BEFORE_A_DAY.match(folded) else folded
    days = _wide(written) or _last_of_several(written, order)
    if isinstance(days, CellProblem):
        return days
    first = min(filter(None, (days.began_on or days.ended_on, days.other)))
    return days._replace(ended_on=min(days.ended_on, today)) if first <= today else CellProblem(NOT_YET)


def _wide(written: str) -> Days | None:
    """A month, a year or a school year: the last day of it."""
    month = MONTH_AND_YEAR.fullmatch(written)
    if month and month[1] in MONTH_WORDS and int(month[2]) >= FIRST_YEAR:
        year, number = int(month[2]), MONTH_WORDS[month[1]]
        last = dt.date(year, number, calendar.monthrange(year, number)[1])
        return Days(last, is_one_day=False, began_on=last.replace(day=1))
    if YEAR.fullmatch(written) and int(written) >= FIRST_YEAR:
        year = int(written)
        return Days(dt.date(year, 12, 31), is_one_day=False, began_on=dt.date(year, 1, 1))
    school_year = SCHOOL_YEAR.fullmatch(written)
    return _of_school_year(school_year) if school_year else None


def _of_school_year(written: re.Match[str]) -> Days | None:
    """From July to June; a half of it to December, or from January on. None where the second year is not the next."""
    half, first, second = written[1], int(written[2]), written[3]
    if not FIRST_YEAR <= first < LAST_YEAR or not str(first + 1).endswith(second):
        return None
    began_on = dt.date(first + 1, 1, 1) if half and half not in FIRST_HALF else dt.date(first, 7, 1)
    ended_on = dt.date(first, 12, 31) if half in FIRST_HALF else dt.date(first + 1, 6, 30)
    return Days(ended_on, is_one_day=False, began_on=began_on)


def _last_of_several(written: str, order: DateOrder | None) -> Days | CellProblem:
    """A single date, else the last one of several."""
    whole = read_date(written, order=order)
    if isinstance(whole, dt.date):
        return Days(whole)
    if isinstance(whole, AmbiguousDate):
        return Days(whole.day_first, whole.month_first)
    for head, tail in _splits(written):
        months = _wide(tail) if head in MONTH_WORDS else None
        if months is not None:
            return months
        last = read_date(tail, order=order)
        if isinstance(last, dt.date) and _are_earlier_days(head):
            return Days(last, is_one_day=False)
        if isinstance(last, AmbiguousDate) and _are_earlier_days(head):
            return Days(last.day_first, last.month_first, is_one_day=False)
    return whole or CellProblem(NO_DAY)


def _splits(written: str) -> Iterator[tuple[str, str]]:
    for mark in BETWEEN_DAYS.finditer(written):
        yield written[: mark.start()], written[mark.end() :]


def _are_earlier_days(head: str) -> bool:
    return all(EARLIER_DAY.fullmatch(part.strip()) for part in BETWEEN_DAYS.split(head))


def _hours(written: str, notes: list[tuple[str, str]]) -> int | None:
    if is_blank(written):
        return None
    found = HOURS.fullmatch(tidy_text(written))
    if found is None:
        wrong = Sentence("“%(written)s” bukan jumlah JP; tidak dicatat.", written=tidy_text(written))
        notes.append(("lesson_hours", wrong))
        return None
    return int(found[1])


def _text(column: str, cells: Mapping[str, str], notes: list[tuple[str, str]]) -> str:
    written = cells.get(column, "")
    text = clean_text(written, longest=LONGEST_LINE)
    if isinstance(text, CellProblem):
        notes.append((column, text.message))
        return ""
    return "" if is_blank(text) else text
