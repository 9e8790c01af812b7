"""Acts of a workshop's life in any order, each of which may break off before its commit."""

import datetime as dt
from collections import Counter

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import Engine, select

from tests.factories import LONG_AGO, make_organization, make_school, make_workshop
from workshop_tracker.app import EVERY_MOVER
from workshop_tracker.attendance.actions import take_off_list
from workshop_tracker.attendance.marking import MarkMade, ParticipationIsCertified, record_attendance
from workshop_tracker.attendance.models import Mark, Participation
from workshop_tracker.attendance.queries import sheets_to_mark
from workshop_tracker.attendance.registration import Registration, register
from workshop_tracker.certificates.actions import (
    WrongName,
    correct_certificate,
    issue_certificates,
    restore_certificate,
    revoke_certificate,
    validate_certificates,
)
from workshop_tracker.certificates.models import Certificate, NumberSeries, PaperState
from workshop_tracker.certificates.preparing import CannotPrepare, prepare_certificates
from workshop_tracker.certificates.sealing.checking import contradictions_with_log
from workshop_tracker.certificates.versions.actions import WrongState
from workshop_tracker.certificates.withdrawal import withdraw_unearned
from workshop_tracker.database import now, reading, writing
from workshop_tracker.ledger.checking import examined
from workshop_tracker.people.actions import apply_people
from workshop_tracker.people.imports import PeopleEntries, plan_entries
from workshop_tracker.people.merging.actions import CannotTakeBack, NotOnePerson, merge_people, take_back
from workshop_tracker.people.models import Person, PersonMerge
from workshop_tracker.people.names import NameParts
from workshop_tracker.people.rosters.entries import Entry
from workshop_tracker.people.rosters.workplaces import school_numbered
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.models import Workshop

BASE_URL, DAY = "https://contoh.example", dt.date(2025, 7, 12)
NINE = dt.datetime(2025, 7, 11, 2, 0, tzinfo=dt.UTC)


class NothingThere(Exception):
    """There is none yet of what an act needs."""


REFUSALS = (
    *(NothingThere, WrongState, WrongName, CannotPrepare),
    *(ParticipationIsCertified, NotOnePerson, CannotTakeBack),
)
ANY = st.integers(0, 99)  # which of those that there are
BREAKS_OFF = st.sampled_from([False] * 9 + [True])
WORKSHOPS = st.integers(0, 1)


