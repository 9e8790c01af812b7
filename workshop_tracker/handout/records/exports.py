"""Somebody's trainings in the columns of Dapodik's "Riwayat Diklat"."""

from collections.abc import Iterable

from workshop_tracker.handout.records.trainings import RecordedTraining
from workshop_tracker.spreadsheets.listed import ListSheet

HEADINGS = (
    "Jenis Diklat",
    "Nama",
    "No. Sertifikat",
    "Penyelenggara",
    "Tahun",
    "Peran",
    "Tingkat",
    "Berapa Jam",
)


def history_sheet(trainings: Iterable[RecordedTraining]) -> ListSheet:
    """One row a training, newest first."""
    return ListSheet("Riwayat Diklat", HEADINGS, map(_row, trainings))


def _row(each: RecordedTraining) -> tuple[str | int | None, ...]:
    event = (each.kind, each.title, each.number, each.organizer, each.ended_on.year)
    return (*event, each.role, each.level, each.lesson_hours)
