"""What a column of a grid and a sign in it mean. Pure; nothing is guessed."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workshop_tracker.intake.cells import MARK_WORDS, MarkCode
from workshop_tracker.intake.dates import MONTH_WORDS, WEEKDAY_WORDS
from workshop_tracker.intake.headings import compared
from workshop_tracker.presentation import Sentence, tidy_text

WORDS_IN_FRONT = re.compile(
    f"(?:kehadiran|presensi|absensi|absen|tanda hadir|paraf|{'|'.join(WEEKDAY_WORDS)}|tanggal|tgl)(?= |$)"
)
SESSION = re.compile("(?:sesi|pertemuan|session)(?: ke)? ([0-9]+)")
DAY_NUMBER = re.compile("(?:hari|hr|h|day)(?: ke)? ?([0-9]+)")
DATE = re.compile("([0-9]{1,2})(?: (?:([0-9]{1,2})|([a-z]+)))?(?: ([0-9]{4}|[0-9]{2}))?")
YEAR_FIRST = re.compile("([0-9]{4}) ([0-9]{1,2}) ([0-9]{1,2})(?: 00 00 00)?")
HALVES = {"pagi": "pagi", "siang": "siang", "sore": "siang"}
LONGEST_SIGN = 20
DASHES = str.maketrans("–—−", "---")
CROSSES = str.maketrans("×✗✘❌", "xxxx")


@dataclass(frozen=True, slots=True)
class Part:
    """A session as a column may mean it: its day and, where it is marked on a sheet of half a day, which half."""

    session_id: int
    number: int
    held_on: dt.date | None
    half: str = ""


class UnknownColumn(Exception):
    """A heading that means no session of the workshop, or several days; carries the sentence that says why."""


def parts_meant(heading: str, parts: Sequence[Part]) -> list[Part]:
    """The sessions whose marks stand below a heading. Raises UnknownColumn."""
    text = _without_words(compared(heading))
    session = SESSION.fullmatch(text)
    if session is not None:
        found = [part for part in parts if part.number == int(session[1])]
        return found or _refuse(heading)
    words = text.split()
    half = HALVES.get(words[-1], "") if words else ""
    day = _day(
        heading, " ".join(words[:-1]) if half else text, sorted({each.held_on for each in parts if each.held_on})
    )
    found = [part for part in parts if part.held_on == day and half in ("", part.half)]
    return found or _refuse(heading)


def _refuse(heading: str) -> list[Part]:
    raise UnknownColumn(
        Sentence("Kolom “%(heading)s” tidak cocok dengan hari atau sesi kegiatan ini.", heading=heading)
    )


def _without_words(text: str) -> str:
    while match := WORDS_IN_FRONT.match(text):
        text = text[match.end() :].strip()
    return text


def _day(heading: str, text: str, days: Sequence[dt.date]) -> dt.date | None:
    """The day that a heading names; half a day alone is one of the only day."""
    meant = set(_days_meant(text, days))
    if len(meant) > 1:
        several = Sentence(
            "Kolom “%(heading)s” dapat berarti %(days)s. Tulis tanggalnya lengkap.", heading=heading, days=tuple(days)
        )
        raise UnknownColumn(several)
    return meant.pop() if meant else None


def _days_meant(text: str, days: Sequence[dt.date]) -> Iterable[dt.date]:
    if not text:
        return days
    if number := DAY_NUMBER.fullmatch(text):
        return days[int(number[1]) - 1 : int(number[1])] if int(number[1]) else []
    if year_first := YEAR_FIRST.fullmatch(text):
        wanted = tuple(map(int, year_first.groups()))
        return [day for day in days if (day.year, day.month, day.day) == wanted]
    date = DATE.fullmatch(text)
    return [day for day in days if _is_written(day, *date.groups())] if date else []


def _is_written(day: dt.date, first: str, second: str | None, word: str | None, year: str | None) -> bool:
    """Whether these may mean a day: 11/7, 11 Juli, 11 alone; 7/11 too, which only another day of the event forbids."""
    if year is not None and day.year % (10 ** len(year)) != int(year):
        return False
    if word is not None:
        return (day.day, day.month) == (int(first), MONTH_WORDS.get(word))
    if second is None:
        return day.day == int(first)
    return (day.day, day.month) in {(int(first), int(second)), (int(second), int(first))}


def sign_of(written: str) -> str:
    """A sign without what does not matter: capitals, dots, which dash or cross; empty for an empty cell."""
    return tidy_text(written).casefold().strip(". ").translate(DASHES).translate(CROSSES)


def mark_of_sign(sign: str) -> MarkCode | None:
    """The mark that a sign surely is: H, I, S, A, a tick, 1; none for `x`, a dash, an empty cell and anything else."""
    return MARK_WORDS.get(sign)
