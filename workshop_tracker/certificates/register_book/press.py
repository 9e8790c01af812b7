"""Where a book is printed: what draws it is loaded with the first one (decision 0012)."""

from collections.abc import Iterable
from importlib import import_module
from typing import BinaryIO

from workshop_tracker.certificates.exports import STATES
from workshop_tracker.certificates.register_book.book import Cover, Line, Soundness
from workshop_tracker.presentation import format_date


def print_book(cover: Cover, lines: Iterable[Line], soundness: Soundness, out: BinaryIO) -> None:
    """Write one PDF to the binary file `out`, each line as it comes."""
    about = (f"{cover.first} s.d. {cover.last}", *map(str, soundness.sentences))
    import_module("workshop_tracker.certificates.register_book.pdf").draw_book(
        cover.issuer, about, map(_row, lines), out
    )


def _row(line: Line) -> tuple[str, ...]:
    edition, day = str(line.edition), format_date(line.issued_on)
    return line.number, edition, line.name, STATES[line.state], day, line.workshop
