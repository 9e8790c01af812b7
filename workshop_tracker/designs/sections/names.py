"""The holder's name: as large as the width allows, on as few lines as can be, never cut inside a word."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop_tracker.designs.typesetting import (
    LEAST_SIZE,
    Line,
    Run,
    Style,
    balanced,
    fitted,
    line_width,
    one_line,
    sized,
)

MOST_LINES = 3
WIDEST_SIGNS_BELOW = 0.5  # of the natural size: the last resort


@dataclass(frozen=True, slots=True)
class NameSetting:
    """Natural style, width in mm; then sizes in pt: the least on one line, the natural and least on two, for more."""

    style: Style
    across: float
    one_line: float = 25.0
    two_lines: float = 21.0
    least_of_two: float = 15.0
    several: float = 16.0
    least: float = 14.0
    degrees_apart: float = 18.0  # at which a name is parted from its degrees rather than in the middle

    def sized(self, size: float) -> Style:
        """The style at another size."""
        return sized(self.style, size)


def name_lines(name: str, setting: NameSetting, scale: float) -> list[Line]:
    """One line if it need not shrink much; else two, parted before the degrees if that does well; else more."""
    one = fitted(name, setting.sized(max(setting.style.size * scale, LEAST_SIZE)), setting.across, 0)
    if one.size >= setting.one_line * scale:
        return one_line(name, one)
    pair = _two_parts(name, setting)
    natural = setting.sized(setting.two_lines * scale)
    two = min((fitted(part, natural, setting.across, 0).size for part in pair), default=0)
    if two >= max(setting.least_of_two * scale, _least(setting, scale)):
        return [(Run(part, setting.sized(two)),) for part in pair]
    return _several(name, setting, scale)


def _several(name: str, setting: NameSetting, scale: float) -> list[Line]:
    least = _least(setting, scale)
    size = max(setting.several * scale, least)
    lines = balanced([Run(name, setting.sized(size))], setting.across)
    while len(lines) > MOST_LINES and size > least:
        size = max(size - 0.5, least)
        lines = balanced([Run(name, setting.sized(size))], setting.across)
    return lines


def _least(setting: NameSetting, scale: float) -> float:
    """The least for every name there is; only where nothing else helps does a name of the widest signs give way."""
    return setting.least if scale > WIDEST_SIGNS_BELOW else LEAST_SIZE


def _two_parts(name: str, setting: NameSetting) -> tuple[str, ...]:
    """The name cut between two words: before the degrees if both parts then fit well, else most equally."""
    words = name.split(" ")
    cuts = [(" ".join(words[:index]), " ".join(words[index:])) for index in range(1, len(words))]
    degrees = next((cut for cut in cuts if cut[0].endswith(",")), None)
    if degrees and _widest(degrees, setting) <= setting.across:
        return degrees
    return min(cuts, key=lambda cut: _widest(cut, setting), default=())


def _widest(parts: Sequence[str], setting: NameSetting) -> float:
    style = setting.sized(setting.degrees_apart)
    return max(line_width((Run(part, style),)) for part in parts)
