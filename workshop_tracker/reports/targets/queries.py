"""Teachers on record with their lesson hours of a year: a few statements, whatever their number."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation, ParticipationRole
from workshop_tracker.certificates.models import Certificate, PaperState, is_certificate
from workshop_tracker.database import one_of
from workshop_tracker.people.denominator.queries import is_teaching
from workshop_tracker.people.models import OutsideTraining, Person, Post
from workshop_tracker.reports.asked.filters import Filters
from workshop_tracker.reports.models import YearlyTarget
from workshop_tracker.reports.targets.target import Hours, YearOfTargets, target_row

NOT_TOLD = ""  # the employment of whom nobody told it


def year_of_targets(session: Session, school_ids: Sequence[int], until: dt.date, filters: Filters) -> YearOfTargets:
    """The active teachers of these schools on a day, by employment, with their JP of its year. Four statements."""
    first = dt.date(until.year, 1, 1)
    teachers = teachers_of(session, school_ids, until, filters)
    ids = teachers.with_only_columns(Person.id)
    recognised = dict(session.execute(recognised_hours(ids, first, until)).all())
    outside = dict(session.execute(outside_hours(ids, first, until)).all())
    rows: dict[str, list[Hours]] = defaultdict(list)
    for person_id, employment in session.execute(teachers):
        rows[employment].append(Hours(employment, recognised.get(person_id, 0), outside.get(person_id, 0)))
    targets = targets_on(session, until)
    return YearOfTargets(
        year=until.year,
        until=until,
        recognised_hours=sum(recognised.values()),
        outside_hours=sum(outside.values()),
        rows=tuple(target_row(each, targets.get(each.casefold()), rows[each]) for each in sorted(rows)),
    )


def teachers_of(session: Session, school_ids: Sequence[int], on: dt.date, filters: Filters) -> Select[int, str]:
    """Id and employment of each active teacher with the main post at one of these schools on a day."""
    found = (
        select(Person.id, Post.employment)
        .join(Post, Post.person_id == Person.id)
        .where(one_of(session, Post.school_id, school_ids), *is_teaching(on))
    )
    found = found.where(Post.employment == filters.employment) if filters.employment else found
    return found.where(Person.sex == filters.sex) if filters.sex else found


def targets_on(session: Session, on: dt.date) -> dict[str, int]:
    """JP by employment as they hold on a day."""
    rows = session.execute(
        select(YearlyTarget.employment, YearlyTarget.lesson_hours)
        .where(YearlyTarget.valid_from <= on, or_(YearlyTarget.valid_until.is_(None), YearlyTarget.valid_until >= on))
        .order_by(YearlyTarget.valid_from)
    )
    return {employment.casefold(): hours for employment, hours in rows}


def recognised_hours(people: Select[int], first: dt.date, until: dt.date) -> Select[int, int]:
    """JP on valid papers of participants, by the day on which the event ended."""
    return (
        select(Participation.person_id, func.sum(func.coalesce(Certificate.lesson_hours, 0)))
        .join(Certificate, Certificate.participation_id == Participation.id)
        .where(
            Certificate.state == PaperState.VALID,
            is_certificate(),
            Certificate.event_ended_on.between(first, until),
            Participation.role == ParticipationRole.PARTICIPANT,
            Participation.person_id.in_(people),
        )
        .group_by(Participation.person_id)
    )


def outside_hours(people: Select[int], first: dt.date, until: dt.date) -> Select[int, int]:
    """JP of trainings elsewhere that somebody verified."""
    return (
        select(OutsideTraining.person_id, func.sum(func.coalesce(OutsideTraining.lesson_hours, 0)))
        .where(
            OutsideTraining.verified_at.is_not(None),
            OutsideTraining.ended_on.between(first, until),
            OutsideTraining.person_id.in_(people),
        )
        .group_by(OutsideTraining.person_id)
    )
