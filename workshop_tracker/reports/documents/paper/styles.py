"""Faces, sizes and room of a report on paper, and text as ReportLab wants it."""

from functools import lru_cache
from html import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.rules import missing_letters

MARGIN = 20 * mm
BREADTH, LONG_BREADTH = A4[0] - 2 * MARGIN, A4[1] - 2 * MARGIN  # pt, of the text upright and in landscape
INK, QUIET, RULE = HexColor("#1b1f29"), HexColor("#555b68"), HexColor("#b9bdc7")
CELL_SIZE, CELL_LEADING, PADDING = 8.5, 10.5, 3.0  # pt
TEXT = ParagraphStyle("text", fontName=Face.SANS, fontSize=10, leading=13.5, textColor=INK, spaceAfter=4)
FORMAL = ParagraphStyle("formal", TEXT, fontSize=11, leading=15, alignment=TA_JUSTIFY, spaceAfter=7)
STRONG = ParagraphStyle("strong", TEXT, fontName=Face.SANS_STRONG)
TITLE = ParagraphStyle("title", STRONG, fontSize=17, leading=21, spaceAfter=6)
LEAD = ParagraphStyle("lead", STRONG, fontSize=12, leading=16)
HEADING = ParagraphStyle("heading", STRONG, fontSize=12.5, leading=16, spaceBefore=10)
CAPTION = ParagraphStyle("caption", STRONG, fontSize=9, leading=12, textColor=QUIET, spaceBefore=4)
NOTE = ParagraphStyle("note", TEXT, fontSize=8.5, leading=11, textColor=QUIET)
LETTERHEAD = ParagraphStyle("letterhead", STRONG, fontSize=12, leading=15, alignment=TA_CENTER, spaceAfter=0)


@lru_cache(maxsize=4_000)
def printable(text: str) -> str:
    """Letters that the fonts lack become a question mark: a report is printed all the same."""
    return text.translate(dict.fromkeys(map(ord, missing_letters(text)), "?"))


def paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    """Plain text: what looks like markup in it is printed as it is; line ends stay."""
    return Paragraph(escape(printable(text), quote=False).replace("\n", "<br/>"), style)
