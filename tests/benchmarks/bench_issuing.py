"""Preparing and validating 10,000 papers of a workshop in parts, beside objects added one by one, on both engines.

Theirs is what the ORM's documentation shows: per paper the counter's row is read and raised, a `Certificate` added and
flushed; one commit. It judges nobody, tries no print, seals and records nothing. The clock stands beside its bound.
"""

from __future__ import annotations

import datetime as dt
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from sqlalchemy import Engine, create_engine, insert, select, text
from sqlalchemy.orm import Session

from tests.benchmarks.bench_people import beside_bound
from tests.factories import make_school, make_workshop
from tests.postgres import temporary_server
from workshop_tracker.attendance.models import Attendance, AttendanceEvent, Mark, Participation, ParticipationRole
from workshop_tracker.certificates.models import Certificate, NumberSeries, PaperKind, PaperState
from workshop_tracker.certificates.numbering.codes import new_code
from workshop_tracker.certificates.runs.actions import (
    begin_preparing,
    begin_validating,
    finish,
    prepare_part,
    validate_part,
)
from workshop_tracker.certificates.sealing.rules import new_salt
from workshop_tracker.database import WritingSession, make_engine, now, writing
from workshop_tracker.operations.upgrade import upgrade_database
from workshop_tracker.people.models import Person, StaffKind
from workshop_tracker.viewer import COMMAND, ActorKind
from workshop_tracker.workshops.models import Workshop, WorkshopSession

PAPERS, PAPERS_ONE_BY_ONE = 10_000, 1_000
LONGEST_S = 5.0
DAY = dt.date(2025, 7, 12)
BASE_URL = "https://contoh.example"

Measured = dict[str, dict[str, object]]


def run() -> Measured:
    """Seconds of the clock and papers per second of processor time, for each engine."""
    measured: Measured = {}
    for name, engine in engines():
        measured |= {f"{what}, {name}": figures for what, figures in measure(engine).items()}
    return measured


def engines() -> Iterator[tuple[str, Engine]]:
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        yield "SQLite", ready(f"sqlite:///{folder}/issuing.db")
        yield "PostgreSQL", ready(stack.enter_context(database_of_a_server()))


def ready(url: str) -> Engine:
    engine = make_engine(url)
    upgrade_database(engine)
    return engine


@contextmanager
def database_of_a_server() -> Iterator[str]:
    with temporary_server() as server:
        admin = create_engine(server, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text("CREATE DATABASE issuing"))
        yield admin.url.set(database="issuing").render_as_string(hide_password=False)
        admin.dispose()


def measure(engine: Engine) -> Measured:
    ours, theirs = hold_workshop(engine, PAPERS), hold_workshop(engine, PAPERS_ONE_BY_ONE)
    prepared = seconds_of(engine, ours, prepare)
    validated = seconds_of(engine, ours, validate)
    one_by_one = seconds_of(engine, theirs, add_one_by_one)
    engine.dispose()
    rate, their_rate = PAPERS / prepared[1], PAPERS_ONE_BY_ONE / one_by_one[1]
    return {
        "prepare": {"ours": rate, "theirs": their_rate, "ratio": rate / their_rate, "unit": "papers/s of processor"},
        f"prepare {PAPERS:,}": beside_bound(prepared[0], LONGEST_S, "s (theirs: the bound)"),
        f"validate {PAPERS:,}": beside_bound(validated[0], LONGEST_S, "s (theirs: the bound)"),
    }


def seconds_of(
    engine: Engine, workshop_id: int, act: Callable[[WritingSession, Workshop], object]
) -> tuple[float, float]:
    """By the clock and of the processor, with every commit."""
    clock, processor = time.perf_counter(), time.process_time()
    with writing(engine, by=COMMAND) as session:
        act(session, session.get_one(Workshop, workshop_id))
        session.commit()
    return time.perf_counter() - clock, time.process_time() - processor


def hold_workshop(engine: Engine, people: int) -> int:
    """A workshop in which so many invented teachers were present; returns its id."""
    with writing(engine, by=COMMAND) as session:
        workshop = make_workshop(session, number_pattern="{seq:5}/CONTOH/{year}")
        school = make_school(session, f"SMKS CONTOH {people}")
        names = [f"Peserta {number:05} Contoh {people}" for number in range(people)]
        rows = [dict.fromkeys(("name", "name_key", "sort_key", "search_key"), name) for name in names]
        person_ids = session.scalars(insert(Person).returning(Person.id, sort_by_parameter_order=True), rows).all()
        listed = [
            {
                "workshop_id": workshop.id,
                "person_id": person_id,
                "role": ParticipationRole.PARTICIPANT,
                "name_as_registered": name,
                "sort_key": name,
                "school_id": school.id,
                "staff_kind": StaffKind.TEACHER,
            }
            for person_id, name in zip(person_ids, names, strict=True)
        ]
        session.execute(insert(Participation), listed)
        mark_all(session, workshop.id)
        session.commit()
        return workshop.id


def mark_all(session: Session, workshop_id: int) -> None:
    there = session.scalars(select(Participation.id).where(Participation.workshop_id == workshop_id)).all()
    for session_id in session.scalars(select(WorkshopSession.id).where(WorkshopSession.workshop_id == workshop_id)):
        events = [
            {
                "operation_id": f"{session_id}-{participation_id}",
                "participation_id": participation_id,
                "session_id": session_id,
                "mark": Mark.PRESENT,
                "marked_at": now(),
                "actor_kind": ActorKind.COMMAND,
            }
            for participation_id in there
        ]
        made = insert(AttendanceEvent).returning(AttendanceEvent.id, AttendanceEvent.participation_id)
        marks = [
            {"session_id": session_id, "participation_id": participation_id, "mark": Mark.PRESENT, "event_id": number}
            for number, participation_id in session.execute(made, events)
        ]
        session.execute(insert(Attendance), marks)


def prepare(session: WritingSession, workshop: Workshop) -> None:
    run = begin_preparing(session, workshop, None, on=DAY)
    for part in run.parts:
        session.commit()
        prepare_part(session, workshop, run, part, on=DAY, base_url=BASE_URL)
    if (made := finish(session, run)) != PAPERS:
        raise ValueError(made)


def validate(session: WritingSession, workshop: Workshop) -> None:
    run = begin_validating(session, workshop, None)
    for part in run.parts:
        session.commit()
        validate_part(session, workshop, run, part)
    if (done := finish(session, run)) != PAPERS:
        raise ValueError(done)


def add_one_by_one(session: WritingSession, workshop: Workshop) -> None:
    issuer_id = workshop.office_id
    series = NumberSeries(issuer_id=issuer_id, kind=PaperKind.SERTIFIKAT, scope="2025")
    session.add(series)
    session.flush()
    listed = select(Participation).where(Participation.workshop_id == workshop.id).order_by(Participation.sort_key)
    for participation in session.scalars(listed).all():
        series.last_number += 1
        session.add(paper(session, series, participation))
        session.flush()


def paper(session: WritingSession, series: NumberSeries, participation: Participation) -> Certificate:
    return Certificate(
        participation_id=participation.id,
        issuer_id=series.issuer_id,
        series_id=series.id,
        kind=PaperKind.SERTIFIKAT,
        number=f"{series.last_number:05}/CONTOH/2025",
        sequence=series.last_number,
        code=new_code(),
        state=PaperState.PREPARED,
        snapshot="{}",
        salt=new_salt(),
        name=participation.name_as_registered,
        lesson_hours=8,
        event_ended_on=DAY,
        issued_on=DAY,
        actor_kind=session.actor.kind,
    )
