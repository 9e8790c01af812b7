"""The lines that tell of the event: its title in quotation marks; who held it, when, where and how long."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop_tracker.designs.own.filling import hours_words, own_pieces, own_words
from workshop_tracker.designs.phrases import PHRASES, Phrases, is_participant
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.typesetting import LEAST_SIZE, Line, Run, Style, balanced, fitted, line_width, sized

BETWEEN = "   ·   "
LEAST_JOINED = 10.0  # pt at which two lines still become one


@dataclass(frozen=True, slots=True)
class TitleSetting:
    """Natural style and width in mm; sizes in pt: from which two lines will do, and below which there may be more."""

    style: Style
    across: float
    two_lines: float
    least: float


@dataclass(frozen=True, slots=True)
class ClosingSetting:
    """Styles of the closing words and of the hours among them, and their width in mm."""

    plain: Style
    strong: Style
    across: float


def scaled(style: Style, scale: float) -> Style:
    """The style at `scale` of its size, never below what is read on paper."""
    return sized(style, max(style.size * scale, LEAST_SIZE))


def number_words(text: CertificateText) -> str:
    """The number and, of a later edition, which one it is."""
    words = PHRASES[text.language]
    number = words.number.format(number=text.number) if text.number else ""
    edition = words.edition.format(edition=text.edition) if text.edition > 1 else ""
    return BETWEEN.join(filter(None, (number, edition)))


def holder_parts(text: CertificateText, style: Style, across: float, least: float) -> tuple[str, ...]:
    """Identity and school as one line of at most `across` mm, not below `least` pt; else as two."""
    who = BETWEEN.join(filter(None, (text.identity_line, text.school)))
    together = line_width((Run(who, fitted(who, style, across, least)),)) <= across
    return (who,) if together else (text.identity_line, text.school)


def heading(text: CertificateText) -> str:
    """The title over the whole, in capitals."""
    return (own_words(text, "heading") or text.kind).upper()


def given_words(text: CertificateText) -> str:
    """What leads to the name."""
    return own_words(text, "given") or PHRASES[text.language].given_to


def role_words(text: CertificateText) -> str:
    """What leads to the role."""
    words = PHRASES[text.language]
    if is_participant(text):
        return own_words(text, "role") or words.took_part_as
    return own_words(text, "role_others") or words.contributed_as


def event_words(text: CertificateText) -> str:
    """What leads from the role to the event's title."""
    words = PHRASES[text.language]
    phrase = words.completed if is_participant(text) else words.contributed_to
    return _own_event(text) or phrase.format(event_kind=text.event_kind).strip()


def _own_event(text: CertificateText) -> str:
    return own_words(text, "event" if is_participant(text) else "event_others")


def title_lines(title: str, setting: TitleSetting, scale: float) -> list[Line]:
    """The largest size that gives one line, or two once it is small enough; at the least as many as needed."""
    size = setting.style.size * scale
    lines = _quoted(title, setting, size)
    while not (len(lines) == 1 or (len(lines) == 2 and size <= setting.two_lines * scale)):
        if size <= max(setting.least * scale, LEAST_SIZE):
            break
        size = max(size - 0.5, LEAST_SIZE)
        lines = _quoted(title, setting, size)
    return lines if title else []


def _quoted(title: str, setting: TitleSetting, size: float) -> list[Line]:
    return balanced([Run(f"“{title}”", sized(setting.style, size))], setting.across)


def closing_lines(text: CertificateText, setting: ClosingSetting, scale: float, *, is_event_long: bool) -> list[Line]:
    """Who held it; when, where and how long: two lines broken by sense, more if they must; under a long title one."""
    words = PHRASES[text.language]
    plain, strong = scaled(setting.plain, scale), scaled(setting.strong, scale)
    if own := _own_closing(text, plain, strong):
        return balanced(own, setting.across)
    parts = [part for part in (_organizer(text, words, plain), _occasion(text, words, plain, strong)) if part]
    if not parts:
        return []
    parts[-1] = [*parts[-1], Run(".", plain)]
    if is_event_long and (line := _on_one_line(parts, setting.across, scale)):
        return line
    return [line for part in parts for line in balanced(part, setting.across)]


def letter_sentence(text: CertificateText, plain: Style, strong: Style) -> list[Run]:
    """What the holder did, as one sentence: the event and its title, who held it, when, where and how long.

    A statement of its own stands for the words that lead to the event.
    """
    words = PHRASES[text.language]
    phrase = words.has_completed if is_participant(text) else words.has_contributed
    led_to = text.statement or _own_event(text) or phrase.format(event_kind=text.event_kind).strip()
    event = [Run(led_to, plain)]
    title = [Run(f"“{text.title}”", strong)] if text.title else []
    if own := _own_closing(text, plain, strong):
        return [run for part in (event, title) for run in (*part, Run(" ", plain)) if part] + own
    parts = [part for part in (event, title, _organizer(text, words, plain)) if part]
    runs = [run for part in parts for run in (*part, Run(" ", plain))]
    occasion = _occasion(text, words, plain, strong)
    return [*(runs if occasion else runs[:-1]), *occasion, Run(".", plain)]


def letter_ending(text: CertificateText) -> str:
    """The sentence with which a letter ends."""
    phrase = PHRASES[text.language].letter_ends
    is_first = phrase.startswith("{kind}")
    return phrase.format(kind=text.kind[:1].upper() + text.kind[1:] if is_first else text.kind)


def _own_closing(text: CertificateText, plain: Style, strong: Style) -> list[Run]:
    """The own closing sentence, its hours standing out."""
    return [
        Run(piece.text, strong if piece.field == "jp" else plain) for piece in own_pieces(text, "closing") if piece.text
    ]


def _on_one_line(parts: Sequence[Sequence[Run]], across: float, scale: float) -> list[Line]:
    """All parts on one line, a little smaller if that is enough; else none."""
    space = Run(" ", parts[0][0].style)
    runs = [run for part in parts for run in (*part, space)]
    shrink = min(1.0, across / line_width(tuple(runs)))
    if space.style.size * shrink < max(LEAST_JOINED * scale, LEAST_SIZE):
        return []
    return balanced([Run(run.text, sized(run.style, run.style.size * shrink)) for run in runs], across)


def _organizer(text: CertificateText, words: Phrases, plain: Style) -> list[Run]:
    return [Run(words.organized_by.format(organizer=text.organizer), plain)] if text.organizer else []


def _occasion(text: CertificateText, words: Phrases, plain: Style, strong: Style) -> list[Run]:
    when = words.on_dates.format(dates=text.dates) if text.dates else ""
    where = words.at_place.format(place=text.place) if text.place else ""
    runs = [Run(" ".join(filter(None, (when, where))), plain)] if when or where else []
    if text.lesson_hours is None:
        return runs
    comma = ", " if runs else ""
    return [
        *runs,
        Run(f"{comma}{words.worth} ", plain),
        Run(hours_words(text), strong),
        Run(words.after_lesson_hours, plain),
    ]
