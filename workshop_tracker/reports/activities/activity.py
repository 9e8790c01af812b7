"""One workshop as a row of the report: who held it, who came of the office's own, and how far it is."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from workshop_tracker.reports.reached.funnel import BySex


class Progress(StrEnum):
    """What a workshop still lacks, the first thing first."""

    ATTENDANCE_INCOMPLETE = "attendance_incomplete"
    PAPERS_MISSING = "papers_missing"
    COMPLETE = "complete"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Activity:
    """Participants are the office's own who were present in the period; JP are those of the whole programme.

    `unmarked` counts marks that the sheets of past days lack, `without_paper` own people who completed and hold none.
    """

    slug: str
    title: str
    days: tuple[dt.date, ...]
    place: str
    organizers: tuple[str, ...]
    funding_source: str
    speakers: tuple[str, ...]
    participants: BySex
    from_state_schools: int
    from_private_schools: int
    lesson_hours: int
    batch: str
    is_recorded_only: bool
    unmarked: int
    without_paper: int
    progress: Progress


def progress(*, unmarked: int, without_paper: int, is_closed: bool) -> Progress:
    """Marks come before papers; who closed a workshop has said that nothing is missing."""
    if is_closed:
        return Progress.CLOSED
    if unmarked:
        return Progress.ATTENDANCE_INCOMPLETE
    return Progress.PAPERS_MISSING if without_paper else Progress.COMPLETE
