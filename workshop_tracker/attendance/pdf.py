"""The printed attendance sheet: names in a table with zig-zag signature cells, blank rows for those who just come."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, BinaryIO

from reportlab.pdfgen.canvas import Canvas

from workshop_tracker.designs.sheet import register_faces
from workshop_tracker.designs.typesetting import (
    LEAST_SIZE,
    POINTS_PER_MM,
    SIZE_STEP,
    Face,
    Line,
    Run,
    Style,
    fitted,
    sized,
    width,
    wrapped,
)

MARGIN, FOOT = 15.0, 42.0  # mm; the foot holds place, date and one signature
ROW, HEAD_ROW = 9.0, 8.0  # mm; a row must take a signature
BLANK_ROWS = 10
INK, QUIET = "#1b1f29", "#555b68"
COLUMNS = (("NO", 9.0), ("NAMA", 60.0), ("NIP", 36.0), ("UNIT KERJA", 0.0), ("TANDA TANGAN", 44.0))  # 0: what is left
PADDING, MIDDLE = 1.5, 0.62  # mm; baseline as a share of the row
SMALLEST, LINES_IN_A_ROW = 8.0, 2  # pt; below that a name takes two lines
NAME, TEXT, LABEL = Style(Face.SANS_STRONG, 9.5, INK), Style(Face.SANS, 9, INK), Style(Face.SANS_STRONG, 8, INK)
STYLES = (NAME, TEXT, TEXT)
TITLE, FIELD = Style(Face.SANS_STRONG, 13, INK), Style(Face.SANS, 9.5, INK)


class Paper(Enum):
    """Sizes in mm; offices print on folio as often as on A4."""

    A4 = (210.0, 297.0)
    F4 = (215.0, 330.0)


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """One line of the sheet."""

    name: str
    identity: str
    work_unit: str


@dataclass(frozen=True, slots=True)
class AttendanceSheetText:
    """All that one sheet says, already worded; `fields` are label and value beneath the title."""

    title: str
    fields: tuple[tuple[str, str], ...]
    people: tuple[ListedPerson, ...]
    signed_at: str
    signer: tuple[str, ...]
    is_sample: bool


def draw_attendance_sheets(sheets: Sequence[AttendanceSheetText], paper: Paper, out: BinaryIO) -> None:
    """Write one PDF with every sheet on as many pages as it needs; ten blank rows end each list."""
    register_faces()
    across, down = paper.value
    make: Any = Canvas  # its stubs take a font's name for a number
    canvas = make(
        out,
        pagesize=(across * POINTS_PER_MM, down * POINTS_PER_MM),
        invariant=1,
        initialFontName=Face.SANS.value,  # otherwise Helvetica would be named without being embedded
        lang="id",
    )
    canvas.setTitle(sheets[0].title if sheets else "Daftar hadir")
    for sheet in sheets:
        _Page(canvas, paper).print(sheet)
    canvas.save()


class _Page:
    """A pen on one paper; y runs downwards in mm."""

    def __init__(self, canvas: Any, paper: Paper) -> None:
        self.canvas = canvas
        self.across, self.down = paper.value
        self.y = 0.0
        self.styles: tuple[Style, ...] = STYLES

    def print(self, sheet: AttendanceSheetText) -> None:
        rows: list[ListedPerson | None] = [*sheet.people, *([None] * BLANK_ROWS)]
        self.styles = self._even_styles(sheet.people)
        first, page = 0, 1
        while first < len(rows):
            self._head(sheet, page)
            room = int((self.down - MARGIN - self.y) // ROW)
            is_last = len(rows) - first <= int((self.down - MARGIN - FOOT - self.y) // ROW)
            count = len(rows) - first if is_last else min(room, max(1, len(rows) - first - 1))
            for number, person in enumerate(rows[first : first + count], first + 1):
                self._row(number, person)
            if is_last:
                self._foot(sheet)
            first, page = first + count, page + 1
            self.canvas.showPage()

    def _head(self, sheet: AttendanceSheetText, page: int) -> None:
        self.y = MARGIN + 5
        self._text(self.across / 2 - width(Run(sheet.title, TITLE)) / 2, self.y, sheet.title, TITLE)
        self.y += 8
        for label, value in sheet.fields:
            self._text(MARGIN, self.y, label, FIELD)
            self._text(MARGIN + 28, self.y, ":", FIELD)
            for line in wrapped([Run(value, FIELD)], self.across - 2 * MARGIN - 31):
                self._text(MARGIN + 31, self.y, _plain(line), FIELD)
                self.y += 5
        self._text(self.across - MARGIN - 25, MARGIN, f"Halaman {page}", Style(Face.SANS, 8, QUIET))
        if sheet.is_sample:
            self._text(MARGIN, MARGIN, "CONTOH – data rekaan", Style(Face.SANS_STRONG, 8, QUIET))
        self.y += 2
        for (label, _), x in zip(COLUMNS, self._edges(), strict=False):
            self._text(x + 1.5, self.y + HEAD_ROW * MIDDLE, label, LABEL)
        self._grid(HEAD_ROW)

    def _row(self, number: int, person: ListedPerson | None) -> None:
        edges = self._edges()
        baseline = self.y + ROW * MIDDLE
        self._text(edges[0] + 1.5, baseline, str(number), TEXT)
        if person is not None:
            for place, (text, style) in enumerate(zip(_cells(person), self.styles, strict=True), 1):
                self._cell(text, style, edges[place] + PADDING, edges[place + 1] - edges[place] - 2 * PADDING)
        half = (edges[5] - edges[4]) / 2
        self._text(edges[4] + 1.5 + (0 if number % 2 else half), baseline, f"{number}.", Style(Face.SANS, 7.5, QUIET))
        self._grid(ROW)

    def _even_styles(self, people: Sequence[ListedPerson]) -> tuple[Style, ...]:
        """One size for a whole column: the largest at which its longest text fits, or fits in two lines."""
        edges = self._edges()
        columns = zip(*map(_cells, people), strict=True) if people else [()] * len(STYLES)
        return tuple(
            min(
                (fitted(text, style, edges[place + 1] - edges[place] - 2 * PADDING, SMALLEST) for text in texts),
                key=lambda found: found.size,
                default=style,
            )
            for place, (texts, style) in enumerate(zip(columns, STYLES, strict=True), 1)
        )

    def _cell(self, text: str, style: Style, x: float, measure: float) -> None:
        """One line, or two where it is too long even at the smallest size."""
        if width(Run(text, style)) <= measure:
            self._text(x, self.y + ROW * MIDDLE, text, style)
            return
        lines = wrapped([Run(text, style)], measure)
        while len(lines) > LINES_IN_A_ROW and style.size > LEAST_SIZE:
            style = sized(style, style.size - SIZE_STEP)
            lines = wrapped([Run(text, style)], measure)
        step = ROW * 0.8 / len(lines)
        for place, line in enumerate(lines):
            self._text(x, self.y + ROW * 0.1 + step * (place + 0.75), _plain(line), style)

    def _foot(self, sheet: AttendanceSheetText) -> None:
        x, y = self.across - MARGIN - 70, self.y + 8
        for line in (sheet.signed_at, *sheet.signer[:-1]):
            self._text(x, y, line, FIELD)
            y += 4.8
        name = sheet.signer[-1] if sheet.signer else ""
        self._text(x, y + 19, name, fitted(name, Style(Face.SANS_STRONG, 9.5, INK), 70))

    def _edges(self) -> list[float]:
        free = self.across - 2 * MARGIN - sum(breadth for _, breadth in COLUMNS)
        edges = [MARGIN]
        for _, breadth in COLUMNS:
            edges.append(edges[-1] + (breadth or free))
        return edges

    def _grid(self, height: float) -> None:
        """The lines round one row; the pen then stands below it."""
        edges, top, bottom = self._edges(), self._up(self.y), self._up(self.y + height)
        self.canvas.setLineWidth(0.3)
        self.canvas.grid([x * POINTS_PER_MM for x in edges], [top, bottom])
        self.y += height

    def _text(self, x: float, y: float, text: str, style: Style) -> None:
        self.canvas.setFillColor(style.colour)
        self.canvas.setFont(style.face.value, style.size)
        self.canvas.drawString(x * POINTS_PER_MM, self._up(y), text)

    def _up(self, y: float) -> float:
        return (self.down - y) * POINTS_PER_MM


def _cells(person: ListedPerson) -> tuple[str, str, str]:
    return person.name, person.identity, person.work_unit


def _plain(line: Line) -> str:
    return "".join(run.text for run in line)
