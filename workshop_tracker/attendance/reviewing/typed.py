"""What of a form's cells was typed, and what of it cannot be taken. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workshop_tracker.attendance.participants.preview import ReadRow
from workshop_tracker.attendance.reviewing.cells import Cells, CellsRefused, cells_of, corrected, mark_of, proposed_name
from workshop_tracker.intake.proposals import ImportPlan
from workshop_tracker.people.rosters.entries import Entry, entry_of
from workshop_tracker.presentation import Sentence

LONGEST_CELL = 300


@dataclass(frozen=True, slots=True)
class Refused:
    """Cells as they were typed, and why they were not taken; `is_stale`: the row had been changed meanwhile."""

    cells: Cells
    reason: str
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """What a form says about rows: entries put right, and cells that cannot be taken, by row."""

    entries: Mapping[int, Entry]
    refused: Mapping[int, Refused]

    def __bool__(self) -> bool:
        return bool(self.entries or self.refused)


def field_of(row: int, name: str) -> str:
    """The name of the field of a cell, or of its `seen` mark."""
    return f"cell-{row}-{name}"


def typed_in(plan: ImportPlan, rows: Sequence[ReadRow], form: Mapping[str, str]) -> Typed:
    """The rows whose cells differ from what they show; a cell that nobody touched is never taken for typed."""
    entries: dict[int, Entry] = {}
    refused: dict[int, Refused] = {}
    by_row = {each.row_number: each for each in plan.proposals}
    for row, shown, typed in _touched(rows, form):
        if form.get(field_of(row, "seen")) != mark_of(shown):
            refused[row] = Refused(typed, _changed_since(shown), is_stale=True)
            continue
        try:
            entries[row] = corrected(entry_of(by_row[row]), shown, typed)
        except CellsRefused as refusal:
            refused[row] = Refused(typed, refusal.args[0])
    return Typed(entries, refused)


def respelled(plan: ImportPlan, rows: Sequence[ReadRow]) -> dict[int, Entry]:
    """The entries of these rows with the capitals that are proposed for their names."""
    by_row = {each.row_number: each for each in plan.proposals}
    named = {row.number: (cells_of(row), name) for row in rows if (name := proposed_name(row))}
    return {
        row: corrected(entry_of(by_row[row]), cells, cells._replace(name=name)) for row, (cells, name) in named.items()
    }


def _touched(rows: Sequence[ReadRow], form: Mapping[str, str]) -> Iterator[tuple[int, Cells, Cells]]:
    for each in rows:
        shown, typed = cells_of(each), _cells_in(form, each.number)
        if typed is not None and typed != shown and mark_of(typed) != form.get(field_of(each.number, "seen")):
            yield each.number, shown, typed


def _cells_in(form: Mapping[str, str], row: int) -> Cells | None:
    if field_of(row, "seen") not in form:
        return None
    return Cells(*(form.get(field_of(row, name), "").strip()[:LONGEST_CELL] for name in Cells._fields))


def _changed_since(shown: Cells) -> str:
    return Sentence(
        "Baris ini sudah diubah di tempat lain menjadi: %(present)s. Simpan lagi untuk memakai isian Anda.",
        present=" · ".join(filter(None, shown)) or "–",
    )
