"""A workshop's plan as it stands: the value that a file would give, and the document of that file."""

import dataclasses
import datetime as dt
from typing import Any

from sqlalchemy.orm import Session

from workshop_tracker.organizations.models import OFFICES
from workshop_tracker.people.models import Person
from workshop_tracker.people.names import join_name
from workshop_tracker.workshops.engagements import EngagementRole
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.plans.plan import Plan, PlannedEngagement, PlannedSession, PlannedSignatory
from workshop_tracker.workshops.queries import (
    engagements_of,
    issuer_of,
    sessions_of,
    signatories_of,
    speakers_of_sessions,
    zone_of_workshop,
)
from workshop_tracker.workshops.rules import local_time

PARTS = (Plan, PlannedSession, PlannedEngagement, PlannedSignatory)


def plan_of(session: Session, workshop: Workshop) -> Plan:
    """The plan that, followed again, changes nothing; rows are named by their codes, times are local."""
    issuer, office = issuer_of(session, workshop.id), workshop.office
    return Plan(
        slug=workshop.slug,
        title=workshop.title,
        kind=workshop.kind,
        organizer=issuer.code if issuer else "",
        office=office.code if office and office.kind in OFFICES else "",
        district=workshop.district_code or "",
        place=workshop.place,
        mode=workshop.mode.value,
        starts_on=workshop.starts_on,
        ends_on=workshop.ends_on,
        minimum_attendance=workshop.minimum_attendance,
        programme=workshop.programme.slug if workshop.programme else "",
        hashtags=tuple(workshop.hashtags.split()),
        sessions=_sessions(session, workshop),
        engagements=_engagements(session, workshop),
        signatories=_signatories(session, workshop),
        number_pattern=workshop.number_pattern,
        staff_number_pattern=workshop.staff_number_pattern,
        design=workshop.design_code,
    )


def plan_document(plan: Plan) -> dict[str, Any]:
    """The JSON document of a plan: what is not given is left out, as `read_plan` reads it."""
    document: dict[str, Any] = _value(plan)
    return document


def _value(value: Any) -> Any:
    """A part as an object, a list of parts as a list, a date or a time as text; 0 is a number that was given."""
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="seconds" if value.second else "minutes")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_value(each) for each in value]
    if isinstance(value, PARTS):
        values = ((field.name, getattr(value, field.name)) for field in dataclasses.fields(value))
        return {name: _value(each) for name, each in values if each not in (None, "", ())}
    return value


def _sessions(session: Session, workshop: Workshop) -> tuple[PlannedSession, ...]:
    zone = zone_of_workshop(session, workshop)
    speakers = speakers_of_sessions(session, workshop.id)
    return tuple(
        PlannedSession(
            number=part.number,
            topic=part.topic,
            group=part.part,
            starts_at=_local(part.starts_at, zone),
            ends_at=_local(part.ends_at, zone),
            lesson_hours=part.lesson_hours,
            speakers=tuple(_name(engagement.person) for engagement in speakers.get(part.id, ())),
        )
        for part in sessions_of(session, workshop.id)
    )


def _name(person: Person) -> str:
    """The parts joined, by which the person is found again; what is printed instead may be anything."""
    return join_name(person.title_before, person.name, person.title_after)


def _local(at: dt.datetime | None, zone: str) -> dt.datetime | None:
    return local_time(at, zone).replace(tzinfo=None) if at else None


def _engagements(session: Session, workshop: Workshop) -> tuple[PlannedEngagement, ...]:
    """All but the speakers, whom the sessions name."""
    return tuple(
        PlannedEngagement(_name(row.person), row.role.value, row.represents)
        for row in engagements_of(session, workshop.id)
        if row.role is not EngagementRole.SPEAKER
    )


def _signatories(session: Session, workshop: Workshop) -> tuple[PlannedSignatory, ...]:
    return tuple(
        PlannedSignatory(
            name=row.name,
            place=row.place.value,
            title_lines=tuple(row.title_lines.splitlines()),
            identity=row.identity,
            rank=row.rank,
        )
        for row in signatories_of(session, workshop.id)
    )
