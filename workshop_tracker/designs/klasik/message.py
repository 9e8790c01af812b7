"""The message of the front as rows: number, name, who it is, role, event, and the closing words."""

from workshop_tracker.designs.faces import Face, letters_of
from workshop_tracker.designs.klasik.art import GOLD, GREEN, INK, QUIET
from workshop_tracker.designs.phrases import PHRASES
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sections.names import NameSetting, name_lines
from workshop_tracker.designs.sections.spacing import Row, rows, shared
from workshop_tracker.designs.sections.wording import (
    ClosingSetting,
    TitleSetting,
    closing_lines,
    event_words,
    holder_parts,
    number_words,
    role_words,
    scaled,
    title_lines,
)
from workshop_tracker.designs.typesetting import LEAST_SIZE, POINTS_PER_MM, Style, fitted_lines

ACROSS, NAME_ACROSS = 226.0, 222.0
PLAIN = Style(Face.SERIF, 10.5, INK)
ASIDE = Style(Face.SERIF_ITALIC, 10.5, QUIET)
ROLE = Style(Face.SERIF_STRONG, 15, GOLD, 0.2)
NAME = NameSetting(Style(Face.SERIF_STRONG, 32, GREEN), NAME_ACROSS)
TITLE = TitleSetting(Style(Face.SERIF_STRONG, 14, INK), ACROSS, two_lines=12.5, least=10.5)
CLOSING = ClosingSetting(PLAIN, Style(Face.SERIF_STRONG, 10.5, INK), ACROSS)


def message(text: CertificateText, scale: float) -> list[Row]:
    """All rows at `scale` of their natural sizes and distances; an absent text leaves no row."""
    event = title_lines(text.title, TITLE, scale)
    closing = closing_lines(text, CLOSING, scale, is_event_long=len(event) > 1)
    parts = [
        _plain(number_words(text), 0, 0, scale),
        shared(_aside(PHRASES[text.language].given_to, 8.2, 2.0, scale)),
        _name_rows(text.name, scale),
        _identity_rows(text, scale),
        shared(_aside(role_words(text), 8.0, 2.2, scale)),
        shared(_role_rows(text.role, scale)),
        shared(_aside(event_words(text), 6.8, 1.2, scale)),
        shared(rows(event, 6.8 * scale, 1.6, event[0][0].style.size * 1.28 / POINTS_PER_MM if event else 0)),
        shared(rows(closing, 6.0 * scale, 0.6, 4.7 * scale)),
    ]
    return [row for part in parts for row in part]


def _plain(text: str, lead: float, give: float, scale: float) -> list[Row]:
    lines = fitted_lines(text, scaled(PLAIN, scale), ACROSS, max(8.5 * scale, LEAST_SIZE))
    return rows(lines, lead * scale, give, 4.7 * scale)


def _aside(text: str, lead: float, give: float, scale: float) -> list[Row]:
    """Quiet italics; upright where the italics lack a letter."""
    has_italics = set(text) <= letters_of(Face.SERIF_ITALIC)
    style = ASIDE if has_italics else Style(Face.SERIF, ASIDE.size, ASIDE.colour)
    lines = fitted_lines(text, scaled(style, scale), ACROSS, max(8.5 * scale, LEAST_SIZE))
    return rows(lines, lead * scale, give, 4.7 * scale)


def _identity_rows(text: CertificateText, scale: float) -> list[Row]:
    """Identity and school on one line where they fit together, else each on its own."""
    first, *second = holder_parts(text, scaled(PLAIN, scale), NAME_ACROSS, max(8.5 * scale, LEAST_SIZE))
    return [*_plain(first, 7.8, 1.7, scale), *(row for words in second for row in _plain(words, 4.7, 0, scale))]


def _role_rows(role: str, scale: float) -> list[Row]:
    lines = fitted_lines(role, scaled(ROLE, scale), ACROSS, max(9 * scale, LEAST_SIZE))
    return rows(lines, 6.6 * scale, 1.0, 6.0 * scale)


def _name_rows(name: str, scale: float) -> list[Row]:
    lines = name_lines(name, NAME, scale)
    size = lines[0][0].style.size if lines else 0
    return rows(lines, 0.7 + 0.347 * size, 0.04 * size, 1.16 * size / POINTS_PER_MM)
