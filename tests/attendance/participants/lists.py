"""A workshop and lists of its participants, planned and applied in one call."""

import datetime as dt

from hypothesis import HealthCheck, settings
from sqlalchemy import Engine, func, select

from tests.factories import make_person, make_workshop
from tests.people.rosters.lists import TODAY, sha_of, table
from workshop_tracker.attendance.models import Participation
from workshop_tracker.attendance.participants.actions import apply_participants
from workshop_tracker.attendance.participants.imports import participant_file, plan_participants
from workshop_tracker.database import reading, writing
from workshop_tracker.intake.layouts import RecognisedTable
from workshop_tracker.intake.proposals import ImportPlan
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.models import Workshop

NUPTK, OTHER_NUPTK = "1234567890123456", "6543210987654321"
HEADINGS = ("Nama Lengkap (beserta gelar)", "NIP/NUPTK", "Asal Sekolah")
SCHOOL = "SMK Contoh Jatilawang"
HERE, THERE, UNIT = SCHOOL, "SMKN 1 Contoh Rawalo", "Universitas Contoh"
FEW = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


def plan(engine: Engine, workshop: Workshop, rows: RecognisedTable, today: dt.date = TODAY) -> ImportPlan:
    with reading(engine) as session:
        target = session.get_one(Workshop, workshop.id)
        return plan_participants(session, target, participant_file(rows, sha_of(rows)), today=today)


def bring_in(engine: Engine, workshop: Workshop, rows: RecognisedTable, *, accept: bool = False) -> ImportPlan:
    """Plan and apply; returns the plan as it was applied."""
    planned = plan(engine, workshop, rows)
    planned = planned.taking_suggestions() if accept else planned
    with writing(engine, by=COMMAND) as session:
        apply_participants(session, session.get_one(Workshop, workshop.id), planned)
        session.commit()
    return planned


def participations(engine: Engine, workshop: Workshop) -> list[Participation]:
    with reading(engine) as session:
        found = select(Participation).where(Participation.workshop_id == workshop.id).order_by(Participation.id)
        return list(session.scalars(found))


def registered(engine: Engine, workshop: Workshop) -> list[str]:
    return [each.name_as_registered for each in participations(engine, workshop)]


def made_workshop(engine, **values):
    with writing(engine, by=COMMAND) as session:
        workshop = make_workshop(session, **values)
        session.commit()
        return workshop


def known(engine, name="Siti Contoh", school=None, **values):
    with writing(engine, by=COMMAND) as session:
        person = make_person(session, name, school=school, **values)
        session.commit()
        return person


def listed(*rows, headings=HEADINGS):
    return table([headings, *rows])


def count(engine, model):
    with reading(engine) as session:
        return session.scalar(select(func.count()).select_from(model))


def went_in(planned):
    """A row that stayed out may mean somebody the next time: the number that nobody bore is somebody's now."""
    return {each.row_number for each in planned.proposals if not each.stays_out}
