"""A register book as a list for .xlsx and .csv."""

from collections.abc import Iterable

from workshop_tracker.certificates.exports import STATES
from workshop_tracker.certificates.register_book.book import Cover, Line, Soundness
from workshop_tracker.spreadsheets.listed import ListSheet

HEADINGS = ("Nomor", "Terbitan", "Nama", "Keadaan", "Tanggal", "Kegiatan")


def book_sheet(cover: Cover, lines: Iterable[Line], soundness: Soundness) -> ListSheet:
    """Each line as it comes; the remarks say whose book it is and whether its numbers are sound."""
    rows = ((line.number, line.edition, line.name, STATES[line.state], line.issued_on, line.workshop) for line in lines)
    remarks = (f"{cover.issuer}: {cover.first} s.d. {cover.last}", *map(str, soundness.sentences))
    return ListSheet("Buku register", HEADINGS, rows, remarks)
