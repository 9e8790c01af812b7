"""What each field says, and its lines within its box: smaller where they would not fit, never cut."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from workshop_tracker.designs.faces import Face, letters_of
from workshop_tracker.designs.latar.art import ACCENT, INK, MAIN, QUIET
from workshop_tracker.designs.own.filling import hours_words
from workshop_tracker.designs.own.placing import KINDS, LEADING, PlacedField
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sections.letterhead import LetterheadSetting, letterhead
from workshop_tracker.designs.sections.names import NameSetting, name_lines
from workshop_tracker.designs.sections.samples import sample_notice
from workshop_tracker.designs.sections.spacing import PlacedRows, Row, column_height, largest, placed_rows, rows, shared
from workshop_tracker.designs.sections.wording import (
    ClosingSetting,
    TitleSetting,
    closing_lines,
    event_words,
    given_words,
    heading,
    number_words,
    role_words,
    scaled,
    title_lines,
)
from workshop_tracker.designs.sheet import Align
from workshop_tracker.designs.typesetting import LEAST_SIZE, POINTS_PER_MM, Line, Style, fitted_lines
from workshop_tracker.presentation import Sentence

PLAIN, STRONG = Style(Face.SERIF, 10, INK), Style(Face.SERIF_STRONG, 10, INK)
ASIDE = Style(Face.SERIF_ITALIC, 10, QUIET)
NAME = Style(Face.SERIF_STRONG, 10, MAIN)
STYLES = {
    "heading": Style(Face.SERIF_STRONG, 10, MAIN, 0.2),
    "role": Style(Face.SERIF_STRONG, 10, ACCENT, 0.2),
    "given": ASIDE,
    "led": ASIDE,
    "event": ASIDE,
    "hours": STRONG,
    "checkpoint": Style(Face.SANS, 6, QUIET, 0.03),
}
WORDS: dict[str, Callable[[CertificateText], str]] = {
    "heading": heading,
    "number": number_words,
    "given": given_words,
    "identity": lambda text: text.identity_line,
    "school": lambda text: text.school,
    "led": role_words,
    "role": lambda text: text.role,
    "event": event_words,
    "hours": hours_words,
    "dates": lambda text: text.dates,
    "place": lambda text: text.place,
    "checkpoint": lambda text: BETWEEN.join(filter(None, (text.checkpoint, sample_notice(text)))),
}
OF_ONE = frozenset({"number", "name", "identity", "school"})
BETWEEN = "  ·  "
ABOVE, BELOW = 0.8, 0.25  # of the size: the room of a line above and below its baseline
LEAST_NOTE = 5.0  # pt of the checkpoint, which nobody reads in passing
ALIGN = {"left": Align.LEFT, "center": Align.CENTER, "right": Align.RIGHT}


def placed_text(text: CertificateText, field: PlacedField, top: float) -> PlacedRows:
    """The lines of a field in the middle of its box, whose upper edge is at `top`. Raises TextDoesNotFit."""
    if field.kind == "letterhead":
        return _letterhead(text, field, top)
    placed = largest(
        partial(_column, text, field),
        partial(_centred, field, top),
        Sentence("%(field)s: tulisannya tidak muat; perbesar kotaknya.", field=KINDS[field.kind].label),
    )
    return placed if field.kind in OF_ONE else replace(placed, rows=tuple(shared(placed.rows)))


def axis(field: PlacedField) -> tuple[float, Align]:
    """The edge or the middle at which its lines stand, and which part of them stands there."""
    align = ALIGN[field.align]
    return field.x + align.value * field.across, align


def _column(text: CertificateText, field: PlacedField, scale: float) -> list[Row]:
    lines = _lines(text, field, scale)
    size = max((run.style.size for line in lines for run in line), default=0)
    return rows(lines, 0, 0, LEADING * size / POINTS_PER_MM)


def _lines(text: CertificateText, field: PlacedField, scale: float) -> Sequence[Line]:
    size, across = field.size, field.across
    if field.kind == "name":
        return name_lines(text.name, _name_setting(field), scale)
    if field.kind == "title":
        style = replace(STRONG, size=size)
        return title_lines(text.title, TitleSetting(style, across, 0.9 * size, 0.75 * size), scale)
    if field.kind == "closing":
        setting = ClosingSetting(replace(PLAIN, size=size), replace(STRONG, size=size), across)
        return closing_lines(text, setting, scale, is_event_long=False)
    words = WORDS[field.kind](text)
    style = _style(field, words)
    if field.kind == "checkpoint":
        return fitted_lines(words, style, across, LEAST_NOTE)
    return fitted_lines(words, scaled(style, scale), across, max(0.8 * size * scale, LEAST_SIZE))


def _style(field: PlacedField, words: str) -> Style:
    """Quiet italics are upright where they lack a letter."""
    style = replace(STYLES.get(field.kind, PLAIN), size=field.size)
    has_letters = style.face is not Face.SERIF_ITALIC or set(words) <= letters_of(style.face)
    return style if has_letters else replace(style, face=Face.SERIF)


def _name_setting(field: PlacedField) -> NameSetting:
    size = field.size
    return NameSetting(
        replace(NAME, size=size),
        field.across,
        one_line=0.78 * size,
        two_lines=0.6 * size,
        least_of_two=0.45 * size,
        several=0.42 * size,
        least=max(0.36 * size, LEAST_SIZE),
        degrees_apart=0.55 * size,
    )


def _centred(field: PlacedField, top: float, column: list[Row]) -> PlacedRows | None:
    if not column:
        return placed_rows(column, top, top)
    above, below = (share * _largest_size(row) for row, share in ((column[0], ABOVE), (column[-1], BELOW)))
    room = field.down - above - below
    height = column_height(column)
    first = top + above + max(room - height, 0) / 2
    return placed_rows(column, first, first + height) if height <= room else None


def _largest_size(row: Row) -> float:
    """In mm."""
    return max(run.style.size for run in row.line) / POINTS_PER_MM


def _letterhead(text: CertificateText, field: PlacedField, top: float) -> PlacedRows:
    plain, strong = (replace(style, size=field.size, tracking=0.04) for style in (PLAIN, STRONG))
    em = field.size / POINTS_PER_MM
    setting = LetterheadSetting(
        plain=plain,
        strong=replace(strong, size=1.15 * field.size),
        across=field.across,
        lead=LEADING * em,
        middle=top + field.down / 2 + (ABOVE - BELOW) / 2 * em,
        top=top + ABOVE * em,
        bottom=top + field.down - BELOW * em,
    )
    placed = letterhead(text.letterhead, setting)
    return replace(placed, rows=tuple(shared(placed.rows)))
