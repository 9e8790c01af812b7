"""Vector ornaments as page content: guilloche band, rosette, emblems; mm from the top left corner, y downwards.

A single piece is drawn round that corner and moved to its place by `placed`.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from workshop_tracker.designs.typesetting import POINTS_PER_MM

ACROSS, DOWN = 297.0, 210.0  # A4 landscape
Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
AS_DRAWN: Matrix = (1, 0, 0, 1, 0, 0)
ROUND = 0.5522847498  # control length of the cubic that follows a quarter circle of radius 1
PIECES_PER_WAVE = 10
PIECES_PER_LOBE = 8


def point(x: float, y: float) -> str:
    """A place in mm as PDF coordinates."""
    return f"{x * POINTS_PER_MM:.2f} {(DOWN - y) * POINTS_PER_MM:.2f}"


def placed(x: float, y: float, scale: float = 1.0, angle: float = 0.0) -> Matrix:
    """The matrix that moves art from the corner to a place, turned anticlockwise by `angle` radians."""
    across, along = scale * math.cos(angle), scale * math.sin(angle)
    right, up = x + along * DOWN, DOWN - y - across * DOWN
    return (across, along, -along, across, right * POINTS_PER_MM, up * POINTS_PER_MM)


def moved(matrix: Matrix) -> str:
    """The operator that applies a matrix."""
    return f"{' '.join(f'{value:.5f}' for value in matrix)} cm"


@cache
def colour_values(colour: str) -> str:
    """#RRGGBB as the three values of a PDF colour."""
    return " ".join(f"{int(colour[i : i + 2], 16) / 255:.3f}" for i in (1, 3, 5))


def stroked(path: str, colour: str, thickness: float) -> str:
    """A path drawn as a line of `thickness` pt."""
    return f"q {colour_values(colour)} RG {thickness} w 1 J {path} S Q"


def filled(path: str, colour: str) -> str:
    """A path filled with a colour."""
    return f"q {colour_values(colour)} rg {path} f Q"


def segment(x0: float, y0: float, x1: float, y1: float) -> str:
    """A straight line."""
    return f"{point(x0, y0)} m {point(x1, y1)} l"


def polygon(corners: Sequence[Point]) -> str:
    """A closed shape of straight lines."""
    return f"{point(*corners[0])} m {' '.join(f'{point(*corner)} l' for corner in corners[1:])} h"


def box(x: float, y: float, across: float, down: float) -> str:
    """A rectangle from its top left corner."""
    return f"{point(x, y + down)} {across * POINTS_PER_MM:.2f} {down * POINTS_PER_MM:.2f} re"


def rounded_box(x: float, y: float, across: float, down: float, radius: float) -> str:
    """A rectangle whose corners are quarter circles."""
    right, bottom, k = x + across, y + down, radius * (1 - ROUND)
    sides = (
        (right - radius, y, right - k, y, right, y + k, right, y + radius),
        (right, bottom - radius, right, bottom - k, right - k, bottom, right - radius, bottom),
        (x + radius, bottom, x + k, bottom, x, bottom - k, x, bottom - radius),
        (x, y + radius, x, y + k, x + k, y, x + radius, y),
    )
    arcs = (f"{point(*s[:2])} l {point(*s[2:4])} {point(*s[4:6])} {point(*s[6:])} c" for s in sides)
    return f"{point(x + radius, y)} m {' '.join(arcs)} h"


def circle(x: float, y: float, radius: float) -> str:
    """A closed circle."""
    return rounded_box(x - radius, y - radius, 2 * radius, 2 * radius, radius)


def lens(angle: float, start: float, end: float, half: float) -> str:
    """A petal from `start` to `end` mm away from the origin in a direction, `half` mm to each side of its middle."""
    across, down = math.cos(angle), math.sin(angle)

    def at(way: float, aside: float) -> str:
        return point(across * way - down * aside, down * way + across * aside)

    pull, belly = (end - start) * 0.24, half * 4 / 3
    there = f"{at(start + pull, belly)} {at(end - pull, belly)} {at(end, 0)} c"
    return f"{at(start, 0)} m {there} {at(end - pull, -belly)} {at(start + pull, -belly)} {at(start, 0)} c h"


