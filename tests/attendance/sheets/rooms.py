"""Three days in a hall for tests of the sheet: three invented teachers, five sheets, users of several kinds."""

import datetime as dt
import itertools
from collections.abc import Iterator
from contextlib import contextmanager

import time_machine
from sqlalchemy import select

from tests.factories import (
    LONG_AGO,
    add,
    make_organization,
    make_participation,
    make_person,
    make_school,
    make_user,
    make_workshop,
)
from workshop_tracker.accounts.models import RoleGrant
from workshop_tracker.attendance.marking import MarkMade, record_attendance
from workshop_tracker.attendance.models import AttendanceEvent, Mark, Participation
from workshop_tracker.attendance.queries import marks_of
from workshop_tracker.database import now, reading, writing
from workshop_tracker.organizations.models import Organization
from workshop_tracker.viewer import COMMAND, Role
from workshop_tracker.workshops.models import CommitteeGrant, Sheet, SheetSession, SheetSpan, Workshop, WorkshopSession
from workshop_tracker.workshops.rules import instant

NAMES = ("Agus Contoh, S.T.", "Dewi Contoh, S.Pd.", "I Wayan Contoh, S.Kom.")


NINE = dt.datetime(2025, 7, 12, 2, tzinfo=dt.UTC)  # Saturday, 09.00 WIB


TODAY = NINE.date()
_numbers = itertools.count(1)


@contextmanager
def room_at_nine(engine, **values) -> Iterator["Room"]:
    """A hall in which it is nine in the morning of the second day; the clock goes on."""
    with time_machine.travel(NINE):
        yield Room(engine, **values)


class Room:
    """Sheets 1 and 2 of yesterday, 3 and 4 of today, 5 of tomorrow; each of two sessions and 4 JP."""

    def __init__(self, engine, *, names=NAMES, today=TODAY, **values):
        self.engine, self.today = engine, today
        with writing(engine, by=COMMAND) as session:
            issuer = make_organization(session)
            workshop = make_workshop(session, issuer=issuer, hours=(), **values)
            for sheet in session.scalars(select(Sheet).where(Sheet.workshop_id == workshop.id)):
                session.delete(sheet)
            session.flush()
            self.sheet_ids = [self._plan(session, workshop, place) for place in range(1, 6)]
            school = make_school(session, "SMK CONTOH", printed_name="SMK Contoh")
            there = {
                name: make_participation(session, workshop, make_person(session, name), school=school) for name in names
            }
            self.people = {name: participation.id for name, participation in there.items()}
            self.persons = {name: participation.person_id for name, participation in there.items()}
            self.slug, self.workshop_id, self.issuer_id = workshop.slug, workshop.id, issuer.id
            session.commit()

    def _plan(self, session, workshop, place):
        day = (place - 1) // 2
        held_on = self.today + dt.timedelta(days=day - 1)
        word, start = ("siang", 13) if place % 2 == 0 else ("pagi", 8)
        sheet = add(
            session,
            Sheet(
                workshop_id=workshop.id,
                position=place,
                held_on=held_on,
                span=SheetSpan.MORNING if word == "pagi" else SheetSpan.AFTERNOON,
                label=f"Hari {day + 1} – {word}",
            ),
        )
        for part in (1, 2):
            starts = dt.datetime.combine(held_on, dt.time(start + 2 * (part - 1)))
            row = add(
                session,
                WorkshopSession(
                    workshop_id=workshop.id,
                    number=2 * place + part,
                    topic=f"Materi Contoh {place}.{part}",
                    part="B",
                    held_on=held_on,
                    starts_at=instant(starts, "WIB"),
                    ends_at=instant(starts + dt.timedelta(minutes=90), "WIB"),
                    lesson_hours=2,
                ),
            )
            add(session, SheetSession(sheet_id=sheet.id, session_id=row.id))
        return sheet.id

    def user(self, *roles, of_issuer=True):
        """Somebody with these roles, of the issuing body or of another."""
        with writing(self.engine, by=COMMAND) as session:
            body = session.get_one(Organization, self.issuer_id) if of_issuer else make_organization(session, "Lain")
            user = make_user(session, f"orang-{next(_numbers)}", *roles, organization=body)
            session.commit()
        return user

    def looker(self):
        """An organizer of another body who also reads the reports of the office over this one."""
        user = self.user(Role.ORGANIZER, of_issuer=False)
        with writing(self.engine, by=COMMAND) as session:
            grant = RoleGrant(user_id=user.id, role=Role.OFFICE, organization_id=self.issuer_id, starts_on=LONG_AGO)
            add(session, grant)
            session.commit()
        return user

    def committee(self, *, of_this=True):
        """Somebody in the committee of this workshop, or of no workshop any more."""
        with writing(self.engine, by=COMMAND) as session:
            user = make_user(session, f"panitia-{next(_numbers)}")
            ends_on = self.today + dt.timedelta(days=1 if of_this else -1)
            add(session, CommitteeGrant(workshop_id=self.workshop_id, user_id=user.id, ends_on=ends_on))
            session.commit()
        return user

    def certify(self, name):
        with writing(self.engine, by=COMMAND) as session:
            session.get_one(Participation, self.people[name]).certified_at = now()
            session.commit()

    def mark_session(self, name, mark, place=3):
        """Mark the first session of a sheet alone; returns what then holds in its sessions."""
        with writing(self.engine, by=COMMAND) as session:
            first = session.scalars(
                select(SheetSession.session_id)
                .where(SheetSession.sheet_id == self.sheet_ids[place - 1])
                .order_by(SheetSession.session_id)
            ).first()
            made = MarkMade(f"session-{first}-{name}", self.people[name], mark, now(), session_id=first)
            record_attendance(session, self.workshop_id, [made], today=self.today)
            session.commit()
        return self.marks(place)[name]

    def mark_sheet(self, name, mark, place=3):
        """Somebody else marks a sheet."""
        made = MarkMade(f"sheet-{place}-{name}", self.people[name], mark, now(), sheet_id=self.sheet_ids[place - 1])
        with writing(self.engine, by=COMMAND) as session:
            record_attendance(session, self.workshop_id, [made], today=self.today)
            session.commit()

    def change(self, **values):
        with writing(self.engine, by=COMMAND) as session:
            for field, value in values.items():
                setattr(session.get_one(Workshop, self.workshop_id), field, value)
            session.commit()

    def marks(self, place=1):
        """By name, what holds in the sessions of a sheet: one mark each, in their order."""
        with reading(self.engine) as session:
            found = marks_of(session, self.workshop_id)
            parts = session.scalars(
                select(SheetSession.session_id)
                .where(SheetSession.sheet_id == self.sheet_ids[place - 1])
                .order_by(SheetSession.session_id)
            ).all()
        marks = {name: [found[person].get(part) for part in parts] for name, person in self.people.items()}
        return {name: seen for name, seen in marks.items() if any(seen)}

    def events(self):
        with reading(self.engine) as session:
            return session.scalars(select(AttendanceEvent).order_by(AttendanceEvent.id)).all()

    def url(self, place="", rest=""):
        return f"/workshops/{self.slug}/attendance{f'/{place}' if place else ''}{rest}"


PRESENT, ABSENT, SICK = [Mark.PRESENT] * 2, [Mark.ABSENT] * 2, [Mark.SICK] * 2
