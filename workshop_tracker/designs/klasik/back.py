"""The back and its further sheets: the programme under a head, and a foot that says whose paper it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from workshop_tracker.designs.klasik import art
from workshop_tracker.designs.klasik.art import GOLD, GREEN, GROUP_BAND, HAIR, INK, LEFT, MIDDLE, QUIET, RIGHT
from workshop_tracker.designs.klasik.front import code_lines, draw_rows
from workshop_tracker.designs.klasik.spacing import Row, baselines, column_height, rows
from workshop_tracker.designs.ornaments import placed
from workshop_tracker.designs.phrases import PHRASES, entries_of
from workshop_tracker.designs.programme_table import TablePrinter, TableStyles
from workshop_tracker.designs.rules import CertificateText, Language, ProgrammeRow
from workshop_tracker.designs.sheet import Align, Sheet
from workshop_tracker.designs.table_pages import Page, pages
from workshop_tracker.designs.typesetting import (
    Face,
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

HEAD = Style(Face.SERIF, 20, GREEN, 0.22)
HEAD_BASELINE, DIVIDER_Y, EMBLEM = 34.4, 39.8, 7.5
CONTINUED = Style(Face.SERIF_ITALIC, 10.5, QUIET)
EVENT = Style(Face.SERIF_STRONG, 11, INK)
OCCASION = Style(Face.SERIF, 9.5, QUIET)
EVENT_SIZES, MOST_EVENT_LINES = (11.0, 10.0, 9.0, 8.0, 7.0), 3
ACROSS, COLUMN_TOP, TABLE_GAP, TABLE_BOTTOM = 226.0, 46.6, 6.6, 180.5
LEAST_TABLE = 40.0  # mm

FOOT_BASELINE, FOOT_LEADING, FOOT_GAP = 187.0, 3.7, 5.0
FOOT_NUMBER = Style(Face.SERIF_STRONG, 8, INK)
FOOT_NAME = Style(Face.SERIF, 8, INK)
FOOT_CODE = Style(Face.SANS, 7, INK, 0.05)
BETWEEN = "   ·   "

TABLE = TableStyles(
    head=Style(Face.SERIF_STRONG, 9, GOLD, 0.08),
    topic=Style(Face.SERIF, 11, INK),
    quiet=Style(Face.SERIF, 11, QUIET),
    heading=Style(Face.SERIF_STRONG, 11, GREEN),
    hair=HAIR,
    band=GROUP_BAND,
)


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
    """One side: its head's rows with their baselines, and its part of the table."""

    head: tuple[Row, ...]
    places: tuple[float, ...]
    page: Page


def draw_back(sheet: Sheet, text: CertificateText) -> None:
    """As many sides as the programme needs, made up to whole sheets, so that papers printed in one run stay apart."""
    programme = Programme(text.language, text.title, text.dates, text.place, text.programme)
    name = _name_above(text)
    bottom = TABLE_BOTTOM - FOOT_LEADING * len(name)
    sides = programme_sides(programme, bottom) if text.programme else ()
    for index, _ in enumerate(sides):
        _draw_side(sheet, text, name, (programme, bottom, index))
    if (1 + len(sides)) % 2:
        _draw_side(sheet, text, name, None)


def _draw_side(
    sheet: Sheet, text: CertificateText, name: list[Line], part: tuple[Programme, float, int] | None
) -> None:
    art.draw_ground(sheet, text)
    if part:
        sheet.block(part, partial(_draw_programme, sheet, *part))
    else:
        art.draw_rosette(sheet)
    _draw_owner(sheet, text, name)
    art.draw_foot(sheet, text)
    sheet.end_side()


