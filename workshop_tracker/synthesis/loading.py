"""Everything in its order, in one transaction: kept whole or not at all. Nothing here commits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from workshop_tracker.accounts.models import User
from workshop_tracker.attendance.models import Attendance, Participation
from workshop_tracker.audit.actions import record
from workshop_tracker.bulk import collector_paused
from workshop_tracker.certificates.models import Certificate, NumberSeries
from workshop_tracker.database import Base, WritingSession
from workshop_tracker.people.denominator.models import SchoolList
from workshop_tracker.people.models import Identifier, Person, Post
from workshop_tracker.reports.summaries.actions import rebuild
from workshop_tracker.schools.models import School, SchoolHeadcount
from workshop_tracker.synthesis import marks, workshops
from workshop_tracker.synthesis.hosts import Hosts, add_programmes
from workshop_tracker.synthesis.invented import schools, teachers
from workshop_tracker.synthesis.invented.rosters import Elsewhere, rosters
from workshop_tracker.synthesis.invented.teachers import InventedTeacher
from workshop_tracker.synthesis.papers import Papers
from workshop_tracker.synthesis.places import Cell, add_missing_offices, cells_of, pools_of
from workshop_tracker.synthesis.rows import Rows
from workshop_tracker.synthesis.rules import Scale
from workshop_tracker.synthesis.writing import Seconds, StopWatch, prepare, triggers_at_rest
from workshop_tracker.workshops.engagements import Engagement, PaperRole, SessionSpeaker, Signatory
from workshop_tracker.workshops.models import (
    InvitedSchool,
    Sheet,
    SheetSession,
    Workshop,
    WorkshopOrganizer,
    WorkshopSession,
)
from workshop_tracker.workshops.programmes import Programme

HELD_AT_ONCE = 10_000  # participations that wait in memory
INVITED_IN_VAIN = 3  # schools of the pool that do not come to a workshop, or are lucky
REGISTERS: tuple[type[Base], ...] = (School, SchoolList, SchoolHeadcount, Person, Identifier, Post)
PLANS: tuple[type[Base], ...] = (
    Workshop,
    WorkshopOrganizer,
    InvitedSchool,
    WorkshopSession,
    Sheet,
    SheetSession,
    Engagement,
    SessionSpeaker,
    Signatory,
    PaperRole,
    Participation,
)
PAPERS: tuple[type[Base], ...] = (NumberSeries, Certificate)


@dataclass(frozen=True, slots=True)
class Loaded:
    """Rows by table, and the seconds of each part; that of `attendances` makes, writes and fills in the marks."""

    rows: dict[str, int]
    took: dict[str, Seconds]


def is_untouched(session: Session) -> bool:
    """Whether nothing stands here but what every installation starts with."""
    return not any(session.scalar(select(exists(model.id))) for model in (User, School, Person, Workshop, Programme))


def load(session: WritingSession, scale: Scale, seed: int) -> Loaded:
    """Write a whole scale into an untouched installation. The same seed writes the same."""
    prepare(session)
    with triggers_at_rest(session, Attendance, Certificate), collector_paused():
        loading = _Loading(session, scale, Random(f"{seed}"))  # noqa: S311 - nothing here is secret
        loading.run()
    with loading.watch.on("summaries"):
        rebuild(session)
    told = f"{scale.name} {seed}: {loading.rows.written['workshops']} kegiatan"
    record(session, "synthesize", "workshops", new=told)
    return Loaded(dict(loading.rows.written), loading.watch.taken)


class _Loading:
    """One run: pool after pool is invented, held and written, so that memory does not grow with the scale."""

    def __init__(self, session: WritingSession, scale: Scale, rng: Random) -> None:
        self.scale, self.rng, self.watch = scale, rng, StopWatch()
        add_missing_offices(session, scale)
        self.rows = Rows(session)
        for room in (schools, teachers, workshops, marks):
            room.name_columns(self.rows)
        self.papers = Papers(self.rows)
        self.hosts = Hosts(session)
        self.programmes = add_programmes(session, scale)
        self.elsewhere = Elsewhere()
        self.people_so_far = self.marks_so_far = 0

    def run(self) -> None:
        cells = cells_of(self.rows.session, self.scale, self.rng)
        sizes = iter(schools.sizes_of(cells, self.scale, self.rng))
        for pool in pools_of(cells):
            self._hold(pool, self._people(pool, sizes))
            if self.rows.waiting(Participation) >= HELD_AT_ONCE:
                self._write()
        self._write()
        self.papers.close_books()
        self.rows.let_sequences_go_on()

    def _people(self, pool: Sequence[Cell], sizes: Iterator[int]) -> list[InventedTeacher]:
        with self.watch.on("people"):
            invented = [school for cell in pool for school in schools.invent_schools(self.rows, cell, sizes, self.rng)]
            return list(teachers.invent_teachers(self.rows, invented, self.rng))

    def _hold(self, pool: Sequence[Cell], people: Sequence[InventedTeacher]) -> None:
        """Workshops until the pool has its share of the marks."""
        self.people_so_far += len(people)
        due = self.scale.marks * self.people_so_far // self.scale.teachers
        invited = sorted({teacher.school.id for teacher in people})
        coming = rosters(people, self.elsewhere, self.rng)
        while self.marks_so_far < due and (roster := next(coming, None)):
            with self.watch.on("workshops"):
                host = self.hosts.of(self.rng.choice(pool))
                held = workshops.hold_workshop(self.rows, host, self.programmes, people, self.rng)
                came = [teacher.school_on(held.days[0]).id for teacher in roster]
                lazy = self.rng.sample(invited, min(len(invited), INVITED_IN_VAIN))
                workshops.invite_schools(self.rows, held, [] if held.is_cancelled else came, lazy)
            with self.watch.on("attendances"):
                listed = marks.register(self.rows, held, roster, self.hosts.overseers, self.rng)
            self.marks_so_far += listed.marks
            with self.watch.on("certificates"):
                self.papers.issue(held, listed.holders, self.rng)
        self.elsewhere.remember(self.rng, [teacher for teacher in people if teacher.will])

    def _write(self) -> None:
        with self.watch.on("people"):
            self.rows.write(REGISTERS)
        with self.watch.on("workshops"):
            self.rows.write(PLANS)
        with self.watch.on("attendances"):
            marks.write(self.rows)
        with self.watch.on("certificates"):
            self.rows.write(PAPERS)
            self.papers.seal()
