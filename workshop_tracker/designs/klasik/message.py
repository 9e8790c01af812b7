"""The message of the front as rows: number, name, who it is, role, event, and the closing words."""

from collections.abc import Sequence

from workshop_tracker.designs.klasik.art import GOLD, GREEN, INK, QUIET
from workshop_tracker.designs.klasik.spacing import Row, rows
from workshop_tracker.designs.phrases import PHRASES, Phrases, is_participant
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.typesetting import (
    LEAST_SIZE,
    POINTS_PER_MM,
    Face,
    Line,
    Run,
    Style,
    balanced,
    fitted,
    fitted_lines,
    letters_of,
    line_width,
    one_line,
    sized,
)

ACROSS, NAME_ACROSS = 226.0, 222.0
PLAIN = Style(Face.SERIF, 10.5, INK)
PLAIN_STRONG = Style(Face.SERIF_STRONG, 10.5, INK)
ASIDE = Style(Face.SERIF_ITALIC, 10.5, QUIET)
NAME = Style(Face.SERIF_STRONG, 32, GREEN)
ROLE = Style(Face.SERIF_STRONG, 15, GOLD, 0.2)
EVENT = Style(Face.SERIF_STRONG, 14, INK)
BETWEEN = "   ·   "

ONE_LINE_NAME, TWO_LINE_NAME, TWO_LINE_FLOOR, LONG_NAME, LEAST_NAME = 25.0, 21.0, 15.0, 16.0, 14.0  # pt
DEGREES_APART_FROM = 18.0  # pt at which a name is parted from its degrees rather than in the middle
EVENT_ON_TWO_LINES, LEAST_EVENT = 12.5, 10.5
LEAST_JOINED = 10.0


def message(text: CertificateText, scale: float) -> list[Row]:
    """All rows at `scale` of their natural sizes and distances; an absent text leaves no row."""
    words = PHRASES[text.language]
    event = _event_lines(text.title, scale)
    parts = [
        _plain(_number(text, words), 0, 0, scale),
        _aside(words.given_to, 8.2, 2.0, scale),
        _name_rows(text.name, scale),
        _identity_rows(text, scale),
        _aside(words.took_part_as if is_participant(text) else words.contributed_as, 8.0, 2.2, scale),
        _role_rows(text.role, scale),
        _aside(_in_event(text, words), 6.8, 1.2, scale),
        rows(event, 6.8 * scale, 1.6, event[0][0].style.size * 1.28 / POINTS_PER_MM if event else 0),
        rows(closing_lines(text, words, scale, is_event_long=len(event) > 1), 6.0 * scale, 0.6, 4.7 * scale),
    ]
    return [row for part in parts for row in part]


def _scaled(style: Style, scale: float) -> Style:
    return sized(style, max(style.size * scale, LEAST_SIZE))


def _plain(text: str, lead: float, give: float, scale: float) -> list[Row]:
    lines = fitted_lines(text, _scaled(PLAIN, scale), ACROSS, max(8.5 * scale, LEAST_SIZE))
    return rows(lines, lead * scale, give, 4.7 * scale)


def _aside(text: str, lead: float, give: float, scale: float) -> list[Row]:
    """Quiet italics; upright where the italics lack a letter."""
    has_italics = set(text) <= letters_of(Face.SERIF_ITALIC)
    style = ASIDE if has_italics else Style(Face.SERIF, ASIDE.size, ASIDE.colour)
    lines = fitted_lines(text, _scaled(style, scale), ACROSS, max(8.5 * scale, LEAST_SIZE))
    return rows(lines, lead * scale, give, 4.7 * scale)


def _number(text: CertificateText, words: Phrases) -> str:
    number = words.number.format(number=text.number) if text.number else ""
    edition = words.edition.format(edition=text.edition) if text.edition > 1 else ""
    return BETWEEN.join(filter(None, (number, edition)))


def _in_event(text: CertificateText, words: Phrases) -> str:
    phrase = words.completed if is_participant(text) else words.contributed_to
    return phrase.format(event_kind=text.event_kind).strip()


def _identity_rows(text: CertificateText, scale: float) -> list[Row]:
    """Identity and school on one line where they fit together, else each on its own."""
    who = BETWEEN.join(filter(None, (text.identity_line, text.school)))
    together = fitted(who, _scaled(PLAIN, scale), NAME_ACROSS, max(8.5 * scale, LEAST_SIZE))
    if line_width((Run(who, together),)) <= NAME_ACROSS:
        return _plain(who, 7.8, 1.7, scale)
    return [*_plain(text.identity_line, 7.8, 1.7, scale), *_plain(text.school, 4.7, 0, scale)]


def _role_rows(role: str, scale: float) -> list[Row]:
    lines = fitted_lines(role, _scaled(ROLE, scale), ACROSS, max(9 * scale, LEAST_SIZE))
    return rows(lines, 6.6 * scale, 1.0, 6.0 * scale)


