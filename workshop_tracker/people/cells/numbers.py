"""What stands below NUPTK, NIP and the like: a number by its column, or by its form where a column holds several."""

from workshop_tracker.intake.cells import CellProblem
from workshop_tracker.intake.headings import compared
from workshop_tracker.people.identifiers import (
    IdentifierKind,
    IdentifierValue,
    digits_of,
    read_identifier,
    recognise_identifier,
)


def read_number(written: str, column: str, heading: str) -> IdentifierValue | CellProblem | None:
    """A number by its column; 18 digits below `NIP` are a NI PPPK where their form says so."""
    if column == "nuptk":
        return read_identifier(IdentifierKind.NUPTK, written)
    if column == "niy":
        return read_identifier(IdentifierKind.NIY, written)
    if column == "identifier":
        value = recognise_identifier(written)
        takes_niy = isinstance(value, CellProblem) and "niy" in compared(heading)
        return read_identifier(IdentifierKind.NIY, written) if takes_niy else value
    if len(digits_of(written)) == 18:
        return recognise_identifier(written)
    return read_identifier(IdentifierKind.NIP, written)
