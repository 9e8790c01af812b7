"""The design "modern", version 1: an indigo panel of kawung at the left, white paper, one edge for all text.

Its measures and words are frozen with every paper printed from it: a change is a new version beside this one.
"""

import math
from collections.abc import Callable
from functools import cache, partial

from workshop_tracker.designs import ornaments
from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.ornaments import Inks, box, circle, filled, lens, placed, polygon, segment, stroked
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sections.samples import draw_sample_word, sample_notice
from workshop_tracker.designs.sheet import Align, Said, Sheet
from workshop_tracker.designs.typesetting import Run, Style, fitted

NAVY, PATTERN, PETAL, SOGA = "#162A4C", "#3A5485", "#21375F", "#A8612A"
INK, QUIET, HAIR, GROUP_BAND, SAMPLE, WHITE = "#1D2430", "#626B79", "#D5D9E0", "#F3F1EC", "#EDF0F4", "#FFFFFF"

LEFT, RIGHT = 74.0, 279.0  # the edges of all text on the front
PANEL_X, PANEL_Y, PANEL_ACROSS, PANEL_DOWN = 8.0, 8.0, 50.0, 194.0
PANEL_MIDDLE = PANEL_X + PANEL_ACROSS / 2
BAR_GAP, BAR = 1.2, 0.9
CELL = 12.5  # of the pattern, which shows whole cells only
FRONT_PATTERN_Y, FRONT_COLUMNS, FRONT_ROWS = 44.0, 4, 8
BACK_PATTERN_Y, BACK_ROWS = PANEL_Y + 3.25, 15
EMBLEM, EMBLEM_APART, EMBLEM_Y = 8.5, 11.5, 26.0
LINE, SMALL = 0.55, 0.045  # pt; of a cell
FOOT_BASELINE, FOOT_APART = 202.0, 6.0
FOOT = Style(Face.SANS, 6, QUIET, 0.03)
SAMPLE_STYLE = Style(Face.SERIF_STRONG, 118, SAMPLE, 0.025)
SAMPLE_ANGLE = math.atan2(150, 215)

INKS = Inks(WHITE, WHITE, NAVY)
star = cache(partial(ornaments.star_emblem, EMBLEM, INKS))
book = cache(partial(ornaments.book_emblem, EMBLEM, INKS))


@cache
def flower() -> str:
    """One cell of kawung round the corner: four petals with their seeds, which touch those of the next cells."""
    reach, parts = CELL / math.sqrt(2), []
    for quarter in range(4):
        angle = math.pi / 4 + quarter * math.pi / 2
        petal = lens(angle, reach * 0.10, reach * 0.93, reach * 0.24)
        parts += [filled(petal, PETAL), stroked(petal, PATTERN, LINE)]
        parts.append(stroked(lens(angle, reach * 0.26, reach * 0.77, reach * 0.085), PATTERN, LINE))
    return "\n".join([*parts, filled(circle(0, 0, CELL * 0.03), PATTERN)])


@cache
def knot() -> str:
    """A small lozenge where four cells meet."""
    reach = CELL * SMALL
    return filled(polygon([(0, -reach), (reach, 0), (0, reach), (-reach, 0)]), PATTERN)


@cache
def cross() -> str:
    """A small cross between two flowers."""
    reach = CELL * SMALL
    return stroked(f"{segment(-reach, 0, reach, 0)} {segment(0, -reach, 0, reach)}", PATTERN, LINE)


def draw_front_ground(sheet: Sheet, text: CertificateText) -> None:
    """The broad panel with emblems."""
    if not sheet.preprinted.has_ground:
        sheet.block("modern front", partial(_draw_front_panel, sheet))
    _draw_sample(sheet, text)


def draw_back_ground(sheet: Sheet, text: CertificateText) -> None:
    """The narrow panel."""
    if not sheet.preprinted.has_ground:
        sheet.block("modern back", partial(_draw_panel, sheet, CELL, BACK_PATTERN_Y, BACK_ROWS))
    _draw_sample(sheet, text)


def draw_foot(sheet: Sheet, text: CertificateText, left: float) -> None:
    """Checkpoint at the left, notice of a sample at the right, level with the panel's end."""
    for words, x, align in ((text.checkpoint, left, Align.LEFT), (sample_notice(text), RIGHT, Align.RIGHT)):
        if words:
            room = (RIGHT - left - FOOT_APART) / 2
            sheet.line(x, FOOT_BASELINE, (Run(words, fitted(words, FOOT, room, 5)),), align, Said.OF_ALL)


def _draw_sample(sheet: Sheet, text: CertificateText) -> None:
    if text.is_sample:
        middle = (LEFT + RIGHT) / 2
        word = partial(draw_sample_word, sheet, SAMPLE_STYLE, middle, ornaments.DOWN / 2, SAMPLE_ANGLE)
        sheet.block("modern sample", word)


def _draw_front_panel(sheet: Sheet) -> None:
    _draw_panel(sheet, PANEL_ACROSS, FRONT_PATTERN_Y, FRONT_ROWS)
    sheet.art(star, placed(PANEL_MIDDLE - EMBLEM_APART, EMBLEM_Y))
    sheet.art(book, placed(PANEL_MIDDLE + EMBLEM_APART, EMBLEM_Y))


def _draw_panel(sheet: Sheet, across: float, pattern_y: float, rows: int) -> None:
    """A field with whole cells from `pattern_y` on; nothing of the pattern but petals touches its edges."""
    sheet.draw(filled(box(PANEL_X, PANEL_Y, across, PANEL_DOWN), NAVY))
    sheet.draw(filled(box(PANEL_X + across + BAR_GAP, PANEL_Y, BAR, PANEL_DOWN), SOGA))
    columns = round(across / CELL)
    for column in range(1, 2 * columns):
        for row in range(1, 2 * rows):
            sheet.art(_ornament(column, row), placed(PANEL_X + column * CELL / 2, pattern_y + row * CELL / 2))


def _ornament(column: int, row: int) -> Callable[[], str]:
    """What stands at a half cell, counted from the pattern's edge."""
    if column % 2 and row % 2:
        return flower
    return cross if (column + row) % 2 else knot