def _name_rows(name: str, scale: float) -> list[Row]:
    lines = name_lines(name, scale)
    size = lines[0][0].style.size if lines else 0
    return rows(lines, 0.7 + 0.347 * size, 0.04 * size, 1.16 * size / POINTS_PER_MM)


def name_lines(name: str, scale: float) -> list[Line]:
    """One line from 32 down to 25 pt; else two from 21; else as many as needed, down to 14 pt."""
    one = fitted(name, _scaled(NAME, scale), NAME_ACROSS, 0)
    if one.size >= ONE_LINE_NAME * scale:
        return one_line(name, one)
    pair = _two_parts(name)
    two = min((fitted(part, sized(NAME, TWO_LINE_NAME * scale), NAME_ACROSS, 0).size for part in pair), default=0)
    if two >= max(TWO_LINE_FLOOR * scale, _least_name(scale)):
        return [(Run(part, sized(NAME, two)),) for part in pair]
    return _long_name(name, scale)


def _long_name(name: str, scale: float) -> list[Line]:
    size = max(LONG_NAME * scale, _least_name(scale))
    lines = balanced([Run(name, sized(NAME, size))], NAME_ACROSS)
    while len(lines) > 3 and size > _least_name(scale):
        size = max(size - 0.5, _least_name(scale))
        lines = balanced([Run(name, sized(NAME, size))], NAME_ACROSS)
    return lines


def _least_name(scale: float) -> float:
    """14 pt for every name there is; only where nothing else helps does a name of the widest signs give way."""
    return LEAST_NAME if scale > 0.5 else LEAST_SIZE


def _two_parts(name: str) -> tuple[str, ...]:
    """The name cut between two words: before the degrees if both parts then fit well, else most equally."""
    words = name.split(" ")
    cuts = [(" ".join(words[:index]), " ".join(words[index:])) for index in range(1, len(words))]
    degrees = next((cut for cut in cuts if cut[0].endswith(",")), None)
    if degrees and _widest(degrees, DEGREES_APART_FROM) <= NAME_ACROSS:
        return degrees
    return min(cuts, key=lambda cut: _widest(cut, DEGREES_APART_FROM), default=())


def _widest(parts: Sequence[str], size: float) -> float:
    return max(line_width((Run(part, sized(NAME, size)),)) for part in parts)


def _event_lines(title: str, scale: float) -> list[Line]:
    """The largest size that gives one line, or two once it is small enough; at the least as many as needed."""
    size = EVENT.size * scale
    lines = _quoted(title, size)
    while not (len(lines) == 1 or (len(lines) == 2 and size <= EVENT_ON_TWO_LINES * scale)):
        if size <= max(LEAST_EVENT * scale, LEAST_SIZE):
            break
        size = max(size - 0.5, LEAST_SIZE)
        lines = _quoted(title, size)
    return lines if title else []


def _quoted(title: str, size: float) -> list[Line]:
    return balanced([Run(f"“{title}”", sized(EVENT, size))], ACROSS)


def closing_lines(text: CertificateText, words: Phrases, scale: float, *, is_event_long: bool) -> list[Line]:
    """Who held it; when, where and how long: two lines broken by sense, more if they must; under a long title one."""
    plain, strong = _scaled(PLAIN, scale), _scaled(PLAIN_STRONG, scale)
    parts = [part for part in (_organizer(text, words, plain), _occasion(text, words, plain, strong)) if part]
    if not parts:
        return []
    parts[-1] = [*parts[-1], Run(".", plain)]
    if is_event_long and (line := _on_one_line(parts, scale)):
        return line
    return [line for part in parts for line in balanced(part, ACROSS)]


def _on_one_line(parts: Sequence[Sequence[Run]], scale: float) -> list[Line]:
    """All parts on one line, a little smaller if that is enough; else none."""
    space = Run(" ", parts[0][0].style)
    runs = [run for part in parts for run in (*part, space)]
    shrink = min(1.0, ACROSS / line_width(tuple(runs)))
    if space.style.size * shrink < max(LEAST_JOINED * scale, LEAST_SIZE):
        return []
    return balanced([Run(run.text, sized(run.style, run.style.size * shrink)) for run in runs], ACROSS)


def _organizer(text: CertificateText, words: Phrases, plain: Style) -> list[Run]:
    return [Run(words.organized_by.format(organizer=text.organizer), plain)] if text.organizer else []


def _occasion(text: CertificateText, words: Phrases, plain: Style, strong: Style) -> list[Run]:
    when = words.on_dates.format(dates=text.dates) if text.dates else ""
    where = words.at_place.format(place=text.place) if text.place else ""
    runs = [Run(" ".join(filter(None, (when, where))), plain)] if when or where else []
    if text.lesson_hours is None:
        return runs
    hours = words.lesson_hours.format(lesson_hours=text.lesson_hours)
    comma = ", " if runs else ""
    return [*runs, Run(f"{comma}{words.worth} ", plain), Run(hours, strong), Run(words.after_lesson_hours, plain)]
