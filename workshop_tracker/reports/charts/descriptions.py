"""What a picture shows: findings, labels and numbers as frozen values; how it looks is the renderers' business."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole; the whole is None where nobody told it, and smaller than the part where it is incomplete."""

    part: int
    whole: int | None

    @property
    def is_known(self) -> bool:
        """Whether a percentage may be told: never of an unknown, empty or incomplete whole."""
        return bool(self.whole) and self.whole is not None and self.part <= self.whole


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    share: Share


@dataclass(frozen=True, slots=True)
class Bars:
    """One bar a row, as long as its percentage; `title` says the finding, `base` what the wholes are."""

    title: str
    bars: tuple[Bar, ...]
    base: str = ""


@dataclass(frozen=True, slots=True)
class Stack:
    """A bar in pieces, one number for each name of its chart."""

    label: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StackedBars:
    title: str
    names: tuple[str, ...]
    stacks: tuple[Stack, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of numbers over the points of its chart; None where there is none yet."""

    name: str
    numbers: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """The first line is what the chart is about, the others are what it is compared with."""

    title: str
    points: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Numbers in rows and columns (district × month); each number stands in its square."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A district of a map by its code."""

    code: str
    share: Share


@dataclass(frozen=True, slots=True)
class TileMap:
    """Districts as labelled squares at about their place on the map; places without a square are in the table only."""

    title: str
    places: tuple[Place, ...]
    base: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far towards a goal; `goal` is None where nobody set one."""

    title: str
    reached: int
    goal: int | None
    unit: str


Chart = Bars | StackedBars | Lines | HeatMap | TileMap | Progress