@lru_cache(maxsize=64)
def programme_sides(programme: Programme, bottom: float) -> tuple[ProgrammeSide, ...]:
    """The sides of a programme whose tables end above `bottom` mm; kept, because a whole event asks for the same."""
    first, further = _head(programme, 1), _head(programme, 2)
    rooms = [bottom - _table_top(places) for _, places in (first, further)]
    if min(rooms) < LEAST_TABLE:
        raise TextDoesNotFit(Sentence("Judul dan tempat terlalu panjang untuk halaman struktur program."))
    entries = entries_of(programme.rows, PHRASES[programme.language])
    tables = pages(entries, TABLE.cells, *rooms)
    heads = [first, *[_head(programme, number) for number in range(2, len(tables) + 1)]]
    return tuple(
        ProgrammeSide(tuple(head), tuple(places), page) for (head, places), page in zip(heads, tables, strict=True)
    )


def _head(programme: Programme, number: int) -> tuple[list[Row], list[float]]:
    """Rows under the divider with their baselines; from the second side on they begin with "Lanjutan"."""
    words = PHRASES[programme.language]
    again = [(Run(f"{words.continued} {number - 1}", CONTINUED),)] if number > 1 else []
    event = _event_lines(programme.title)
    occasion = BETWEEN.join(filter(None, (programme.dates, programme.place)))
    column = [
        *rows(again, 0, 0, 0),
        *rows(event, 6.2, 0, 5.2),
        *rows(fitted_lines(occasion, OCCASION, ACROSS, 8), 5.6, 0, 4.2),
    ]
    return column, baselines(column, COLUMN_TOP, COLUMN_TOP + column_height(column)) or []


def _table_top(places: Sequence[float]) -> float:
    return (places[-1] if places else COLUMN_TOP) + TABLE_GAP


def _event_lines(title: str) -> list[Line]:
    settings = (balanced([Run(title, sized(EVENT, size))], ACROSS) for size in EVENT_SIZES)
    lines: list[Line] = []
    for lines in settings:
        if len(lines) <= MOST_EVENT_LINES:
            break
    return lines


def _draw_programme(sheet: Sheet, programme: Programme, bottom: float, index: int) -> None:
    words = PHRASES[programme.language]
    sides = programme_sides(programme, bottom)
    side = sides[index]
    art.draw_emblems(sheet, EMBLEM)
    sheet.line(MIDDLE, HEAD_BASELINE, (Run(words.programme, HEAD),), Align.CENTER)
    sheet.art(art.divider, placed(MIDDLE, DIVIDER_Y))
    draw_rows(sheet, side.head, side.places)
    total = sum(row.lesson_hours for row in programme.rows) if index == len(sides) - 1 else None
    printer = TablePrinter(sheet, TABLE, words, any(row.speakers for row in programme.rows))
    printer.draw(side.page, _table_top(side.places), total)


def _number_line(text: CertificateText) -> Line:
    number = PHRASES[text.language].number.format(number=text.number) if text.number else ""
    return (Run(number, fitted(number, FOOT_NUMBER, RIGHT - LEFT - line_width(_code_line(text)) - FOOT_GAP)),)


def _code_line(text: CertificateText) -> Line:
    return (Run("  ".join(code_lines(text.code)).strip(), FOOT_CODE),)


def _name_above(text: CertificateText) -> list[Line]:
    """Lines of a name that finds no room between number and code."""
    room = MIDDLE - LEFT - max(line_width(_number_line(text)), line_width(_code_line(text))) - FOOT_GAP
    if line_width((Run(text.name, FOOT_NAME),)) / 2 <= room:
        return []
    return fitted_lines(text.name, FOOT_NAME, RIGHT - LEFT)


def _draw_owner(sheet: Sheet, text: CertificateText, name: list[Line]) -> None:
    """Number, name and code, so that a loose back finds its front."""
    sheet.line(LEFT, FOOT_BASELINE, _number_line(text))
    sheet.line(RIGHT, FOOT_BASELINE, _code_line(text), Align.RIGHT)
    for index, line in enumerate(name):
        sheet.line(MIDDLE, FOOT_BASELINE - FOOT_LEADING * (len(name) - index), line, Align.CENTER)
    if not name:
        sheet.line(MIDDLE, FOOT_BASELINE, (Run(text.name, FOOT_NAME),), Align.CENTER)
