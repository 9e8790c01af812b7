"""What a picture is made of: boxes, strokes and words in units of its own, y counted downwards."""

from dataclasses import dataclass
from enum import Enum, StrEnum


class Tone(Enum):
    """Colours by what they mean; one after another they differ in lightness, so that a copy in grey can be read."""

    INK = "#1b1f29"
    QUIET = "#555b68"
    RULE = "#b9bdc7"
    GROUND = "#e8e6df"
    WHITE = "#ffffff"
    FIRST = "#21407f"
    SECOND = "#7d9bd1"
    THIRD = "#cfdaf0"
    FOURTH = "#a8651a"


SERIES = (Tone.FIRST, Tone.SECOND, Tone.THIRD, Tone.FOURTH)
DARK = frozenset({Tone.FIRST, Tone.FOURTH, Tone.INK})


class Anchor(StrEnum):
    """Which part of the words stands at their place."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its upper left corner; without `fill` it is a dashed outline: unknown."""

    x: float
    y: float
    width: float
    height: float
    fill: Tone | None


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points; dashes are lengths drawn and left out."""

    points: tuple[tuple[float, float], ...]
    tone: Tone
    breadth: float = 1.0
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; y is its baseline."""

    x: float
    y: float
    text: str
    size: float = 11.0
    anchor: Anchor = Anchor.START
    tone: Tone = Tone.INK
    is_strong: bool = False


Shape = Box | Stroke | Words


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture with its size and its finding."""

    width: float
    height: float
    title: str
    shapes: tuple[Shape, ...]


def ink_on(fill: Tone) -> Tone:
    """What can be read on a box of that tone."""
    return Tone.WHITE if fill in DARK else Tone.INK
