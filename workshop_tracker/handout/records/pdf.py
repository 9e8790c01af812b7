"""A transcript on A4 portrait: a table for each year, and the code by which anybody checks it on every page."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import accumulate
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from workshop_tracker.designs.canvas import CanvasSheet, register_faces
from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.ornaments import segment, stroked
from workshop_tracker.designs.press.codes import code_content
from workshop_tracker.designs.press.recorder import OwnCode
from workshop_tracker.designs.rules import missing_letters
from workshop_tracker.designs.sections.codes import code_lines
from workshop_tracker.designs.sheet import Align, PageSize
from workshop_tracker.designs.typesetting import Line, Run, Style, wrapped
from workshop_tracker.handout.records.transcripts import TranscriptLine, TranscriptText

PAGE = PageSize.PORTRAIT
MARGIN, CODE = 20.0, 24.0  # mm: on all sides; side of the QR code
TOP, FOOT = PAGE.top + MARGIN, 210.0 - MARGIN  # y of the edges between which everything stands
LEADING, ROW_ABOVE = 4.6, 1.6  # mm between lines, and above the first line of a row
HEAD, YEAR = 34.0, 12.0  # mm: name and title; a year's heading with the head of its table
COLUMNS = (9.0, 72.0, 53.0, 24.0, 12.0)  # mm: number, training, certificate, role, JP
TO_BASELINE = 3.4  # mm from the upper edge of a line
HAIRLINE = 0.4  # pt
INK, QUIET = "#1b1f29", "#555b68"
TITLE, NAME = Style(Face.SANS_STRONG, 15, INK), Style(Face.SANS_STRONG, 12, INK)
HEADING, STRONG = Style(Face.SANS_STRONG, 8, QUIET), Style(Face.SANS_STRONG, 9.5, INK)
TEXT, SMALL = Style(Face.SANS, 9, INK), Style(Face.SANS, 8, QUIET)


@dataclass(frozen=True, slots=True)
class _Row:
    """A heading of a year, or a training: its cells' lines, and its height in mm."""

    cells: tuple[list[Line], ...]
    height: float
    heading: str = ""


def draw_transcript(text: TranscriptText, code: str, address: str, made_on: str) -> bytes:
    """One PDF; years are parted between their rows only. `made_on` is a date in words."""
    register_faces()
    make: Any = Canvas  # its stubs take a font's name for a number
    out = BytesIO()
    options = {"pageCompression": 1, "invariant": 1, "initialFontName": Face.SANS.value, "lang": "id"}
    canvas = make(out, pagesize=PAGE.points, **options)
    canvas.setTitle(f"Transkrip pelatihan {text.name}")
    _Transcript(text, code, address, made_on, CanvasSheet(canvas)).print()
    canvas.save()
    return out.getvalue()


class _Transcript:
    """Decides what stands on which page, then prints page after page."""

    def __init__(self, text: TranscriptText, code: str, address: str, made_on: str, sheet: CanvasSheet) -> None:
        self.text, self.code, self.address, self.made_on, self.sheet = text, code, address, made_on, sheet
        self.edges = list(accumulate(COLUMNS, initial=MARGIN))

    def print(self) -> None:
        pages = self._pages()
        for number, rows in enumerate(pages, 1):
            self._head(f"Halaman {number} dari {len(pages)}")
            y = TOP + HEAD
            for row in rows:
                self._row(y, row)
                y += row.height
            self._foot()
            self.sheet.end_side(PAGE)

    def _pages(self) -> list[list[_Row]]:
        pages: list[list[_Row]] = [[]]
        room = FOOT - CODE - TOP - HEAD - LEADING
        for row in self._rows():
            follows = LEADING * 3 if row.heading else 0.0  # a heading never stands alone at the foot
            if sum(each.height for each in pages[-1]) + row.height + follows > room:
                pages.append([])
            pages[-1].append(row)
        return pages

    def _rows(self) -> Iterator[_Row]:
        for year, hours in self.text.hours:
            yield _Row((), YEAR, f"JP diakui tahun {year}: {hours}")
            for number, line in enumerate(self.text.of_year(year), 1):
                yield self._training(number, line)

    def _training(self, number: int, line: TranscriptLine) -> _Row:
        hours = "–" if line.lesson_hours is None else str(line.lesson_hours)
        about = [*self._wrapped(line.title, TEXT, 1), *self._wrapped(f"{line.organizer}, {line.days}", SMALL, 1)]
        paper, role = self._wrapped(line.number, TEXT, 2), self._wrapped(line.role, TEXT, 3)
        cells = (self._wrapped(str(number), TEXT, 0), about, paper, role, self._wrapped(hours, TEXT, 4))
        return _Row(cells, max(map(len, cells)) * LEADING + ROW_ABOVE)

    def _row(self, y: float, row: _Row) -> None:
        if row.heading:
            self._write(MARGIN, y + TO_BASELINE + 1, row.heading, STRONG)
            for x, heading in zip(self.edges, ("NO", "PELATIHAN", "NOMOR", "SEBAGAI", "JP"), strict=False):
                self._write(x, y + TO_BASELINE + LEADING + 1.5, heading, HEADING)
            return
        self.sheet.draw(stroked(segment(MARGIN, y, self.edges[-1], y), QUIET, HAIRLINE))
        for x, lines in zip(self.edges, row.cells, strict=False):
            for place, line in enumerate(lines):
                self.sheet.line(x, y + ROW_ABOVE + TO_BASELINE + place * LEADING - 1, line)

    def _head(self, page: str) -> None:
        self._write(self.edges[-1], TOP, page, SMALL, Align.RIGHT)
        if self.text.is_sample:
            self._write(MARGIN, TOP, "CONTOH – data rekaan, tidak berlaku", HEADING)
        self._write(MARGIN, TOP + 10, "TRANSKRIP PELATIHAN", TITLE)
        self._write(MARGIN, TOP + 18, self.text.name, NAME)
        self._write(MARGIN, TOP + 24, f"Sertifikat yang sah pada {self.made_on}.", SMALL)

    def _foot(self) -> None:
        y = FOOT - CODE
        self.sheet.draw(code_content(OwnCode(self.address, MARGIN, y, CODE, INK)))
        self.sheet.link(self.address, MARGIN, y, CODE)
        told = ("Periksa keaslian transkrip ini dengan kode QR", "atau ketik kode ini:", *code_lines(self.code))
        for place, line in enumerate(told):
            self._write(MARGIN + CODE + 5, y + 6 + place * LEADING, line, SMALL if place < 2 else TEXT)

    def _wrapped(self, text: str, style: Style, column: int) -> list[Line]:
        return wrapped([Run(_printable(text), style)], COLUMNS[column] - 2)

    def _write(self, x: float, y: float, text: str, style: Style, align: Align = Align.LEFT) -> None:
        self.sheet.line(x, y, (Run(_printable(text), style),), align)


def _printable(text: str) -> str:
    """Letters that the fonts lack become a question mark."""
    return text.translate(dict.fromkeys(map(ord, missing_letters(text)), "?"))
