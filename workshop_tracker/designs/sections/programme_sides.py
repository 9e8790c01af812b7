"""The back and its further sides: the programme under a head, and a foot that says whose paper it is."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial

from workshop_tracker.designs.phrases import PHRASES, entries_of
from workshop_tracker.designs.programme_table import TablePrinter, TableStyles
from workshop_tracker.designs.rules import CertificateText, Language, ProgrammeRow
from workshop_tracker.designs.sections.codes import code_lines
from workshop_tracker.designs.sections.spacing import PlacedRows, Row, column_height, placed_rows, rows
from workshop_tracker.designs.sections.wording import BETWEEN
from workshop_tracker.designs.sheet import Align, PageSize, Sheet
from workshop_tracker.designs.table_pages import Page, TableColumns, pages
from workshop_tracker.designs.typesetting import (
    Line,
    Run,
    Style,
    TextDoesNotFit,
    balanced,
    fitted,
    fitted_lines,
    line_width,
    sized,
)
from workshop_tracker.presentation import Sentence

EVENT_SHRINKS, MOST_EVENT_LINES = (0, 1, 2, 3, 4), 3  # pt below the natural size
LEAST_TABLE = 40.0  # mm
FOOT_LEADING, FOOT_GAP = 3.7, 5.0
LEAST_OCCASION = 8.0  # pt


@dataclass(frozen=True, slots=True)
class HeadSetting:
    """Lines under the title: styles, and in mm their edge or axis, width, first baseline, and lead of the last one."""

    continued: Style
    event: Style
    occasion: Style
    x: float
    align: Align
    across: float
    top: float
    occasion_lead: float


@dataclass(frozen=True, slots=True)
class OwnerSetting:
    """The line that says whose paper it is, from `left` to `right` mm; on a narrow one the name always stands above."""

    left: float
    right: float
    baseline: float
    number: Style
    name: Style
    code: Style
    is_narrow: bool = False

    @property
    def middle(self) -> float:
        """Where a name stands between number and code."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Scenery:
    """What a design draws on its programme sides: under everything; the title; on a side without; and at the foot."""

    ground: Callable[[Sheet, CertificateText], None]
    title: Callable[[Sheet, str], None]
    blank: Callable[[Sheet], None]
    foot: Callable[[Sheet, CertificateText], None]


@dataclass(frozen=True, slots=True)
class ProgrammeSetting:
    """All that a design says of its programme sides; the table begins `table_gap` mm below the head."""

    head: HeadSetting
    columns: TableColumns
    table: TableStyles
    table_gap: float
    table_bottom: float
    owner: OwnerSetting
    scenery: Scenery
    size: PageSize = PageSize.LANDSCAPE


