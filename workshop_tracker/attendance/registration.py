"""Putting people on a workshop's list; school, office and employment are frozen as of its first day."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, bindparam, or_, select, update
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation, ParticipationRole
from workshop_tracker.audit.actions import record
from workshop_tracker.database import WritingSession, batched, now
from workshop_tracker.intake.footprints import Footprint
from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.organizations.queries import office_ids
from workshop_tracker.people.models import Person, Post
from workshop_tracker.schools.models import School
from workshop_tracker.workshops.engagements import Engagement, EngagementRole, PaperRole
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.queries import written_name

ROWS_AT_ONCE = 500  # ids in one IN list; both engines take it
OF_THE_WORKPLACE = (
    "school_id", "work_unit", "office_id", "district_code", "level_group", "school_status", "employment"
)  # fmt: skip
RELISTED = ("name_as_registered", "sort_key", *OF_THE_WORKPLACE)


@dataclass(frozen=True, slots=True)
class Registration:
    """One person to be put on the list under a name; without a school, `work_unit` says where she works."""

    person_id: int
    name: str
    role: ParticipationRole = ParticipationRole.PARTICIPANT
    school_id: int | None = None
    work_unit: str = ""


def register(session: WritingSession, workshop: Workshop, registrations: Sequence[Registration]) -> int:
    """Put people on the list; who is there already in that role stays as she is. Returns how many are new."""
    people = put_on_list(session, workshop, registrations, Footprint())
    if people:
        record(session, "register", "workshops", workshop.id, new=f"{len(people)} orang: {', '.join(map(str, people))}")
    return len(people)


def put_on_list(
    session: WritingSession, workshop: Workshop, registrations: Sequence[Registration], footprint: Footprint
) -> list[int]:
    """The same as part of a batch, which leaves the audit row; returns the people's ids."""
    known = set(
        session.execute(
            select(Participation.person_id, Participation.role).where(Participation.workshop_id == workshop.id)
        )
    )
    fresh: dict[tuple[int, ParticipationRole], Registration] = {}
    for each in registrations:
        if (each.person_id, each.role) not in known:
            fresh.setdefault((each.person_id, each.role), each)
    footprint.insert(session, Participation, _frozen_rows(session, workshop, list(fresh.values())))
    return [each.person_id for each in fresh.values()]


def relist(
    session: WritingSession, workshop: Workshop, changes: Mapping[int, Registration], footprint: Footprint
) -> None:
    """Write name and school of participations anew, by their ids, and bring back whoever had been taken off the list.

    Part of a batch, which leaves the audit row.
    """
    frozen = _frozen_rows(session, workshop, list(changes.values()))
    rows = [
        {"of": number, **{column: row[column] for column in RELISTED}}
        for number, row in zip(changes, frozen, strict=True)
    ]
    if rows:
        footprint.keep(session, Participation, changes.keys(), (*RELISTED, "cancelled_at"))
        statement = (
            update(Participation)
            .where(Participation.id == bindparam("of"), Participation.workshop_id == workshop.id)
            .values(cancelled_at=None, row_version=Participation.row_version + 1)
        )
        session.connection().execute(statement, rows)


def freeze_workplace(
    session: WritingSession, workshop: Workshop, participation: Participation, *, school_id: int | None, work_unit: str
) -> None:
    """Let one participation stand with this school or work unit, with all that follows from it on the first day."""
    wanted = Registration(
        participation.person_id, participation.name_as_registered, participation.role, school_id, work_unit
    )
    (row,) = _frozen_rows(session, workshop, [wanted])
    for column in OF_THE_WORKPLACE:
        setattr(participation, column, row[column])


def register_engaged(session: WritingSession, workshop: Workshop) -> int:
    """Speakers and helpers whose role gets a paper stand on the list too, without a school of the report."""
    return register(
        session,
        workshop,
        [
            Registration(person.id, written_name(person), ParticipationRole(role), _main_school(session, person.id))
            for role, person in _engaged(session, workshop)
        ],
    )


