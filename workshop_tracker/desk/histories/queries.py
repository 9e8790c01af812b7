"""Workshops of a person and of a school among those that a viewer sees, and what the audit holds of either."""

import datetime as dt
from typing import NamedTuple

from sqlalchemy import Select, and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from workshop_tracker.attendance.models import Participation, ParticipationRole
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.organizations.models import Organization
from workshop_tracker.people.models import Identifier, Membership, OutsideTraining, Post
from workshop_tracker.viewer import Viewer
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.queries import workshops_visible_to

MOST_CHANGES = 50
STANDING = {PaperState.VALID: 0, PaperState.PREPARED: 1, PaperState.REVOKED: 2, PaperState.WITHDRAWN: 3}


class Attended(NamedTuple):
    """One workshop of a person; number and state of the paper that stands, empty and none where there is none.

    `replaced` is whose seat the person took, `substitute` who took the person's; empty where nobody.
    """

    title: str
    starts_on: dt.date | None
    ends_on: dt.date | None
    role: ParticipationRole
    cancelled_at: dt.datetime | None
    number: str
    state: PaperState | None
    replaced: str
    substitute: str


class Visited(NamedTuple):
    """One workshop with people of a school, and how many."""

    title: str
    starts_on: dt.date | None
    ends_on: dt.date | None
    people: int


def workshops_of_person(session: Session, viewer: Viewer, person_id: int) -> list[Attended]:
    """The newest first; of several editions of a paper the one that stands. One statement."""
    newest = func.row_number().over(
        partition_by=Certificate.participation_id,
        order_by=(case(STANDING, value=Certificate.state, else_=len(STANDING)), Certificate.id.desc()),
    )
    papers = (
        select(Certificate.participation_id, Certificate.number, Certificate.state, newest.label("place"))
        .join(Participation, Participation.id == Certificate.participation_id)
        .where(Participation.person_id == person_id)
        .subquery()
    )
    replaced, substitute = aliased(Participation), aliased(Participation)
    found = (
        select(
            Workshop.title,
            Workshop.starts_on,
            Workshop.ends_on,
            Participation.role,
            Participation.cancelled_at,
            func.coalesce(papers.c.number, ""),
            papers.c.state,
            func.coalesce(replaced.name_as_registered, ""),
            func.coalesce(substitute.name_as_registered, ""),
        )
        .join(Workshop, Workshop.id == Participation.workshop_id)
        .outerjoin(papers, and_(papers.c.participation_id == Participation.id, papers.c.place == 1))
        .outerjoin(replaced, replaced.id == Participation.replaces_id)
        .outerjoin(substitute, substitute.replaces_id == Participation.id)
        .where(Participation.person_id == person_id, Workshop.id.in_(_seen(viewer)))
        .order_by(Workshop.ends_on.desc(), Workshop.id.desc(), Participation.id)
    )
    return [Attended(*row) for row in session.execute(found)]


class Archived(NamedTuple):
    """A training known from elsewhere; `body` is whose old register it stands in, empty where it stands in none."""

    training: OutsideTraining
    body: str


def trainings_of_person(session: Session, person_id: int) -> list[Archived]:
    """What is recorded of a person that was not ours, the newest first. One statement."""
    found = (
        select(OutsideTraining, func.coalesce(Organization.name, ""))
        .outerjoin(Organization, Organization.id == OutsideTraining.archive_of_id)
        .where(OutsideTraining.person_id == person_id)
        .order_by(OutsideTraining.ended_on.desc(), OutsideTraining.id.desc())
    )
    return [Archived(*row) for row in session.execute(found)]


def workshops_of_school(viewer: Viewer, school_id: int) -> Select[str, dt.date | None, dt.date | None, int]:
    """The newest first, those taken off a list not counted; `Visited(*row)` names the columns."""
    return (
        select(
            Workshop.title,
            Workshop.starts_on,
            Workshop.ends_on,
            func.count(Participation.person_id.distinct()),
        )
        .join(Participation, Participation.workshop_id == Workshop.id)
        .where(
            Participation.school_id == school_id,
            Participation.cancelled_at.is_(None),
            Workshop.id.in_(_seen(viewer)),
        )
        .group_by(Workshop.id, Workshop.title, Workshop.starts_on, Workshop.ends_on)
        .order_by(Workshop.ends_on.desc(), Workshop.id.desc())
    )


def _seen(viewer: Viewer) -> Select[int]:
    return workshops_visible_to(viewer).with_only_columns(Workshop.id)


def changes_of_person(session: Session, person_id: int) -> list[AuditEntry]:
    """What was changed of a person, of posts, numbers and memberships; the latest first."""
    own = and_(AuditEntry.object_kind == "people", AuditEntry.object_id == person_id)
    parts = [
        and_(
            AuditEntry.object_kind == model.__tablename__,
            AuditEntry.object_id.in_(select(model.id).where(model.person_id == person_id)),
        )
        for model in (Post, Identifier, Membership)
    ]
    return list(session.scalars(_latest().where(or_(own, *parts))))


def changes_of_school(session: Session, school_id: int) -> list[AuditEntry]:
    """What was changed of a school; the latest first."""
    return list(
        session.scalars(_latest().where(AuditEntry.object_kind == "schools", AuditEntry.object_id == school_id))
    )


def _latest() -> Select[AuditEntry]:
    return select(AuditEntry).order_by(AuditEntry.id.desc()).limit(MOST_CHANGES)
