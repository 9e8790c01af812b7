"""The verification address as a QR code of vector modules."""

from itertools import pairwise

import segno

from workshop_tracker.designs.ornaments import DOWN, colour_values, moved
from workshop_tracker.designs.typesetting import POINTS_PER_MM

MASK = 3  # the least penalty for most of our addresses; weighing all eight each time would take as long as the rest
OVERLAP = 1.02  # rows that only touch show a hair of paper between them on screens


def qr_code(address: str, x: float, y: float, side: float, colour: str) -> str:
    """Page content: the dark modules within a square of `side` mm; the quiet margin of four modules is the caller's.

    Level M. Up to 61 capitals, digits and $%*+-./: take version 3 (29 modules); any other address takes what it needs.
    """
    matrix = segno.make(address, error="m", micro=False, boost_error=False, mask=MASK).matrix
    count = len(matrix)
    module = side * POINTS_PER_MM / count
    place = moved((module, 0, 0, module, x * POINTS_PER_MM, (DOWN - y - side) * POINTS_PER_MM))
    runs = (
        f"{start} {count - 1 - row} {length} {OVERLAP} re"
        for row, modules in enumerate(matrix)
        for start, length in _dark_runs(bytes(modules))
    )
    return f"q {colour_values(colour)} rg {place} {' '.join(runs)} f Q"


def _dark_runs(modules: bytes) -> list[tuple[int, int]]:
    """Start and length of each run of dark modules."""
    edges = [0, *(i for i in range(1, len(modules)) if modules[i] != modules[i - 1]), len(modules)]
    return [(start, end - start) for start, end in pairwise(edges) if modules[start]]
