"""The design "piagam", version 1: an honour within a border of tumpal, with laurel and rays in maroon and gold.

Its measures and words are frozen with every paper printed from it: a change is a new version beside this one.
"""

import math
from functools import cache, partial

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.ornaments import ACROSS, DOWN, box, circle, filled, placed, segment, stroked
from workshop_tracker.designs.piagam.border import INNER, draw_border
from workshop_tracker.designs.piagam.inks import GOLD, PAPER, QUIET, RAY, SAMPLE
from workshop_tracker.designs.piagam.laurel import draw_sprig
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sections.samples import draw_sample_word, sample_notice
from workshop_tracker.designs.sheet import Align, Said, Sheet
from workshop_tracker.designs.typesetting import Line, Run, Style, fitted, line_width

MIDDLE, LEFT, RIGHT = ACROSS / 2, 21.0, 276.0
RAYS_Y, RAY_COUNT, RAY_START, RAY_ENDS, RAY_BEAD = 96.0, 96, 21.0, (62.0, 56.0), 0.55  # mm
RAY_THICKNESS = 0.4  # pt
RULE_INSET, RULE = INNER + 1.1, 0.3  # mm, pt
FOOT = Style(Face.SANS, 6, QUIET, 0.04)
FOOT_BASELINE = 189.4
SAMPLE_STYLE = Style(Face.SERIF_STRONG, 130, SAMPLE, 0.025)


@cache
def ground() -> str:
    """The tint within the border and the gold rule along it; the sheet's edge stays white."""
    tint = filled(box(INNER, INNER, ACROSS - 2 * INNER, DOWN - 2 * INNER), PAPER)
    across, down = ACROSS - 2 * RULE_INSET, DOWN - 2 * RULE_INSET
    return "\n".join([tint, stroked(box(RULE_INSET, RULE_INSET, across, down), GOLD, RULE)])


@cache
def rays() -> str:
    """Rays round the origin, long and short by turns, each with a bead at its end."""
    parts = []
    for index in range(RAY_COUNT):
        angle, end = 2 * math.pi * index / RAY_COUNT, RAY_ENDS[index % 2]
        across, down = math.cos(angle), math.sin(angle)
        ray = segment(RAY_START * across, RAY_START * down, end * across, end * down)
        bead = (end + 2 * RAY_BEAD) * across, (end + 2 * RAY_BEAD) * down
        parts += [stroked(ray, RAY, RAY_THICKNESS), filled(circle(*bead, RAY_BEAD), RAY)]
    return "\n".join(parts)


def draw_ground(sheet: Sheet, text: CertificateText) -> None:
    """Border, tint and, on samples, the pale word; the same on every side."""
    if not sheet.preprinted.has_ground:
        sheet.block("piagam ground", partial(_draw_ground, sheet))
    if text.is_sample:
        angle = math.atan2(DOWN - 2 * INNER, ACROSS - 2 * INNER)
        word = partial(draw_sample_word, sheet, SAMPLE_STYLE, MIDDLE, DOWN / 2, angle)
        sheet.block("piagam sample", word)


def draw_rays(sheet: Sheet) -> None:
    """The pale rays behind the name."""
    if not sheet.preprinted.has_ground:
        sheet.art(rays, placed(MIDDLE, RAYS_Y))


def draw_sprigs(sheet: Sheet, words: Line, gap: float, y: float) -> None:
    """A sprig on either side of a title, `gap` mm from its centred words."""
    if sheet.preprinted.has_ground:
        return
    for way in (1, -1):
        draw_sprig(sheet, MIDDLE + way * (line_width(words) / 2 + gap), y, way)


def draw_foot(sheet: Sheet, text: CertificateText) -> None:
    """Checkpoint and notice of a sample, centred within the border."""
    words = "  ·  ".join(filter(None, (text.checkpoint, sample_notice(text))))
    if words:
        line = (Run(words, fitted(words, FOOT, RIGHT - LEFT, 5)),)
        sheet.line(MIDDLE, FOOT_BASELINE, line, Align.CENTER, Said.OF_ALL)


def _draw_ground(sheet: Sheet) -> None:
    sheet.art(ground)
    draw_border(sheet)
