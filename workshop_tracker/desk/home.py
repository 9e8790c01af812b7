"""The first page of whoever is signed in: what each of the own roles wants to know first."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from workshop_tracker.accounts.models import User
from workshop_tracker.attendance.models import Participation
from workshop_tracker.desk.listing import WorkshopRow, workshop_row
from workshop_tracker.desk.queries import NEWEST_FIRST, SOONEST_FIRST, listed, workshops_at
from workshop_tracker.desk.rules import Standing, standing
from workshop_tracker.extensions import current_language
from workshop_tracker.handout.queries import own_record
from workshop_tracker.handout.record import OwnRecord
from workshop_tracker.organizations.models import Organization
from workshop_tracker.people.models import Person
from workshop_tracker.reports import wording
from workshop_tracker.reports.asked.sections import Section
from workshop_tracker.reports.periods import Choice, current_quarter
from workshop_tracker.reports.queries import region_report_of
from workshop_tracker.schools.models import School
from workshop_tracker.viewer import Role, Viewer
from workshop_tracker.workshops.models import Workshop

ROWS_SHOWN = 5
ROWS_LOOKED_AT = 25  # of drafts and past workshops, to find those that still wait for something
REPORTS_SHOWN = 3
WAITING = frozenset({Standing.DRAFT, Standing.NEEDS_ACTION})


@dataclass(frozen=True, slots=True)
class OfficeReport:
    """One office's report of a quarter in its sentences."""

    code: str
    name: str
    sentence: str
    known: str
    latest: Choice | None  # where nothing was held yet, the last quarter in which something was


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of everything there is."""

    workshops: int
    schools: int
    people: int
    organizations: int
    users: int


def coming_workshops(session: Session, viewer: Viewer, day: dt.date) -> list[WorkshopRow]:
    """Today's workshops and the next ones. Two statements."""
    found = workshops_at(viewer, ("running", "upcoming"), day)
    rows = session.execute(found.order_by(*SOONEST_FIRST).limit(ROWS_SHOWN)).all()
    return [workshop_row(row, day) for row in listed(session, rows, day)]


def waiting_workshops(session: Session, viewer: Viewer, day: dt.date) -> list[WorkshopRow]:
    """Drafts, and past workshops that still wait for something. Two statements."""
    found = workshops_at(viewer, ("draft", "past"), day)
    rows = session.execute(found.order_by(*NEWEST_FIRST).limit(ROWS_LOOKED_AT)).all()
    waiting = [row for row in listed(session, rows, day) if standing(row.facts, day) in WAITING]
    return [workshop_row(row, day) for row in waiting[:ROWS_SHOWN]]


def office_reports(session: Session, viewer: Viewer, quarter: Choice) -> list[OfficeReport]:
    """This quarter of the own offices, a few at most; those below them are a step away."""
    own = session.scalars(
        select(Organization)
        .where(Organization.id.in_(viewer.office_ids))
        .order_by(Organization.id)
        .limit(REPORTS_SHOWN)
    )
    return [_told(session, office, quarter) for office in own] if viewer.has_role(Role.OFFICE) else []


def _told(session: Session, office: Organization, quarter: Choice) -> OfficeReport:
    report = region_report_of(session, office, quarter.period, sections={Section.SUMMARY})
    latest = None if report.workshops else _latest_quarter(session, office.id, quarter)
    return OfficeReport(office.code, office.name, wording.sentence(report), wording.known_sentence(report), latest)


def _latest_quarter(session: Session, office_id: int, before: Choice) -> Choice | None:
    """The last quarter before this one with a workshop of the office's people. One statement."""
    held_on = session.scalar(
        select(func.max(Workshop.ends_on))
        .join(Participation, Participation.workshop_id == Workshop.id)
        .where(Participation.office_id == office_id, Workshop.ends_on < before.period.starts_on)
    )
    return current_quarter(held_on) if held_on else None


def teachers_record(session: Session, viewer: Viewer) -> OwnRecord | None:
    """The own papers, where the account is a person's."""
    if viewer.person_id is None or not viewer.has_role(Role.TEACHER):
        return None
    person = session.scalar(select(Person).where(Person.id == viewer.person_id))
    return own_record(session, person, language=current_language()) if person else None


def counts(session: Session) -> Counts:
    """Numbers for the admin. One statement."""
    (row,) = session.execute(
        select(
            _number(select(func.count(Workshop.id))),
            _number(select(func.count(School.id))),
            _number(select(func.count(Person.id)).where(Person.merged_into_id.is_(None))),
            _number(select(func.count(Organization.id))),
            _number(select(func.count(User.id)).where(User.is_active)),
        )
    )
    return Counts(*row)


def _number(counted: Select[int]) -> ColumnElement[int]:
    return counted.scalar_subquery()
