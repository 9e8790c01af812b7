"""What is missing before papers can be made: one list of reasons, one wording, for page and command alike."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from workshop_tracker.certificates.numbering.patterns import WrongPattern, check_pattern
from workshop_tracker.presentation import Sentence


@dataclass(frozen=True, slots=True)
class WorkshopFacts:
    """What the decision needs to know of a workshop."""

    state: str
    has_issuer: bool
    has_office: bool
    has_district: bool
    place: str
    number_pattern: str
    lesson_hours: int
    signatories: int
    starts_on: dt.date | None
    is_recorded_only: bool


def missing_for_certificates(workshop: WorkshopFacts, issued_on: dt.date) -> list[str]:
    """Why no paper of this workshop can be made on that day; empty when it can."""
    return [reason for reason, is_missing in _reasons(workshop, issued_on) if is_missing] + _pattern_problem(workshop)


def _reasons(workshop: WorkshopFacts, issued_on: dt.date) -> Iterable[tuple[str, bool]]:
    yield (
        Sentence("Kegiatan ini hanya dicatat dari arsip; sertifikatnya tidak diterbitkan di sini."),
        workshop.is_recorded_only,
    )
    yield Sentence("Kegiatan masih berupa draf: lengkapi datanya dahulu."), workshop.state == "draft"
    yield Sentence("Kegiatan dibatalkan."), workshop.state == "cancelled"
    yield Sentence("Kegiatan sudah ditutup."), workshop.state == "closed"
    yield Sentence("Penyelenggara yang menerbitkan belum dipilih."), not workshop.has_issuer
    yield Sentence("Dinas pembina belum dipilih."), not workshop.has_office
    yield Sentence("Kabupaten/kota belum diisi."), not workshop.has_district
    yield Sentence("Tempat kegiatan belum diisi."), not workshop.place
    yield Sentence("Belum ada materi dengan JP."), workshop.lesson_hours == 0
    yield Sentence("Penanda tangan belum diisi."), workshop.signatories == 0
    yield Sentence("Tanggal kegiatan belum diisi."), workshop.starts_on is None
    if workshop.starts_on is not None:
        yield Sentence("Tanggal sertifikat mendahului kegiatan."), issued_on < workshop.starts_on


def _pattern_problem(workshop: WorkshopFacts) -> list[str]:
    if not workshop.number_pattern:
        return [Sentence("Pola nomor sertifikat belum diisi.")]
    try:
        check_pattern(workshop.number_pattern)
    except WrongPattern as wrong:
        return [str(wrong)]
    return []


def date_when_prepared(ends_on: dt.date | None, today: dt.date) -> dt.date:
    """A paper prepared ahead is handed out at the closing, so it bears the last day."""
    return ends_on or today


def date_when_issued(ends_on: dt.date | None, today: dt.date) -> dt.date:
    """The last day where it is past, else today: nothing is dated ahead once it is valid."""
    return min(ends_on or today, today)
