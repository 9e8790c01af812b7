"""The workshops that a report counts, with who organized, spoke and came; as many rows as its number says."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Attendance, Participation, ParticipationRole
from workshop_tracker.organizations.models import Organization
from workshop_tracker.people.models import Person
from workshop_tracker.reports.activities.activity import Activity, progress
from workshop_tracker.reports.counting import Presence, held_on
from workshop_tracker.reports.reached.funnel import by_sex
from workshop_tracker.reports.reached.queries import Completed
from workshop_tracker.reports.region import RegionReport
from workshop_tracker.schools.models import SchoolStatus
from workshop_tracker.viewer import Viewer
from workshop_tracker.workshops.days import days_of_workshops
from workshop_tracker.workshops.engagements import Engagement, EngagementRole
from workshop_tracker.workshops.models import Workshop, WorkshopOrganizer, WorkshopSession, WorkshopState
from workshop_tracker.workshops.queries import workshops_open_to, written_name

Names = dict[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Sheets:
    """Of a workshop: JP of its programme, and how many marks the sessions of past days lack."""

    lesson_hours: int = 0
    unmarked: int = 0


def activities(
    session: Session, present: Sequence[Presence], finished: Iterable[Completed], papers: Collection[int], on: dt.date
) -> tuple[Activity, ...]:
    """In the order of their days, as of a day; `papers` are the participations that hold one. Seven statements."""
    ids = {row.workshop_id for row in present}
    if not ids:
        return ()
    came: dict[int, list[Presence]] = defaultdict(list)
    for row in present:
        came[row.workshop_id].append(row)
    without = Counter(row.workshop_id for row in finished if row.participation_id not in papers)
    facts = _Facts(
        organizers=_organizers(session, ids),
        speakers=_speakers(session, ids),
        days=days_of_workshops(session, ids),
        sheets=sheets_of_workshops(session, ids, on),
        without_paper=without,
    )
    order = (Workshop.starts_on, Workshop.id)
    workshops = session.scalars(select(Workshop).where(Workshop.id.in_(ids)).order_by(*order))
    return tuple(_activity(workshop, came[workshop.id], facts) for workshop in workshops)


def slugs_of(report: RegionReport) -> set[str]:
    """Every workshop that the report names."""
    in_doubt = {where.slug for line in report.quality for where in line.workshops}
    return in_doubt | {activity.slug for activity in report.activities}


def open_slugs(session: Session, viewer: Viewer, slugs: Collection[str]) -> frozenset[str]:
    """Which of these workshops the viewer may open, so that a page links to no closed door."""
    found = workshops_open_to(viewer).where(Workshop.slug.in_(slugs)).with_only_columns(Workshop.slug)
    return frozenset(session.scalars(found)) if slugs else frozenset()


@dataclass(frozen=True, slots=True)
class _Facts:
    organizers: Names
    speakers: Names
    days: dict[int, tuple[dt.date, ...]]
    sheets: dict[int, Sheets]
    without_paper: Counter[int]


def _activity(workshop: Workshop, came: Sequence[Presence], facts: _Facts) -> Activity:
    statuses = Counter(row.school_status for row in came)
    sheets = facts.sheets.get(workshop.id, Sheets())
    without = 0 if workshop.is_recorded_only else facts.without_paper[workshop.id]
    return Activity(
        slug=workshop.slug,
        title=workshop.title,
        days=facts.days[workshop.id],
        place=workshop.place,
        organizers=facts.organizers.get(workshop.id, ()),
        funding_source=workshop.funding_source,
        speakers=facts.speakers.get(workshop.id, ()),
        participants=by_sex(row.sex for row in came),
        from_state_schools=statuses[SchoolStatus.STATE],
        from_private_schools=statuses[SchoolStatus.PRIVATE],
        lesson_hours=sheets.lesson_hours,
        batch=workshop.batch,
        is_recorded_only=workshop.is_recorded_only,
        unmarked=sheets.unmarked,
        without_paper=without,
        progress=progress(
            unmarked=sheets.unmarked, without_paper=without, is_closed=workshop.state is WorkshopState.CLOSED
        ),
    )


def sheets_of_workshops(session: Session, workshop_ids: Collection[int], on: dt.date) -> dict[int, Sheets]:
    """JP and missing marks of participants, by workshop id. Three statements."""
    due = held_on() <= on
    hours = (
        select(WorkshopSession.workshop_id, func.sum(WorkshopSession.lesson_hours), func.count().filter(due))
        .join(Workshop, Workshop.id == WorkshopSession.workshop_id)
        .where(Workshop.id.in_(workshop_ids))
        .group_by(WorkshopSession.workshop_id)
    )
    people, marks = _on_lists(session, workshop_ids), _marked(session, workshop_ids, due)
    return {
        workshop_id: Sheets(jp, people.get(workshop_id, 0) * sessions - marks.get(workshop_id, 0))
        for workshop_id, jp, sessions in session.execute(hours)
    }


def _is_listed() -> ColumnElement[bool]:
    return and_(Participation.role == ParticipationRole.PARTICIPANT, Participation.cancelled_at.is_(None))


def _on_lists(session: Session, workshop_ids: Collection[int]) -> dict[int, int]:
    people = select(Participation.workshop_id, func.count()).where(_is_listed())
    people = people.where(Participation.workshop_id.in_(workshop_ids)).group_by(Participation.workshop_id)
    return dict(session.execute(people).all())


def _marked(session: Session, workshop_ids: Collection[int], due: ColumnElement[bool]) -> dict[int, int]:
    marks = (
        select(Participation.workshop_id, func.count())
        .join(Attendance, Attendance.participation_id == Participation.id)
        .join(WorkshopSession, WorkshopSession.id == Attendance.session_id)
        .join(Workshop, Workshop.id == Participation.workshop_id)
        .where(_is_listed(), due, Workshop.id.in_(workshop_ids))
    )
    return dict(session.execute(marks.group_by(Participation.workshop_id)).all())


def _organizers(session: Session, workshop_ids: Collection[int]) -> Names:
    rows = session.execute(
        select(WorkshopOrganizer.workshop_id, Organization.name)
        .join(Organization, Organization.id == WorkshopOrganizer.organization_id)
        .where(WorkshopOrganizer.workshop_id.in_(workshop_ids))
        .order_by(WorkshopOrganizer.position, WorkshopOrganizer.id)
    )
    return _grouped((workshop_id, name) for workshop_id, name in rows)


def _speakers(session: Session, workshop_ids: Collection[int]) -> Names:
    rows = session.execute(
        select(Engagement.workshop_id, Person)
        .join(Person, Person.id == Engagement.person_id)
        .where(Engagement.workshop_id.in_(workshop_ids), Engagement.role == EngagementRole.SPEAKER)
        .order_by(Engagement.position, Engagement.id)
    )
    return _grouped((workshop_id, written_name(person)) for workshop_id, person in rows)


def _grouped(rows: Iterable[tuple[int, str]]) -> Names:
    names: dict[int, list[str]] = defaultdict(list)
    for workshop_id, name in rows:
        names[workshop_id].append(name)
    return {workshop_id: tuple(each) for workshop_id, each in names.items()}
