"""What is missing before papers can be made: one list of reasons, one wording, for page and command alike."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from workshop_tracker.presentation import Sentence
from workshop_tracker.workshops.rules import Readiness, missing_for_papers


@dataclass(frozen=True, slots=True)
class WorkshopFacts:
    """What the decision needs to know of a workshop."""

    state: str
    is_recorded_only: bool
    readiness: Readiness


def missing_for_certificates(workshop: WorkshopFacts, issued_on: dt.date, latest: dt.date = dt.date.max) -> list[str]:
    """Why no paper of this workshop can bear that day; empty when it can. `latest` is the last day that it may bear."""
    closed = [reason for reason, is_so in _obstacles(workshop, issued_on, latest) if is_so]
    lacks = [problem.message for problem in missing_for_papers(workshop.readiness)]
    return closed + lacks


def _obstacles(workshop: WorkshopFacts, issued_on: dt.date, latest: dt.date) -> Iterable[tuple[str, bool]]:
    yield (
        Sentence("Kegiatan ini hanya dicatat dari arsip; sertifikatnya tidak diterbitkan di sini."),
        workshop.is_recorded_only,
    )
    yield Sentence("Kegiatan masih berupa draf: lengkapi datanya dahulu."), workshop.state == "draft"
    yield Sentence("Kegiatan dibatalkan."), workshop.state == "cancelled"
    yield Sentence("Kegiatan sudah ditutup."), workshop.state == "closed"
    starts_on = workshop.readiness.starts_on
    yield Sentence("Tanggal sertifikat mendahului kegiatan."), starts_on is not None and issued_on < starts_on
    yield (
        Sentence("Tanggal sertifikat (%(day)s) belum tiba; paling akhir %(latest)s.", day=issued_on, latest=latest),
        issued_on > latest,
    )


def date_when_prepared(ends_on: dt.date | None, today: dt.date) -> dt.date:
    """A paper prepared ahead is handed out at the closing, so it bears the last day."""
    return ends_on or today


def latest_date_when_prepared(ends_on: dt.date | None, today: dt.date) -> dt.date:
    """A day ahead is printed for the closing only."""
    return max(ends_on or today, today)


def date_when_issued(ends_on: dt.date | None, today: dt.date) -> dt.date:
    """The last day where it is past, else today: nothing is dated ahead once it is valid."""
    return min(ends_on or today, today)
