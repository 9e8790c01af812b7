"""Workshops that one may still invite to, and the schools behind a list with whether they were invited already."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from workshop_tracker.reports.evidence.measure import RowsOf
from workshop_tracker.reports.evidence.participations import EVERY_ROW, Question
from workshop_tracker.reports.evidence.record import teachers_on_record
from workshop_tracker.reports.evidence.schools import schools_of_number
from workshop_tracker.reports.roster import OverseenSchool, overseen_schools
from workshop_tracker.viewer import Viewer
from workshop_tracker.workshops.models import InvitedSchool, Workshop, WorkshopState
from workshop_tracker.workshops.queries import workshops_editable_by


@dataclass(frozen=True, slots=True)
class Candidate:
    """A school that a list asks to invite; `teachers` of it stand on that list, None where it is one of schools."""

    school: OverseenSchool
    teachers: int | None
    is_invited: bool


def workshops_to_invite_to(session: Session, viewer: Viewer, on: dt.date) -> list[Workshop]:
    """Own drafts, and own open workshops that are not over on a day; the next one first. One statement."""
    last = func.coalesce(Workshop.ends_on, Workshop.starts_on)
    query = workshops_editable_by(viewer).where(
        ~Workshop.is_recorded_only,
        or_(
            Workshop.state == WorkshopState.DRAFT,
            and_(Workshop.state == WorkshopState.OPEN, or_(last.is_(None), last >= on)),
        ),
    )
    return list(session.scalars(query.order_by(Workshop.starts_on.is_(None), Workshop.starts_on, Workshop.id)))


def workshop_to_invite_to(session: Session, viewer: Viewer, slug: str, on: dt.date) -> Workshop | None:
    """One of them by its address."""
    return next((each for each in workshops_to_invite_to(session, viewer, on) if each.slug == slug), None)


def invited_ids(session: Session, workshop_id: int) -> frozenset[int]:
    """The schools that were invited to a workshop already."""
    return frozenset(session.scalars(select(InvitedSchool.school_id).where(InvitedSchool.workshop_id == workshop_id)))


def candidates(session: Session, asked: Question, of: RowsOf, workshop: Workshop) -> list[Candidate]:
    """The overseen schools of a list, or those at which the teachers of a list work, in the order of the report."""
    teachers = _teachers_by_school(session, asked) if of is RowsOf.ON_RECORD else None
    wanted = _npsns(session, asked) if teachers is None else frozenset(teachers)
    invited = invited_ids(session, workshop.id)
    return [
        Candidate(school, teachers[school.npsn] if teachers else None, school.id in invited)
        for school in schools_to_invite(session, asked, wanted)
    ]


def schools_to_invite(session: Session, asked: Question, npsns: Collection[str]) -> list[OverseenSchool]:
    """Of these schools the ones that the office oversees: nobody invites another's."""
    scope = asked.scope
    return [each for each in overseen_schools(session, scope.office_ids, scope.overseen_on) if each.npsn in npsns]


def _npsns(session: Session, asked: Question) -> frozenset[str]:
    return frozenset(school.npsn for school in schools_of_number(session, asked.scope, asked.within).schools)


def _teachers_by_school(session: Session, asked: Question) -> dict[str, int]:
    counted: dict[str, int] = {}
    for row in teachers_on_record(session, asked, size=EVERY_ROW).rows:
        counted[row.npsn] = counted.get(row.npsn, 0) + 1
    return counted
