"""Rows of a list on as many pages as they need: heads repeated, room for ink, a block at the end kept whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.ornaments import DOWN, box, filled, segment, stroked
from workshop_tracker.designs.sheet import Align, PageSize, Sheet
from workshop_tracker.designs.typesetting import Line, Run, Style, fitted_lines

INK, QUIET, HAIR, BAND = "#1A1A1A", "#555555", "#9A9A9A", "#EFEFEF"
HEAD = Style(Face.SANS_STRONG, 8.5, INK, 0.04)
PLAIN = Style(Face.SANS, 10, INK)
STRONG = Style(Face.SANS_STRONG, 10, INK)
FOOT = Style(Face.SANS, 8, QUIET)
LEFT, RIGHT_MARGIN, BOTTOM_MARGIN, FOOT_ABOVE_EDGE = 22.0, 18.0, 24.0, 14.0  # mm; the left one for filing
HEAD_HEIGHT, LEADING, PADDING, ASCENT, INSET = 7.5, 4.3, 1.6, 3.3, 1.5  # mm
THICK, THIN, LEAST = 0.9, 0.3, 9.0  # pt; the last one below which a text rather breaks


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table, in mm; one without texts is for ink."""

    heading: str
    left: float
    across: float


@dataclass(frozen=True, slots=True)
class Row:
    """Texts from the left column on; one text alone, marked as a band, heads the rows after it. `least` is in mm."""

    texts: tuple[str, ...]
    least: float = 0.0
    is_band: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A table on pages of one size.

    `head` draws what stands above `table_top` on the first page; on further pages the table begins at the top. `tail`
    draws the `tail_height` mm below the last row. `page_words` has {page} and {pages}.
    """

    size: PageSize
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    head: Callable[[Sheet], None]
    table_top: float
    tail: Callable[[Sheet, float], None]
    tail_height: float
    page_words: str


def right_of(size: PageSize) -> float:
    """The right edge of all text."""
    return size.value[0] - RIGHT_MARGIN


def draw_listing(sheet: Sheet, listing: Listing) -> None:
    """All pages; where the tail finds no room under the last row, both go to a further page."""
    pages = _pages(listing)
    for number, rows in enumerate(pages, start=1):
        if number == 1:
            listing.head(sheet)
        y = _draw_rows(sheet, listing, rows, _top(listing, number))
        if number == len(pages):
            listing.tail(sheet, y)
        _draw_foot(sheet, listing, number, len(pages))
        sheet.end_side(listing.size)


def _pages(listing: Listing) -> list[list[Row]]:
    pages: list[list[Row]] = [[]]
    y = _top(listing, 1) + HEAD_HEIGHT
    for index, row in enumerate(listing.rows):
        following = listing.rows[index + 1 : index + 2] if row.is_band else ()  # a band never ends a page
        needed = sum(_height(listing, each) for each in (row, *following))
        if y + needed > DOWN - BOTTOM_MARGIN and pages[-1]:
            pages.append([])
            y = _top(listing, len(pages)) + HEAD_HEIGHT
        pages[-1].append(row)
        y += _height(listing, row)
    return pages if y + listing.tail_height <= DOWN - BOTTOM_MARGIN else _with_further_page(pages)


def _with_further_page(pages: list[list[Row]]) -> list[list[Row]]:
    """The last row on a page of its own, with the band that heads it; a signature under no row confirms nothing."""
    last = pages[-1]
    kept = len(last) - (2 if len(last) > 1 and last[-2].is_band else 1)
    return [*pages[:-1], last[:kept], last[kept:]]


def _top(listing: Listing, page: int) -> float:
    return listing.table_top if page == 1 else listing.size.top + BOTTOM_MARGIN


def _height(listing: Listing, row: Row) -> float:
    lines = max((len(cell) for cell in _cells(listing, row)), default=1)
    return max(row.least, lines * LEADING + 2 * PADDING)


def _cells(listing: Listing, row: Row) -> list[list[Line]]:
    if row.is_band:
        return [fitted_lines(row.texts[0], STRONG, _across(listing) - 2 * INSET)]
    return [
        fitted_lines(text, PLAIN, column.across - 2 * INSET, LEAST)
        for text, column in zip(row.texts, listing.columns, strict=False)
    ]


def _across(listing: Listing) -> float:
    return right_of(listing.size) - LEFT


def _draw_rows(sheet: Sheet, listing: Listing, rows: Sequence[Row], top: float) -> float:
    """The rows of one page under their heads; returns where they end."""
    if not rows:
        return top
    bands, y = [], top + HEAD_HEIGHT
    _rule(sheet, listing, top, THICK)
    for column in listing.columns:
        sheet.line(column.left + INSET, y - PADDING - 0.9, (Run(column.heading, HEAD),))
    _rule(sheet, listing, y, THICK)
    for row in rows:
        height = _height(listing, row)
        if row.is_band:
            bands.append((y, y + height))
            sheet.draw(filled(box(LEFT, y, _across(listing), height), BAND))
        _draw_cells(sheet, listing, row, y)
        y += height
        _rule(sheet, listing, y, THIN)
    _draw_uprights(sheet, listing, top, [*bands, (y, y)])
    return y


def _draw_cells(sheet: Sheet, listing: Listing, row: Row, y: float) -> None:
    for cell, column in zip(_cells(listing, row), listing.columns, strict=False):
        for index, line in enumerate(cell):
            sheet.line(column.left + INSET, y + PADDING + ASCENT + index * LEADING, line)


def _draw_uprights(sheet: Sheet, listing: Listing, top: float, bands: Sequence[tuple[float, float]]) -> None:
    """The lines between the columns, which stop at bands."""
    edges = [*(column.left for column in listing.columns), right_of(listing.size)]
    for start, end in bands:
        for x in edges:
            sheet.draw(stroked(segment(x, top, x, start), HAIR, THIN))
        top = end
    for x in (edges[0], edges[-1]):
        for start, end in bands:
            sheet.draw(stroked(segment(x, start, x, end), HAIR, THIN))


def _rule(sheet: Sheet, listing: Listing, y: float, thickness: float) -> None:
    colour = INK if thickness == THICK else HAIR
    sheet.draw(stroked(segment(LEFT, y, right_of(listing.size), y), colour, thickness))


def _draw_foot(sheet: Sheet, listing: Listing, page: int, pages: int) -> None:
    if pages > 1:
        words = listing.page_words.format(page=page, pages=pages)
        sheet.line(right_of(listing.size), DOWN - FOOT_ABOVE_EDGE, (Run(words, FOOT),), Align.RIGHT)
