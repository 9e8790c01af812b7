"""Which of the known lists a sheet is, and its rows with nothing but the columns that may be read.

`read_lists` recognises inside the reading process (`pick_list`), so that what a Dapodik list holds of family, bank and
religion never reaches the server; `recognise_layout` does the same with a table that is in memory already.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import Any, Literal, NamedTuple

from workshop_tracker.intake.above.event import event_above
from workshop_tracker.intake.columns import Taken, columns_taken, reader_of
from workshop_tracker.intake.dapodik import TopRows, find_profile, find_staff_list
from workshop_tracker.intake.footers import rows_of_list
from workshop_tracker.intake.grids.days import DAY, with_days
from workshop_tracker.intake.headings import (
    ROWS_SEARCHED,
    Headings,
    attendance_headings,
    explained_headings,
    find_headings,
    history_headings,
    is_register,
    likely_headings,
    with_event_columns,
    with_own_headings,
)
from workshop_tracker.presentation import Sentence
from workshop_tracker.spreadsheets import (
    PackedSheet,
    PickedSheet,
    ReadLimits,
    Row,
    Sheet,
    Table,
    UnreadableFile,
    UnrecognisedSheet,
    read_sheets,
)

Layout = Literal["dapodik_staff_list", "free_list", "school_register", "attendance_list", "history", "school_profile"]

UNKNOWN_HEADINGS = Sentence(
    "Judul kolom tidak dikenali. Daftar orang memerlukan kolom Nama, lalu misalnya NIP/NUPTK, Asal Sekolah, No. WA; "
    "daftar sekolah kolom NPSN, Nama, Bentuk; daftar kehadiran kolom Nama, Sesi, Kehadiran. "
    "Perbaiki judulnya, lalu unggah lagi."
)
MORE_CELLS_THAN_HEADINGS = Sentence(
    "Baris %(row)s memuat lebih banyak sel daripada judul kolomnya. "
    "Apit nama bergelar dengan tanda kutip, atau simpan sebagai .xlsx, lalu unggah lagi."
)
LINE_BREAK = "\n"  # between headings of a row that is not understood; no heading has one
UNDAMAGED: frozenset[str] = frozenset()
NO_VALUE = {"-", "--", "---", "–", "—"}


class ListRow(NamedTuple):
    """One row of a list: its number in the file, a text per column (empty: none), columns that lost digits."""

    number: int
    values: dict[str, str]
    damaged: frozenset[str]


@dataclass(frozen=True)
class ListRows:
    """The rows of a list, unpacked one by one; may be gone through any number of times."""

    columns: tuple[str, ...]
    read: Callable[[], Iterator[Row]] = field(repr=False)

    def __iter__(self) -> Iterator[ListRow]:
        for number, cells, damaged in self.read():
            values = dict(zip(self.columns, cells, strict=True))
            yield ListRow(number, values, frozenset(self.columns[index] for index in damaged) if damaged else UNDAMAGED)

    def column(self, name: str) -> Iterator[str]:
        """The texts of one column."""
        index = self.columns.index(name)
        return (row.cells[index] for row in self.read())


@dataclass(frozen=True)
class RecognisedTable:
    """A list that was recognised.

    `heading_row` is a row number of the file; `columns` gives each column's index in the file, from 0, `headings` its
    heading as written. `left_out` are the numbers of rows below the heading that were no entry. The school fields are
    those of a Dapodik list or of a profile beside the list, else empty; `event` and `event_days` are told above a list.
    """

    sheet: str
    layout: Layout
    heading_row: int
    columns: dict[str, int]
    headings: dict[str, str]
    unused_headings: tuple[str, ...]
    school_name: str
    subdistrict: str
    district: str
    downloaded_on: dt.date | None
    rows: ListRows
    left_out: tuple[int, ...]
    npsn: str = ""
    event: str = ""
    event_days: str = ""


def read_lists(
    source: bytes | Path,
    *,
    limits: ReadLimits,
    file_name: str = "",
    own_headings: Mapping[str, str] | None = None,
) -> list[RecognisedTable]:
    """The lists of a file, one per sheet that holds one, at least one.

    `own_headings` are the installation's additions: heading as written → column. Raises UnreadableFile.
    """
    sheets = read_sheets(source, limits=limits, file_name=file_name, pick=pick_list, options=own_headings)
    return joined_lists(sheets)


def joined_lists(sheets: Iterable[PackedSheet]) -> list[RecognisedTable]:
    """The lists of one file. A sheet that tells only which school it is about tells it for the lists beside it.

    Raises UnreadableFile where there is no list beside it.
    """
    found = [recognised(sheet.name, sheet.facts, sheet.rows, sheet.left_out) for sheet in sheets]
    profiles = [each for each in found if each.layout == "school_profile"]
    lists = [each for each in found if each.layout != "school_profile"]
    if profiles and not lists:
        raise UnreadableFile(UNKNOWN_HEADINGS)
    if len(profiles) != 1:
        return lists
    [profile] = profiles
    return [replace(each, npsn=profile.npsn, school_name=each.school_name or profile.school_name) for each in lists]


def recognise_layout(table: Table, *, own_headings: Mapping[str, str] | None = None) -> RecognisedTable:
    """The list that a table holds; raises UnreadableFile where its headings are unknown."""
    picked = pick_list(Sheet(table.sheet, table.numbered_rows()), own_headings or {})
    rows = list(picked.rows)
    return recognised(table.sheet, picked.facts, rows.__iter__, tuple(picked.left_out))


def recognised(
    sheet: str, facts: Mapping[str, Any], read: Callable[[], Iterator[Row]], left_out: tuple[int, ...]
) -> RecognisedTable:
    """A recognised list out of the facts and rows that `pick_list` answered."""
    downloaded_on = dt.date.fromisoformat(facts["downloaded_on"]) if facts["downloaded_on"] else None
    others = {"unused_headings": tuple(facts["unused_headings"]), "downloaded_on": downloaded_on}
    rows = ListRows(tuple(facts["columns"]), read)
    return RecognisedTable(sheet=sheet, rows=rows, left_out=left_out, **{**facts, **others})


def pick_list(sheet: Sheet, own_headings: Mapping[str, str]) -> PickedSheet:
    """The step for the reading process: the list of a sheet, its readable columns only.

    Raises UnrecognisedSheet where the headings are unknown, UnreadableFile where a row has more cells than headings.
    """
    head = list(islice(sheet.rows, ROWS_SEARCHED))
    layout, headings, top = layout_of([row for row in head if row.number <= ROWS_SEARCHED], own_headings, sheet.name)
    taken = columns_taken(headings.columns, counts_from_1904=sheet.counts_from_1904)
    left_out: list[int] = []
    below = (row for row in chain(head, sheet.rows) if row.number > headings.row_number)
    entries = rows_of_list(below, headings, left_out)
    facts = {
        **top._asdict(),
        "downloaded_on": top.downloaded_on and top.downloaded_on.isoformat(),
        "layout": layout,
        "heading_row": headings.row_number,
        "columns": {name: column.index for name, column in taken.items()},
        "headings": {name: headings.written[column.index] for name, column in taken.items()},
        "unused_headings": headings.unused if layout != "dapodik_staff_list" else (),
    }
    return PickedSheet(facts, _readable(entries, len(headings.cells), taken), left_out)


def layout_of(
    head: Sequence[Row], own_headings: Mapping[str, str], sheet_name: str = ""
) -> tuple[Layout, Headings, TopRows]:
    """Which list the first rows of a sheet announce; raises UnrecognisedSheet if none, with its likely headings.

    A profile tells of its school by the name of its sheet, or where no list stands below.
    """
    profile = find_profile(head)
    if profile and "profil" in sheet_name.casefold():
        return "school_profile", *profile
    staff_list = find_staff_list(head)
    if staff_list:
        return "dapodik_staff_list", *staff_list
    found = explained_list(head, own_headings) or list_by_headings(head, own_headings)
    if found:
        return *found, profile[1] if profile else TopRows(**event_above(head, found[1].row_number)._asdict())
    if profile:
        return "school_profile", *profile
    raise UnrecognisedSheet(UNKNOWN_HEADINGS, headings=LINE_BREAK.join(likely_headings(head)))


def explained_list(head: Sequence[Row], own_headings: Mapping[str, str]) -> tuple[Layout, Headings] | None:
    """A list whose very heading row somebody explained once."""
    explained = explained_headings(head, own_headings)
    if explained is None:
        return None
    return "attendance_list" if "mark" in explained.columns else "free_list", explained


def list_by_headings(head: Sequence[Row], own_headings: Mapping[str, str]) -> tuple[Layout, Headings] | None:
    """A list of marks, of past events, of schools or of people, whichever its headings tell."""
    people = find_headings(head, with_own_headings("people", own_headings))
    grid = with_days(head, people)
    if grid:
        return "free_list", grid
    attendance = attendance_headings(head, own_headings)
    if attendance:
        return "attendance_list", attendance
    history = history_headings(head, own_headings)
    if history:
        return "history", history
    schools = find_headings(head, with_own_headings("schools", own_headings))
    if schools and is_register(set(schools.columns), set(people.columns) if people else set()):
        return "school_register", schools
    if people is None or "name" not in people.columns:
        return None
    return "free_list", with_event_columns(people, own_headings)


def _readable(rows: Iterator[Row], width: int, columns: Mapping[str, Taken]) -> Iterator[Row]:
    """The texts of the columns that are taken; a dash is nothing, but in a column of marks it may mean something."""
    taken = tuple(columns.values())
    kept = [column.index for column in taken]
    texts_of = reader_of(taken)
    marks = {place for place, name in enumerate(columns) if name.startswith(DAY)}
    for number, cells, damaged in rows:
        if any(cells[width:]):
            raise UnreadableFile(MORE_CELLS_THAN_HEADINGS, row=number)
        texts = texts_of(cells + [""] * (width - len(cells)))
        if not NO_VALUE.isdisjoint(texts):
            texts = ["" if text in NO_VALUE and place not in marks else text for place, text in enumerate(texts)]
        yield Row(number, texts, tuple([kept.index(index) for index in damaged if index in kept]))
