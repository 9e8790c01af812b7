"""Dates as people write them in cells, and whether a column puts the day or the month first."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from workshop_tracker.intake.cells import CellProblem, is_blank
from workshop_tracker.presentation import Sentence, tidy_text

DateOrder = Literal["day_first", "month_first"]

FIRST_YEAR, LAST_YEAR = 1900, 2100
# Two digits: from here on they mean the last century. Nobody at work was born before, no training is planned so far on.
FIRST_OF_LAST_CENTURY = 40
SERIALS_BEGIN = dt.date(1899, 12, 30)  # Excel's day 0 for every date after February 1900
MONTH_WORDS = {
    word: month
    for month, words in enumerate(
        (
            "jan januari january",
            "feb peb februari pebruari february",
            "mar mrt maret march",
            "apr april",
            "mei may",
            "jun juni june",
            "jul juli july",
            "agu ags agt agst agus agustus aug august",
            "sep sept september",
            "okt oct oktober october",
            "nov nop november nopember",
            "des dec desember december",
        ),
        start=1,
    )
    for word in words.split()
}
WEEKDAY_WORDS = {
    word: weekday
    for weekday, words in enumerate(
        (
            "senin monday",
            "selasa tuesday",
            "rabu wednesday",
            "kamis thursday",
            "jumat jum'at friday",
            "sabtu saturday",
            "minggu ahad sunday",
        )
    )
    for word in words.split()
}
WEEKDAYS = (
    Sentence("Senin"),
    Sentence("Selasa"),
    Sentence("Rabu"),
    Sentence("Kamis"),
    Sentence("Jumat"),
    Sentence("Sabtu"),
    Sentence("Minggu"),
)
LEADING_WEEKDAY = re.compile(f"({'|'.join(WEEKDAY_WORDS)})[, ]+")
# not the month of "Sabtu, 12.07.2025"
TRAILING_TIME = re.compile("(?:t|[ ,]+)[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?![0-9.])[^/]*")
YEAR_FIRST = re.compile("([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
YEAR_LAST = re.compile("([0-9]{1,2})([-/. ])([0-9]{1,2})[-/. ]'?([0-9]{4}|[0-9]{2})(?![0-9])")
DAY_MONTH_WORD = re.compile("([0-9]{1,2})[-/. ]*([a-z]+)[-/., ]*'?([0-9]{4}|[0-9]{2})")
MONTH_WORD_DAY = re.compile("([a-z]+)[. ]*([0-9]{1,2}),? ?([0-9]{4})")
SERIAL = re.compile("([0-9]{5})([.,][0-9]+)?")


@dataclass(frozen=True, slots=True)
class AmbiguousDate:
    """A date with slashes whose day and month could be swapped; Indonesian writers mean `day_first`."""

    day_first: dt.date
    month_first: dt.date

    @property
    def message(self) -> str:
        return Sentence(
            "Tanggal ini dapat berarti %(first)s atau %(second)s.", first=self.day_first, second=self.month_first
        )


def read_date(text: str, *, order: DateOrder | None = None) -> dt.date | AmbiguousDate | CellProblem | None:
    """The day that a cell names; None where it is blank.

    Years lie in 1900–2100; of two digits, 40–99 are 1940–1999 and 00–39 are 2000–2039. `order` is what the column
    showed (`date_order`): without it a date with slashes that reads both ways is ambiguous. A time behind the date is
    set aside, a wrong weekday is a problem.
    """
    if YEAR_FIRST.fullmatch(text):  # as spreadsheets write them
        return _read_day(text, order) or _no_date(text)
    if is_blank(text):
        return None
    written = tidy_text(text)
    weekday, day_text = _without_weekday(TRAILING_TIME.sub("", written.casefold()).strip(" ,."))
    day = _read_day(day_text, order) or _no_date(written)
    if weekday is None or not isinstance(day, dt.date) or day.weekday() == weekday:
        return day
    weekday_of_day = WEEKDAYS[day.weekday()]
    return CellProblem(
        Sentence(
            "“%(written)s” tidak cocok: tanggal itu %(weekday)s, %(day)s.",
            written=written,
            weekday=weekday_of_day,
            day=day,
        )
    )


def date_order(texts: Iterable[str]) -> DateOrder | None:
    """What the dates with slashes of one column tell: a first or second number above 12 settles all; else None."""
    numbers = [
        match for text in texts if "/" in text and (match := YEAR_LAST.match(tidy_text(text))) and match[2] == "/"
    ]
    is_day_first = any(int(match[1]) > 12 for match in numbers)
    is_month_first = any(int(match[3]) > 12 for match in numbers)
    if is_day_first == is_month_first:
        return None
    return "day_first" if is_day_first else "month_first"


def _without_weekday(text: str) -> tuple[int | None, str]:
    match = LEADING_WEEKDAY.match(text)
    return (WEEKDAY_WORDS[match[1]], text[match.end() :]) if match else (None, text)


def _read_day(text: str, order: DateOrder | None) -> dt.date | AmbiguousDate | None:
    if match := YEAR_FIRST.fullmatch(text):
        return _day(match[1], match[2], match[3])
    if match := YEAR_LAST.fullmatch(text):
        return _read_year_last(match, order)
    if match := DAY_MONTH_WORD.fullmatch(text):
        return _day(match[3], MONTH_WORDS.get(match[2], 0), match[1])
    if match := MONTH_WORD_DAY.fullmatch(text):
        return _day(match[3], MONTH_WORDS.get(match[1], 0), match[2])
    if match := SERIAL.fullmatch(text):
        return _plausible(SERIALS_BEGIN + dt.timedelta(days=int(match[1])))
    return None


def _read_year_last(match: re.Match[str], order: DateOrder | None) -> dt.date | AmbiguousDate | None:
    first, mark, second, year = match.groups()
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if mark != "/" or order == "day_first":
        return day_first
    if order == "month_first":
        return month_first
    if day_first and month_first and day_first != month_first:
        return AmbiguousDate(day_first, month_first)
    return day_first or month_first


def _day(year: str, month: str | int, day: str) -> dt.date | None:
    try:
        return _plausible(dt.date(_full_year(year), int(month), int(day)))
    except ValueError:
        return None


def _plausible(day: dt.date) -> dt.date | None:
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _full_year(written: str) -> int:
    year = int(written)
    if len(written) > 2:
        return year
    return year + (1900 if year >= FIRST_OF_LAST_CENTURY else 2000)


def _no_date(written: str) -> CellProblem:
    return CellProblem(
        Sentence("“%(written)s” bukan tanggal yang ada. Contoh: 12 Juli 2025 atau 12-07-2025.", written=written)
    )
