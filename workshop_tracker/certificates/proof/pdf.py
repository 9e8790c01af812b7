"""The dated page about a paper, drawn: the state in a frame, the fields, and the QR code of the living page."""

from io import BytesIO
from itertools import pairwise
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from workshop_tracker.certificates.proof.page import ProofPage
from workshop_tracker.designs.canvas import CanvasSheet, register_faces
from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.ornaments import DOWN, segment, stroked
from workshop_tracker.designs.press.codes import code_content
from workshop_tracker.designs.press.recorder import OwnCode
from workshop_tracker.designs.rules import missing_letters
from workshop_tracker.designs.sections.codes import code_lines
from workshop_tracker.designs.sheet import PageSize
from workshop_tracker.designs.typesetting import POINTS_PER_MM, Run, Style, fitted_lines, wrapped

LEFT, RIGHT = 25.0, 185.0  # mm
VALUES = 70.0  # mm from the left edge of the page
TOP = 28.0
LEADING, APART = 5.2, 2.4  # mm between lines, and between fields
PADDING = 6.0
QR_SIDE = 32.0
QR_TOP = 238.0
INK, QUIET, HOLDS, HOLDS_NOT = "#1b1f29", "#555b68", "#176236", "#8a2b1d"
TITLE = Style(Face.SERIF_STRONG, 17, INK)
TEXT, LABEL = Style(Face.SANS, 10, INK), Style(Face.SANS, 10, QUIET)
STRONG, SMALL = Style(Face.SANS_STRONG, 10, INK), Style(Face.SANS, 8.5, QUIET)
FRAME = 1.0  # pt


def draw_proof(page: ProofPage) -> bytes:
    """One page A4; the same words are the same bytes."""
    register_faces()
    out, make = BytesIO(), _canvas()
    _, down = PageSize.PORTRAIT.value
    canvas = make(
        out,
        pagesize=PageSize.PORTRAIT.points,
        pageCompression=1,
        invariant=1,
        initialFontName=Face.SANS.value,  # otherwise Helvetica would be named without being embedded
        lang=page.language,
    )
    canvas.setTitle(page.title)
    canvas.translate(0, (down - DOWN) * POINTS_PER_MM)  # the surface counts from the top of A4 landscape
    sheet = _Page(CanvasSheet(canvas))
    sheet.head(page)
    sheet.fields(page.fields)
    sheet.foot(page)
    sheet.surface.end_side()
    canvas.save()
    return out.getvalue()


def _canvas() -> Any:
    """Its stubs take a font's name for a number."""
    return Canvas


class _Page:
    """Writes downwards; `y` is where the next line begins, in mm."""

    def __init__(self, surface: CanvasSheet) -> None:
        self.surface, self.y = surface, TOP

    def head(self, page: ProofPage) -> None:
        self._paragraph(page.title, TITLE, LEFT, leading=8.0)
        self._paragraph(page.made, SMALL, LEFT)
        self.y += PADDING
        top = self.y
        self.y += PADDING + APART
        colour = HOLDS if page.is_holding else HOLDS_NOT
        self._paragraph(page.state, Style(Face.SANS_STRONG, 15, colour), LEFT + PADDING, leading=7.0)
        self._paragraph(page.detail, TEXT, LEFT + PADDING)
        self.y += PADDING / 2
        self._frame(top, self.y, colour)
        self.y += 2 * PADDING

    def fields(self, fields: tuple[tuple[str, str], ...]) -> None:
        for name, value in fields:
            if value:
                self.surface.line(LEFT, self.y, (Run(name, LABEL),))
                self._paragraph(value, STRONG, VALUES)
                self.y += APART

    def foot(self, page: ProofPage) -> None:
        self.y = max(self.y + PADDING, QR_TOP - 4 * LEADING)
        for text in (page.checkpoint, page.meaning):
            self._paragraph(text, SMALL, LEFT, leading=4.4)
        top = self.y + APART
        self.surface.draw(code_content(OwnCode(page.address, LEFT, top, QR_SIDE, INK)))
        self.surface.link(page.address, LEFT, top, QR_SIDE)
        self.y = top + PADDING
        beside = LEFT + QR_SIDE + PADDING
        self._paragraph(page.scan, TEXT, beside)
        for line in (*code_lines(page.code), page.address):
            for fitting in fitted_lines(line, SMALL, RIGHT - beside):
                self.surface.line(beside, self.y, fitting)
                self.y += LEADING

    def _paragraph(self, text: str, style: Style, left: float, *, leading: float = LEADING) -> None:
        for line in wrapped([Run(_printable(text), style)], RIGHT - left):
            self.surface.line(left, self.y, line)
            self.y += leading

    def _frame(self, top: float, bottom: float, colour: str) -> None:
        corners = ((LEFT, top), (RIGHT, top), (RIGHT, bottom), (LEFT, bottom), (LEFT, top))
        for start, end in pairwise(corners):
            self.surface.draw(stroked(segment(*start, *end), colour, FRAME))


def _printable(text: str) -> str:
    """A reason may hold letters that the fonts lack; the page is printed all the same."""
    return text.translate(dict.fromkeys(map(ord, missing_letters(text)), "?"))
