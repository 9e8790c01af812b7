"""Lines over time, told apart by their dashes and by the name at their end."""

from collections.abc import Iterator, Sequence

from workshop_tracker.presentation import format_number
from workshop_tracker.reports.charts.descriptions import Line, Lines
from workshop_tracker.reports.charts.shapes import Anchor, Box, Drawn, Shape, Stroke, Tone, Words
from workshop_tracker.reports.charts.texts import cut

HEIGHT, LEFT, RIGHT = 150.0, 34.0, 12.0  # of the field; room for the scale and at the right edge
LEGEND, TOP, FOOT = 16.0, 6.0, 20.0
ABOVE, BELOW = 6.0, 14.0  # from a point to the baseline of its number; above the field there is room for one, too
LOOKS = ((Tone.FIRST, 2.5, ()), (Tone.QUIET, 1.5, (5.0, 3.0)), (Tone.FOURTH, 1.5, (1.5, 2.5)))
STEPS = 4
POINT = 5.0


def draw_lines(chart: Lines, width: float) -> Drawn:
    """The first line strong with its numbers, the others dashed; nothing is drawn where there is no number yet."""
    top = TOP + LEGEND * len(chart.lines) + BELOW
    end = scale_end([number for line in chart.lines for number in line.numbers if number is not None])
    step = (width - LEFT - RIGHT - POINT) / max(len(chart.points) - 1, 1)
    across = [LEFT + POINT + step * place for place in range(len(chart.points))]
    shapes = [*_legend(chart.lines, width), *_scale(top, width, end), *_points(chart.points, across, top)]
    for line, look in reversed(list(zip(chart.lines, LOOKS * len(chart.lines), strict=False))):
        shapes += _line(line, across, top, end, look)
    if chart.lines:
        shapes += _numbers(chart.lines[0], across, top, end)
    return Drawn(width, top + HEIGHT + FOOT, chart.title, tuple(shapes))


def scale_end(numbers: Sequence[int]) -> int:
    """A round number that all fit below: 1, 2, 4, 6 or 8 times a power of ten, so that a quarter of it is round."""
    largest = max(numbers, default=0)
    power = 1
    while power * 10 < largest:
        power *= 10
    return max(next(step * power for step in (1, 2, 4, 6, 8, 10) if step * power >= largest), STEPS)


def _legend(lines: Sequence[Line], width: float) -> Iterator[Shape]:
    for place, (line, (tone, breadth, dashes)) in enumerate(zip(lines, LOOKS * len(lines), strict=False)):
        y = TOP + LEGEND * place
        yield Stroke(((0, y + 5), (24, y + 5)), tone, breadth, dashes)
        yield Words(30, y + 9, cut(line.name, 10.5, width - 30), 10.5)


def _scale(top: float, width: float, end: int) -> Iterator[Shape]:
    for step in range(STEPS + 1):
        y = top + HEIGHT * (1 - step / STEPS)
        yield Stroke(((LEFT, y), (width, y)), Tone.RULE, 0.5)
        yield Words(LEFT - 5, y + 3.5, format_number(end * step / STEPS), 9.5, Anchor.END, Tone.QUIET)


def _points(names: Sequence[str], across: Sequence[float], top: float) -> Iterator[Shape]:
    for name, x in zip(names, across, strict=True):
        yield Words(x, top + HEIGHT + 14, name, 9.5, Anchor.MIDDLE, Tone.QUIET)


def _line(
    line: Line, across: Sequence[float], top: float, end: int, look: tuple[Tone, float, tuple[float, ...]]
) -> Iterator[Shape]:
    tone, breadth, dashes = look
    run: list[tuple[float, float]] = []
    for x, number in zip(across, line.numbers, strict=True):
        if number is None:
            yield from _run(run, tone, breadth, dashes)
            run = []
        else:
            run.append((x, _height(number, top, end)))
    yield from _run(run, tone, breadth, dashes)


def _run(points: list[tuple[float, float]], tone: Tone, breadth: float, dashes: tuple[float, ...]) -> Iterator[Shape]:
    if len(points) > 1:
        yield Stroke(tuple(points), tone, breadth, dashes)
    elif points:
        ((x, y),) = points
        yield Box(x - POINT / 2, y - POINT / 2, POINT, POINT, tone)


def _numbers(line: Line, across: Sequence[float], top: float, end: int) -> Iterator[Shape]:
    """Above the point; below it where the line comes down to it and goes up again, if it stays clear of the months."""
    around = [line.numbers[0], *line.numbers, line.numbers[-1]]
    for place, (x, number) in enumerate(zip(across, line.numbers, strict=True)):
        if number is not None:
            y = _height(number, top, end)
            is_valley = all(other is not None and other > number for other in (around[place], around[place + 2]))
            yield Box(x - POINT / 2, y - POINT / 2, POINT, POINT, Tone.FIRST)
            written = format_number(number)
            is_below = is_valley and y + BELOW <= top + HEIGHT
            yield Words(x, y + BELOW if is_below else y - ABOVE, written, 9.5, Anchor.MIDDLE, is_strong=True)


def _height(number: int, top: float, end: int) -> float:
    return top + HEIGHT * (1 - number / end)
