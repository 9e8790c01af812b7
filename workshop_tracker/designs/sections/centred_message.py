"""The message of a front on one axis, as rows: number, name, who it is, role, event, and the closing words."""

from collections.abc import Callable
from dataclasses import dataclass

from workshop_tracker.designs.faces import Face, letters_of
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sections.names import NameSetting, name_lines
from workshop_tracker.designs.sections.spacing import Row, rows, shared
from workshop_tracker.designs.sections.wording import (
    ClosingSetting,
    TitleSetting,
    closing_lines,
    event_words,
    given_words,
    holder_parts,
    number_words,
    scaled,
    title_lines,
)
from workshop_tracker.designs.typesetting import LEAST_SIZE, POINTS_PER_MM, Style, fitted_lines


@dataclass(frozen=True, slots=True)
class MessageSetting:
    """Styles, the width of its lines in mm, and the words that lead to the role; `aside` is set in italics."""

    across: float
    plain: Style
    aside: Style
    role: Style
    name: NameSetting
    title: TitleSetting
    closing: ClosingSetting
    role_words: Callable[[CertificateText], str]


def centred_message(text: CertificateText, scale: float, setting: MessageSetting) -> list[Row]:
    """All rows at `scale` of their natural sizes and distances; an absent text leaves no row."""
    event = title_lines(text.title, setting.title, scale)
    closing = closing_lines(text, setting.closing, scale, is_event_long=len(event) > 1)
    parts = [
        _plain(number_words(text), 0, 0, scale, setting),
        shared(_aside(given_words(text), 8.2, 2.0, scale, setting)),
        _name_rows(text.name, scale, setting.name),
        _identity_rows(text, scale, setting),
        shared(_aside(setting.role_words(text), 8.0, 2.2, scale, setting)),
        shared(_role_rows(text.role, scale, setting)),
        shared(_aside(event_words(text), 6.8, 1.2, scale, setting)),
        shared(rows(event, 6.8 * scale, 1.6, event[0][0].style.size * 1.28 / POINTS_PER_MM if event else 0)),
        shared(rows(closing, 6.0 * scale, 0.6, 4.7 * scale)),
    ]
    return [row for part in parts for row in part]


def _plain(text: str, lead: float, give: float, scale: float, setting: MessageSetting) -> list[Row]:
    lines = fitted_lines(text, scaled(setting.plain, scale), setting.across, max(8.5 * scale, LEAST_SIZE))
    return rows(lines, lead * scale, give, 4.7 * scale)


def _aside(text: str, lead: float, give: float, scale: float, setting: MessageSetting) -> list[Row]:
    """Quiet italics; upright where the italics lack a letter."""
    aside = setting.aside
    has_italics = set(text) <= letters_of(aside.face)
    style = aside if has_italics else Style(Face.SERIF, aside.size, aside.colour)
    lines = fitted_lines(text, scaled(style, scale), setting.across, max(8.5 * scale, LEAST_SIZE))
    return rows(lines, lead * scale, give, 4.7 * scale)


def _identity_rows(text: CertificateText, scale: float, setting: MessageSetting) -> list[Row]:
    """Identity and school on one line where they fit together, else each on its own."""
    style, least = scaled(setting.plain, scale), max(8.5 * scale, LEAST_SIZE)
    first, *second = holder_parts(text, style, setting.name.across, least)
    return [
        *_plain(first, 7.8, 1.7, scale, setting),
        *(row for words in second for row in _plain(words, 4.7, 0, scale, setting)),
    ]


def _role_rows(role: str, scale: float, setting: MessageSetting) -> list[Row]:
    lines = fitted_lines(role, scaled(setting.role, scale), setting.across, max(9 * scale, LEAST_SIZE))
    return rows(lines, 6.6 * scale, 1.0, 6.0 * scale)


def _name_rows(name: str, scale: float, setting: NameSetting) -> list[Row]:
    lines = name_lines(name, setting, scale)
    size = lines[0][0].style.size if lines else 0
    return rows(lines, 0.7 + 0.347 * size, 0.04 * size, 1.16 * size / POINTS_PER_MM)
