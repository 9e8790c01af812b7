"""Squares: months by districts, and districts at about their place on the map, each with its number in it."""

from collections.abc import Iterator, Mapping, Sequence

from workshop_tracker.presentation import format_number
from workshop_tracker.reports.charts.descriptions import HeatMap, Place, TileMap
from workshop_tracker.reports.charts.shapes import Anchor, Box, Drawn, Shape, Tone, Words, ink_on
from workshop_tracker.reports.charts.texts import cut, fraction_of, percent_in_words
from workshop_tracker.reports.charts.tiles import Tile

SHADES = (Tone.GROUND, Tone.THIRD, Tone.SECOND, Tone.FIRST)
LABELS, HEAD, ROW, GAP = 0.28, 18.0, 22.0, 1.5  # share of the width for names; heights


def draw_heat_map(chart: HeatMap, width: float) -> Drawn:
    """A square for each number, darker for more; a dashed one where it is unknown."""
    largest = max((number or 0 for row in chart.rows for number in row.numbers), default=0)
    left = width * LABELS
    cell = (width - left) / max(len(chart.columns), 1)
    shapes: list[Shape] = [
        Words(left + cell * (place + 0.5), 12, name, 9.5, Anchor.MIDDLE, Tone.QUIET)
        for place, name in enumerate(chart.columns)
    ]
    for place, row in enumerate(chart.rows):
        y = HEAD + ROW * place
        shapes.append(Words(0, y + 14.5, cut(row.name, 10, left - 4), 10))
        shapes += _squares(row.numbers, left, y, cell, largest)
    return Drawn(width, HEAD + ROW * len(chart.rows), chart.title, tuple(shapes))


def _squares(numbers: Sequence[int | None], left: float, y: float, cell: float, largest: int) -> Iterator[Shape]:
    for place, number in enumerate(numbers):
        x = left + cell * place
        fill = None if number is None else shade(number, largest)
        yield Box(x, y, cell - GAP, ROW - GAP, fill)
        written = "?" if number is None else format_number(number)
        tone = ink_on(fill) if fill else Tone.QUIET
        yield Words(x + (cell - GAP) / 2, y + 14.5, written, 9.5, Anchor.MIDDLE, tone)


def shade(number: float, largest: float) -> Tone:
    """Nothing is the ground; what is more than two thirds of the largest is darkest."""
    if number <= 0 or largest <= 0:
        return SHADES[0]
    return SHADES[min(int(3 * number / largest), 2) + 1]


def draw_tile_map(chart: TileMap, tiles: Mapping[str, Tile], width: float) -> Drawn:
    """A square for each district that has one: its short name and its percentage."""
    columns = max((tile.column for tile in tiles.values()), default=0) + 1
    rows = max((tile.row for tile in tiles.values()), default=0) + 1
    side = width / columns
    told = {place.code: place for place in chart.places}
    largest = max((fraction_of(place.share) for place in chart.places), default=0.0)
    shapes = [shape for code, tile in tiles.items() for shape in _tile(tile, told.get(code), side, largest)]
    return Drawn(width, side * rows, chart.title, tuple(shapes))


def _tile(tile: Tile, place: Place | None, side: float, largest: float) -> Iterator[Shape]:
    x, y, middle = side * tile.column, side * tile.row, side * (tile.column + 0.5) - GAP / 2
    if place is None:  # another office's: its place is kept free, so that the map keeps its shape
        yield Box(x, y, side - GAP, side - GAP, Tone.WHITE)
        yield Words(middle, y + side * 0.55, tile.short, side * 0.26, Anchor.MIDDLE, Tone.RULE)
        return
    is_known = place.share.is_known
    fill = shade(fraction_of(place.share), largest) if is_known else None
    tone = ink_on(fill) if fill else Tone.QUIET
    yield Box(x, y, side - GAP, side - GAP, fill)
    yield Words(middle, y + side * 0.42, tile.short, side * 0.27, Anchor.MIDDLE, tone, is_strong=True)
    written = percent_in_words(place.share) if is_known else "?"
    yield Words(middle, y + side * 0.74, written, side * 0.25, Anchor.MIDDLE, tone)
