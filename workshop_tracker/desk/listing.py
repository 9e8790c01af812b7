"""The list of workshops as its page shows it: rows in words, filters with their numbers."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext, lazy_gettext

from workshop_tracker.desk.lists.exports import WorkshopLine
from workshop_tracker.desk.queries import TIMES, Listed, Totals, Wanted
from workshop_tracker.desk.rules import standing
from workshop_tracker.desk.wording import STANDINGS, next_line
from workshop_tracker.extensions import current_language
from workshop_tracker.presentation import format_date_range, format_days, format_long_date
from workshop_tracker.workshops.models import Mode, Workshop

Chip = tuple[str, str, bool]
TIME_NAMES = {
    "draft": lazy_gettext("Draf"),
    "upcoming": lazy_gettext("Akan datang"),
    "running": lazy_gettext("Berlangsung"),
    "past": lazy_gettext("Sudah lewat"),
    "cancelled": lazy_gettext("Dibatalkan"),
}


@dataclass(frozen=True, slots=True)
class WorkshopRow:
    """One workshop in a list; `word` and `tone` are its pill."""

    slug: str
    title: str
    starts_on: dt.date | None
    dates: str
    place: str
    participants: int
    word: str
    tone: str
    next: str


def workshop_row(listed: Listed, day: dt.date) -> WorkshopRow:
    """A row with its days, its state and its next thing in words."""
    workshop = listed.workshop
    word, tone = STANDINGS[standing(listed.facts, day)]
    return WorkshopRow(
        slug=workshop.slug,
        title=title_of(workshop),
        starts_on=workshop.starts_on,
        dates=days_of(workshop),
        place=place_of(workshop),
        participants=listed.facts.participants,
        word=str(word),
        tone=tone,
        next=next_line(listed.facts, day),
    )


def workshop_line(listed: Listed, day: dt.date) -> WorkshopLine:
    """The same as a row of a file: its days as days."""
    row, workshop = workshop_row(listed, day), listed.workshop
    ends_on = workshop.ends_on or workshop.starts_on
    return WorkshopLine(row.title, row.starts_on, ends_on, row.place, row.participants, row.word, row.next)


def title_of(workshop: Workshop) -> str:
    """A draft may not have one yet; its link needs words all the same."""
    return workshop.title or str(gettext("Kegiatan tanpa judul"))


def days_of(workshop: Workshop) -> str:
    """From when to when."""
    if workshop.starts_on is None:
        return str(gettext("Tanggal belum diisi"))
    return format_date_range(workshop.starts_on, workshop.ends_on or workshop.starts_on, language=current_language())


def days_in_full(workshop: Workshop, held_on: Iterable[dt.date | None]) -> str:
    """`Jumat, 11 Juli 2025`, `23, 29, dan 30 Agustus 2025`: the sheets' days, where they reach from first to last."""
    days = sorted({day for day in held_on if day})
    whole = [workshop.starts_on, workshop.ends_on or workshop.starts_on]
    if not days or [days[0], days[-1]] != whole:
        return days_of(workshop)
    if len(days) == 1:
        return format_long_date(days[0], language=current_language())
    return format_days(days, language=current_language())


def place_of(workshop: Workshop) -> str:
    """Where, as people say it: what is held online has no place."""
    online = gettext("Daring") if workshop.mode is Mode.ONLINE else ""
    return str(workshop.place or online or gettext("Tempat belum diisi"))


def chips_of(wanted: Wanted, totals: Totals) -> list[Chip]:
    """All, and each time that has any: words with their number, address, whether it is chosen."""
    chips = [(str(gettext("Semua %(count)s", count=totals.all)), address(wanted, time=""), not wanted.time)]
    for time in TIMES:
        number = totals.by_time.get(time, 0)
        if number or time == wanted.time:
            chips.append((f"{TIME_NAMES[time]} {number}", address(wanted, time=time), time == wanted.time))
    return chips


def years_of(wanted: Wanted, totals: Totals) -> list[tuple[str, str]]:
    """The years in which the viewer has workshops, and the chosen one, the latest first; for a select."""
    years = {wanted.year} if wanted.year else set()
    if totals.first_year is not None and totals.last_year is not None:
        years.update(range(totals.first_year, totals.last_year + 1))
    return [("", str(gettext("Semua tahun"))), *((str(year), str(year)) for year in sorted(years, reverse=True))]


def address(wanted: Wanted, *, time: str) -> str:
    """The list with the same words and year, at another time."""
    return url_for("desk.workshops", q=wanted.words or None, year=wanted.year, time=time or None)
