"""A register book as a list for .xlsx and .csv."""

import datetime as dt
from collections.abc import Iterable

from workshop_tracker.certificates.exports import STATES
from workshop_tracker.certificates.register_book.book import Cover, Entry, Reserved, Soundness
from workshop_tracker.spreadsheets.listed import ListSheet

HEADINGS = ("Nomor", "Terbitan", "Nama", "Keadaan", "Tanggal", "Kegiatan")


def book_sheet(cover: Cover, entries: Iterable[Entry], soundness: Soundness) -> ListSheet:
    """Each entry as it comes; the remarks say whose book it is and whether its numbers are sound."""
    rows = map(cells_of, entries)
    remarks = (f"{cover.issuer}: {cover.first} s.d. {cover.last}", *map(str, soundness.sentences))
    return ListSheet("Buku register", HEADINGS, rows, remarks)


def cells_of(entry: Entry) -> tuple[str | int | dt.date, ...]:
    """One entry of the book under its six headings."""
    if isinstance(entry, Reserved):
        return entry.numbers, "", entry.reserved_for, entry.state, entry.reserved_on, entry.reason
    return entry.number, entry.edition, entry.name, STATES[entry.state], entry.issued_on, entry.workshop