def engaged_not_registered(session: Session, workshop: Workshop) -> list[str]:
    """Names of those whom `register_engaged` would put on the list. Two statements."""
    listed = set(
        session.execute(
            select(Participation.person_id, Participation.role).where(Participation.workshop_id == workshop.id)
        )
    )
    engaged = {(person.id, ParticipationRole(role)): person for role, person in _engaged(session, workshop)}
    return [written_name(person) for key, person in engaged.items() if key not in listed]


def _engaged(session: Session, workshop: Workshop) -> Sequence[Row[EngagementRole, Person]]:
    return session.execute(
        select(Engagement.role, Person)
        .join(Person, Person.id == Engagement.person_id)
        .where(
            Engagement.workshop_id == workshop.id,
            Engagement.role.in_(select(PaperRole.role).where(PaperRole.workshop_id == workshop.id)),
        )
        .order_by(Engagement.position, Engagement.id)
    ).all()


def _main_school(session: Session, person_id: int) -> int | None:
    return session.scalar(
        select(Post.school_id).where(Post.person_id == person_id, Post.is_main, Post.ends_on.is_(None))
    )


def _frozen_rows(session: Session, workshop: Workshop, registrations: list[Registration]) -> list[dict[str, Any]]:
    first_day = workshop.starts_on or now().date()
    people = _people(session, [r.person_id for r in registrations])
    schools = _schools(session, {r.school_id for r in registrations if r.school_id})
    posts = _employments(session, list(people), first_day)
    offices = office_ids(session, {(s.district_code, s.level_group) for s in schools.values()}, first_day)
    return [
        {
            "workshop_id": workshop.id,
            "person_id": r.person_id,
            "role": r.role,
            "name_as_registered": r.name,
            "work_unit": r.work_unit,
            "registered_at": now(),
            "row_version": 1,
            "employment": posts.get((r.person_id, r.school_id), ""),
            **_of_person(people[r.person_id]),
            **_of_school(schools.get(r.school_id or 0), offices),
        }
        for r in registrations
    ]


def _of_person(person: Row[*tuple[Any, ...]]) -> dict[str, Any]:
    return {"sex": person.sex, "staff_kind": person.staff_kind, "sort_key": person.sort_key}


def _of_school(school: Row[*tuple[Any, ...]] | None, offices: dict[tuple[str, LevelGroup], int]) -> dict[str, Any]:
    if school is None:
        return dict.fromkeys(("school_id", "district_code", "level_group", "school_status", "office_id"))
    return {
        "school_id": school.id,
        "district_code": school.district_code,
        "level_group": school.level_group,
        "school_status": school.status,
        "office_id": offices.get((school.district_code, school.level_group)),
    }


def _people(session: Session, ids: list[int]) -> dict[int, Row[*tuple[Any, ...]]]:
    query = select(Person.id, Person.sex, Person.staff_kind, Person.sort_key)
    return {
        row.id: row for part in batched(ids, ROWS_AT_ONCE) for row in session.execute(query.where(Person.id.in_(part)))
    }


def _schools(session: Session, ids: set[int]) -> dict[int, Row[*tuple[Any, ...]]]:
    query = select(School.id, School.district_code, School.level_group, School.status)
    return {
        row.id: row
        for part in batched(sorted(ids), ROWS_AT_ONCE)
        for row in session.execute(query.where(School.id.in_(part)))
    }


def _employments(session: Session, person_ids: list[int], day: dt.date) -> dict[tuple[int, int | None], str]:
    query = select(Post.person_id, Post.school_id, Post.employment).where(
        Post.starts_on <= day, or_(Post.ends_on.is_(None), Post.ends_on >= day)
    )
    return {
        (person, school): employment
        for part in batched(person_ids, ROWS_AT_ONCE)
        for person, school, employment in session.execute(query.where(Post.person_id.in_(part)))
    }
