"""Two people who are one, with a little of everything that can belong to a person; and what a database holds now."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from tests.factories import (
    add,
    make_organization,
    make_participation,
    make_person,
    make_school,
    make_user,
    make_workshop,
)
from workshop_tracker.app import EVERY_MOVER
from workshop_tracker.database import Base
from workshop_tracker.handout.actions import make_personal_links
from workshop_tracker.handout.records.models import Transcript
from workshop_tracker.people.merging.actions import merge_people
from workshop_tracker.people.models import Membership, OutsideTraining, Post
from workshop_tracker.workshops.engagements import Engagement, EngagementRole, SessionSpeaker, Signatory
from workshop_tracker.workshops.models import Workshop, WorkshopSession

ABOUT_MERGES = frozenset({"audit_entries", "person_merges", "person_merge_moves"})
BORN = dt.date(1980, 1, 2)


@dataclass
class Place:
    """Where people of a test work, gather and belong."""

    schools: list[Any]
    workshops: list[Workshop]
    sessions: list[WorkshopSession]
    body: Any


def make_place(session):
    workshops = [make_workshop(session, f"Kegiatan Contoh {number}") for number in (1, 2)]
    wanted = WorkshopSession.workshop_id.in_([workshop.id for workshop in workshops])
    sessions = session.scalars(select(WorkshopSession).where(wanted).order_by(WorkshopSession.id)).all()
    schools = [make_school(session, f"SMK CONTOH {number}") for number in (1, 2)]
    return Place(schools, workshops, list(sessions), make_organization(session))


def make_double(session, place, name="Siti Contoh", **values):
    """A person with one of everything: post, membership, training, part, task with a session, account, link."""
    person = make_person(session, name, school=place.schools[0], birth_date=BORN, **values)
    first, second = place.workshops
    make_participation(session, first, person, school=place.schools[0])
    engage(session, second, person, place.sessions[2:3])
    add(session, Membership(person_id=person.id, organization_id=place.body.id, starts_on=dt.date(2020, 1, 1)))
    add(session, OutsideTraining(person_id=person.id, title="Diklat Contoh", ended_on=BORN, lesson_hours=32))
    make_user(session, f"akun-{person.id}").person_id = person.id
    make_personal_links(session, [person.id])
    add(session, Transcript(person_id=person.id, snapshot="{}"))
    session.flush()
    return person


def engage(session, workshop, person, sessions=(), role=EngagementRole.SPEAKER, **values):
    engagement = add(session, Engagement(workshop_id=workshop.id, person_id=person.id, role=role, **values))
    for part in sessions:
        add(session, SessionSpeaker(session_id=part.id, engagement_id=engagement.id))
    return engagement


def sign(session, workshop, person):
    found = session.scalars(select(Signatory).where(Signatory.workshop_id == workshop.id)).one()
    found.person_id = person.id
    session.flush()


def post(session, person, school, starts_on, **values):
    return add(session, Post(person_id=person.id, school_id=school.id, starts_on=starts_on, **values))


def merge(session, kept, gone, answers=None):
    return merge_people(session, kept.id, gone.id, EVERY_MOVER, answers or {})


def held(session):
    """Every row that people gave, without what a merge writes about itself; versions only ever count up."""
    return {
        (table.name, row["id"]): {name: value for name, value in row.items() if name != "row_version"}
        for table in Base.metadata.sorted_tables
        if table.name not in ABOUT_MERGES and not table.info.get("derived")
        for row in session.execute(select(table)).mappings()
    }


def belonging_to(session, person_id):
    """How many rows of each table name a person, merges aside."""
    return {
        f"{table.name}.{key.parent.name}": len(session.execute(select(table.c.id).where(key.parent == person_id)).all())
        for table in Base.metadata.sorted_tables
        if table.name not in ABOUT_MERGES
        for key in table.foreign_keys
        if key.column.table.name == "people"
    }
