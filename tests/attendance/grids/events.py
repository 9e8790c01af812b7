"""A workshop of two days with three sessions, its participants, and grids of their marks."""

import datetime as dt

from sqlalchemy import func, select

from tests.factories import FIRST_DAY, add, make_office, make_participation, make_person, make_school, make_workshop
from tests.people.rosters.lists import sha_of, table
from workshop_tracker.attendance.grids.actions import apply_marks
from workshop_tracker.attendance.grids.imports import explained, plan_marks, read_marks
from workshop_tracker.attendance.models import AttendanceEvent
from workshop_tracker.attendance.queries import marks_of
from workshop_tracker.database import reading, writing
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.models import Workshop, WorkshopSession

SECOND_DAY = FIRST_DAY + dt.timedelta(days=1)
AFTERWARDS = SECOND_DAY + dt.timedelta(days=1)
NAMES = ("Siti Contoh, S.Pd.", "Budi Contoh", "Eko Contoh")


class Event:
    """Two sessions on the first day, one on the second; the names of `NAMES` take part."""

    def __init__(self, engine):
        self.engine = engine
        self.ids = {}
        with writing(engine, by=COMMAND) as session:
            make_office(session)
            school = make_school(session, "SMKS CONTOH JATILAWANG")
            self.workshop = make_workshop(session, hours=(4, 4), ends_on=SECOND_DAY)
            add(
                session,
                WorkshopSession(
                    workshop_id=self.workshop.id, number=3, topic="Praktik Contoh", held_on=SECOND_DAY, lesson_hours=4
                ),
            )
            for name in NAMES:
                person = make_person(session, name.partition(",")[0], school=school)
                taking_part = make_participation(session, self.workshop, person, school=school, name_as_registered=name)
                self.ids[name] = taking_part.id
            session.commit()

    def plan(self, headings, *rows, today=AFTERWARDS, **meanings):
        lines = table([headings, *rows])
        with reading(self.engine) as session:
            workshop = session.get_one(Workshop, self.workshop.id)
            read = read_marks(session, workshop, lines, sha_of(lines), today=today)
            return explained(plan_marks(session, workshop, read), meanings)

    def apply(self, planned):
        with writing(self.engine, by=COMMAND) as session:
            written = apply_marks(session, session.get_one(Workshop, self.workshop.id), planned, today=AFTERWARDS)
            session.commit()
        return written

    def marks(self):
        """By name the marks by number of session, as letters: `1p2p3s`."""
        with reading(self.engine) as session:
            numbers = dict(session.execute(select(WorkshopSession.id, WorkshopSession.number)).all())
            held = marks_of(session, self.workshop.id)
        told = {
            name: sorted((numbers[place], mark.value[0]) for place, mark in held[id_].items())
            for name, id_ in self.ids.items()
        }
        return {name: "".join(f"{number}{mark}" for number, mark in marks) for name, marks in told.items() if marks}

    def events(self):
        with reading(self.engine) as session:
            return session.scalar(select(func.count()).select_from(AttendanceEvent))
