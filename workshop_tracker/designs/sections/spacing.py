"""Rows of one column that share the room they have: gaps give way first, and never until ink meets ink."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from workshop_tracker.designs.sheet import Align, Said, Sheet
from workshop_tracker.designs.typesetting import Line, TextDoesNotFit, ink
from workshop_tracker.presentation import Sentence

HAIR = 0.25  # mm of paper between the ink of two lines
SCALES = (1.0, 0.95, 0.9, 0.86, 0.82, 0.78, 0.74, 0.7, 0.66, 0.62, 0.58, 0.54, 0.5)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a column: `lead` mm below the baseline above it, of which `give` may be taken away or be added to.

    In a column set flush left it stands `hang` mm out to the left, so that a quotation mark does not dent the edge.
    """

    line: Line
    lead: float
    give: float = 0.0
    hang: float = 0.0
    said: Said = Said.OF_ONE


@dataclass(frozen=True, slots=True)
class PlacedRows:
    """Rows with their baselines in mm."""

    rows: tuple[Row, ...]
    places: tuple[float, ...]

    def draw(self, sheet: Sheet, x: float, align: Align) -> None:
        """Print them against the edge or axis at `x`."""
        for row, baseline in zip(self.rows, self.places, strict=True):
            sheet.line(x - row.hang, baseline, row.line, align, row.said)

    def end(self, top: float) -> float:
        """The last baseline; `top` if there is no row."""
        return self.places[-1] if self.places else top


def rows(lines: Sequence[Line], lead: float, give: float, leading: float) -> list[Row]:
    """Lines of one block: the first keeps `lead` and `give`, the others follow at a fixed `leading`."""
    return [Row(line, leading if index else lead, 0.0 if index else give) for index, line in enumerate(lines)]


def shared(column: Sequence[Row]) -> list[Row]:
    """The same rows as those that all papers of a run say alike."""
    return [replace(row, said=Said.OF_ALL) for row in column]


def hung(row: Row, hang: float) -> Row:
    """The row, `hang` mm out to the left."""
    return replace(row, hang=hang)


def _leads(column: Sequence[Row]) -> list[tuple[float, float]]:
    """For each row but the first: the least distance that keeps ink apart, and the wanted one, never below it."""
    least = [ink(above.line)[1] + HAIR + ink(row.line)[0] for above, row in pairwise(column)]
    return [(need, max(row.lead, need)) for row, need in zip(column[1:], least, strict=True)]


def column_height(column: Sequence[Row]) -> float:
    """Distance in mm from the first to the last baseline at the natural leads."""
    return sum(lead for _, lead in _leads(column))


def baselines(column: Sequence[Row], top: float, bottom: float) -> list[float] | None:
    """Baselines in mm from `top` to `bottom`, the gives sharing what is over or wanting; None if it is too tall."""
    if not column:
        return []
    leads = _leads(column)
    over = bottom - top - column_height(column)
    gives = [
        row.give if over > 0 else min(row.give, lead - need)
        for row, (need, lead) in zip(column[1:], leads, strict=True)
    ]
    if over < -sum(gives) - 1e-9:
        return None
    share = over / sum(gives) if sum(gives) else 0.0
    shifts = (lead + share * give for (_, lead), give in zip(leads, gives, strict=True))
    return list(accumulate(shifts, initial=top))


def placed_rows(column: Sequence[Row], top: float, bottom: float) -> PlacedRows | None:
    """The column over the whole room; None if it is too tall."""
    places = baselines(column, top, bottom)
    return None if places is None else PlacedRows(tuple(column), tuple(places))


def upper_rows(column: Sequence[Row], top: float, bottom: float) -> PlacedRows | None:
    """The column at its natural leads from `top` on, closer only if the room is too small; None if it is too tall."""
    return placed_rows(column, top, min(top + column_height(column), bottom))


def largest(
    make: Callable[[float], list[Row]], place: Callable[[list[Row]], PlacedRows | None], refusal: Sentence
) -> PlacedRows:
    """The column that `make` gives for the largest scale at which `place` finds room; else TextDoesNotFit(refusal)."""
    for scale in SCALES:
        placed = place(make(scale))
        if placed is not None:
            return placed
    raise TextDoesNotFit(refusal)
