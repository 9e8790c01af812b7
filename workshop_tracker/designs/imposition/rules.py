"""How papers lie on the sheets in a printer: which sides are printed, on which paper, and how far moved."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sheet import Preprinted, Sheet


class Sides(StrEnum):
    """What one run through the printer puts on paper; for a printer every holder's paper begins a sheet of its own."""

    ALL = "all"  # as they are read on a screen
    DUPLEX = "duplex"  # an odd side followed by an empty one
    FRONTS = "fronts"
    BACKS = "backs"  # from the last sheet to the first, an empty side for a sheet without a back


@dataclass(frozen=True, slots=True)
class Shift:
    """How far everything is moved, in mm; a printer that draws the paper in askew is answered by its opposite."""

    right: float = 0.0
    down: float = 0.0


@dataclass(frozen=True, slots=True)
class Imposition:
    """One run through one printer."""

    sides: Sides = Sides.DUPLEX
    preprinted: Preprinted = Preprinted.NOTHING
    shift: Shift = Shift()


@dataclass(frozen=True, slots=True)
class Leaf:
    """A sheet that goes along with papers, such as the cover of a school; `with_text` is a paper that it lies with.

    `draw` draws all its sides, every line as one paper's own, in letters that the fonts have.
    """

    draw: Callable[[Sheet], None]
    with_text: CertificateText
