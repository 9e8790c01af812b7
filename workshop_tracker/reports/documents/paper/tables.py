"""A table on paper: as wide as the text, rows never parted, its head on every page."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import LongTable, TableStyle

from workshop_tracker.designs.faces import Face
from workshop_tracker.reports.documents.cells import in_words
from workshop_tracker.reports.documents.paper.styles import (
    BREADTH,
    CELL_LEADING,
    CELL_SIZE,
    INK,
    LONG_BREADTH,
    PADDING,
    QUIET,
    RULE,
    printable,
)
from workshop_tracker.reports.documents.parts import Cell, Kind, Table

MOST_UPRIGHT = 9  # columns
MEASURED = 200  # rows that decide how wide a column is
WIDEST = 0.4  # of the text's breadth, of a column that others stand beside
LEFT = frozenset({Kind.TEXT, Kind.DAY})
Texts = list[str]


def is_wide(table: Table) -> bool:
    """Whether it wants a page in landscape: upright, its columns would part their words."""
    return len(table.columns) > MOST_UPRIGHT


def table_on_paper(table: Table) -> LongTable:
    """The table as a flowable, with its total in bold."""
    breadth = LONG_BREADTH if is_wide(table) else BREADTH
    rows = [_texts(table, cells) for cells in table.rows]
    total = [_texts(table, table.total)] if table.total else []
    head = [printable(column.heading) for column in table.columns]
    widths = _widths([head, *rows[:MEASURED], *total], breadth)
    lines = [_wrapped(head, widths, Face.SANS_STRONG), *(_wrapped(row, widths, Face.SANS) for row in rows)]
    lines += [_wrapped(row, widths, Face.SANS_STRONG) for row in total]
    made: Any = LongTable  # its stubs know no tables of text
    on_paper: LongTable = made(lines, colWidths=widths, repeatRows=1, spaceAfter=6)
    on_paper.setStyle(TableStyle([*_looks(), *_alignments(table), *(_of_total() if total else ())]))
    return on_paper


def _texts(table: Table, cells: tuple[Cell, ...]) -> Texts:
    return [printable(in_words(column, cell)) for column, cell in zip(table.columns, cells, strict=True)]


def _widths(rows: Sequence[Texts], breadth: float) -> list[float]:
    """What each column would take; too much is taken from what is more than its longest word."""
    columns = list(zip(*rows, strict=True))
    room = breadth * WIDEST if len(columns) > 1 else breadth
    wanted = [min(max(map(_width, texts)), room) for texts in columns]
    least = [min(max(_width(word) for text in texts for word in text.split() or [""]), room) for texts in columns]
    spare = breadth - sum(wanted)
    if spare >= 0:
        return [width + spare * width / sum(wanted) for width in wanted]
    elastic = sum(wanted) - sum(least)
    share = min(-spare / elastic, 1.0) if elastic else 1.0
    narrow = [width - share * (width - word) for width, word in zip(wanted, least, strict=True)]
    return [width * min(1.0, breadth / sum(narrow)) for width in narrow]


def _width(text: str) -> float:
    width: float = stringWidth(text, Face.SANS_STRONG, CELL_SIZE)
    return width + 2 * PADDING + 1


def _wrapped(texts: Texts, widths: list[float], face: Face) -> Texts:
    return [_lines(text, width - 2 * PADDING, face) for text, width in zip(texts, widths, strict=True)]


def _lines(text: str, measure: float, face: Face) -> str:
    """The text on as many lines as it needs; a word that is too long for one is broken."""
    if stringWidth(text, face, CELL_SIZE) <= measure:
        return text
    words = [piece for word in text.split() for piece in _pieces(word, measure, face)]
    return "\n".join(simpleSplit(" ".join(words), face.value, CELL_SIZE, measure))


def _pieces(word: str, measure: float, face: Face) -> list[str]:
    if stringWidth(word, face, CELL_SIZE) <= measure:
        return [word]
    fitting = max(1, int(len(word) * measure / stringWidth(word, face, CELL_SIZE)) - 1)
    return [word[place : place + fitting] for place in range(0, len(word), fitting)]


def _looks() -> list[tuple[Any, ...]]:
    whole = ((0, 0), (-1, -1))
    return [
        ("FONT", *whole, Face.SANS.value, CELL_SIZE, CELL_LEADING),
        ("FONT", (0, 0), (-1, 0), Face.SANS_STRONG.value, CELL_SIZE, CELL_LEADING),
        ("TEXTCOLOR", *whole, INK),
        ("VALIGN", *whole, "TOP"),
        ("LEFTPADDING", *whole, PADDING),
        ("RIGHTPADDING", *whole, PADDING),
        ("TOPPADDING", *whole, 2),
        ("BOTTOMPADDING", *whole, 3),
        ("LINEBELOW", *whole, 0.4, RULE),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, QUIET),
    ]


def _alignments(table: Table) -> list[tuple[Any, ...]]:
    return [
        ("ALIGN", (place, 0), (place, -1), "LEFT" if column.kind in LEFT else "RIGHT")
        for place, column in enumerate(table.columns)
    ]


def _of_total() -> list[tuple[Any, ...]]:
    return [("FONT", (0, -1), (-1, -1), Face.SANS_STRONG.value, CELL_SIZE, CELL_LEADING)]
