"""Whom somebody asks for a new link, and who has asked."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.handout.models import PersonalLink
from workshop_tracker.organizations.models import Organization
from workshop_tracker.presentation import format_date_range
from workshop_tracker.schools.models import School
from workshop_tracker.whatsapp import dialled
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.queries import issuer_of, organizers_of


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who is asked, and by which number; `phone` is empty where nobody's is known. `about` is the last workshop."""

    name: str
    phone: str
    about: str


def receiver_for(session: Session, person_id: int) -> Receiver | None:
    """The organizers of somebody's last workshop, else the school, else the office: the first with a mobile number.

    Where none has one, the body that issues; none for somebody who never took part.
    """
    last = session.scalar(
        select(Participation)
        .join(Workshop, Workshop.id == Participation.workshop_id)
        .where(Participation.person_id == person_id, Participation.cancelled_at.is_(None))
        .order_by(Workshop.starts_on.desc(), Participation.id.desc())
        .limit(1)
    )
    if last is None:
        return None
    issuer = issuer_of(session, last.workshop_id)
    reachable = next(((name, phone) for name, phone in _asked(session, last, issuer) if dialled(phone)), None)
    name, phone = reachable or (issuer.name if issuer else "", "")
    return Receiver(name, phone, _about(last.workshop))


def _asked(session: Session, last: Participation, issuer: Organization | None) -> Iterator[tuple[str, str]]:
    """Everybody who can help, the nearest first."""
    for body in [issuer, *organizers_of(session, last.workshop_id)]:
        if body is not None:
            yield body.name, body.phone
    school = session.get(School, last.school_id) if last.school_id else None
    if school is not None:
        yield school.printed_name or school.name, school.phone
    for office_id in (last.office_id, last.workshop.office_id):
        office = session.get(Organization, office_id) if office_id else None
        if office is not None:
            yield office.name, office.phone


def _about(workshop: Workshop) -> str:
    if workshop.starts_on is None:
        return f"“{workshop.title}”"
    return f"“{workshop.title}” ({format_date_range(workshop.starts_on, workshop.ends_on or workshop.starts_on)})"


def who_asks(session: Session, workshop_id: int) -> dict[int, dt.datetime]:
    """By person, since when somebody of a workshop waits for a new link."""
    links = session.scalars(
        select(PersonalLink)
        .join(Participation, Participation.person_id == PersonalLink.person_id)
        .where(
            Participation.workshop_id == workshop_id,
            Participation.cancelled_at.is_(None),
            PersonalLink.renewal_asked_at.is_not(None),
        )
        .order_by(PersonalLink.renewal_asked_at.desc())
    )
    return {link.person_id: link.renewal_asked_at for link in links if link.renewal_asked_at}
