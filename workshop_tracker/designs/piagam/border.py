"""The border: tumpal along each side, the pointed shapes at the edge of a batik cloth, and a star in each corner."""

import math
from functools import cache

from workshop_tracker.designs.ornaments import ACROSS, DOWN, box, circle, filled, placed, polygon, stroked
from workshop_tracker.designs.piagam.inks import GOLD, MAROON, PAPER
from workshop_tracker.designs.sheet import Sheet

OUTER, BAND = 7.5, 9.0  # mm; office printers do not reach the outermost edge
INNER = OUTER + BAND
CELL, CELLS_ACROSS, CELLS_DOWN = 8.8, 30, 20
OUTER_RULE, INNER_RULE, OUTLINE = 1.3, 0.7, 0.45  # pt
TALL, SMALL, LOZENGE = 7.4, 0.56, 0.95  # mm, of the tall one, mm
STAR_REACH, STAR_NOTCH, PEARL = 3.7, 1.9, 0.75  # mm


@cache
def tumpal() -> str:
    """One cell pointing down from the origin: a tall shape over a filled one."""
    half, small = CELL / 2, CELL / 2 * SMALL
    tall = stroked(polygon([(-half, 0), (half, 0), (0, TALL)]), MAROON, OUTLINE)
    heart = filled(polygon([(-small, 0), (small, 0), (0, TALL * SMALL)]), MAROON)
    return "\n".join([tall, heart])


@cache
def lozenge() -> str:
    """What stands in the gap to the right of a cell."""
    x, y, half = CELL / 2, TALL - 2 * LOZENGE, LOZENGE * 1.7
    return filled(polygon([(x, y - half), (x + LOZENGE, y), (x, y + half), (x - LOZENGE, y)]), GOLD)


@cache
def star() -> str:
    """The corner round its own middle: a dark square with an eight-pointed star."""
    square = filled(box(-BAND / 2, -BAND / 2, BAND, BAND), MAROON)
    corners = []
    for index in range(16):
        reach, angle = (STAR_NOTCH if index % 2 else STAR_REACH), math.pi * index / 8
        corners.append((reach * math.sin(angle), -reach * math.cos(angle)))
    return "\n".join([square, filled(polygon(corners), PAPER), filled(circle(0, 0, PEARL), GOLD)])


@cache
def rules() -> str:
    """The two lines between which the border runs."""
    return "\n".join(
        stroked(box(inset, inset, ACROSS - 2 * inset, DOWN - 2 * inset), MAROON, thickness)
        for inset, thickness in ((OUTER, OUTER_RULE), (INNER, INNER_RULE))
    )


def draw_border(sheet: Sheet) -> None:
    """All four sides, pointing inwards, and the corners between them."""
    sheet.art(rules)
    for x, y, angle, count in _sides():
        across, down = math.cos(angle), -math.sin(angle)
        for index in range(count):
            way = (index - (count - 1) / 2) * CELL
            place = placed(x + way * across, y + way * down, angle=angle)
            sheet.art(tumpal, place)
            if index < count - 1:
                sheet.art(lozenge, place)
    near = OUTER + BAND / 2
    for x in (near, ACROSS - near):
        for y in (near, DOWN - near):
            sheet.art(star, placed(x, y))


def _sides() -> tuple[tuple[float, float, float, int], ...]:
    """For each side the middle of its outer edge, how it is turned, and how many cells it has."""
    return (
        (ACROSS / 2, OUTER, 0.0, CELLS_ACROSS),
        (ACROSS / 2, DOWN - OUTER, math.pi, CELLS_ACROSS),
        (OUTER, DOWN / 2, math.pi / 2, CELLS_DOWN),
        (ACROSS - OUTER, DOWN / 2, -math.pi / 2, CELLS_DOWN),
    )
