"""Dates, days, times, quarters and school years as Indonesian offices write them, and in English."""

import datetime as dt
from collections.abc import Collection
from itertools import pairwise

from workshop_tracker.presentation.language import Language
from workshop_tracker.presentation.numbers import roman
from workshop_tracker.presentation.words import join_words

MONTHS: dict[str, tuple[str, ...]] = {
    "id": (
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
WEEKDAYS: dict[str, tuple[str, ...]] = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
ZONE_OFFSETS = {"WIB": dt.timedelta(hours=7), "WITA": dt.timedelta(hours=8), "WIT": dt.timedelta(hours=9)}
DAYS_THAT_MAKE_A_RANGE = 3  # "11 dan 12" reads better than a range of two inside a list

Span = tuple[dt.date, dt.date]


def format_date(day: dt.date, *, language: Language = "id") -> str:
    """`12 Juli 2025`."""
    return f"{day.day} {_month(day, language)} {day.year}"


def format_long_date(day: dt.date, *, language: Language = "id") -> str:
    """`Sabtu, 12 Juli 2025`."""
    return f"{WEEKDAYS[language][day.weekday()]}, {format_date(day, language=language)}"


def format_date_range(starts: dt.date, ends: dt.date, *, language: Language = "id") -> str:
    """`11 s.d. 12 Juli 2025`; month and year are said once where both ends share them."""
    if starts == ends:
        return format_date(starts, language=language)
    return _from_until(starts, ends, format_date(ends, language=language), language)


def format_days(days: Collection[dt.date], *, language: Language = "id") -> str:
    """`11, 12, dan 19 Juli 2025`: three days on end are a range; month and year once where all share them.

    ValueError when there are no days.
    """
    spans = _spans(sorted(set(days)))
    if len(spans) == 1:
        return format_date_range(*spans[0], language=language)
    whole = (spans[0][0], spans[-1][1])
    parts = [part for span in spans for part in _split_short(span)]
    return join_words([_span_in_a_list(part, whole, language) for part in parts], language=language)


def format_time(moment: dt.time | dt.datetime, zone: str, *, language: Language = "id") -> str:
    """`08.05 WIB`: local time with the zone's short name (WIB, WITA, WIT)."""
    mark = "." if language == "id" else ":"
    return f"{moment.hour:02}{mark}{moment.minute:02} {zone}"


def format_moment(moment: dt.datetime, *, zone: str = "WIB", language: Language = "id") -> str:
    """`12 Juli 2025 pukul 08.05 WIB`: an instant in one of the three zones of Indonesia. KeyError for another."""
    local = moment.astimezone(dt.timezone(ZONE_OFFSETS[zone]))
    word = "pukul" if language == "id" else "at"
    return f"{format_date(local.date(), language=language)} {word} {format_time(local, zone, language=language)}"


def quarter_of(day: dt.date) -> int:
    """Quarter of the calendar year, 1–4."""
    return (day.month + 2) // 3


def quarter_name(year: int, quarter: int, *, language: Language = "id") -> str:
    """`Triwulan III (Juli–September 2025)`; ValueError unless the quarter is 1–4."""
    if not 1 <= quarter <= 4:
        raise ValueError(f"no quarter {quarter}")
    months = MONTHS[language]
    word = "Triwulan" if language == "id" else "Quarter"
    return f"{word} {roman(quarter)} ({months[3 * quarter - 3]}–{months[3 * quarter - 1]} {year})"


def month_name(year: int, month: int, *, language: Language = "id") -> str:
    """`Juli 2025`; months count from 1."""
    return f"{MONTHS[language][month - 1]} {year}"


def school_year(day: dt.date, *, first_day: tuple[int, int] = (7, 1)) -> str:
    """`2025/2026`: the school year of a day; `first_day` is (month, day) on which a year begins."""
    begins = day.year if (day.month, day.day) >= first_day else day.year - 1
    return f"{begins}/{begins + 1}"


def _month(day: dt.date, language: Language) -> str:
    return MONTHS[language][day.month - 1]


def _until(first: str, language: Language) -> str:
    if language == "id":
        return " s.d. "
    return " – " if " " in first else "–"


def _from_until(starts: dt.date, ends: dt.date, written_end: str, language: Language) -> str:
    first = _without_shared(starts, (starts, ends), language)
    return f"{first}{_until(first, language)}{written_end}"


def _without_shared(day: dt.date, span: Span, language: Language) -> str:
    """The day without the month and the year that both ends of the span share."""
    starts, ends = span
    if starts.year != ends.year:
        return format_date(day, language=language)
    if starts.month != ends.month:
        return f"{day.day} {_month(day, language)}"
    return str(day.day)


def _spans(days: list[dt.date]) -> list[Span]:
    """Runs of days on end as (first, last); the days are sorted and without doubles."""
    if not days:
        raise ValueError("no days to write")
    breaks = [(a, b) for a, b in pairwise(days) if (b - a).days > 1]
    firsts = [days[0], *(after for _, after in breaks)]
    lasts = [*(before for before, _ in breaks), days[-1]]
    return list(zip(firsts, lasts, strict=True))


def _split_short(span: Span) -> list[Span]:
    starts, ends = span
    if (ends - starts).days + 1 >= DAYS_THAT_MAKE_A_RANGE:
        return [span]
    return [(day, day) for day in sorted({starts, ends})]


def _span_in_a_list(span: Span, whole: Span, language: Language) -> str:
    starts, ends = span
    is_last = ends == whole[1]
    last = format_date(ends, language=language) if is_last else _without_shared(ends, whole, language)
    return last if starts == ends else _from_until(starts, ends, last, language)
