"""Text as page content: each letter by its code point, with the kerning between letters."""

from dataclasses import dataclass
from functools import cache

from workshop_tracker.designs.faces import END, Face, Pair, PairAdvances, advances, font_of, pair_advances
from workshop_tracker.designs.ornaments import colour_values, point
from workshop_tracker.designs.plates.fonts import EXTRA_CODES, HARD_SPACE, USUAL_CODES, extra_name, is_usual, usual_name
from workshop_tracker.designs.plates.objects import literal
from workshop_tracker.designs.typesetting import Line, Style, width

SPELLED_FROM = 0.1  # em of letter-spacing from which some readers take gaps for spaces


def line_content(left: float, baseline: float, line: Line) -> str:
    """The runs of a line from `left` mm on."""
    parts = []
    for run in line:
        setting = setting_of(run.style)
        parts.append(setting.content(point(left, baseline), run.text))
        left += width(run)
    return "\n".join(parts)


class PairCodes(dict[Pair, str]):
    """A letter before another as content; raises KeyError where `PairAdvances` does."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, pair: Pair) -> str:
        self[pair] = _letter(pair[0], pair_advances(self._face)[pair], self._face)
        return self[pair]


@dataclass(frozen=True, slots=True)
class Setting:
    """How a style is written: what stands before the place of a text, between place and letters, and after them.

    `is_spelled` says whether readers would take the gaps for spaces, so that the text is also given as it is spelled.
    """

    style: Style
    before: str
    between: str
    after: str
    is_spelled: bool
    codes: PairCodes
    advances: PairAdvances

    def content(self, place: str, text: str) -> str:
        """The text at a place in PDF coordinates."""
        try:
            letters = "".join(map(self.codes.__getitem__, zip(text, text[1:] + END, strict=False)))
        except KeyError:
            letters = _letters(text, self.style)
        return self.shown(place, letters, text)

    def shown(self, place: str, letters: str, text: str) -> str:
        """The letters, already written, at a place."""
        shown = f"{self.before}{place}{self.between}{letters}{self.after}"
        return f"/Span<</ActualText({_spelled(text)})>>BDC {shown} EMC" if self.is_spelled else shown


@cache
def setting_of(style: Style) -> Setting:
    """The setting of a style; letter-spacing is taken back after the text, colour and font are named each time."""
    spacing = f" {style.tracking * style.size:g} Tc" if style.tracking else ""
    before = f"BT {colour_values(style.colour)} rg{spacing} "
    between = f" Td/{usual_name(style.face)} {style.size:g} Tf[("
    after = ")]TJ 0 Tc ET" if style.tracking else ")]TJ ET"
    is_spelled = style.tracking >= SPELLED_FROM
    return Setting(style, before, between, after, is_spelled, _pair_codes(style.face), pair_advances(style.face))


@cache
def _pair_codes(face: Face) -> PairCodes:
    return PairCodes(face)


def _letters(text: str, style: Style) -> str:
    """Any letters; unusual ones take their whole text into the second font of the face."""
    codes = USUAL_CODES if is_usual(text) else EXTRA_CODES
    kerned = zip(text, advances(text, style.face), strict=True)
    shown = "".join(_letter(letter, advance, style.face, codes) for letter, advance in kerned)
    return shown if is_usual(text) else f")]TJ/{extra_name(style.face)} {style.size:g} Tf[({shown}"


def _letter(letter: str, advance: float, face: Face, codes: str = USUAL_CODES) -> str:
    """Its code, and after it how much less or more than its own width it takes, in thousandths."""
    shift = _own_width(letter, face) - round(advance * 1000)
    return f"{_code(letter, codes)}){shift}(" if shift else _code(letter, codes)


def _spelled(text: str) -> str:
    return literal(text.encode()) if text.isascii() else literal(("\ufeff" + text).encode("utf-16-be"))


@cache
def _code(letter: str, codes: str) -> str:
    return literal(letter.encode(codes))


@cache
def _own_width(letter: str, face: Face) -> int:
    font, letter = font_of(face), letter.replace(HARD_SPACE, " ")
    width: int = round(font.get_glyph_h_advance(font.get_nominal_glyph(ord(letter)) or 0) * 1000 / font.face.upem)
    return width
