"""Measures and breaks lines of the embedded faces: kerned widths, ink, fitting, wrapping."""

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from workshop_tracker.designs.faces import Face, advances, letter_ink

POINTS_PER_MM = 72 / 25.4
LEAST_SIZE = 7.0  # pt; smaller is not read on paper
SIZE_STEP = 0.25  # pt


class TextDoesNotFit(ValueError):
    """A text is too long even for the least size; it is refused, never cut."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a run looks: size in pt, colour as #RRGGBB, letter-spacing (none after the last letter) in em."""

    face: Face
    size: float
    colour: str
    tracking: float = 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style."""

    text: str
    style: Style


Line = tuple[Run, ...]
Word = tuple[Run, ...]  # runs that stand together without a space


@lru_cache(maxsize=2_000)
def ink(line: Line) -> tuple[float, float]:
    """How far the ink reaches above and below the baseline, in mm."""
    reaches = [
        [reach * run.style.size / 1000 / POINTS_PER_MM for reach in letter_ink(letter, run.style.face)]
        for run in line
        for letter in set(run.text)
    ]
    return max((above for above, _ in reaches), default=0.0), max((below for _, below in reaches), default=0.0)


def width(run: Run) -> float:
    """Printed width in mm."""
    tracked = run.style.tracking * max(len(run.text) - 1, 0)
    return (sum(advances(run.text, run.style.face)) + tracked) * run.style.size / POINTS_PER_MM


def line_width(line: Line) -> float:
    """Printed width of all runs in mm."""
    return sum(map(width, line))


def sized(style: Style, size: float) -> Style:
    """The same style at another size."""
    return replace(style, size=size)


def fitted(text: str, style: Style, measure: float, least: float = LEAST_SIZE) -> Style:
    """The style at the largest size, not above its own nor below `least`, at which the text fits `measure` mm."""
    natural = width(Run(text, style))
    if natural <= measure:
        return style
    size = math.floor(style.size * measure / natural / SIZE_STEP) * SIZE_STEP
    return sized(style, max(size, least))


def words_of(runs: Sequence[Run]) -> list[Word]:
    """The words between spaces; runs without a space between them stay together ("16 JP" and the full stop)."""
    words: list[list[Run]] = [[]]
    for run in runs:
        for index, piece in enumerate(run.text.split(" ")):
            if index:
                words.append([])
            if piece:
                words[-1].append(Run(piece, run.style))
    return [tuple(word) for word in words if word]


def _broken(word: Word, measure: float) -> list[Word]:
    """A word too long for any line in equal parts; a mark is never parted from its letter."""
    if line_width(word) <= measure:
        return [word]
    return [(Run(part, run.style),) for run in word for part in _parts(run, measure)]


def _parts(run: Run, measure: float) -> list[str]:
    starts = [index for index, letter in enumerate(run.text) if index == 0 or not unicodedata.combining(letter)]
    for count in range(math.ceil(width(run) / measure), len(starts)):
        parts = _even_parts(run.text, starts, count)
        if all(width(Run(part, run.style)) <= measure for part in parts):
            return parts
    return _even_parts(run.text, starts, len(starts))


def _even_parts(text: str, starts: Sequence[int], count: int) -> list[str]:
    cuts = [starts[len(starts) * part // count] for part in range(count)] + [len(text)]
    return [text[start:end] for start, end in pairwise(cuts)]


def joined(words: Sequence[Word]) -> Line:
    """Words as one line, with neighbours of one style as one run."""
    line: list[Run] = []
    for word in words:
        for index, run in enumerate(word):
            space = " " if line and not index else ""
            if line and line[-1].style == run.style:
                line[-1] = Run(line[-1].text + space + run.text, run.style)
            else:
                line.append(Run(space + run.text, run.style))
    return tuple(line)


def _filled(words: Sequence[Word], measure: float) -> list[list[Word]]:
    lines: list[list[Word]] = []
    left = 0.0
    for word in words:
        needed = line_width(word)
        space = width(Run(" ", word[0].style))
        if lines and needed + space <= left:
            lines[-1].append(word)
            left -= needed + space
        else:
            lines.append([word])
            left = measure - needed
    return lines


def _fitting_words(runs: Sequence[Run], measure: float) -> list[Word]:
    return [part for word in words_of(runs) for part in _broken(word, measure)]


def wrapped(runs: Sequence[Run], measure: float) -> list[Line]:
    """Lines of at most `measure` mm, each as full as its words allow."""
    return [joined(line) for line in _filled(_fitting_words(runs, measure), measure)]


def balanced(runs: Sequence[Run], measure: float) -> list[Line]:
    """As few lines as `wrapped` makes, but of about equal length: no short last line under centred text."""
    words = _fitting_words(runs, measure)
    best = _filled(words, measure)
    narrow, wide = measure / 2, measure
    while len(best) > 1 and wide - narrow > 0.5:
        middle = (narrow + wide) / 2
        trial = _filled(words, middle)
        if len(trial) == len(best):
            best, wide = trial, middle
        else:
            narrow = middle
    return [joined(line) for line in best]


def one_line(text: str, style: Style) -> list[Line]:
    """The text on one line; no line for an empty text."""
    return [(Run(text, style),)] if text else []


def fitted_lines(text: str, style: Style, measure: float, least: float = LEAST_SIZE) -> list[Line]:
    """One line shrunk down to `least`; where that is not enough, several lines at `least`; none for an empty text."""
    shrunk = fitted(text, style, measure, least)
    if width(Run(text, shrunk)) <= measure:
        return one_line(text, shrunk)
    return balanced([Run(text, shrunk)], measure)
