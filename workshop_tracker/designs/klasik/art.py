"""The design "klasik", version 1: guilloche frame, rosette, centred composition in deep green and antique gold.

Its measures and words are frozen with every paper printed from it: a change is a new version beside this one.
"""

import math
from functools import cache, partial

from workshop_tracker.designs import ornaments
from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.ornaments import (
    ACROSS,
    DOWN,
    Band,
    Inks,
    Petals,
    filled,
    placed,
    rounded_box,
    stroked,
)
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sections.samples import draw_sample_word, sample_notice
from workshop_tracker.designs.sheet import HEIGHT, WIDTH, Align, Said, Sheet
from workshop_tracker.designs.typesetting import Run, Style, fitted, line_width

GREEN, GOLD, INK, QUIET = "#1E4B3A", "#97793A", "#22302A", "#5B6660"
PAPER, PALE_GREEN, PALE_GOLD, HAIR, GROUP_BAND, SAMPLE = (
    "#FCFAF4",
    "#DCE6DD",
    "#EDE3CB",
    "#D9D2BF",
    "#F1EDDF",
    "#EDE4CE",
)
INKS = Inks(GREEN, GOLD, PAPER)

MIDDLE, LEFT, RIGHT = ACROSS / 2, 28.0, 269.0  # axis and content edges, clear of the corner medallions
OUTER, BAND, RADIUS = 7.5, 8.5, 3.95  # inset of the frame, width of its band, corner radius of the band's middle
INNER = OUTER + BAND + 1.8  # inset of the inner gold rule
MEDALLION = 8.2
ROSETTE, ROSETTE_Y, ROSETTE_SECTORS = 53.0, 103.0, 6
EMBLEM, EMBLEM_X, EMBLEM_Y = 10.5, 41.0, 32.6
FOOT_GAP = 3.0  # paper on either side of the foot line

MIRRORS = ((1, 0, 0, 1, 0, 0), (-1, 0, 0, 1, WIDTH, 0), (1, 0, 0, -1, 0, HEIGHT), (-1, 0, 0, -1, WIDTH, HEIGHT))
FRAME = Band(ACROSS, DOWN, OUTER + BAND / 2, BAND / 2 - 0.7, RADIUS)
SWELL_GOLD, SWELL_GREEN = -0.50, 0.62
RULES = ((OUTER, GREEN, 1.2), (OUTER + 0.75, GOLD, 0.3), (OUTER + BAND, GREEN, 0.5), (INNER, GOLD, 0.3))
MEDALLION_PETALS = (
    Petals(0.73, 0.15, 12, 4, GREEN),
    Petals(0.44, 0.15, 8, 4, GOLD),
    Petals(0.17, 0.10, 6, 2, GREEN),
)
ROSETTE_PETALS = (
    Petals(0.90, 0.10, 36, 4, PALE_GREEN),
    Petals(0.68, 0.17, 18, 8, PALE_GOLD),
    Petals(0.44, 0.16, 12, 8, PALE_GREEN),
    Petals(0.20, 0.12, 9, 6, PALE_GOLD),
)

TITLE = Style(Face.SERIF, 34, GREEN, 0.24)
FOOT = Style(Face.SANS, 6, QUIET, 0.04)
SAMPLE_STYLE = Style(Face.SERIF_STRONG, 132, SAMPLE, 0.025)


@cache
def ground() -> str:
    """The tint within the frame and its four rules; the sheet's edge stays white, office printers do not reach it."""

    def framed(inset: float) -> str:
        radius = max(RADIUS + OUTER + BAND / 2 - inset, 1)
        return rounded_box(inset, inset, ACROSS - 2 * inset, DOWN - 2 * inset, radius)

    tint = filled(rounded_box(OUTER, OUTER, ACROSS - 2 * OUTER, DOWN - 2 * OUTER, RADIUS + BAND / 2), PAPER)
    return "\n".join([tint, *(stroked(framed(inset), colour, thickness) for inset, colour, thickness in RULES)])


