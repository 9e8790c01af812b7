"""The letterhead: lines of the issuing office round a middle line, smaller where they would be too tall."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from workshop_tracker.designs.sections.spacing import PlacedRows, Row, column_height, largest, placed_rows, rows
from workshop_tracker.designs.typesetting import LEAST_SIZE, Style, fitted_lines, sized
from workshop_tracker.presentation import Sentence

LEADING, LEAST = 4.9, 8.5  # mm between the parts of a line that breaks; pt below which it rather breaks
GIVE = 1.0  # mm


@dataclass(frozen=True, slots=True)
class LetterheadSetting:
    """The styles of its lines, its width and place; all in mm, `top` and `bottom` are the outermost baselines."""

    plain: Style
    strong: Style
    across: float
    lead: float
    middle: float
    top: float
    bottom: float


def letterhead(lines: Sequence[str], setting: LetterheadSetting) -> PlacedRows:
    """Its rows with their baselines. Raises TextDoesNotFit."""
    refusal = Sentence("Kop surat terlalu panjang untuk satu halaman.")
    return largest(partial(_column, lines, setting), partial(_centred, setting), refusal)


def _column(lines: Sequence[str], setting: LetterheadSetting, scale: float) -> list[Row]:
    """The second (or only) line names the issuing office and stands out."""
    strong = min(1, len(lines) - 1)
    return [
        row
        for index, line in enumerate(lines)
        for row in _line_rows(line, setting.strong if index == strong else setting.plain, setting, scale)
    ]


def _line_rows(line: str, style: Style, setting: LetterheadSetting, scale: float) -> list[Row]:
    lines = fitted_lines(line, sized(style, style.size * scale), setting.across, max(LEAST * scale, LEAST_SIZE))
    return rows(lines, setting.lead * scale, GIVE, LEADING * scale)


def _centred(setting: LetterheadSetting, column: Sequence[Row]) -> PlacedRows | None:
    height = column_height(column)
    top = max(setting.middle - height / 2, setting.top)
    return placed_rows(column, top, min(top + height, setting.bottom))
