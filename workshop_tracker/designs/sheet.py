"""The surface that designs draw on: lines, art, codes and links on its sides; mm from the top left, y downwards."""

from collections.abc import Callable, Hashable
from enum import Enum, StrEnum
from typing import Protocol

from workshop_tracker.designs.ornaments import ACROSS, AS_DRAWN, DOWN, Matrix
from workshop_tracker.designs.own.pictures import Picture
from workshop_tracker.designs.typesetting import POINTS_PER_MM, Line

WIDTH, HEIGHT = ACROSS * POINTS_PER_MM, DOWN * POINTS_PER_MM
EXTENT = (-WIDTH, 0.0, WIDTH, 2 * HEIGHT)  # art may lie round the corner


class Align(Enum):
    """Which part of a line stands at the given x."""

    LEFT = 0.0
    CENTER = 0.5
    RIGHT = 1.0


class PageSize(Enum):
    """Width and height of a page in mm.

    A place is always counted from the top left corner of A4 landscape, whose foot is that of every page: the upper edge
    of a taller page lies above it, at a negative y.
    """

    LANDSCAPE = (ACROSS, DOWN)
    PORTRAIT = (DOWN, ACROSS)
    FOLIO = (215.0, 330.0)  # of lists: offices print them on it as often as on A4

    @property
    def top(self) -> float:
        """The y of its upper edge."""
        return DOWN - self.value[1]

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in pt."""
        across, down = self.value
        return across * POINTS_PER_MM, down * POINTS_PER_MM


class Said(Enum):
    """Of whom a line speaks: what all papers of a run say alike is stored once for all of them."""

    OF_ALL = "all papers of a run"
    OF_ONE = "one paper"


class Preprinted(StrEnum):
    """What the paper in the printer bears already, so that a design leaves it out."""

    NOTHING = "nothing"
    GROUND = "ground"
    LETTERHEAD = "letterhead"

    @property
    def has_ground(self) -> bool:
        """Whether frame, ornaments and emblems are there."""
        return self is not Preprinted.NOTHING

    @property
    def has_letterhead(self) -> bool:
        """Whether the office's own lines are there, too."""
        return self is Preprinted.LETTERHEAD


class Sheet(Protocol):
    """What a design can draw with; all but own lines, codes and links belongs to every paper of a run.

    A design that prints the holder's own fields whole (the code in parts, too), each line in one style, is printed
    fastest; any other use of them is printed correctly, but slower. A wider or taller text must never get more room
    than a smaller one.
    """

    @property
    def preprinted(self) -> Preprinted:
        """What the paper bears already."""

    def end_side(self, size: PageSize = PageSize.LANDSCAPE) -> None:
        """Finish the side, on a page of that size."""

    def draw(self, content: str) -> None:
        """Page content from `ornaments`, drawn as it is."""

    def block(self, key: Hashable, draw: Callable[[], None]) -> None:
        """Draw a block once per file, under a key that holds all it depends on; later sides only name it."""

    def art(self, make: Callable[[], str], matrix: Matrix = AS_DRAWN) -> None:
        """Static art: made once, stored once per file, moved to its place by the matrix."""

    def picture(self, picture: Picture, x: float, y: float, across: float, down: float) -> None:
        """A picture of that size with its top left corner there, stored once per file."""

    def line(self, x: float, baseline: float, line: Line, align: Align = Align.LEFT, said: Said = Said.OF_ONE) -> None:
        """A line of text; a centred or right-aligned one stands without its trailing letter-space."""

    def code(self, address: str, x: float, y: float, side: float, colour: str) -> None:
        """The address as a QR code in a square of `side` mm; the quiet margin of four modules is the caller's."""

    def link(self, address: str, x: float, y: float, side: float) -> None:
        """A square that opens the address."""
