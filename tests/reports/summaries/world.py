"""A small country for tests of the summaries: a province of two branch offices, a city, and whoever has no office."""

import datetime as dt
import itertools
from typing import Any

from sqlalchemy import distinct, func, or_, select

from tests.factories import add, make_office, make_participation, make_person, make_school, make_workshop
from workshop_tracker.attendance.marking import MarkMade, record_attendance
from workshop_tracker.attendance.models import Mark, Override, Participation, ParticipationRole
from workshop_tracker.certificates.models import Certificate, NumberSeries, PaperKind, PaperState
from workshop_tracker.database import WritingSession, now
from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.organizations.models import OrganizationKind
from workshop_tracker.organizations.queries import offices_under
from workshop_tracker.people.models import Sex, StaffKind
from workshop_tracker.reports.counting import attended, held_on
from workshop_tracker.reports.region import Period
from workshop_tracker.reports.summaries.actions import fold
from workshop_tracker.viewer import ActorKind
from workshop_tracker.workshops.models import WorkshopSession

DAYS = (
    dt.date(2025, 6, 30),
    dt.date(2025, 7, 1),
    dt.date(2025, 7, 11),
    dt.date(2025, 9, 30),
    dt.date(2025, 12, 31),
    dt.date(2026, 1, 1),
)
LATER = dt.date(2026, 12, 31)
YEAR = Period(dt.date(2025, 1, 1), dt.date(2025, 12, 31))
SCHOOL_YEAR = Period(dt.date(2025, 7, 1), dt.date(2026, 6, 30))
SEMESTER = Period(dt.date(2025, 7, 1), dt.date(2025, 12, 31))
QUARTER = Period(dt.date(2025, 7, 1), dt.date(2025, 9, 30))
JULY = Period(dt.date(2025, 7, 1), dt.date(2025, 7, 31))
NOON = dt.datetime(2026, 12, 31, 5, tzinfo=dt.UTC)


class World:
    """Rows by name; `mark`, `certify` and `standing` do what several tests do."""

    def __init__(self, session: WritingSession) -> None:
        self.session = session
        self._numbers = itertools.count(1)
        self.province = make_office(session, "Dinas Contoh", kind=OrganizationKind.PROVINCE_OFFICE, districts=())
        self.north = make_office(session, "Cabang Utara Contoh", parent_id=self.province.id)
        self.south = make_office(session, "Cabang Selatan Contoh", districts=("33.01",), parent_id=self.province.id)
        self.city = make_office(
            session,
            "Dinas Kota Contoh",
            kind=OrganizationKind.DISTRICT_OFFICE,
            districts=("33.75",),
            levels=(LevelGroup.SMP,),
        )
        self.schools = [
            make_school(session, "SMK UTARA CONTOH"),
            make_school(session, "SMA UTARA CONTOH", level="SMA"),
            make_school(session, "SMK SELATAN CONTOH", district_code="33.01"),
            make_school(session, "SMP KOTA CONTOH", level="SMP", district_code="33.75"),
        ]
        self.offices = [self.north, self.north, self.south, self.city]
        sexes = (Sex.FEMALE, Sex.MALE, None, Sex.FEMALE)
        self.people = [make_person(session, f"Guru Contoh {place}", sex=sex) for place, sex in enumerate(sexes)]
        self.workshops = [
            make_workshop(session, issuer=self.north, hours=(4, 3), starts_on=day, ends_on=LATER)
            for day in (DAYS[0], DAYS[2])
        ]
        self.parts = [part for workshop in self.workshops for part in self._parts(workshop)]
        self.series = add(session, NumberSeries(issuer_id=self.north.id, kind=PaperKind.SERTIFIKAT, scope="contoh"))
        self.participations = [
            self.take_part(person, workshop, school)
            for (person, school), workshop in itertools.product(enumerate((0, 0, 2, 3)), (0, 1))
        ]
        fold(session)  # what tests change is folded step by step

    def _parts(self, workshop: Any) -> list[WorkshopSession]:
        found = select(WorkshopSession).where(WorkshopSession.workshop_id == workshop.id)
        return list(self.session.scalars(found.order_by(WorkshopSession.number)))

    def take_part(self, person: int, workshop: int, school: int | None, **values: Any) -> Participation:
        office = self.offices[school].id if school is not None else None
        return make_participation(
            self.session,
            self.workshops[workshop],
            self.people[person],
            school=self.schools[school] if school is not None else None,
            **{"office_id": office, "employment": "PNS"} | values,
        )

    def mark(self, participation: Participation, part: WorkshopSession, mark: Mark | None) -> None:
        made = MarkMade(f"contoh-{next(self._numbers)}", participation.id, mark, NOON, session_id=part.id)
        record_attendance(self.session, part.workshop_id, [made], today=LATER, reason="Contoh")

    def certify(self, participation: Participation, hours: int, ended_on: dt.date, **values: Any) -> Certificate:
        """A valid paper, by hand: how papers come about is not looked at here."""
        number = next(self._numbers)
        defaults = {
            "issuer_id": self.north.id,
            "series_id": self.series.id,
            "kind": PaperKind.SERTIFIKAT,
            "version": number,
            "number": f"{number}/CONTOH",
            "code": f"{number:026}",
            "state": PaperState.VALID,
            "validated_at": now(),
            "snapshot": "{}",
            "name": "Contoh",
            "issued_on": ended_on,
            "actor_kind": ActorKind.COMMAND,
        }
        row = {"participation_id": participation.id, "lesson_hours": hours, "event_ended_on": ended_on}
        return add(self.session, Certificate(**defaults | row | values))

    def decide(self, participation: Participation, *, is_enough: bool) -> Override:
        values = {"actor_kind": ActorKind.COMMAND, "reason": "Contoh", "has_completed": is_enough}
        return add(self.session, Override(participation_id=participation.id, **values))

    def standing(self, office_id: int, period: Period) -> dict[str, int]:
        """The main counts of an office and all below it (0: of everybody), each asked of the base tables."""
        below = offices_under(self.session, [office_id])
        theirs = or_(Participation.office_id.in_(below), office_id == 0)
        is_teacher = Participation.staff_kind == StaffKind.TEACHER
        in_period = held_on().between(period.starts_on, period.ends_on)

        def count(column: Any, *also: Any) -> int:
            return self.session.scalar(attended(column).where(theirs, in_period, *also)) or 0

        papers = (
            select(func.count(), func.sum(Certificate.lesson_hours))
            .join(Participation, Participation.id == Certificate.participation_id)
            .where(Certificate.state == PaperState.VALID, theirs)
            .where(Certificate.event_ended_on.between(period.starts_on, period.ends_on))
        )
        as_participant = papers.where(Participation.role == ParticipationRole.PARTICIPANT)
        return {
            "teachers": count(func.count(distinct(Participation.person_id)), is_teacher),
            "schools": count(func.count(distinct(Participation.school_id)), is_teacher),
            "workshops": count(func.count(distinct(Participation.workshop_id))),
            "participations": count(func.count(distinct(Participation.id))),
            "marks": count(func.count()),
            "lesson_hours": count(func.sum(WorkshopSession.lesson_hours)),
            "papers": self.session.execute(papers).one()[0],
            "recognised_hours": self.session.execute(as_participant).one()[1] or 0,
        }
