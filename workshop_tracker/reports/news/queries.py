"""The record of one workshop, out of the books."""

import datetime as dt

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.people.models import StaffKind
from workshop_tracker.reports.counting import attended
from workshop_tracker.reports.news.record import RecordedPerson, RecordedSchool, RecordedSession, WorkshopRecord
from workshop_tracker.schools.models import School
from workshop_tracker.schools.queries import IN_ORDER
from workshop_tracker.workshops.engagements import EngagementRole
from workshop_tracker.workshops.models import InvitedSchool, Photo, Workshop
from workshop_tracker.workshops.queries import (
    engagements_of,
    lesson_hours_of,
    organizers_of,
    sessions_of,
    written_name,
)

TOLD_ROLES = (EngagementRole.OPENING, EngagementRole.SPEAKER, EngagementRole.MODERATOR)


def record_of(session: Session, workshop: Workshop, *, today: dt.date) -> WorkshopRecord:
    """The record as it stands; published on the day of its report, else today."""
    return WorkshopRecord(
        title=workshop.title,
        kind=workshop.kind,
        starts_on=workshop.starts_on,
        ends_on=workshop.ends_on,
        place=workshop.place,
        district=workshop.district.name if workshop.district else "",
        organizers=tuple(body.name for body in organizers_of(session, workshop.id)),
        people=_people(session, workshop.id),
        schools=_schools(session, workshop.id),
        teachers=_teachers(session, workshop.id),
        lesson_hours=lesson_hours_of(session, workshop.id),
        summary=workshop.summary,
        sessions=tuple(
            RecordedSession(part.topic, part.summary) for part in sessions_of(session, workshop.id) if part.lesson_hours
        ),
        photos=_captions(session, workshop.id),
        hashtags=tuple(workshop.hashtags.split()),
        published_on=workshop.reported_on or today,
    )


def _people(session: Session, workshop_id: int) -> tuple[RecordedPerson, ...]:
    """Who opened, spoke and moderated, in this order."""
    rows = [row for row in engagements_of(session, workshop_id) if row.role in TOLD_ROLES]
    return tuple(
        RecordedPerson(row.role, written_name(row.person), row.represents, row.summary)
        for row in sorted(rows, key=lambda row: TOLD_ROLES.index(row.role))
    )


def _schools(session: Session, workshop_id: int) -> tuple[RecordedSchool, ...]:
    """Schools with somebody present, and those that are known to have come without names."""
    present = attended(Participation.school_id).where(Participation.workshop_id == workshop_id)
    came = select(InvitedSchool.school_id).where(InvitedSchool.workshop_id == workshop_id, InvitedSchool.has_attended)
    found = select(School).where(School.id.in_(present) | School.id.in_(came))
    schools = session.scalars(found.order_by(*IN_ORDER))
    return tuple(RecordedSchool(school.printed_name or school.name, school.npsn) for school in schools)


def _teachers(session: Session, workshop_id: int) -> int:
    """Participants of kind teacher who were present at one session or more."""
    counted = attended(func.count(Participation.person_id.distinct())).where(
        Participation.workshop_id == workshop_id, Participation.staff_kind == StaffKind.TEACHER
    )
    return session.scalar(counted) or 0


def _captions(session: Session, workshop_id: int) -> tuple[str, ...]:
    """Of public photographs only."""
    public = select(Photo.caption).where(Photo.workshop_id == workshop_id, Photo.is_public, Photo.caption != "")
    return tuple(session.scalars(public.order_by(Photo.taken_on, Photo.id)))
