"""The programme as its page lists it, each session with what should be looked at."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext
from sqlalchemy.orm import Session

from workshop_tracker.presentation import format_time, join_words
from workshop_tracker.workshops.models import Workshop, WorkshopSession
from workshop_tracker.workshops.queries import sessions_of, speakers_of_sessions, written_name, zone_of_workshop
from workshop_tracker.workshops.rules import local_time, minutes_lacking


@dataclass(frozen=True, slots=True)
class ListedSession:
    """A session in words; `doubts` are sentences about what does not fit."""

    part: WorkshopSession
    hours: str
    speakers: str
    doubts: tuple[str, ...]


def listed_sessions(session: Session, workshop: Workshop) -> list[ListedSession]:
    """The programme in its order; three statements."""
    zone = zone_of_workshop(session, workshop)
    speakers = speakers_of_sessions(session, workshop.id)
    return [
        ListedSession(
            part,
            _hours(part, zone),
            join_words([written_name(engagement.person) for engagement in speakers.get(part.id, [])]),
            tuple(_doubts(part, workshop)),
        )
        for part in sessions_of(session, workshop.id)
    ]


def _hours(part: WorkshopSession, zone: str) -> str:
    """`08.00 – 09.30 WIB`; empty where no hour is known."""
    moments = [local_time(moment, zone) for moment in (part.starts_at, part.ends_at) if moment]
    if not moments:
        return ""
    last = format_time(moments[-1], zone)
    return last if len(moments) == 1 else f"{moments[0]:%H.%M} – {last}"


def _doubts(part: WorkshopSession, workshop: Workshop) -> Iterator[str]:
    is_early = part.held_on and workshop.starts_on and part.held_on < workshop.starts_on
    is_late = part.held_on and workshop.ends_on and part.held_on > workshop.ends_on
    if is_early or is_late:
        yield gettext("Tanggalnya di luar tanggal kegiatan.")
    lacking = minutes_lacking(part.lesson_hours, part.starts_at, part.ends_at)
    if lacking:
        yield gettext("JP lebih lama %(minutes)d menit daripada jamnya (1 JP = 45 menit).", minutes=lacking)
