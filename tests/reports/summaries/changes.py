"""Everything that may change a number, in any order: one session, one fold now and then."""

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule
from sqlalchemy import delete, func, select

from tests.factories import add
from tests.reports.summaries.world import DAYS, JULY, LATER, QUARTER, SCHOOL_YEAR, SEMESTER, YEAR, World
from workshop_tracker.app import EVERY_MOVER
from workshop_tracker.attendance.models import Attendance, Mark, Override, Participation, ParticipationRole
from workshop_tracker.attendance.registration import freeze_workplace
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.database import now
from workshop_tracker.organizations.queries import offices_under
from workshop_tracker.people.merging.actions import merge_people, take_back
from workshop_tracker.people.models import PersonMerge, Sex, StaffKind
from workshop_tracker.reports.asked.sections import Section
from workshop_tracker.reports.kept.queries import kept_report
from workshop_tracker.reports.queries import region_report_of
from workshop_tracker.reports.region import OfficeName
from workshop_tracker.reports.summaries.actions import fold, rebuild
from workshop_tracker.reports.summaries.queries import dashboard, differences
from workshop_tracker.workshops.models import InvitedSchool, Workshop, WorkshopSession, WorkshopState

ANY = st.integers(0, 99)  # which of those that there are
PERIODS = st.sampled_from([YEAR, SCHOOL_YEAR, SEMESTER, QUARTER, JULY])
PLACES = st.sampled_from([0, 1, 2, 3, None])


