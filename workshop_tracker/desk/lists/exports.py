"""Workshops as a sheet."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from workshop_tracker.spreadsheets.listed import ListSheet


@dataclass(frozen=True, slots=True)
class WorkshopLine:
    """A workshop as its list shows it, in words."""

    title: str
    starts_on: dt.date | None
    ends_on: dt.date | None
    place: str
    participants: int
    standing: str
    next: str


def workshops_sheet(workshops: Iterable[WorkshopLine]) -> ListSheet:
    """One row for each workshop."""
    headings = ("Kegiatan", "Mulai", "Selesai", "Tempat", "Peserta", "Keadaan", "Berikutnya")
    rows = (
        (each.title, each.starts_on, each.ends_on, each.place, each.participants, each.standing, each.next)
        for each in workshops
    )
    return ListSheet("Kegiatan", headings, rows)