class Story(RuleBasedStateMachine):
    """Two workshops of one issuer. Over all stories `acted` counts acts and refusals, `made` papers by their state."""

    engine: Engine
    acted: Counter[str]
    made: Counter[PaperState]

    def __init__(self) -> None:
        super().__init__()
        self.marks, self.said = 0, dict[int, tuple[str, ...]]()
        with writing(self.engine, by=COMMAND) as session:
            issuer = make_organization(session)
            self.workshops = [make_workshop(session, f"Kegiatan {n} Contoh", issuer=issuer).id for n in range(2)]
            self.npsn = make_school(session, "SMKS CONTOH JATILAWANG").npsn
            session.commit()
        for which in range(3):  # who are there from the start, with a paper each
            self.import_person(which, breaks_off=False)
            self.register_person(0, which, breaks_off=False)
            self.mark_somebody(which, Mark.PRESENT, breaks_off=False)
        self.issue(0, breaks_off=False)

    def act(self, word, do, *, breaks_off):
        """Do it in one transaction. Who breaks off, or is refused, must leave nothing."""
        try:
            with writing(self.engine, by=COMMAND) as session:
                do(session)
                if breaks_off:
                    session.flush()
                    word = "broken off"
                else:
                    session.commit()
        except REFUSALS:
            word = "refused"
        self.acted[word] += 1

    def one_of(self, session, table, which):
        """One of the rows."""
        rows = session.scalars(select(table).order_by(table.id)).all()
        if not rows:
            raise NothingThere
        return rows[which % len(rows)]

    def paper_act(self, word, do, which, breaks_off):
        self.act(word, lambda session: do(session, self.one_of(session, Certificate, which)), breaks_off=breaks_off)

    def workshop_act(self, word, do, place, breaks_off):
        self.act(
            word, lambda session: do(session, session.get_one(Workshop, self.workshops[place])), breaks_off=breaks_off
        )

    @rule(which=ANY, breaks_off=BREAKS_OFF)
    def import_person(self, which, breaks_off):
        name = f"Guru {'ABCDEFGHIJ'[which % 10]} Contoh"

        def do(session):
            entry = Entry(1, name, NameParts("", name, ""), keys=(name.casefold(),))
            school = school_numbered(session, self.npsn)
            apply_people(
                session, plan_entries(session, PeopleEntries([entry], "free_list", "1" * 64, LONG_AGO, school))
            )

        self.act("import", do, breaks_off=breaks_off)

    @rule(place=WORKSHOPS, which=ANY, breaks_off=BREAKS_OFF)
    def register_person(self, place, which, breaks_off):
        def do(session, workshop):
            person = self.one_of(session, Person, which)
            if person.merged_into_id is None:
                register(session, workshop, [Registration(person.id, person.name)])

        self.workshop_act("register", do, place, breaks_off)

    @rule(which=ANY, mark=st.sampled_from([Mark.PRESENT, Mark.PRESENT, Mark.ABSENT, None]), breaks_off=BREAKS_OFF)
    def mark_somebody(self, which, mark, breaks_off):
        self.marks += 1
        at = NINE + dt.timedelta(minutes=self.marks)

        def do(session):
            there = self.one_of(session, Participation, which)
            (sheet,) = sheets_to_mark(session, there.workshop_id)
            made = MarkMade(f"mark-{self.marks}", there.id, mark, at, sheet_id=sheet.sheet.id)
            record_attendance(session, there.workshop_id, [made], today=DAY)

        self.act("mark", do, breaks_off=breaks_off)

    @rule(which=ANY, breaks_off=BREAKS_OFF)
    def take_somebody_off(self, which, breaks_off):
        def do(session):
            there = self.one_of(session, Participation, which)
            if there.certified_at is None:
                take_off_list(session, there, at=now())

        self.act("take off", do, breaks_off=breaks_off)

    @rule(place=WORKSHOPS, breaks_off=BREAKS_OFF)
    def prepare(self, place, breaks_off):
        self.workshop_act(
            "prepare",
            lambda session, w: prepare_certificates(session, w, on=DAY, base_url=BASE_URL, before_the_end=True),
            place,
            breaks_off,
        )

    @rule(place=WORKSHOPS, breaks_off=BREAKS_OFF)
    def validate(self, place, breaks_off):
        self.workshop_act("validate", validate_certificates, place, breaks_off)

    @rule(place=WORKSHOPS, breaks_off=BREAKS_OFF)
    def issue(self, place, breaks_off):
        self.workshop_act(
            "issue", lambda session, w: issue_certificates(session, w, on=DAY, base_url=BASE_URL), place, breaks_off
        )

    @rule(place=WORKSHOPS, breaks_off=BREAKS_OFF)
    def withdraw(self, place, breaks_off):
        self.workshop_act("withdraw", lambda session, w: withdraw_unearned(session, w, at=now()), place, breaks_off)

    @rule(which=ANY, breaks_off=BREAKS_OFF)
    def correct(self, which, breaks_off):
        self.paper_act(
            "correct",
            lambda session, paper: correct_certificate(session, paper, name=f"{paper.name}a", reason="Ejaan"),
            which,
            breaks_off,
        )

    @rule(which=ANY, breaks_off=BREAKS_OFF)
    def revoke(self, which, breaks_off):
        self.paper_act(
            "revoke",
            lambda session, paper: revoke_certificate(session, paper, reason="Contoh", at=now()),
            which,
            breaks_off,
        )

    @rule(which=ANY, breaks_off=BREAKS_OFF)
    def restore(self, which, breaks_off):
        self.paper_act(
            "restore", lambda session, paper: restore_certificate(session, paper, reason="Contoh"), which, breaks_off
        )

    @rule(one=ANY, other=ANY, breaks_off=BREAKS_OFF)
    def merge(self, one, other, breaks_off):
        def do(session):
            kept, gone = (self.one_of(session, Person, which) for which in (one, other))
            if kept is not gone:
                merge_people(session, kept.id, gone.id, EVERY_MOVER, {})

        self.act("merge", do, breaks_off=breaks_off)

    @rule(which=ANY, breaks_off=BREAKS_OFF)
    def take_merge_back(self, which, breaks_off):
        def do(session):
            take_back(session, self.one_of(session, PersonMerge, which), at=now())

        self.act("take back", do, breaks_off=breaks_off)

    @invariant()
    def each_book_counts_from_one_without_a_gap(self):
        with reading(self.engine) as session:
            query = select(Certificate.series_id, Certificate.sequence).where(Certificate.version == 1)
            taken = [tuple(row) for row in session.execute(query)]
            for series in session.scalars(select(NumberSeries)):
                numbers = sorted(number for book, number in taken if book == series.id)
                assert numbers == list(range(1, series.last_number + 1))

    @invariant()
    def nobody_has_two_valid_papers_and_no_paper_that_held_says_anything_else(self):
        with reading(self.engine) as session:
            papers = session.scalars(select(Certificate)).all()
        valid = [paper.participation_id for paper in papers if paper.state is PaperState.VALID]
        assert len(valid) == len(set(valid))
        for paper in papers:
            if paper.state is not PaperState.PREPARED:
                words = (paper.snapshot, paper.salt, paper.number, paper.name, paper.code)
                assert self.said.setdefault(paper.id, words) == words

    def teardown(self):
        with reading(self.engine) as session:
            self.made.update(paper.state for paper in session.scalars(select(Certificate)))

    @invariant()
    def the_log_tells_what_the_tables_tell(self):
        with reading(self.engine) as session:
            assert list(contradictions_with_log(session)) == []
            examined(session, DAY.year)