class Changes(RuleBasedStateMachine):
    """Acts on a small country; whatever they were, the summaries are what the live ways count. All is taken back."""

    world: World

    def __init__(self) -> None:
        super().__init__()
        self.session = self.world.session
        self.before = self.session.begin_nested()

    def teardown(self) -> None:
        try:
            self.agree(YEAR)
        finally:
            self.before.rollback()
            self.session.expire_all()
            self.world.participations = self.all_participations()

    def one(self, rows, which):
        return rows[which % len(rows)]

    @rule(which=ANY, part=ANY, mark=st.sampled_from([Mark.PRESENT, Mark.PRESENT, Mark.SICK, None]))
    def mark(self, which, part, mark):
        participation = self.one(self.world.participations, which)
        parts = [each for each in self.world.parts if each.workshop_id == participation.workshop_id]
        self.world.mark(participation, self.one(parts, part), mark)

    @rule(which=ANY)
    def drop_marks(self, which):
        """As the undoing of an import does."""
        participation = self.one(self.world.participations, which)
        self.session.execute(delete(Attendance).where(Attendance.participation_id == participation.id))

    @rule(which=ANY, hours=st.integers(0, 9))
    def change_hours(self, which, hours):
        self.one(self.world.parts, which).lesson_hours = hours
        self.session.flush()

    @rule(which=ANY, day=st.sampled_from([*DAYS, None]))
    def move_session(self, which, day):
        self.one(self.world.parts, which).held_on = day
        self.session.flush()

    @rule(which=ANY, day=st.sampled_from([*DAYS, None]))
    def move_workshop(self, which, day):
        self.one(self.world.workshops, which).starts_on = day
        self.session.flush()

    @rule(which=ANY)
    def cancel_or_reopen(self, which):
        workshop = self.one(self.world.workshops, which)
        is_cancelled = workshop.state is WorkshopState.CANCELLED
        workshop.state = WorkshopState.OPEN if is_cancelled else WorkshopState.CANCELLED
        self.session.flush()

    @rule(which=ANY)
    def cancel_participation(self, which):
        participation = self.one(self.world.participations, which)
        participation.cancelled_at = None if participation.cancelled_at else now()
        self.session.flush()

    @rule(which=ANY, school=PLACES)
    def name_school(self, which, school):
        """Frozen anew by the product itself, by the mapping of the day."""
        participation = self.one(self.world.participations, which)
        workshop = self.session.get_one(Workshop, participation.workshop_id)
        school_id = None if school is None else self.world.schools[school].id
        freeze_workplace(self.session, workshop, participation, school_id=school_id, work_unit="")
        self.session.flush()

    @rule(which=ANY, office=PLACES)
    def map_to_another_office(self, which, office):
        participation = self.one(self.world.participations, which)
        participation.office_id = None if office is None else self.world.offices[office].id
        self.session.flush()

    @rule(which=ANY, kind=st.sampled_from([StaffKind.TEACHER, StaffKind.ADMINISTRATIVE]))
    def change_kind(self, which, kind):
        self.one(self.world.participations, which).staff_kind = kind
        self.session.flush()

    @rule(which=ANY, employment=st.sampled_from(["PNS", "GTY"]))
    def change_employment(self, which, employment):
        self.one(self.world.participations, which).employment = employment
        self.session.flush()

    @rule(which=ANY, role=st.sampled_from([ParticipationRole.PARTICIPANT, ParticipationRole.COMMITTEE]))
    def change_role(self, which, role):
        participation = self.one(self.world.participations, which)
        key = {"workshop_id": participation.workshop_id, "person_id": participation.person_id, "role": role}
        if not self.session.scalars(select(Participation.id).filter_by(**key)).first():
            participation.role = role
            self.session.flush()

    @rule(which=ANY, sex=st.sampled_from([Sex.MALE, Sex.FEMALE, None]))
    def tell_sex(self, which, sex):
        self.one(self.world.people, which).sex = sex
        self.session.flush()

    @rule(which=ANY, hours=st.integers(1, 32), day=st.sampled_from(DAYS))
    def certify(self, which, hours, day):
        participation = self.one(self.world.participations, which)
        if not self._papers(PaperState.VALID, participation_id=participation.id):
            self.world.certify(participation, hours, day)

    @rule(which=ANY)
    def revoke(self, which):
        if papers := self._papers(PaperState.VALID):
            paper = self.one(papers, which)
            paper.state, paper.revoked_at, paper.reason = PaperState.REVOKED, now(), "Contoh"
            self.session.flush()

    @rule(which=ANY)
    def restore(self, which):
        if papers := self._papers(PaperState.REVOKED):
            paper = self.one(papers, which)
            if not self._papers(PaperState.VALID, participation_id=paper.participation_id):
                paper.state = PaperState.VALID
                self.session.flush()

    def _papers(self, state, **values):
        found = select(Certificate).filter_by(state=state, **values)
        return self.session.scalars(found.order_by(Certificate.id)).all()

    @precondition(lambda self: not self._merge())
    @rule(kept=ANY, gone=ANY)
    def merge(self, kept, gone):
        one, other = self.one(self.world.people, kept), self.one(self.world.people, gone)
        if one is not other:
            merge_people(self.session, one.id, other.id, EVERY_MOVER, {})
            self._look_anew()

    @precondition(lambda self: self._merge())
    @rule()
    def take_merge_back(self):
        take_back(self.session, self._merge(), at=now())
        self._look_anew()

    def _merge(self):
        return self.session.scalars(select(PersonMerge).where(PersonMerge.undone_at.is_(None))).first()

    def _look_anew(self):
        """A merge moves rows past the session, and drops one where both took part."""
        self.session.flush()
        self.session.expire_all()
        ids = set(self.session.scalars(select(Participation.id)))
        self.world.participations = [each for each in self.all_participations() if each.id in ids]

    def all_participations(self):
        return list(self.session.scalars(select(Participation).order_by(Participation.id)))

    @rule(which=ANY, day=st.sampled_from([*DAYS, LATER]))
    def end_workshop(self, which, day):
        self.one(self.world.workshops, which).ends_on = day
        self.session.flush()

    @rule(which=ANY, percent=st.sampled_from([0, 50, 100]))
    def ask_for_more(self, which, percent):
        self.one(self.world.workshops, which).minimum_attendance = percent
        self.session.flush()

    @rule(which=ANY, completed=st.booleans())
    def decide(self, which, completed):
        self.world.decide(self.one(self.world.participations, which), is_enough=completed)

    @rule(which=ANY)
    def withdraw_decision(self, which):
        if made := self.session.scalars(select(Override).order_by(Override.id)).all():
            decision = self.one(made, which)
            decision.withdrawn_at = None if decision.withdrawn_at else now()
            self.session.flush()

    @rule(which=ANY, school=st.integers(0, 3))
    def invite(self, which, school):
        key = {"workshop_id": self.one(self.world.workshops, which).id, "school_id": self.world.schools[school].id}
        if not self.session.scalars(select(InvitedSchool.id).filter_by(**key)).first():
            add(self.session, InvitedSchool(**key))

    @rule(which=ANY, hours=st.integers(0, 9))
    def add_session(self, which, hours):
        workshop = self.one(self.world.workshops, which)
        last = self.session.scalar(select(func.max(WorkshopSession.number)).filter_by(workshop_id=workshop.id))
        values = {"number": (last or 0) + 1, "topic": "Contoh", "lesson_hours": hours}
        add(self.session, WorkshopSession(workshop_id=workshop.id, **values))

    @rule()
    def move_office(self):
        self.world.south.parent_id = None if self.world.south.parent_id else self.world.province.id
        self.session.flush()

    @rule()
    def fold(self):
        fold(self.session)

    @rule()
    def rebuild(self):
        rebuild(self.session)

    @rule(period=PERIODS)
    def agree(self, period):
        """The summaries are what they are derived from, what the live report tells, and what a plain count gives."""
        fold(self.session)
        assert list(differences(self.session)) == []
        for office in (self.world.north, self.world.south, self.world.city, self.world.province):
            self._agrees_with_the_live_report(office, period)
        for office_id in (0, self.world.province.id):
            told = dashboard(self.session, office_id, period).totals
            counted = self.world.standing(office_id, period)
            assert {name: getattr(told, name) for name in counted} == counted

    def _agrees_with_the_live_report(self, office, period):
        """To the last number: what the page shows of both is one and the same value."""
        live = region_report_of(self.session, office, period, sections={Section.SUMMARY})
        below = offices_under(self.session, [office.id])
        kept = kept_report(self.session, OfficeName(office.code, office.name), office.id, below, period)
        assert kept == replace(live, schools=())
        assert dashboard(self.session, office.id, period).totals.teachers_completed == live.teachers_completed
