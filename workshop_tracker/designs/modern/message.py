"""The message of the front as rows flush left: number, name, who it is, role, event, and the closing words."""

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.modern.art import INK, LEFT, NAVY, QUIET, RIGHT, SOGA
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sections.names import NameSetting, name_lines
from workshop_tracker.designs.sections.spacing import Row, hung, rows, shared
from workshop_tracker.designs.sections.wording import (
    ClosingSetting,
    TitleSetting,
    closing_lines,
    event_words,
    given_words,
    holder_parts,
    number_words,
    role_words,
    scaled,
    title_lines,
)
from workshop_tracker.designs.typesetting import (
    LEAST_SIZE,
    POINTS_PER_MM,
    Run,
    Style,
    fitted_lines,
    line_width,
    width,
)

ACROSS = RIGHT - LEFT
LEAST, LEADING = 8.5, 4.7  # pt below which a line rather breaks; mm
NUMBER = Style(Face.SANS, 10, QUIET)
ASIDE = Style(Face.SANS, 10.5, QUIET)
PLAIN = Style(Face.SANS, 10.5, INK)
ROLE = Style(Face.SANS_STRONG, 12, SOGA, 0.14)
NAME = NameSetting(Style(Face.SERIF_STRONG, 34, NAVY), ACROSS)
TITLE = TitleSetting(Style(Face.SERIF_STRONG, 15, INK), ACROSS, two_lines=13, least=10)
CLOSING = ClosingSetting(PLAIN, Style(Face.SANS_STRONG, 10.5, INK), ACROSS)
OVERHANG = 0.012  # mm for each pt of a name: large letters stand in a little from the edge
BEFORE_ROLE = "   "


def message(text: CertificateText, scale: float) -> list[Row]:
    """All rows at `scale` of their natural sizes and distances; an absent text leaves no row."""
    parts = [
        _lines(number_words(text), NUMBER, 0, 0, scale),
        shared(_lines(given_words(text), ASIDE, 13.4, 5.0, scale)),
        _name_rows(text.name, scale),
        _identity_rows(text, scale),
        shared(_role_rows(text, scale)),
        shared(_lines(event_words(text), ASIDE, 5.8, 0.6, scale)),
        shared(_title_rows(text.title, scale)),
        shared(rows(closing_lines(text, CLOSING, scale, is_event_long=False), 6.2 * scale, 0.8, 4.8 * scale)),
    ]
    return [row for part in parts for row in part]


def _lines(words: str, style: Style, lead: float, give: float, scale: float) -> list[Row]:
    lines = fitted_lines(words, scaled(style, scale), ACROSS, max(LEAST * scale, LEAST_SIZE))
    return rows(lines, lead * scale, give, LEADING * scale)


def _name_rows(name: str, scale: float) -> list[Row]:
    lines = name_lines(name, NAME, scale)
    size = lines[0][0].style.size if lines else 0
    return [
        hung(row, OVERHANG * size) for row in rows(lines, 0.8 + 0.347 * size, 0.04 * size, 1.16 * size / POINTS_PER_MM)
    ]


def _identity_rows(text: CertificateText, scale: float) -> list[Row]:
    """Identity and school on one line where they fit together, else each on its own."""
    first, *second = holder_parts(text, scaled(PLAIN, scale), ACROSS, max(LEAST * scale, LEAST_SIZE))
    return [
        *_lines(first, PLAIN, 8.0, 1.8, scale),
        *(row for words in second for row in _lines(words, PLAIN, LEADING, 0, scale)),
    ]


def _role_rows(text: CertificateText, scale: float) -> list[Row]:
    """The role behind the words that lead to it, or below them where it is too long."""
    aside, role = scaled(ASIDE, scale), scaled(ROLE, scale)
    together = (Run(role_words(text) + BEFORE_ROLE, aside), Run(text.role, role))
    if line_width(together) <= ACROSS:
        return rows([together], 12.8 * scale, 4.5, 0)
    return [*_lines(role_words(text), ASIDE, 12.8, 4.5, scale), *_lines(text.role, ROLE, 6.0, 0.6, scale)]


def _title_rows(title: str, scale: float) -> list[Row]:
    """The first line hangs out by its quotation mark."""
    lines = title_lines(title, TITLE, scale)
    if not lines:
        return []
    style = lines[0][0].style
    first, *further = rows(lines, 7.2 * scale, 1.2, style.size * 1.26 / POINTS_PER_MM)
    return [hung(first, width(Run("“", style))), *further]