def curve(place: Callable[[float], Point], start: float, end: float, pieces: int) -> str:
    """A smooth curve through place(t): cubic pieces whose ends have the curve's own tangents, never a polyline."""
    step = (end - start) / pieces
    nudge = step / 1000
    times = [start + index * step for index in range(pieces + 1)]
    ends = [(place(t), place(t - nudge), place(t + nudge)) for t in times]
    reach = step / 3 / (2 * nudge)
    handles = [((after[0] - before[0]) * reach, (after[1] - before[1]) * reach) for _, before, after in ends]
    parts = [f"{point(*ends[0][0])} m"]
    for ((x0, y0), *_), ((x1, y1), *_), (u0, v0), (u1, v1) in zip(ends, ends[1:], handles, handles[1:], strict=False):
        parts.append(f"{point(x0 + u0, y0 + v0)} {point(x1 - u1, y1 - v1)} {point(x1, y1)} c")
    return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Band:
    """A guilloche band round a sheet, in mm: inset of its middle line, half its height, radius of its corners."""

    across: float
    down: float
    inset: float
    half: float
    radius: float
    waves: int = 44  # with 12 strands a multiple of 4, so that the band mirrors on both axes
    strands: int = 12

    def middle(self, part: float) -> tuple[float, float, float, float]:
        """Place and outward normal of the middle line, `part` of the way round, from the top centre to the right."""
        top = self.across / 2 - self.inset - self.radius
        arc = math.pi * self.radius / 2
        right = self.down / 2 - self.inset - self.radius
        way = part * 4 * (top + arc + right)
        if way <= top:
            return self.across / 2 + way, self.inset, 0, -1
        if way <= top + arc:
            angle = (way - top) / self.radius - math.pi / 2
            x, y = math.cos(angle), math.sin(angle)
            return self.across / 2 + top + self.radius * x, self.inset + self.radius + self.radius * y, x, y
        return self.across - self.inset, self.inset + self.radius + way - top - arc, 1, 0

    def strand(self, phase: float, swell: float) -> Callable[[float], Point]:
        """One wave whose height breathes twice a wave: `swell` > 0 narrows it where `swell` < 0 lets it bulge."""

        def place(part: float) -> Point:
            x, y, across, down = self.middle(part)
            breath = 1 - abs(swell) / 2 * (1 - math.copysign(1, swell) * math.cos(4 * math.pi * self.waves * part))
            offset = self.half * breath * math.sin(2 * math.pi * self.waves * part + phase)
            return x + across * offset, y + down * offset

        return place

    def quarter(self, swell: float) -> list[str]:
        """The strands from the top centre to the middle of the right side; mirrored three times they close the band."""
        phases = (2 * math.pi * strand / self.strands for strand in range(self.strands))
        pieces = self.waves // 4 * PIECES_PER_WAVE
        return [curve(self.strand(phase, swell), 0, 0.25, pieces) for phase in phases]


@dataclass(frozen=True, slots=True)
class Petals:
    """A family of rosette curves r = radius (base + amp cos(lobes t + phase)), `strands` of them spread evenly."""

    base: float
    amp: float
    lobes: int
    strands: int
    colour: str

    def curves(self, radius: float, turn: float) -> Iterable[str]:
        """The curves over the angle `turn`, from the origin's right."""
        for strand in range(self.strands):
            phase = 2 * math.pi * strand / self.strands
            yield curve(self._strand(radius, phase), 0, turn, round(self.lobes * PIECES_PER_LOBE * turn / 2 / math.pi))

    def _strand(self, radius: float, phase: float) -> Callable[[float], Point]:
        def place(angle: float) -> Point:
            reach = radius * (self.base + self.amp * math.cos(self.lobes * angle + phase))
            return reach * math.cos(angle), reach * math.sin(angle)

        return place


def rosette(families: Sequence[Petals], radius: float, thickness: float, turn: float = 2 * math.pi) -> str:
    """Families of curves round the origin, in mm and pt; `turn` draws a sector for rosettes that repeat by rotation."""
    return "\n".join(
        stroked(path, family.colour, thickness) for family in families for path in family.curves(radius, turn)
    )


@dataclass(frozen=True, slots=True)
class Inks:
    """The two colours of an ornament and that of the paper."""

    main: str
    accent: str
    paper: str


def ring(radius: float, inks: Inks) -> list[str]:
    """The rim of an emblem round the origin: double line, a circle of dots, inner line."""
    rim = [filled(circle(0, 0, radius), inks.paper), stroked(circle(0, 0, radius), inks.main, 0.9)]
    lines = [stroked(circle(0, 0, radius * part), inks.accent, 0.35) for part in (0.91, 0.66)]
    dots = []
    for index in range(36):
        angle, big = 2 * math.pi * index / 36, index % 3 == 0
        x, y = 0.785 * radius * math.cos(angle), 0.785 * radius * math.sin(angle)
        dots.append(filled(circle(x, y, radius * (0.075 if big else 0.045)), inks.accent if big else inks.main))
    return rim + lines + dots


def star_emblem(radius: float, inks: Inks) -> str:
    """A neutral emblem: an eight-pointed star with a pearl."""
    corners = []
    for index in range(16):
        reach, angle = radius * (0.27 if index % 2 else 0.55), math.pi * index / 8
        corners.append((reach * math.sin(angle), -reach * math.cos(angle)))
    pearl = [filled(circle(0, 0, radius * 0.14), inks.paper), filled(circle(0, 0, radius * 0.075), inks.accent)]
    return "\n".join([*ring(radius, inks), filled(polygon(corners), inks.main), *pearl])


def book_emblem(radius: float, inks: Inks) -> str:
    """A neutral emblem: an open book under a flame."""
    pages = [((0, 0.36), (side * 0.46, 0.22), (side * 0.46, -0.10), (0, 0.04)) for side in (-1, 1)]
    flame = ((0, -0.52), (0.13, -0.26), (0, -0.10), (-0.13, -0.26))

    def shape(corners: Sequence[Point]) -> str:
        return polygon([(radius * x, radius * y) for x, y in corners])

    spine = stroked(segment(0, 0.03 * radius, 0, 0.37 * radius), inks.paper, 0.7)
    return "\n".join(
        [
            *ring(radius, inks),
            *(filled(shape(page), inks.main) for page in pages),
            spine,
            filled(shape(flame), inks.accent),
        ]
    )


def divider(half: float, colour: str) -> str:
    """A thin rule of `half` mm to each side of a lozenge between two dots, centred on the origin."""
    lozenge = filled(polygon([(0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)]), colour)
    sides = [stroked(segment(side * 3.2, 0, side * half, 0), colour, 0.4) for side in (-1, 1)]
    dots = [filled(circle(side * 2.2, 0, 0.3), colour) for side in (-1, 1)]
    return "\n".join([lozenge, *sides, *dots])
