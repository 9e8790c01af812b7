"""Bars, bars in pieces, and the way to a goal: labels stand above their bars, so that a phone can show them."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from workshop_tracker.presentation import format_number
from workshop_tracker.reports.charts.descriptions import Bar, Bars, Progress, Share, StackedBars
from workshop_tracker.reports.charts.shapes import SERIES, Anchor, Box, Drawn, Shape, Stroke, Tone, Words, ink_on
from workshop_tracker.reports.charts.texts import cut, fraction_of, of_whole, percent_in_words

TOP, ROW, BAR = 4.0, 34.0, 11.0
LABEL = 12.0  # from a row's upper edge to its label's baseline
AXES = (0.2, 0.4, 0.6, 0.8)
AXIS_ROOM = 20.0
LEGEND = 16.0
LEAST_PIECE = 22.0  # a number is written into a piece that is at least as broad


def draw_bars(chart: Bars, width: float) -> Drawn:
    """Each bar on a ground as long as the axis; a dashed outline where the share is unknown."""
    end = axis_for([bar.share for bar in chart.bars])
    foot = TOP + ROW * len(chart.bars)
    rows = [shape for place, bar in enumerate(chart.bars) for shape in _bar(bar, TOP + ROW * place, width, end)]
    return Drawn(width, foot + AXIS_ROOM, chart.title, (*rows, *_axis(foot, width, end)))


def axis_for(shares: Sequence[Share]) -> float:
    """The share at the right end of bars that all these fit into."""
    largest = max(map(fraction_of, shares), default=0.0)
    return next((axis for axis in AXES if largest <= axis), 1.0)


def _bar(bar: Bar, y: float, width: float, end: float) -> Iterator[Shape]:
    told = of_whole(bar.share)
    yield Words(0, y + LABEL, cut(bar.label, 11, width - len(told) * 6), is_strong=True)
    yield Words(width, y + LABEL, told, anchor=Anchor.END)
    yield Box(0, y + LABEL + 5, width, BAR, Tone.GROUND if bar.share.is_known else None)
    if bar.share.is_known:
        yield Box(0, y + LABEL + 5, width * fraction_of(bar.share) / end, BAR, Tone.FIRST)


def _axis(y: float, width: float, end: float) -> Iterator[Shape]:
    for at, anchor in ((0.0, Anchor.START), (0.5, Anchor.MIDDLE), (1.0, Anchor.END)):
        yield Stroke(((width * at, y - 2), (width * at, y + 3)), Tone.RULE)
        yield Words(width * at, y + 13, f"{format_number(end * at * 100)}%", 10, anchor, Tone.QUIET)


def draw_stacked_bars(chart: StackedBars, width: float) -> Drawn:
    """Pieces from left to right in the order of the legend, each with its number where there is room."""
    longest = max((sum(stack.numbers) for stack in chart.stacks), default=0) or 1
    top = TOP + LEGEND * len(chart.names)
    shapes: list[Shape] = list(_legend(chart.names))
    for place, stack in enumerate(chart.stacks):
        y = top + ROW * place
        shapes.append(Words(0, y + LABEL, cut(stack.label, 11, width - 60), is_strong=True))
        shapes.append(Words(width, y + LABEL, format_number(sum(stack.numbers)), anchor=Anchor.END))
        shapes += _pieces(stack.numbers, y + LABEL + 4, width / longest)
    return Drawn(width, top + ROW * len(chart.stacks) + TOP, chart.title, tuple(shapes))


def _legend(names: Sequence[str]) -> Iterator[Shape]:
    for place, name in enumerate(names):
        y = TOP + LEGEND * place
        yield Box(0, y, 10, 10, SERIES[place % len(SERIES)])
        yield Words(16, y + 9, name, 10.5)


def _pieces(numbers: Sequence[int], y: float, unit: float) -> Iterator[Shape]:
    for place, (number, start) in enumerate(zip(numbers, accumulate(numbers, initial=0), strict=False)):
        fill = SERIES[place % len(SERIES)]
        yield Box(start * unit, y, number * unit, BAR + 3, fill)
        if number * unit >= LEAST_PIECE:
            middle = (start + number / 2) * unit
            yield Words(middle, y + 11, format_number(number), 10, Anchor.MIDDLE, ink_on(fill))


def draw_progress(chart: Progress, width: float) -> Drawn:
    """One bar to the goal; beyond it the bar is full and the words say how far."""
    share = Share(chart.reached, chart.goal)
    if not chart.goal:
        told = f"{format_number(chart.reached)} {chart.unit} · target belum ditetapkan"
        shapes: tuple[Shape, ...] = (Words(0, LABEL, told, is_strong=True), Box(0, 18, width, 16, None))
        return Drawn(width, 40, chart.title, shapes)
    told = f"{format_number(chart.reached)} dari {format_number(chart.goal)} {chart.unit}"
    reached = min(chart.reached / chart.goal, 1.0)
    percent = percent_in_words(share) if share.is_known else "target terlampaui"
    shapes = (
        Words(0, LABEL, told, is_strong=True),
        Words(width, LABEL, percent, anchor=Anchor.END),
        Box(0, 18, width, 16, Tone.GROUND),
        Box(0, 18, width * reached, 16, Tone.FIRST),
        Stroke(((width - 0.5, 14), (width - 0.5, 38)), Tone.INK, 1.5),
    )
    return Drawn(width, 42, chart.title, shapes)
