"""In which order papers leave the printer, and how far a printer is moved."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from workshop_tracker.designs.imposition.rules import Shift
from workshop_tracker.presentation import natural_key

MOST_SHIFT = 20.0  # mm
WHOLE = re.compile("[0-9]{1,18}")
MILLIMETRES = re.compile("[+-]?[0-9]{1,2}([.,][0-9]{1,2})?")


class Document(StrEnum):
    """What can be printed for a workshop."""

    PAPERS = "papers"
    COVERS = "covers"
    RECEIPTS = "receipts"
    TEST = "test"


class Order(StrEnum):
    """The order of the book; or one pile for each school, names in order, perhaps with a cover on each."""

    NUMBER = "number"
    SCHOOL = "school"
    COVERS = "covers"


@dataclass(frozen=True, slots=True)
class PaperToPrint:
    """A paper and whose pile it belongs to; `school` is its name or that of another work unit, "" for none."""

    certificate_id: int
    number: str
    name: str
    name_key: str
    school: str
    school_id: int

    @property
    def school_key(self) -> tuple[bool, str, int]:
        """Schools in natural order, who has none last; schools of one name apart."""
        return not self.school, natural_key(self.school), self.school_id


Pile = list[PaperToPrint]


def piles_of(papers: Sequence[PaperToPrint], order: Order) -> list[Pile]:
    """The papers, given in the order of the book, as piles: all in one, or each school's by name."""
    if order is Order.NUMBER:
        return [list(papers)]
    by_name = sorted(papers, key=lambda paper: (paper.school_key, paper.name_key))
    return [list(pile) for _, pile in groupby(by_name, key=lambda paper: paper.school_key)]


def read_ids(sent: Iterable[str]) -> list[int]:
    """Ids as a form sends them; anything else names no paper."""
    return [int(each) if WHOLE.fullmatch(each) else 0 for each in sent]


def read_millimetres(typed: str) -> float | None:
    """A length within the limits, with comma or point; None for anything else."""
    if not MILLIMETRES.fullmatch(typed):
        return None
    length = float(typed.replace(",", "."))
    return length if abs(length) <= MOST_SHIFT else None


def kept_shift(shift: Shift) -> str:
    """A printer's shift as a browser keeps it."""
    return f"{shift.right:g}_{shift.down:g}"


def read_shift(kept: str) -> Shift:
    """The exact inverse of `kept_shift`; anything else is no shift."""
    lengths = [read_millimetres(part) for part in kept.split("_")]
    if len(lengths) != len(("right", "down")) or None in lengths:
        return Shift()
    right, down = (length or 0.0 for length in lengths)
    return Shift(right, down)
