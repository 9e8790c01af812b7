"""Columns of an attendance grid: one for each day or session, below whose headings the marks stand."""

import re
from collections.abc import Mapping, Sequence

from workshop_tracker.intake.dates import MONTH_WORDS, WEEKDAY_WORDS
from workshop_tracker.intake.headings import WHO, Headings, compared, is_second_tier, joined_cells
from workshop_tracker.spreadsheets import Row

DAY = "day:"  # `day:1` is the first such column of a list
MONTH = "|".join(MONTH_WORDS)
HALF = "(?: (?:pagi|siang|sore))?"
DAY_HEADING = re.compile(
    "(?:(?:kehadiran|presensi|absensi|absen|tanda hadir|paraf) )?"
    f"(?:(?:{'|'.join(WEEKDAY_WORDS)}) )?"
    "(?:"
    f"(?:hari|hr|h|day)(?: ke)? ?[0-9]{{1,2}}{HALF}"
    "|(?:sesi|pertemuan|session)(?: ke)? [0-9]{1,3}"
    f"|(?:tanggal |tgl )?[0-9]{{1,2}} (?:[0-9]{{1,2}}|{MONTH})(?: (?:[0-9]{{4}}|[0-9]{{2}}))?{HALF}"
    f"|(?:tanggal|tgl) [0-9]{{1,2}}{HALF}"
    "|[0-9]{4} [0-9]{1,2} [0-9]{1,2}(?: 00 00 00)?"
    "|pagi|siang|sore"
    ")"
)


def is_day(heading: str) -> bool:
    """Whether a heading names a day, a half of one or a session: `Hari 1`, `11/7`, `Sesi 2`, `Pagi`."""
    return DAY_HEADING.fullmatch(compared(heading)) is not None


def day_columns(columns: Mapping[str, int]) -> dict[str, int]:
    """Of the columns of a list, those in which marks stand."""
    return {name: index for name, index in columns.items() if name.startswith(DAY)}


def with_days(rows: Sequence[Row], people: Headings | None) -> Headings | None:
    """The headings of a list of people with its columns of days; none where it has none.

    The days may stand in a second row below a common heading: `Kehadiran` above `Hari 1` and `Hari 2`.
    """
    if people is None or not WHO & people.columns.keys():
        return None
    found = [_marked(people.row_number, people.cells, people.columns)]
    below = next((row for row in rows if row.number == people.row_number + 1), None)
    if below is not None:
        found.append(_two_tiers(people, below))
    best = max(found, key=lambda headings: len(day_columns(headings.columns)))
    return best if day_columns(best.columns) else None


def _two_tiers(people: Headings, below: Row) -> Headings:
    known = dict(_known_texts(people.cells, below.cells)) | {
        compared(people.cells[index]): column for column, index in people.columns.items()
    }
    if not is_second_tier(people.cells, below.cells, known):
        return people
    return _marked(below.number, tuple(joined_cells(people.cells, below.cells, known)), people.columns)


def _known_texts(upper: Sequence[str], lower: Sequence[str]) -> list[tuple[str, str]]:
    """Every way in which two tiers can name a day."""
    spanning = {"", *upper}
    texts = {compared(f"{above} {below}") for above in spanning for below in lower if below.strip()}
    return [(text, DAY) for text in texts if DAY_HEADING.fullmatch(text)]


def _marked(row_number: int, cells: tuple[str, ...], columns: Mapping[str, int]) -> Headings:
    days = [index for index, cell in enumerate(cells) if is_day(cell)]
    others = {name: index for name, index in columns.items() if index not in days}
    return Headings(row_number, cells, others | {f"{DAY}{place}": index for place, index in enumerate(days, start=1)})
