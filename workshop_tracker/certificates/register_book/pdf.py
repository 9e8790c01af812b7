"""The register book on paper: a table in A4 landscape, drawn line by line as the lines come."""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any, BinaryIO

from reportlab.pdfgen.canvas import Canvas

from workshop_tracker.designs.canvas import CanvasSheet, register_faces
from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.ornaments import ACROSS, DOWN, segment, stroked
from workshop_tracker.designs.rules import missing_letters
from workshop_tracker.designs.sheet import Align, PageSize
from workshop_tracker.designs.typesetting import Run, Style, wrapped

MARGIN, FOOT = 15.0, 200.0  # mm
COLUMNS = (62.0, 16.0, 62.0, 34.0, 28.0, 65.0)  # mm: number, edition, name, state, date, workshop
HEADINGS = ("NOMOR", "TERBITAN", "NAMA", "KEADAAN", "TANGGAL", "KEGIATAN")
LEADING, PADDING = 4.0, 1.5  # mm
INK, QUIET = "#1b1f29", "#555b68"
TITLE, HEADING = Style(Face.SANS_STRONG, 13, INK), Style(Face.SANS_STRONG, 7.5, INK)
TEXT, SMALL = Style(Face.SANS, 8.5, INK), Style(Face.SANS, 8, QUIET)
HAIRLINE = 0.3  # pt


def draw_book(issuer: str, about: Iterable[str], rows: Iterable[Sequence[str]], out: BinaryIO) -> None:
    """Write the book to `out`: sentences about it, then rows of six texts under a head that returns on every page.

    Memory: the packed pages.
    """
    register_faces()
    make: Any = Canvas  # its stubs take a font's name for a number
    canvas = make(
        out,
        pagesize=PageSize.LANDSCAPE.points,
        pageCompression=1,
        invariant=1,
        initialFontName=Face.SANS.value,  # otherwise Helvetica would be named without being embedded
        lang="id",
    )
    canvas.setTitle("Buku register sertifikat")
    book = _Book(CanvasSheet(canvas), issuer)
    book.cover(about)
    for row in rows:
        book.add(row)
    book.surface.end_side()
    canvas.save()


class _Book:
    """Writes downwards; `y` is where the next row begins, in mm."""

    def __init__(self, surface: CanvasSheet, issuer: str) -> None:
        self.surface, self.issuer, self.y, self.page = surface, issuer, MARGIN, 1
        self.edges = list(accumulate(COLUMNS, initial=MARGIN))

    def cover(self, about: Iterable[str]) -> None:
        self._text(MARGIN, self.y + 5, "BUKU REGISTER SERTIFIKAT", TITLE)
        self.y += 11
        for sentence in (self.issuer, *about):
            for line in wrapped([Run(_printable(sentence), TEXT)], ACROSS - 2 * MARGIN):
                self.surface.line(MARGIN, self.y, line)
                self.y += LEADING + 0.6
        self._head()

    def add(self, row: Sequence[str]) -> None:
        columns = [
            wrapped([Run(_printable(text), TEXT)], breadth - 2 * PADDING)
            for text, breadth in zip(row, COLUMNS, strict=True)
        ]
        height = LEADING * max(map(len, columns)) + PADDING
        if self.y + height > FOOT:
            self.surface.end_side()
            self.y, self.page = MARGIN, self.page + 1
            self._head()
        for edge, cell in zip(self.edges, columns, strict=False):
            for place, words in enumerate(cell, 1):
                self.surface.line(edge + PADDING, self.y + place * LEADING - 0.8, words)
        self.y += height
        self._rule()

    def _head(self) -> None:
        self._text(ACROSS - MARGIN, DOWN - 6, f"{self.issuer} – halaman {self.page}", SMALL, Align.RIGHT)
        for edge, heading in zip(self.edges, HEADINGS, strict=False):
            self._text(edge + PADDING, self.y + LEADING, heading, HEADING)
        self.y += LEADING + PADDING
        self._rule()

    def _rule(self) -> None:
        self.surface.draw(stroked(segment(MARGIN, self.y, ACROSS - MARGIN, self.y), INK, HAIRLINE))

    def _text(self, x: float, y: float, text: str, style: Style, align: Align = Align.LEFT) -> None:
        self.surface.line(x, y, (Run(_printable(text), style),), align)


def _printable(text: str) -> str:
    """Letters that the fonts lack become a question mark: the book is printed all the same."""
    return text.translate(dict.fromkeys(map(ord, missing_letters(text)), "?"))
