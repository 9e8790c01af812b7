"""Workshops as the desk lists them: filtered, counted, in a stable order; three statements a page of them."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, ScalarSelect, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from workshop_tracker.attendance.models import Participation, ParticipationRole
from workshop_tracker.certificates.models import Certificate, PaperState, is_certificate
from workshop_tracker.desk.figures import Figures, figures_of
from workshop_tracker.desk.rules import Facts
from workshop_tracker.organizations.models import Organization
from workshop_tracker.viewer import Viewer
from workshop_tracker.workshops.engagements import Signatory
from workshop_tracker.workshops.models import Certainty, Workshop, WorkshopOrganizer, WorkshopSession, WorkshopState
from workshop_tracker.workshops.queries import readiness, workshops_open_to
from workshop_tracker.workshops.rules import missing_for_papers

# undated ones first, since they wait for a day; then the newest
NEWEST_FIRST = (Workshop.starts_on.is_not(None), Workshop.starts_on.desc(), Workshop.id.desc())
SOONEST_FIRST = (Workshop.starts_on.is_(None), Workshop.starts_on, Workshop.id)
TIMES = ("draft", "upcoming", "running", "past", "cancelled")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of workshops is narrowed to; empty words narrow nothing. `time` is one of TIMES."""

    words: str = ""
    time: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """How many workshops there are at each time, and from which year to which the viewer has any."""

    by_time: dict[str, int]
    first_year: int | None
    last_year: int | None

    @property
    def all(self) -> int:
        return sum(self.by_time.values())


@dataclass(frozen=True, slots=True)
class Listed:
    """A workshop in a list, with all that decides what is next."""

    workshop: Workshop
    facts: Facts


@dataclass(frozen=True, slots=True)
class Entry:
    """A workshop as `workshops list` tells it."""

    slug: str
    title: str
    state: str
    starts_on: dt.date | None
    ends_on: dt.date | None
    issuer: str | None
    participants: int
    certificates: int


def entries(session: Session) -> list[Entry]:
    """Every workshop, drafts too, the newest first. One statement."""
    rows = session.execute(
        select(
            Workshop.slug,
            Workshop.title,
            Workshop.state,
            Workshop.starts_on,
            Workshop.ends_on,
            _issuer(Organization.name),
            _participants(),
            _valid_papers(),
        ).order_by(*NEWEST_FIRST)
    )
    return [Entry(slug, title, state.value, *rest) for slug, title, state, *rest in rows]


def totals(session: Session, viewer: Viewer, wanted: Wanted, today: dt.date) -> Totals:
    """Numbers for the filter: at each time for these words and this year; years of all. One statement."""
    time, last_day = _time(today), func.coalesce(Workshop.ends_on, Workshop.starts_on)
    columns = (time, func.sum(case((_matches(wanted), 1), else_=0)), func.min(Workshop.starts_on), func.max(last_day))
    rows = session.execute(workshops_open_to(viewer).with_only_columns(*columns).group_by(time)).all()
    years = [day.year for *_, first, last in rows for day in (first, last) if day]
    return Totals({time: number for time, number, *_ in rows}, min(years, default=None), max(years, default=None))


def workshops_wanted(viewer: Viewer, wanted: Wanted, today: dt.date) -> Select[Workshop, Organization | None, int, int]:
    """Of what is open to the viewer, newest first; `listed` reads its rows."""
    found = _plans(workshops_open_to(viewer)).where(_matches(wanted))
    if wanted.time:
        found = found.where(_time(today) == wanted.time)
    return found.order_by(*NEWEST_FIRST)


def workshops_at(
    viewer: Viewer, times: Collection[str], today: dt.date
) -> Select[Workshop, Organization | None, int, int]:
    """What is open to the viewer at these of TIMES, in no order yet; `listed` reads its rows."""
    return _plans(workshops_open_to(viewer)).where(_time(today).in_(times))


def listed(session: Session, rows: Sequence[Row[*tuple[Any, ...]]], today: dt.date) -> list[Listed]:
    """Rows of `workshops_wanted` with all that decides what is next. One statement."""
    figures = figures_of(session, [workshop.id for workshop, *_ in rows], today) if rows else {}
    return [Listed(workshop, _facts(workshop, tuple(plan), figures[workshop.id])) for workshop, *plan in rows]


