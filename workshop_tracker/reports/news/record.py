"""What the record of a workshop tells its readers, as values."""

import datetime as dt
from dataclasses import dataclass

from workshop_tracker.workshops.engagements import EngagementRole


@dataclass(frozen=True, slots=True)
class RecordedPerson:
    """Somebody who spoke, opened or moderated; `represents` is a post stood in for, `summary` what was said."""

    role: EngagementRole
    name: str
    represents: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class RecordedSchool:
    """A school that came, as it is printed."""

    name: str
    npsn: str


@dataclass(frozen=True, slots=True)
class RecordedSession:
    """A part of the programme that tells something: its topic and what was said."""

    topic: str
    summary: str


@dataclass(frozen=True, slots=True)
class WorkshopRecord:
    """A workshop as it was held. What nobody recorded is empty, none or 0; `teachers` are those who were present."""

    title: str
    kind: str
    starts_on: dt.date | None
    ends_on: dt.date | None
    place: str
    district: str
    organizers: tuple[str, ...]
    people: tuple[RecordedPerson, ...]
    schools: tuple[RecordedSchool, ...]
    teachers: int
    lesson_hours: int
    summary: str
    sessions: tuple[RecordedSession, ...]
    photos: tuple[str, ...]
    hashtags: tuple[str, ...]
    published_on: dt.date
