"""Laurel: a sprig on each side of the title, a wreath round the emblem."""

import math
from functools import cache, partial

from workshop_tracker.designs import ornaments
from workshop_tracker.designs.ornaments import circle, curve, filled, lens, placed, segment, stroked
from workshop_tracker.designs.piagam.inks import GOLD, INKS, MAROON, PAPER
from workshop_tracker.designs.sheet import Sheet

LEAF, LEAF_HALF, VEIN = 7.6, 1.45, 0.3  # mm, mm, pt
STEM, BERRY = 0.6, 0.55  # pt, mm
SPRIG_LENGTH, SPRIG_RISE, SPRIG_PAIRS = 25.0, 3.0, 5  # mm, mm, pairs of leaves
SPREAD, TAPER, TIP = 0.62, 0.4, 0.6  # radians from the stem; of the size that is lost to the tip; size at the tip
WREATH, WREATH_PAIRS, WREATH_OPEN, EMBLEM = 12.6, 7, 0.5, 8.8  # mm, on each side, radians at the top, mm
WREATH_SPREAD, WREATH_LEAF = 0.52, 0.72  # radians; of the size

emblem = cache(partial(ornaments.star_emblem, EMBLEM, INKS))


def leaf_of(colour: str) -> str:
    """A leaf from the origin to the right, with its vein."""
    vein = stroked(segment(0.8, 0, LEAF * 0.82, 0), PAPER, VEIN)
    return "\n".join([filled(lens(0, 0, LEAF, LEAF_HALF), colour), vein])


@cache
def dark_leaf() -> str:
    """The leaf on the upper side of a stem."""
    return leaf_of(MAROON)


@cache
def gold_leaf() -> str:
    """The leaf on its lower side."""
    return leaf_of(GOLD)


@cache
def berry() -> str:
    """A small fruit between two leaves."""
    return filled(circle(0, 0, BERRY), GOLD)


@cache
def stem() -> str:
    """The stem of a sprig to the right of the origin."""
    return stroked(curve(_stem_place, 0, 1, 8), MAROON, STEM)


@cache
def mirrored_stem() -> str:
    """The same to the left."""
    return stroked(curve(lambda part: (-_stem_place(part)[0], _stem_place(part)[1]), 0, 1, 8), MAROON, STEM)


def _stem_place(part: float) -> tuple[float, float]:
    """It sinks a little and rises to its tip."""
    return SPRIG_LENGTH * part, SPRIG_RISE * math.sin(math.pi * part) * (1 - part)


def draw_sprig(sheet: Sheet, x: float, y: float, way: int) -> None:
    """A sprig from (x, y) mm to the right (way 1) or to the left (way -1)."""
    sheet.art(stem if way > 0 else mirrored_stem, placed(x, y))
    for pair in range(SPRIG_PAIRS):
        part = (pair + 0.35) / SPRIG_PAIRS
        across, down = _stem_place(part)
        size = 1.0 - TAPER * part
        _draw_pair(sheet, (x + way * across, y + down), size, (0, SPREAD), way)
        if pair:
            sheet.art(berry, placed(x + way * across, y + down - 3.6 * size))
    sheet.art(dark_leaf, placed(x + way * (SPRIG_LENGTH - 0.4), y, TIP, _turned(0, way)))


def draw_wreath(sheet: Sheet, x: float, y: float) -> None:
    """The emblem with two branches round it, open at the top."""
    sheet.art(emblem, placed(x, y))
    for way in (1, -1):
        for pair in range(WREATH_PAIRS):
            part = (pair + 0.3) / WREATH_PAIRS
            turn = -math.pi / 2 + part * (math.pi - WREATH_OPEN)  # anticlockwise from the foot
            place = (x + way * WREATH * math.cos(turn), y - WREATH * math.sin(turn))
            size = WREATH_LEAF * (1 - TAPER / 2 * part)
            _draw_pair(sheet, place, size, (turn + math.pi / 2, -WREATH_SPREAD), way)


def _draw_pair(sheet: Sheet, place: tuple[float, float], size: float, along: tuple[float, float], way: int) -> None:
    """Two leaves at one place of a stem; `along` is its direction and how far they spread from it, in radians."""
    direction, spread = along
    for art, side in ((dark_leaf, 1), (gold_leaf, -1)):
        sheet.art(art, placed(*place, size, _turned(direction + side * spread, way)))


def _turned(angle: float, way: int) -> float:
    """An angle to the right as it is, or mirrored to the left."""
    return angle if way > 0 else math.pi - angle
