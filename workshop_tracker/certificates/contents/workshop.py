"""What all papers of a workshop say alike, loaded once."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.certificates.contents.wording import SessionText, Signer, WorkshopText
from workshop_tracker.certificates.numbering.queries import are_given
from workshop_tracker.certificates.rules import WorkshopFacts
from workshop_tracker.designs.own.queries import drawn_as
from workshop_tracker.organizations.models import Organization
from workshop_tracker.people.models import Person
from workshop_tracker.people.names import split_name
from workshop_tracker.workshops.days import days_held
from workshop_tracker.workshops.engagements import Engagement, SessionSpeaker, Signatory
from workshop_tracker.workshops.models import Workshop, WorkshopOrganizer, WorkshopSession
from workshop_tracker.workshops.numbering import unit_of
from workshop_tracker.workshops.queries import readiness, sessions_of, written_name


@dataclass(frozen=True, slots=True)
class Issuer:
    """The organization that issues, as its numbers name it."""

    id: int
    unit: str
    classification: str


@dataclass(frozen=True, slots=True)
class WorkshopPapers:
    """A workshop as its papers need it: facts to decide by, words to print, who issues."""

    facts: WorkshopFacts
    text: WorkshopText
    issuer: Issuer | None
    has_given_numbers: bool = False  # another office gives each its number


def workshop_papers(session: Session, workshop: Workshop) -> WorkshopPapers:
    """Load what the papers of a workshop say. Six statements, one more for an own design."""
    organizers = _organizers(session, workshop.id)
    issuer = next((organization for organization, is_issuer in organizers if is_issuer), None)
    sessions = _sessions(session, workshop.id)
    signatories = session.scalars(
        select(Signatory).where(Signatory.workshop_id == workshop.id).order_by(Signatory.place.desc(), Signatory.id)
    ).all()
    drawn = drawn_as(session, workshop.design_code)
    has = readiness(
        workshop,
        issuer=issuer,
        lesson_hours=sum(row.lesson_hours for row, _ in sessions),
        signatories=len(signatories),
    )
    facts = WorkshopFacts(state=workshop.state.value, is_recorded_only=workshop.is_recorded_only, readiness=has)
    text = WorkshopText(
        design=workshop.design_code,
        design_version=drawn.version,
        language="en" if workshop.language == "en" else "id",
        letterhead=(drawn.look.letterhead if drawn.look else ()) or _letterhead(issuer),
        event_kind=workshop.kind,
        title=workshop.title,
        organizers=tuple(organization.name for organization, _ in organizers),
        days=_days(workshop, [row for row, _ in sessions]),
        place=workshop.place,
        city=_city(workshop, issuer),
        sessions=tuple(SessionText(row.part, row.topic, row.lesson_hours, speakers) for row, speakers in sessions),
        signers=tuple(_signer(signatory) for signatory in signatories),
        is_sample=workshop.is_sample,
        look=drawn.look,
    )
    is_given = issuer is not None and are_given(session, workshop, issuer.id)
    return WorkshopPapers(facts, text, _issuer(issuer), has_given_numbers=is_given)


def _organizers(session: Session, workshop_id: int) -> list[tuple[Organization, bool]]:
    rows = session.execute(
        select(Organization, WorkshopOrganizer.is_issuer)
        .join(WorkshopOrganizer, WorkshopOrganizer.organization_id == Organization.id)
        .where(WorkshopOrganizer.workshop_id == workshop_id)
        .order_by(WorkshopOrganizer.position, WorkshopOrganizer.id)
    )
    return [(organization, is_issuer) for organization, is_issuer in rows]


def _sessions(session: Session, workshop_id: int) -> list[tuple[WorkshopSession, tuple[tuple[int, str], ...]]]:
    speakers: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for session_id, person in session.execute(
        select(SessionSpeaker.session_id, Person)
        .join(Engagement, Engagement.id == SessionSpeaker.engagement_id)
        .join(Person, Person.id == Engagement.person_id)
        .where(Engagement.workshop_id == workshop_id)
        .order_by(SessionSpeaker.position, SessionSpeaker.id)
    ):
        speakers[session_id].append((person.id, written_name(person)))
    return [(row, tuple(speakers[row.id])) for row in sessions_of(session, workshop_id)]


def _days(workshop: Workshop, sessions: list[WorkshopSession]) -> tuple[dt.date, ...]:
    """The days on which it was held, else the days from the first to the last."""
    held = [row.held_on for row in sessions if row.held_on and row.lesson_hours]
    return days_held(workshop.starts_on, workshop.ends_on, held)


def _city(workshop: Workshop, issuer: Organization | None) -> str:
    """The town above the signature: the issuer's seat, else the district without its kind."""
    if issuer is not None and issuer.city:
        return issuer.city
    district = workshop.district.name if workshop.district is not None else ""
    return district.removeprefix("Kabupaten ").removeprefix("Kota ")


def _letterhead(issuer: Organization | None) -> tuple[str, ...]:
    if issuer is None:
        return ()
    return tuple(issuer.letterhead.splitlines()) or (issuer.name.upper(),)


def _issuer(issuer: Organization | None) -> Issuer | None:
    if issuer is None:
        return None
    return Issuer(issuer.id, unit_of(issuer.unit, issuer.name), issuer.classification)


def _signer(signatory: Signatory) -> Signer:
    name = signatory.name
    if not signatory.prints_titles and (split := split_name(name)).certainty == "certain":
        name = split.name
    return Signer(
        place=signatory.place.value,
        title_lines=tuple(signatory.title_lines.splitlines()),
        name=name,
        rank=signatory.rank if signatory.prints_rank else "",
        identity=signatory.identity if signatory.prints_identity else "",
    )