@cache
def corner() -> str:
    """The top right quarter of the guilloche band."""
    gold = [stroked(path, GOLD, 0.22) for path in FRAME.quarter(SWELL_GOLD)]
    return "\n".join(gold + [stroked(path, GREEN, 0.22) for path in FRAME.quarter(SWELL_GREEN)])


@cache
def medallion() -> str:
    """The disc that closes a corner of the frame."""
    rim = [filled(ornaments.circle(0, 0, MEDALLION), PAPER), stroked(ornaments.circle(0, 0, MEDALLION), GREEN, 1.0)]
    line = stroked(ornaments.circle(0, 0, MEDALLION * 0.925), GOLD, 0.3)
    return "\n".join([*rim, line, ornaments.rosette(MEDALLION_PETALS, MEDALLION, 0.26)])


@cache
def rosette_sector() -> str:
    """One sixth of the page rosette, which repeats by rotation."""
    return ornaments.rosette(ROSETTE_PETALS, ROSETTE, 0.3, 2 * math.pi / ROSETTE_SECTORS)


star = cache(partial(ornaments.star_emblem, EMBLEM, INKS))
book = cache(partial(ornaments.book_emblem, EMBLEM, INKS))
divider = cache(partial(ornaments.divider, 34.0, GOLD))


def draw_ground(sheet: Sheet, text: CertificateText) -> None:
    """Frame, tint and, on samples, the pale word; the same on every side."""
    if not sheet.preprinted.has_ground:
        sheet.block("ground", partial(_draw_frame, sheet))
    if text.is_sample:
        sheet.block("sample", partial(_draw_sample_word, sheet))


def draw_rosette(sheet: Sheet) -> None:
    """The pale rosette behind the text of the front."""
    if not sheet.preprinted.has_ground:
        sheet.block("rosette", partial(_draw_rosette, sheet))


def draw_emblems(sheet: Sheet, radius: float) -> None:
    """Neutral emblems to the left and right of the head."""
    if sheet.preprinted.has_ground:
        return
    scale = radius / EMBLEM
    sheet.art(star, placed(EMBLEM_X, EMBLEM_Y, scale))
    sheet.art(book, placed(ACROSS - EMBLEM_X, EMBLEM_Y, scale))


def draw_divider(sheet: Sheet, y: float) -> None:
    """The rule with a lozenge under a title."""
    if not sheet.preprinted.has_ground:
        sheet.art(divider, placed(MIDDLE, y))


def draw_foot(sheet: Sheet, text: CertificateText) -> None:
    """Checkpoint and notice interrupt the inner gold rule like microprint."""
    words = "  ·  ".join(filter(None, (text.checkpoint, sample_notice(text))))
    if words:
        line = (Run(words, fitted(words, FOOT, RIGHT - LEFT, 5)),)
        if not sheet.preprinted.has_ground:
            gap = line_width(line) + 2 * FOOT_GAP
            sheet.draw(filled(ornaments.box(MIDDLE - gap / 2, DOWN - INNER - 1, gap, 2.2), PAPER))
        sheet.line(MIDDLE, DOWN - INNER + 0.7, line, Align.CENTER, Said.OF_ALL)


def _draw_frame(sheet: Sheet) -> None:
    sheet.art(ground)
    for mirror in MIRRORS:
        sheet.art(corner, mirror)
    near = OUTER + MEDALLION
    for x in (near, ACROSS - near):
        for y in (near, DOWN - near):
            sheet.art(medallion, placed(x, y))


def _draw_rosette(sheet: Sheet) -> None:
    for sector in range(ROSETTE_SECTORS):
        sheet.art(rosette_sector, placed(MIDDLE, ROSETTE_Y, angle=2 * math.pi * sector / ROSETTE_SECTORS))


def _draw_sample_word(sheet: Sheet) -> None:
    """The word runs up the diagonal, from corner to corner of the frame."""
    draw_sample_word(sheet, SAMPLE_STYLE, MIDDLE, DOWN / 2, math.atan2(DOWN - 2 * INNER, ACROSS - 2 * INNER))
