"""Holes of a stencil, for what is one paper's own. Every step of filling is taken for each line of each paper."""

from collections.abc import Callable
from dataclasses import dataclass

from workshop_tracker.designs.faces import END, WESTERN, Pair
from workshop_tracker.designs.ornaments import point
from workshop_tracker.designs.plates.lines import Setting, setting_of
from workshop_tracker.designs.plates.stand_ins import bare, is_stand_in
from workshop_tracker.designs.press.codes import code_content
from workshop_tracker.designs.press.recorder import OwnCode, OwnLine
from workshop_tracker.designs.typesetting import POINTS_PER_MM, line_width

Values = dict[int, str]  # what stands in the place of each bare stand-in


@dataclass(frozen=True, slots=True)
class LineHole:
    """An own line in one style: its text with stand-ins, its place in mm and points, its greatest width in mm.

    `advance` and `code` look a pair of letters up; what they give is what `line_content` writes.
    """

    text: str
    setting: Setting
    advance: Callable[[Pair], float]
    code: Callable[[Pair], str]
    x: float
    align: float
    up: str
    most: float

    def filled(self, values: Values) -> str | None:
        """The line as `line_content` writes it; None if it is too wide."""
        text, setting, style = self.text.translate(values), self.setting, self.setting.style
        pairs = [*zip(text, text[1:] + END, strict=False)]
        tracked = style.tracking * max(len(pairs) - 1, 0)
        width = (sum(map(self.advance, pairs)) + tracked) * style.size / POINTS_PER_MM
        if width > self.most:
            return None
        place = f"{(self.x - width * self.align) * POINTS_PER_MM:.2f} {self.up}"
        return setting.shown(place, "".join(map(self.code, pairs)), text)


@dataclass(frozen=True, slots=True)
class CodeHole:
    """A code whose address holds a stand-in."""

    own: OwnCode

    def filled(self, values: Values) -> str | None:
        """The code with these values."""
        own = self.own
        return code_content(OwnCode(own.address.translate(values), own.x, own.y, own.side, own.colour))


@dataclass(frozen=True, slots=True)
class Fixed:
    """Content that no value changes."""

    content: str

    def filled(self, values: Values) -> str | None:
        """The content."""
        return self.content


def line_hole(own: OwnLine) -> LineHole | None:
    """The hole of a recorded line; None for several styles in it, or letters that kern beyond their neighbours."""
    if len(own.line) != 1:
        return None
    (run,) = own.line
    if not all(letter in WESTERN or is_stand_in(letter) for letter in run.text):
        return None
    _, up = point(own.x, own.baseline).split()
    setting = setting_of(run.style)
    look_up = (setting.advances.__getitem__, setting.codes.__getitem__)
    return LineHole(bare(run.text), setting, *look_up, own.x, own.align.value, up, line_width(own.line))
