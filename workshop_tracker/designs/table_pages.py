"""How the rows of a table divide into columns and sheets: one column, several, then further sheets; never cut."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop_tracker.designs.phrases import Entry
from workshop_tracker.designs.typesetting import POINTS_PER_MM, Line, Run, Style, TextDoesNotFit, sized, wrapped
from workshop_tracker.presentation import Sentence

TOPIC_SHARE = 0.63  # of what number and hours leave; the speakers have the rest
CELL_GAP = 3.0
LEADING = 1.22  # of the size
LEAST_TOTAL = 6.2  # mm


@dataclass(frozen=True, slots=True)
class Setting:
    """Size in pt and the padding above and below each row in mm."""

    size: float
    padding: float

    @property
    def leading(self) -> float:
        """Distance of two baselines in mm."""
        return self.size * LEADING / POINTS_PER_MM

    @property
    def single(self) -> float:
        """Height in mm of a row of one line, such as the head."""
        return self.leading + 2 * self.padding

    @property
    def total(self) -> float:
        """Height in mm of the last row, which stands apart."""
        return max(LEAST_TOTAL, self.single)


ONE_COLUMN = tuple(Setting(size, padding) for size, padding in ((11, 2.75), (10.5, 2.2), (10, 1.9), (9.5, 1.5)))
TWO_COLUMNS = tuple(
    Setting(size, padding)
    for size, paddings in (
        (9, (1.3, 1.1, 0.9)),
        (8.5, (1.1, 0.95, 0.8)),
        (8, (0.95, 0.8, 0.6)),
        (7.5, (0.75, 0.6, 0.5)),
        (7, (0.6, 0.5, 0.4)),
    )
    for padding in paddings
)
CONTINUED = tuple(setting for setting in TWO_COLUMNS if setting.size >= 7.5)  # further sheets spare the least


@dataclass(frozen=True, slots=True)
class TableColumns:
    """Left edge and width in mm of the one column of a short table, and of the columns of a long one."""

    single: tuple[float, float]
    several: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class CellStyles:
    """Styles of the cells; their sizes come from the setting."""

    topic: Style
    speakers: Style
    heading: Style


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row whose cells are broken to their widths, with its height in mm."""

    entry: Entry
    topic: tuple[Line, ...]
    speakers: tuple[Line, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """Rows that stand under one head, at `x` and `across` mm wide."""

    x: float
    across: float
    rows: tuple[SetRow, ...]
    setting: Setting

    @property
    def height(self) -> float:
        """Height of the rows in mm, without head and total."""
        return sum(row.height for row in self.rows)


Page = tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Cells:
    """Widths in mm of number, topic and speakers within a column; the hours have what is left."""

    number: float
    topic: float
    speakers: float


def cells(across: float, size: float, *, has_speakers: bool) -> Cells:
    """Number and hours grow with the size; without any speaker the topics have all the rest."""
    number, hours = 1.3 * size, 1.25 * size
    share = TOPIC_SHARE if has_speakers else 1.0
    rest = across - number - hours
    return Cells(number, rest * share, rest * (1 - share))


def pages(
    entries: Sequence[Entry], styles: CellStyles, columns: TableColumns, first: float, further: float
) -> list[Page]:
    """The table on a page of `first` mm in the largest type that will do; else over pages of `further` mm as well.

    Of the settings for further pages the largest is taken that needs the fewest. Raises TextDoesNotFit.
    """
    for setting in ONE_COLUMN:
        page: Page = (Column(*columns.single, tuple(_set(entries, styles, columns.single[1], setting)), setting),)
        if page_height(page) <= first:
            return [page]
    across = min(across for _, across in columns.several)
    for setting in TWO_COLUMNS:
        page = _level(_set(entries, styles, across, setting), columns, setting)
        if page_height(page) <= first:
            return [page]
    continued = [
        _continued(_set(entries, styles, across, setting), columns, setting, (first, further)) for setting in CONTINUED
    ]
    return min(continued, key=len)


def page_height(page: Page) -> float:
    """Height in mm with head and total."""
    setting = page[0].setting
    return max(column.height for column in page) + setting.single + setting.total


def _continued(rows: list[SetRow], columns: TableColumns, setting: Setting, rooms: tuple[float, float]) -> list[Page]:
    done: list[Page] = []
    room, further = rooms
    while page_height(page := _level(rows, columns, setting)) > room:
        page = _full(rows, columns, room - setting.single, setting)
        rows = rows[sum(len(column.rows) for column in page) :]
        done.append(page)
        room = further
    return [*done, page]


def _set(entries: Sequence[Entry], styles: CellStyles, across: float, setting: Setting) -> list[SetRow]:
    widths = cells(across, setting.size, has_speakers=any(entry.speakers for entry in entries))
    return [_set_row(entry, styles, widths, setting) for entry in entries]


def _set_row(entry: Entry, styles: CellStyles, widths: Cells, setting: Setting) -> SetRow:
    style, wide = (styles.heading, widths.topic + widths.speakers) if entry.is_heading else (styles.topic, widths.topic)
    topic = _broken(entry.topic, style, wide - CELL_GAP, setting)
    speakers = _broken(entry.speakers, styles.speakers, widths.speakers - CELL_GAP, setting)
    height = max(len(topic), len(speakers), 1) * setting.leading + 2 * setting.padding
    return SetRow(entry, topic, speakers, height)


def _broken(text: str, style: Style, measure: float, setting: Setting) -> tuple[Line, ...]:
    return tuple(wrapped([Run(text, sized(style, setting.size))], measure)) if text else ()


def _level(rows: Sequence[SetRow], columns: TableColumns, setting: Setting) -> Page:
    """Columns of about equal height."""
    height, so_far, cut, ends = sum(row.height for row in rows), 0.0, 0, []
    for number in range(1, len(columns.several)):
        while so_far < height * number / len(columns.several):
            so_far += rows[cut].height
            cut += 1
        ends.append(_before_heading(rows, cut))
    return _in_columns(rows, columns, [*ends, len(rows)], setting)


def _full(rows: Sequence[SetRow], columns: TableColumns, room: float, setting: Setting) -> Page:
    """Columns filled with as many rows as `room` mm hold; the last row waits for the page that has the total."""
    ends = [0]
    for _ in columns.several:
        ends.append(_before_heading(rows, min(_filled(rows, ends[-1], room), len(rows) - 1)))
    if ends[-1] == 0:
        raise TextDoesNotFit(Sentence("Satu baris struktur program lebih tinggi daripada halamannya."))
    return _in_columns(rows, columns, ends[1:], setting)


def _filled(rows: Sequence[SetRow], start: int, room: float) -> int:
    while start < len(rows) and rows[start].height <= room:
        room -= rows[start].height
        start += 1
    return start


def _before_heading(rows: Sequence[SetRow], cut: int) -> int:
    """A heading never ends a column."""
    return cut - 1 if 1 < cut < len(rows) and rows[cut - 1].entry.is_heading else cut


def _in_columns(rows: Sequence[SetRow], columns: TableColumns, ends: Sequence[int], setting: Setting) -> Page:
    """The rows up to each end in its column; a column without rows falls away."""
    starts = [0, *ends[:-1]]
    parts = [tuple(rows[start:end]) for start, end in zip(starts, ends, strict=True)]
    return tuple(Column(*place, part, setting) for place, part in zip(columns.several, parts, strict=True) if part)
