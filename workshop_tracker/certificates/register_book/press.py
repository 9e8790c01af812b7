"""Where a book is printed: what draws it is loaded with the first one (decision 0012)."""

import datetime as dt
from collections.abc import Iterable
from importlib import import_module
from typing import BinaryIO

from workshop_tracker.certificates.register_book.book import Cover, Entry, Soundness
from workshop_tracker.certificates.register_book.exports import cells_of
from workshop_tracker.presentation import format_date


def print_book(cover: Cover, entries: Iterable[Entry], soundness: Soundness, out: BinaryIO) -> None:
    """Write one PDF to the binary file `out`, each entry as it comes."""
    about = (f"{cover.first} s.d. {cover.last}", *map(str, soundness.sentences))
    import_module("workshop_tracker.certificates.register_book.pdf").draw_book(
        cover.issuer, about, map(_row, entries), out
    )


def _row(entry: Entry) -> tuple[str, ...]:
    return tuple(format_date(cell) if isinstance(cell, dt.date) else str(cell) for cell in cells_of(entry))
