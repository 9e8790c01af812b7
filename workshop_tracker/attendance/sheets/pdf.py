"""The attendance sheet on paper: names in a table with zig-zag signature cells, blank rows for those who just come."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, BinaryIO

from reportlab.pdfgen.canvas import Canvas

from workshop_tracker.attendance.sheets.printed import ListedPerson, Paper, SheetText
from workshop_tracker.designs.canvas import CanvasSheet, register_faces
from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.ornaments import DOWN, segment, stroked
from workshop_tracker.designs.rules import missing_letters
from workshop_tracker.designs.sheet import Align
from workshop_tracker.designs.typesetting import POINTS_PER_MM, Line, Run, Style, wrapped

MARGIN = 15.0  # mm, on all sides; offices punch the left one
TITLE_BELOW, FIELDS_BELOW = 10.0, 18.0  # mm from the upper margin to these baselines
LABELS, VALUES = 31.0, 34.0  # mm from the left margin
LEADING, TIGHT = 4.8, 3.9  # mm between lines of text, and of a cell: two of them still take one row
ROW, HEAD_ROW = 9.0, 8.0  # mm; a row must take a signature
PADDING, LEAST_ABOVE = 1.5, 0.6  # mm between a cell's edges and its text, sideways and above
COLUMNS = (9.0, 54.0, 36.0, 0.0, 42.0)  # mm: number, name, NIP, belonging (what is left), signature
TO_BASELINE = 0.32  # of the leading, from the middle of a line down to its baseline
BLANK_ROWS = 10
SIGNATURE, SIGNER = 22.0, 80.0  # mm: room for ink and stamp, breadth of the signer's lines
HAIRLINE = 0.4  # pt
INK, QUIET = "#1b1f29", "#555b68"
TITLE, HEADING = Style(Face.SANS_STRONG, 13, INK), Style(Face.SANS_STRONG, 8, INK)
TEXT, STRONG = Style(Face.SANS, 9.5, INK), Style(Face.SANS_STRONG, 9.5, INK)
NAME, CELL = Style(Face.SANS_STRONG, 9, INK), Style(Face.SANS, 9, INK)
SMALL, NUMBER = Style(Face.SANS, 8, QUIET), Style(Face.SANS, 7.5, QUIET)


@dataclass(frozen=True, slots=True)
class _Block:
    """A piece of the page that is never parted; `draw` takes the y of its upper edge."""

    height: float
    draw: Callable[[float], None]


def draw_attendance_sheets(sheets: Sequence[SheetText], paper: Paper, out: BinaryIO) -> None:
    """Write one PDF to the binary file `out`, every sheet on as many portrait pages as it needs.

    Ten blank rows end each list. The same sheets make the same bytes.
    """
    register_faces()
    make: Any = Canvas  # its stubs take a font's name for a number
    across, down = paper.value
    canvas = make(
        out,
        pagesize=(across * POINTS_PER_MM, down * POINTS_PER_MM),
        pageCompression=1,
        invariant=1,
        initialFontName=Face.SANS.value,  # otherwise Helvetica would be named without being embedded
        lang="id",
    )
    canvas.setTitle(sheets[0].title if sheets else "DAFTAR HADIR")
    surface = CanvasSheet(canvas)
    for text in sheets:
        _SheetOnPaper(text, paper, surface, canvas).print()
    canvas.save()


class _SheetOnPaper:
    """Sets one sheet: first decides what stands on which page, then prints."""

    def __init__(self, text: SheetText, paper: Paper, surface: CanvasSheet, canvas: Any) -> None:
        self.text, self.surface, self.canvas = text, surface, canvas
        self.across, self.down = paper.value
        free = self.across - 2 * MARGIN - sum(COLUMNS)
        self.edges = list(accumulate((breadth or free for breadth in COLUMNS), initial=MARGIN))

    def print(self) -> None:
        pages = self._pages()
        for number, blocks in enumerate(pages, 1):
            self.canvas.translate(
                0, (self.down - DOWN) * POINTS_PER_MM
            )  # the surface counts from the top of A4 landscape
            self._top(f"Halaman {number} dari {len(pages)}")
            y = MARGIN + FIELDS_BELOW
            for block in blocks:
                block.draw(y)
                y += block.height
            self.surface.end_side()

    def _pages(self) -> list[list[_Block]]:
        """Fields, table and foot in their order; the table's head returns, the foot never stands without a row."""
        pages = [list[_Block]()]
        for block in self._fields(self.text.fields):
            self._place(pages, [block])
        rows = list(self._rows())
        self._place(pages, [self._table_head(), rows[0]])
        for row in rows[1:-1]:
            self._place(pages, [row], again=self._table_again())
        self._place(pages, [rows[-1], self._foot()], again=self._table_again())
        return pages

    def _place(self, pages: list[list[_Block]], blocks: list[_Block], again: Sequence[_Block] = ()) -> None:
        """Put blocks under what stands there, or on a new page under what returns there."""
        room = self.down - 2 * MARGIN - FIELDS_BELOW - sum(block.height for block in pages[-1])
        if sum(block.height for block in blocks) > room:
            pages.append(list(again))
        pages[-1] += blocks

    def _table_again(self) -> list[_Block]:
        return [*self._fields(self.text.fields[: self.text.repeated]), self._table_head()]

    def _top(self, page: str) -> None:
        self._write(self.across - MARGIN, MARGIN, page, SMALL, Align.RIGHT)
        if self.text.is_sample:
            self._write(MARGIN, MARGIN, "CONTOH – data rekaan", Style(Face.SANS_STRONG, 8, QUIET))
        self._write(self.across / 2, MARGIN + TITLE_BELOW, self.text.title, TITLE, Align.CENTER)

    def _fields(self, fields: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[_Block]:
        """One block a line; a field that nobody knows yet is a line to write on."""
        for label, paragraphs in fields:
            lines = [
                line for text in paragraphs for line in self._wrapped(text, TEXT, self.across - 2 * MARGIN - VALUES)
            ]
            yield _Block(LEADING, self._field(label, lines[0] if lines else None))
            for line in lines[1:]:
                yield _Block(LEADING, self._field("", line))
        yield _Block(LEADING / 2, lambda _y: None)

    def _field(self, label: str, line: Line | None) -> Callable[[float], None]:
        def draw(y: float) -> None:
            if label:
                self._write(MARGIN, y, label, TEXT)
                self._write(MARGIN + LABELS, y, ":", TEXT)
            if line:
                self.surface.line(MARGIN + VALUES, y, line)
            else:
                self._rule(MARGIN + VALUES, y + 1, self.across - MARGIN, y + 1)

        return draw

    def _table_head(self) -> _Block:
        headings = ("NO", "NAMA", "NIP", self.text.belonging, "TANDA TANGAN")

        def draw(y: float) -> None:
            for x, heading in zip(self.edges, headings, strict=False):
                self._write(x + PADDING, y + HEAD_ROW / 2 + TO_BASELINE * LEADING, heading, HEADING)
            self._grid(y, HEAD_ROW)

        return _Block(HEAD_ROW, draw)

    def _rows(self) -> Iterator[_Block]:
        for number, person in enumerate([*self.text.people, *([None] * BLANK_ROWS)], 1):
            yield self._row(number, person)

    def _row(self, number: int, person: ListedPerson | None) -> _Block:
        """As high as its longest cell: a name is never made smaller, it takes another line."""
        cells = [(person.name, NAME), (person.number, CELL), (person.belonging, CELL)] if person else []
        columns = [
            self._wrapped(text, style, self.edges[place + 1] - self.edges[place] - 2 * PADDING)
            for place, (text, style) in enumerate(cells, 1)
        ]
        height = max(ROW, TIGHT * max(map(len, columns), default=0) + 2 * LEAST_ABOVE)

        def draw(y: float) -> None:
            self._write(self.edges[0] + PADDING, y + height / 2 + TO_BASELINE * TIGHT, str(number), CELL)
            for edge, lines in zip(self.edges[1:], columns, strict=False):
                self._cell(edge + PADDING, y + height / 2, lines)
            half = (self.edges[5] - self.edges[4]) / 2 * ((number + 1) % 2)  # odd numbers left, even ones right
            self._write(self.edges[4] + PADDING + half, y + height / 2 + TO_BASELINE * TIGHT, f"{number}.", NUMBER)
            self._grid(y, height)

        return _Block(height, draw)

    def _cell(self, x: float, middle: float, lines: Sequence[Line]) -> None:
        for place, line in enumerate(lines):
            self.surface.line(x, middle + (place - (len(lines) - 1) / 2 + TO_BASELINE) * TIGHT, line)

    def _foot(self) -> _Block:
        signer, x = self.text.signer, self.across - MARGIN - SIGNER
        above = [line for text in signer.above for line in self._wrapped(text, TEXT, SIGNER)]
        name = self._wrapped(signer.name, STRONG, SIGNER)
        below = [line for text in signer.below for line in self._wrapped(text, TEXT, SIGNER)]
        lower = len(above) * LEADING + SIGNATURE

        def draw(y: float) -> None:
            for place, line in enumerate(above, 1):
                self.surface.line(x, y + LEADING + place * LEADING, line)
            if not name:
                self._rule(x, y + LEADING + lower, x + SIGNER, y + LEADING + lower)
            for place, line in enumerate([*name, *below], 1):
                self.surface.line(x, y + lower + place * LEADING, line)

        return _Block(LEADING + lower + (len(name) + len(below)) * LEADING, draw)

    def _grid(self, y: float, height: float) -> None:
        left, right = self.edges[0], self.edges[-1]
        for level in (y, y + height):
            self._rule(left, level, right, level)
        for x in self.edges:
            self._rule(x, y, x, y + height)

    def _rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.surface.draw(stroked(segment(x0, y0, x1, y1), INK, HAIRLINE))

    def _wrapped(self, text: str, style: Style, measure: float) -> list[Line]:
        return wrapped([Run(_printable(text), style)], measure)

    def _write(self, x: float, y: float, text: str, style: Style, align: Align = Align.LEFT) -> None:
        self.surface.line(x, y, (Run(_printable(text), style),), align)


def _printable(text: str) -> str:
    """Letters that the fonts lack become a question mark: a list for the hall is printed all the same."""
    return text.translate(dict.fromkeys(map(ord, missing_letters(text)), "?"))
