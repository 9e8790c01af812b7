"""The event that the lines above a list name, with its days. Any other line, which may name people, is not read."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workshop_tracker.intake.dates import MONTH_WORDS, WEEKDAY_WORDS
from workshop_tracker.presentation import tidy_text
from workshop_tracker.spreadsheets import Row

KIND_OF_EVENT = re.compile(
    r"\b(?:workshop|lokakarya|bimtek|bimbingan teknis|diklat|pelatihan|penataran|seminar|webinar|iht|in house training"
    r"|sosialisasi|pembinaan|pendampingan|simposium|rakor|rapat koordinasi)\b",
    re.IGNORECASE,
)
OF_THE_LIST = re.compile(
    r"(?:(?:daftar|rekap(?:itulasi)?|data|arsip|register|hadir|kehadiran|absen(?:si)?|presensi|nama|peserta|guru"
    r"|penerima|sertifikat|piagam)\b[ :,–-]*)+",
    re.IGNORECASE,
)
LABELLED = re.compile(r"(?:nama |judul )?(?:kegiatan|acara|diklat|pelatihan|workshop|bimtek)\s*:\s*(.+)", re.IGNORECASE)
DAYS_LABELLED = re.compile(
    r"(?:hari\s*[,/]\s*|hari dan )?(?:tanggal|tgl\.?|waktu|tahun(?: ajaran| pelajaran)?)"
    r"(?: pelaksanaan| kegiatan)?\s*:\s*(.+)",
    re.IGNORECASE,
)
BESIDE_DAYS = (
    "pada tanggal tgl tahun ajaran pelajaran ta tp semester ganjil gasal genap s d sd sampai dengan hingga dan"
)
WORDS_OF_DAYS = "|".join([*MONTH_WORDS, *WEEKDAY_WORDS, *BESIDE_DAYS.split()])
DAYS = re.compile(rf"(?:(?:{WORDS_OF_DAYS}|[0-9]{{1,4}})\b[ .,/–-]*)+", re.IGNORECASE)
BEGIN_OF_DAYS = "|".join(["tahun", "tanggal", "tgl", "pada", *WEEKDAY_WORDS, *MONTH_WORDS, "[0-9]{1,2}[ .,/–-]"])
DAYS_BEHIND = re.compile(rf"[ ,(–-]+((?:{BEGIN_OF_DAYS})[^()]*)\)?$", re.IGNORECASE)
YEAR = re.compile("(?:19|20)[0-9]{2}")


class EventAbove(NamedTuple):
    """What an event was called and its days as they are written; empty where no line tells it."""

    event: str = ""
    event_days: str = ""


def event_above(rows: Sequence[Row], heading_row: int) -> EventAbove:
    """The first line above a heading that names an event, and the first days with a year."""
    lines = [_line(row) for row in rows if row.number < heading_row]
    event, days_behind = next(_events(lines), ("", ""))
    return EventAbove(event, next(_days(lines), days_behind))


def _line(row: Row) -> str:
    return tidy_text(" ".join(cell for cell in row.cells if cell.strip()))


def _events(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Named behind a label, else the line of a kind of event, with the days that stand behind it."""
    for line in lines:
        if labelled := LABELLED.fullmatch(line):
            yield _without_days(labelled[1])
    for line in lines:
        title = line[match.end() :] if (match := OF_THE_LIST.match(line)) else line
        if KIND_OF_EVENT.search(title) and ":" not in title:
            yield _without_days(title)


def _without_days(title: str) -> tuple[str, str]:
    """`Workshop Kurikulum 2013` keeps its number; `… Tahun 2019` and `…, 11 s.d. 12 Juli 2019` are days."""
    found = DAYS_BEHIND.search(title)
    if found and YEAR.search(found[1]) and DAYS.fullmatch(found[1]):
        return title[: found.start()], found[1]
    return title, ""


def _days(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        labelled = DAYS_LABELLED.fullmatch(line)
        text = labelled[1] if labelled else line
        if YEAR.search(text) and DAYS.fullmatch(text):
            yield text
