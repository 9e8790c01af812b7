"""Rows of one column that share the room they have: gaps give way first, and never until ink meets ink."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from workshop_tracker.designs.typesetting import Line, ink

HAIR = 0.25  # mm of paper between the ink of two lines


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a column: `lead` mm below the baseline above it, of which `give` may be taken away or be added to."""

    line: Line
    lead: float
    give: float = 0.0


def rows(lines: Sequence[Line], lead: float, give: float, leading: float) -> list[Row]:
    """Lines of one block: the first keeps `lead` and `give`, the others follow at a fixed `leading`."""
    return [Row(line, leading if index else lead, 0.0 if index else give) for index, line in enumerate(lines)]


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