def facts_of(session: Session, workshop: Workshop, today: dt.date) -> Facts:
    """The same of one workshop. Two statements."""
    rows = session.execute(_plans(select(Workshop).where(Workshop.id == workshop.id))).all()
    (found,) = listed(session, rows, today)
    return found.facts


def _plans(found: Select[Workshop]) -> Select[Workshop, Organization | None, int, int]:
    """Each workshop with its issuer, its JP and its signatories."""
    held_by = aliased(WorkshopOrganizer)  # whoever may look is asked through the table itself
    hours = select(func.coalesce(func.sum(WorkshopSession.lesson_hours), 0)).where(
        WorkshopSession.workshop_id == Workshop.id
    )
    signatories = select(func.count(Signatory.id)).where(Signatory.workshop_id == Workshop.id)
    return (
        found.outerjoin(held_by, and_(held_by.workshop_id == Workshop.id, held_by.is_issuer))
        .outerjoin(Organization, Organization.id == held_by.organization_id)
        .add_columns(Organization, hours.scalar_subquery(), signatories.scalar_subquery())
    )


def _facts(workshop: Workshop, plan: tuple[Any, ...], figures: Figures) -> Facts:
    return Facts(
        state=workshop.state.value,
        starts_on=workshop.starts_on,
        ends_on=workshop.ends_on,
        missing=_missing(workshop, *plan),
        is_recorded_only=workshop.is_recorded_only,
        has_supposed_days=workshop.days_certainty is not Certainty.STATED,
        **{name: getattr(figures, name) for name in Figures.__slots__},
    )


def _missing(workshop: Workshop, issuer: Organization | None, lesson_hours: int, signatories: int) -> tuple[str, ...]:
    """Sentences for what the plan lacks before papers can be made of it."""
    found = readiness(workshop, issuer=issuer, lesson_hours=lesson_hours, signatories=signatories)
    return tuple(problem.message for problem in missing_for_papers(found))


def _time(today: dt.date) -> ColumnElement[str]:
    """When a workshop is, as one of TIMES."""
    last_day = func.coalesce(Workshop.ends_on, Workshop.starts_on)
    return case(
        (Workshop.state == WorkshopState.DRAFT, "draft"),
        (Workshop.state == WorkshopState.CANCELLED, "cancelled"),
        (or_(Workshop.state == WorkshopState.CLOSED, last_day < today), "past"),
        (Workshop.starts_on <= today, "running"),
        else_="upcoming",
    )


def _matches(wanted: Wanted) -> ColumnElement[bool]:
    """The words stand in title or place, and a day of it lies in the year."""
    words = or_(
        Workshop.title.icontains(wanted.words, autoescape=True), Workshop.place.icontains(wanted.words, autoescape=True)
    )
    if wanted.year is None:
        return words
    last_day = func.coalesce(Workshop.ends_on, Workshop.starts_on)
    first, last = dt.date(wanted.year, 1, 1), dt.date(wanted.year, 12, 31)
    return words & (Workshop.starts_on <= last) & (last_day >= first)


def _issuer(column: Any) -> ScalarSelect[Any]:
    return (
        select(column)
        .join(WorkshopOrganizer, WorkshopOrganizer.organization_id == Organization.id)
        .where(WorkshopOrganizer.workshop_id == Workshop.id, WorkshopOrganizer.is_issuer)
        .scalar_subquery()
    )


def _participants() -> ScalarSelect[int]:
    return (
        select(func.count(Participation.id))
        .where(
            Participation.workshop_id == Workshop.id,
            Participation.role == ParticipationRole.PARTICIPANT,
            Participation.cancelled_at.is_(None),
        )
        .scalar_subquery()
    )


def _valid_papers() -> ScalarSelect[int]:
    return (
        select(func.count(Certificate.id))
        .join(Participation, Participation.id == Certificate.participation_id)
        .where(
            Participation.workshop_id == Workshop.id,
            Certificate.state == PaperState.VALID,
            is_certificate(),
        )
        .scalar_subquery()
    )
