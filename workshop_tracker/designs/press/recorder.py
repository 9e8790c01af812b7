"""The press's own sheet: it notes what a design draws, and parts what all papers of a run share from what is own."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from workshop_tracker.designs.ornaments import AS_DRAWN, Matrix, moved, point
from workshop_tracker.designs.own.pictures import Picture
from workshop_tracker.designs.plates.forms import Content, Form, art
from workshop_tracker.designs.plates.lines import line_content
from workshop_tracker.designs.plates.pictures import image
from workshop_tracker.designs.sheet import Align, PageSize, Preprinted, Said
from workshop_tracker.designs.typesetting import POINTS_PER_MM, Line, line_width


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A line said of one paper alone."""

    x: float
    baseline: float
    line: Line
    align: Align


@dataclass(frozen=True, slots=True)
class OwnCode:
    """A QR code in a square of `side` mm."""

    address: str
    x: float
    y: float
    side: float
    colour: str


@dataclass(frozen=True, slots=True)
class Link:
    """A square that opens an address."""

    address: str
    x: float
    y: float
    side: float


Piece = Form | OwnLine | OwnCode


@dataclass(frozen=True, slots=True)
class Side:
    """One side: in their order forms, shared with other papers, between lines and codes of its own; and links."""

    pieces: tuple[Piece, ...]
    links: tuple[Link, ...]
    size: PageSize

    @property
    def forms(self) -> tuple[Form, ...]:
        """What is shared with other papers, in its order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Form))


@dataclass(frozen=True, slots=True)
class Shared:
    """What papers of one run are drawn with alike: their blocks, to which new ones are added, and what is printed."""

    preprinted: Preprinted = Preprinted.NOTHING
    blocks: dict[Hashable, Form] = field(default_factory=dict)


class Recorder:
    """A sheet whose sides can be asked for."""

    def __init__(self, shared: Shared) -> None:
        self.sides: list[Side] = []
        self.preprinted = shared.preprinted
        self._blocks = shared.blocks
        self._contents = [Content()]
        self._pieces: list[Piece] = []
        self._links: list[Link] = []

    def end_side(self, size: PageSize = PageSize.LANDSCAPE) -> None:
        self._end_form()
        self.sides.append(Side(tuple(self._pieces), tuple(self._links), size))
        self._pieces, self._links = [], []

    def _add_own(self, piece: OwnLine | OwnCode) -> None:
        self._end_form()
        self._pieces.append(piece)

    def _end_form(self) -> None:
        """What was drawn since the last own piece becomes a form."""
        content = self._contents.pop()
        if not content.is_empty:
            self._pieces.append(content.form())
        self._contents.append(Content())

    def draw(self, content: str) -> None:
        self._contents[-1].add(content)

    def block(self, key: Hashable, draw: Callable[[], None]) -> None:
        if key not in self._blocks:
            self._contents.append(Content())
            draw()
            self._blocks[key] = self._contents.pop().form()
        self._contents[-1].show(self._blocks[key])

    def art(self, make: Callable[[], str], matrix: Matrix = AS_DRAWN) -> None:
        self._contents[-1].add(f"q {moved(matrix)}")
        self._contents[-1].show(art(make))
        self._contents[-1].add("Q")

    def picture(self, picture: Picture, x: float, y: float, across: float, down: float) -> None:
        size = f"{across * POINTS_PER_MM:.2f} 0 0 {down * POINTS_PER_MM:.2f}"
        self._contents[-1].add(f"q {size} {point(x, y + down)} cm")
        self._contents[-1].show(image(picture))
        self._contents[-1].add("Q")

    def line(self, x: float, baseline: float, line: Line, align: Align = Align.LEFT, said: Said = Said.OF_ONE) -> None:
        if said is Said.OF_ONE and len(self._contents) == 1:
            self._add_own(OwnLine(x, baseline, line, align))
        else:
            left = x - line_width(line) * align.value
            self._contents[-1].add(line_content(left, baseline, line), *(run.style.face for run in line))

    def code(self, address: str, x: float, y: float, side: float, colour: str) -> None:
        self._add_own(OwnCode(address, x, y, side, colour))

    def link(self, address: str, x: float, y: float, side: float) -> None:
        self._links.append(Link(address, x, y, side))
