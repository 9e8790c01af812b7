"""The dashboard of an office as one would count it without summaries: by SQL aggregates, and by loops over the ORM."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Integer, case, cast, extract, func, select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Attendance, Mark, Participation, ParticipationRole
from workshop_tracker.people.models import Person, StaffKind
from workshop_tracker.reports.counting import attended, held_on
from workshop_tracker.reports.region import Period
from workshop_tracker.workshops.models import WorkshopSession, WorkshopState


class Live(NamedTuple):
    """What both ways count; teachers, schools and workshops are distinct ones."""

    teachers: int
    schools: int
    workshops: int
    lesson_hours: int


def live_dashboard(session: Session, office_ids: Collection[int], period: Period) -> dict[str, dict[Any, Live]]:
    """The totals, then by month, level, district and office: five aggregates over the marks; no offices: the nation."""
    month = cast(extract("year", held_on()), Integer) * 12 + cast(extract("month", held_on()), Integer) - 1
    parts: dict[str, ColumnElement[Any]] = {
        "all": Participation.role,
        "month": month,
        "level": Participation.level_group,
        "district": Participation.district_code,
        "office": Participation.office_id,
    }
    return {name: _aggregated(session, column, office_ids, period) for name, column in parts.items()}


def _aggregated(
    session: Session, by: ColumnElement[Any], office_ids: Collection[int], period: Period
) -> dict[Any, Live]:
    is_teacher = Participation.staff_kind == StaffKind.TEACHER
    wanted = attended(
        by,
        func.count(func.distinct(case((is_teacher, Participation.person_id)))),
        func.count(func.distinct(case((is_teacher, Participation.school_id)))),
        func.count(func.distinct(Participation.workshop_id)),
        func.sum(WorkshopSession.lesson_hours),
    ).where(held_on().between(period.starts_on, period.ends_on))
    if office_ids:
        wanted = wanted.where(Participation.office_id.in_(office_ids))
    return {key: Live(*told) for key, *told in session.execute(wanted.group_by(by))}


def looped_dashboard(session: Session, office_id: int, period: Period) -> Live:
    """One office by loops over mapped rows, each asking for what it points at, as a page is usually written."""
    people: dict[str, set[int]] = defaultdict(set)
    hours = 0
    for listed in session.scalars(select(Participation).where(Participation.office_id == office_id)):
        if listed.role is not ParticipationRole.PARTICIPANT or listed.cancelled_at:
            continue
        if listed.workshop.state is WorkshopState.CANCELLED:
            continue
        for held in session.scalars(select(Attendance).where(Attendance.participation_id == listed.id)):
            day: dt.date | None = held.session.held_on or listed.workshop.starts_on
            if held.mark is not Mark.PRESENT or day is None or not period.starts_on <= day <= period.ends_on:
                continue
            hours += held.session.lesson_hours
            people["workshops"].add(listed.workshop_id)
            if listed.staff_kind is StaffKind.TEACHER:
                people["teachers"].add(session.get_one(Person, listed.person_id).id)
                people["schools"].update({listed.school.id} if listed.school else set())
    return Live(len(people["teachers"]), len(people["schools"]), len(people["workshops"]), hours)