@dataclass(frozen=True, slots=True)
class Programme:
    """What the programme side says; the same for all papers of an event."""

    language: Language
    title: str
    dates: str
    place: str
    rows: tuple[ProgrammeRow, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeSide:
    """One side: its head, its part of the table, and where that begins."""

    head: PlacedRows
    page: Page
    table_top: float


def draw_programme_sides(sheet: Sheet, text: CertificateText, setting: ProgrammeSetting) -> None:
    """As many sides as the programme needs, made up to whole sheets, so that papers printed in one run stay apart."""
    programme = Programme(text.language, text.title, text.dates, text.place, text.programme)
    bottom = setting.table_bottom - FOOT_LEADING * len(_above(text, setting.owner))
    sides = programme_sides(programme, bottom, setting) if text.programme else ()
    for index, _ in enumerate(sides):
        draw = partial(_draw_programme, sheet, programme, bottom, index, setting)
        _draw_side(sheet, text, setting, partial(sheet.block, (programme, bottom, index, setting), draw))
    if (1 + len(sides)) % 2:
        _draw_side(sheet, text, setting, partial(setting.scenery.blank, sheet))


def _draw_side(sheet: Sheet, text: CertificateText, setting: ProgrammeSetting, draw: Callable[[], None]) -> None:
    setting.scenery.ground(sheet, text)
    draw()
    _draw_owner(sheet, text, setting.owner)
    setting.scenery.foot(sheet, text)
    sheet.end_side(setting.size)


@lru_cache(maxsize=64)
def programme_sides(programme: Programme, bottom: float, setting: ProgrammeSetting) -> tuple[ProgrammeSide, ...]:
    """The sides of a programme whose tables end above `bottom` mm; kept, because a whole event asks for the same."""
    first, further = _head(programme, 1, setting.head), _head(programme, 2, setting.head)
    rooms = [bottom - _table_top(head, setting) for head in (first, further)]
    if min(rooms) < LEAST_TABLE:
        raise TextDoesNotFit(Sentence("Judul dan tempat terlalu panjang untuk halaman struktur program."))
    entries = entries_of(programme.rows, PHRASES[programme.language])
    tables = pages(entries, setting.table.cells, setting.columns, *rooms)
    heads = [first, *[_head(programme, number, setting.head) for number in range(2, len(tables) + 1)]]
    return tuple(ProgrammeSide(head, page, _table_top(head, setting)) for head, page in zip(heads, tables, strict=True))


def _head(programme: Programme, number: int, setting: HeadSetting) -> PlacedRows:
    """Rows under the title; from the second side on they begin with "Lanjutan"."""
    words = PHRASES[programme.language]
    again = [(Run(f"{words.continued} {number - 1}", setting.continued),)] if number > 1 else []
    occasion = BETWEEN.join(filter(None, (programme.dates, programme.place)))
    column: list[Row] = [
        *rows(again, 0, 0, 0),
        *rows(_event_lines(programme.title, setting), 6.2, 0, 5.2),
        *rows(fitted_lines(occasion, setting.occasion, setting.across, LEAST_OCCASION), setting.occasion_lead, 0, 4.2),
    ]
    return placed_rows(column, setting.top, setting.top + column_height(column)) or PlacedRows((), ())


def _table_top(head: PlacedRows, setting: ProgrammeSetting) -> float:
    return head.end(setting.head.top) + setting.table_gap


def _event_lines(title: str, setting: HeadSetting) -> list[Line]:
    lines: list[Line] = []
    for shrink in EVENT_SHRINKS:
        lines = balanced([Run(title, sized(setting.event, setting.event.size - shrink))], setting.across)
        if len(lines) <= MOST_EVENT_LINES:
            break
    return lines


def _draw_programme(sheet: Sheet, programme: Programme, bottom: float, index: int, setting: ProgrammeSetting) -> None:
    words, head = PHRASES[programme.language], setting.head
    sides = programme_sides(programme, bottom, setting)
    side = sides[index]
    setting.scenery.title(sheet, words.programme)
    side.head.draw(sheet, head.x, head.align)
    total = sum(row.lesson_hours for row in programme.rows) if index == len(sides) - 1 else None
    printer = TablePrinter(sheet, setting.table, words, any(row.speakers for row in programme.rows))
    printer.draw(side.page, side.table_top, total)


def _number_line(text: CertificateText, owner: OwnerSetting) -> Line:
    number = PHRASES[text.language].number.format(number=text.number) if text.number else ""
    return (Run(number, fitted(number, owner.number, _number_room(text, owner))),)


def _number_room(text: CertificateText, owner: OwnerSetting) -> float:
    return owner.right - owner.left - line_width(_code_line(text, owner)) - FOOT_GAP


def _above(text: CertificateText, owner: OwnerSetting) -> list[Line]:
    """Lines of what finds no room beside the code."""
    number = _number_line(text, owner)
    is_wide = line_width(number) > _number_room(text, owner)
    return [*_name_above(text, owner), *([number] if is_wide else [])]


def _code_line(text: CertificateText, owner: OwnerSetting) -> Line:
    return (Run("  ".join(code_lines(text.code)).strip(), owner.code),)


def _name_above(text: CertificateText, owner: OwnerSetting) -> list[Line]:
    """Lines of a name that finds no room between number and code."""
    beside = max(line_width(_number_line(text, owner)), line_width(_code_line(text, owner)))
    room = owner.middle - owner.left - beside - FOOT_GAP
    if not owner.is_narrow and line_width((Run(text.name, owner.name),)) / 2 <= room:
        return []
    return fitted_lines(text.name, owner.name, owner.right - owner.left)


def _draw_owner(sheet: Sheet, text: CertificateText, owner: OwnerSetting) -> None:
    """Number, name and code, so that a loose back finds its front."""
    above, number = _above(text, owner), _number_line(text, owner)
    if number not in above:
        sheet.line(owner.left, owner.baseline, number)
    sheet.line(owner.right, owner.baseline, _code_line(text, owner), Align.RIGHT)
    for index, line in enumerate(above):
        sheet.line(owner.middle, owner.baseline - FOOT_LEADING * (len(above) - index), line, Align.CENTER)
    if not _name_above(text, owner) and not owner.is_narrow:
        sheet.line(owner.middle, owner.baseline, (Run(text.name, owner.name),), Align.CENTER)
