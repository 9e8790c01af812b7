"""A hall full of invented teachers, for tests of papers."""

import datetime as dt

from sqlalchemy import select

from tests.clients import sign_in
from tests.factories import make_organization, make_participation, make_person, make_school, make_user, make_workshop
from workshop_tracker.attendance.marking import MarkMade, record_attendance
from workshop_tracker.attendance.models import Mark, Participation
from workshop_tracker.attendance.queries import sheets_to_mark
from workshop_tracker.certificates.actions import issue_certificates
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.database import reading, writing
from workshop_tracker.organizations.models import Organization
from workshop_tracker.viewer import COMMAND, Role
from workshop_tracker.workshops.engagements import SessionSpeaker
from workshop_tracker.workshops.models import Workshop, WorkshopOrganizer, WorkshopSession

DAY = dt.date(2025, 7, 12)
BASE_URL = "https://contoh.example"
NINE = dt.datetime(2025, 7, 11, 2, 0, tzinfo=dt.UTC)


class Hall:
    """A workshop of 8 JP whose participants are present or absent for the whole day."""

    def __init__(self, engine, *, present=(), absent=(), unmarked=(), issuer_of=None, nip=None, sex=None, **values):
        self.engine = engine
        with writing(engine, by=COMMAND) as session:
            self.issuer_id = issuer_of.issuer_id if issuer_of else make_organization(session).id
            workshop = make_workshop(session, **values)
            organizer = session.scalars(
                select(WorkshopOrganizer).where(WorkshopOrganizer.workshop_id == workshop.id)
            ).one()
            organizer.organization_id = self.issuer_id
            self.workshop_id, self.slug = workshop.id, workshop.slug
            self.school = make_school(session, "SMKS CONTOH JATILAWANG", printed_name="SMK Contoh Jatilawang")
            for name in (*present, *absent, *unmarked):
                self._register(session, workshop, name, nip, sex)
            session.commit()
        for name in present:
            self._mark(name, Mark.PRESENT)
        for name in absent:
            self._mark(name, Mark.ABSENT)

    def mark_present(self, name, *, hours=1):
        self._mark(name, Mark.PRESENT, at=NINE + dt.timedelta(hours=hours))

    def mark_absent(self, name, *, reason=""):
        self._mark(name, Mark.ABSENT, at=NINE + dt.timedelta(hours=2), reason=reason)

    def let_speak(self, session, engagement, *, session_number):
        part = session.scalars(
            select(WorkshopSession).where(
                WorkshopSession.workshop_id == self.workshop_id, WorkshopSession.number == session_number
            )
        ).one()
        session.add(SessionSpeaker(session_id=part.id, engagement_id=engagement.id))

    def _register(self, session, workshop, name, nip, sex):
        identifiers = {"nip": nip} if nip else {}
        person = make_person(session, name, school=self.school, sex=sex, **identifiers)
        make_participation(session, workshop, person, school=self.school)

    def _mark(self, name, mark, *, at=NINE, reason=""):
        with writing(self.engine, by=COMMAND) as session:
            participation = session.scalars(
                select(Participation).where(
                    Participation.workshop_id == self.workshop_id, Participation.name_as_registered == name
                )
            ).one()
            (sheet,) = sheets_to_mark(session, self.workshop_id)
            made = MarkMade(f"{self.slug}-{name}-{at}", participation.id, mark, at, sheet_id=sheet.sheet.id)
            record_attendance(session, self.workshop_id, [made], today=DAY, reason=reason)
            session.commit()


def workshop_of(session, hall):
    return session.get_one(Workshop, hall.workshop_id)


def issue(hall):
    """Valid papers for all who have completed; returns what was issued."""
    with writing(hall.engine, by=COMMAND) as session:
        issued = issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        session.commit()
    return issued


def papers(engine):
    """Every paper, in the order in which they were made."""
    with reading(engine) as session:
        return session.scalars(select(Certificate).order_by(Certificate.id)).all()


def url(hall, rest=""):
    """The address of the hall's papers, or of what is below it."""
    return f"/workshops/{hall.slug}/certificates{rest}"


def sign_in_organizer(client, hall):
    """Make the browser that of an organizer of the hall's issuer."""
    with writing(hall.engine, by=COMMAND) as session:
        issuer = session.get_one(Organization, hall.issuer_id)
        user = make_user(session, "panitia", Role.ORGANIZER, organization=issuer)
        session.commit()
    sign_in(client, user)
