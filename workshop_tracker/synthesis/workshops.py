"""Invented workshops with their days, sheets and topics."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from workshop_tracker.synthesis.hosts import Host
from workshop_tracker.synthesis.invented.teachers import InventedTeacher
from workshop_tracker.synthesis.invented.words import FUNDS, KINDS, TITLES, TOPICS
from workshop_tracker.synthesis.rows import Rows
from workshop_tracker.synthesis.rules import LAST_DAY, working_day
from workshop_tracker.workshops.engagements import (
    Engagement,
    EngagementRole,
    PaperHours,
    PaperRole,
    SessionSpeaker,
    Signatory,
    SignatoryPlace,
)
from workshop_tracker.workshops.models import (
    InvitedSchool,
    Mode,
    SessionKind,
    Sheet,
    SheetSession,
    SheetSpan,
    Workshop,
    WorkshopOrganizer,
    WorkshopSession,
    WorkshopState,
)

DAYS = (1, 1, 1, 1, 1, 1, 2, 2, 2, 3)  # as often as they stand here
SESSIONS_A_DAY = (3, 3, 4, 4, 5)
LESSON_HOURS = (2, 2, 2, 3)
ONLINE, HALF_DAYS, CANCELLED, IN_A_PROGRAMME = 0.08, 0.2, 0.02, 0.6
OFFSETS = {"WIB": 7, "WITA": 8, "WIT": 9}  # hours before UTC
BEGINS_AT, MINUTES, BREAK = 8, 45, 15
PARTS = "ABBBC"
SAMPLE, ISSUER = True, True
NUMBER_PATTERN = "{seq:5}/{unit}/CONTOH/{month_roman}/{year}"
PAPERS_AFTER = dt.timedelta(days=30)  # who was held later than that before the last day has no papers yet


@dataclass(frozen=True, slots=True)
class HeldSession:
    id: int
    topic: str
    part: str
    held_on: dt.date
    lesson_hours: int


@dataclass(frozen=True, slots=True)
class HeldSheet:
    """A sheet with the JP of its sessions and the instant at which it was handed in."""

    id: int
    lesson_hours: int
    marked_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Held:
    """A workshop as marks and papers need it."""

    id: int
    host: Host
    title: str
    kind: str
    place: str
    days: tuple[dt.date, ...]
    state: WorkshopState
    sessions: tuple[HeldSession, ...]
    sheets: tuple[HeldSheet, ...]
    number_of_sessions: int
    speaker: InventedTeacher
    signer: str

    @property
    def is_cancelled(self) -> bool:
        return self.state is WorkshopState.CANCELLED

    @property
    def has_papers(self) -> bool:
        return self.state is WorkshopState.CLOSED

    @property
    def closed_at(self) -> dt.datetime:
        return self.sheets[-1].marked_at + dt.timedelta(hours=2)


def name_columns(rows: Rows) -> None:
    rows.columns(
        Workshop,
        *("slug", "title", "kind", "mode", "state", "programme_id", "office_id", "district_code", "place"),
        *("starts_on", "ends_on", "funding_source", "number_pattern", "is_sample", "locked_at", "created_at"),
    )
    rows.columns(WorkshopOrganizer, "workshop_id", "organization_id", "is_issuer")
    rows.columns(InvitedSchool, "workshop_id", "school_id", "has_attended")
    rows.columns(
        WorkshopSession,
        *("workshop_id", "number", "topic", "part", "kind", "held_on", "starts_at", "ends_at", "lesson_hours"),
    )
    rows.columns(Sheet, "workshop_id", "position", "held_on", "span")
    rows.columns(SheetSession, "sheet_id", "session_id")
    rows.columns(Engagement, "workshop_id", "person_id", "role")
    rows.columns(SessionSpeaker, "session_id", "engagement_id")
    rows.columns(Signatory, "workshop_id", "place", "name", "title_lines")
    rows.columns(PaperRole, "workshop_id", "role", "hours")


def hold_workshop(
    rows: Rows, host: Host, programmes: Sequence[int], teachers: Sequence[InventedTeacher], rng: Random
) -> Held:
    """One workshop with all that belongs to it but its people."""
    first, online = working_day(rng), rng.random() < ONLINE
    days = tuple(first + dt.timedelta(days=place) for place in range(1 if online else rng.choice(DAYS)))
    state = WorkshopState.HELD if days[-1] > LAST_DAY - PAPERS_AFTER else WorkshopState.CLOSED
    state = WorkshopState.CANCELLED if rng.random() < CANCELLED else state
    theme, number = rng.randrange(len(TITLES)), rows.next_id(Workshop)
    speaker, signer = rng.choice(teachers), rng.choice(teachers)
    sessions = _sessions(rows, number, host, days, 1 if online else 0, rng)
    held = Held(
        id=number,
        host=host,
        title=TITLES[theme],
        kind="Webinar" if online else rng.choice(KINDS),
        place="Daring" if online else speaker.school.name,
        days=days,
        state=state,
        sessions=sessions,
        sheets=tuple(_sheets(rows, number, host, sessions, rng)),
        number_of_sessions=len(sessions),
        speaker=speaker,
        signer=signer.name,
    )
    programme = programmes[theme] if rng.random() < IN_A_PROGRAMME else None
    _add(rows, held, Mode.ONLINE if online else Mode.ONSITE, programme, rng.choice(FUNDS))
    _add_people(rows, held)
    return held


def invite_schools(rows: Rows, held: Held, came: Iterable[int], did_not: Iterable[int]) -> None:
    """The schools by whether anybody of them came."""
    present = dict.fromkeys(came)
    rows.extend(InvitedSchool, ((held.id, school, True) for school in present))
    rows.extend(InvitedSchool, ((held.id, school, False) for school in dict.fromkeys(did_not) if school not in present))


def _sessions(
    rows: Rows, workshop_id: int, host: Host, days: Sequence[dt.date], only: int, rng: Random
) -> tuple[HeldSession, ...]:
    held: list[HeldSession] = []
    for day in days:
        at = dt.datetime.combine(day, dt.time(BEGINS_AT), dt.UTC) - dt.timedelta(hours=OFFSETS[host.zone])
        for place in range(only or rng.choice(SESSIONS_A_DAY)):
            hours, topic, part = rng.choice(LESSON_HOURS), TOPICS[place], PARTS[place]
            ends_at = at + dt.timedelta(minutes=MINUTES * hours)
            kind = SessionKind.ONLINE if only else SessionKind.ONSITE
            number = rows.add(WorkshopSession, workshop_id, len(held) + 1, topic, part, kind, day, at, ends_at, hours)
            held.append(HeldSession(number, topic, part, day, hours))
            at = ends_at + dt.timedelta(minutes=BREAK)
    return tuple(held)


def _sheets(
    rows: Rows, workshop_id: int, host: Host, sessions: Sequence[HeldSession], rng: Random
) -> Iterable[HeldSheet]:
    """A sheet a day, or two of half days."""
    position = 0
    is_halved = rng.random() < HALF_DAYS
    for day in dict.fromkeys(session.held_on for session in sessions):
        of_day = [session for session in sessions if session.held_on == day]
        middle = (len(of_day) + 1) // 2 if is_halved else len(of_day)
        halves = ((SheetSpan.MORNING, of_day[:middle]), (SheetSpan.AFTERNOON, of_day[middle:]))
        parts = halves if is_halved and of_day[middle:] else ((SheetSpan.DAY, of_day),)
        for span, marked in parts:
            position += 1
            number = rows.add(Sheet, workshop_id, position, day, span)
            rows.extend(SheetSession, ((number, session.id) for session in marked))
            marked_at = dt.datetime.combine(day, dt.time(16), dt.UTC) - dt.timedelta(hours=OFFSETS[host.zone])
            yield HeldSheet(number, sum(session.lesson_hours for session in marked), marked_at)


def _add(rows: Rows, held: Held, mode: Mode, programme_id: int | None, funds: str) -> None:
    first, last = held.days[0], held.days[-1]
    rows.add(
        Workshop,
        f"contoh-{held.id:07}",
        held.title,
        held.kind,
        mode,
        held.state,
        programme_id,
        held.host.office_id,
        held.host.district_code,
        held.place,
        first,
        last,
        funds,
        NUMBER_PATTERN,
        SAMPLE,
        held.closed_at if held.has_papers else None,
        held.sheets[0].marked_at - dt.timedelta(days=28),
    )
    rows.add(WorkshopOrganizer, held.id, held.host.office_id, ISSUER)
    rows.add(PaperRole, held.id, "participant", PaperHours.PROGRAMME)


def _add_people(rows: Rows, held: Held) -> None:
    engagement = rows.add(Engagement, held.id, held.speaker.person_id, EngagementRole.SPEAKER)
    rows.extend(SessionSpeaker, ((session.id, engagement) for session in held.sessions))
    rows.add(Signatory, held.id, SignatoryPlace.RIGHT, held.signer, f"Kepala {held.host.name}")
