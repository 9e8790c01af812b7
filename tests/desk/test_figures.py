"""The figures in SQL say what the rule of completion says, for every mixture of marks, decisions and papers."""

import datetime as dt
import itertools

import pytest
from sqlalchemy import insert, select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.factories import add, make_participation, make_person, make_speaker, make_workshop
from tests.statements import selects_of
from workshop_tracker.attendance.actions import decide_completion, take_off_list, withdraw_decision
from workshop_tracker.attendance.models import Attendance, AttendanceEvent, Mark, Participation, ParticipationRole
from workshop_tracker.attendance.queries import completions_of, participants_of
from workshop_tracker.certificates.actions import validate_certificates
from workshop_tracker.certificates.overview import overview_of
from workshop_tracker.certificates.preparing import prepare_certificates
from workshop_tracker.database import now, reading, writing
from workshop_tracker.desk.figures import Figures, figures_of
from workshop_tracker.viewer import COMMAND, ActorKind
from workshop_tracker.workshops.models import Workshop, WorkshopSession

FIRST_DAY = dt.date(2025, 7, 11)
MIXTURES = list(itertools.product([None, Mark.PRESENT, Mark.SICK], repeat=3))


def mark(session, participation, marks):
    """Set what holds for each session of the workshop, in their order; None leaves it unmarked."""
    parts = session.scalars(
        select(WorkshopSession)
        .where(WorkshopSession.workshop_id == participation.workshop_id)
        .order_by(WorkshopSession.number)
    ).all()
    for part, given in zip(parts, marks, strict=True):
        if given is not None:
            event = AttendanceEvent(
                operation_id=f"{participation.id}-{part.id}",
                participation_id=participation.id,
                session_id=part.id,
                mark=given,
                marked_at=now(),
                actor_kind=ActorKind.COMMAND,
            )
            add(session, event)
            session.execute(
                insert(Attendance).values(
                    session_id=part.id, participation_id=participation.id, mark=given, event_id=event.id
                )
            )


def make_mixed_hall(session, **values):
    """One participant for each mixture of marks over three sessions, every third with a decision of the committee."""
    workshop = make_workshop(session, **values)
    for place, marks in enumerate(MIXTURES):
        participation = make_participation(session, workshop, make_person(session), work_unit="Kantor Contoh")
        mark(session, participation, marks)
        if place % 3 == 0:
            decision = decide_completion(
                session, participation, has_completed=place % 2 == 0, reason="Tugas Contoh", at=now()
            )
            if place % 9 == 0:
                withdraw_decision(session, decision, reason="Keliru", at=now())
    return workshop


@pytest.mark.parametrize("hours", [(4, 4, 2), (0, 8, 8), (0, 0, 0), (1, 1, 14)])
@pytest.mark.parametrize("minimum", [0, 50, 80, 100])
def test_who_completed_is_the_same_as_by_the_rule(engine, hours, minimum):
    with writing(engine, by=COMMAND) as session:
        workshop = make_mixed_hall(session, hours=hours, minimum_attendance=minimum)
        session.commit()
    with reading(engine) as session:
        judged = completions_of(session, workshop, [row.id for row in participants_of(session, workshop.id)])
        figures = figures_of(session, [workshop.id], FIRST_DAY)[workshop.id]
    assert figures.ready == len([one for one in judged.values() if one.has_completed])
    assert figures.cannot_complete == len([one for one in judged.values() if not one.can_complete])
    assert figures.participants == len(MIXTURES)
    assert figures.unmarked == len([marks for marks in MIXTURES if None in marks])


def test_papers_are_counted_as_the_page_of_papers_counts_them(engine):
    hall = Hall(engine, present=("Ayu Contoh", "Budi Contoh"), absent=("Cici Contoh",), unmarked=("Dedi Contoh",))
    with writing(engine, by=COMMAND) as session:
        workshop = workshop_of(session, hall)
        make_speaker(session, workshop, make_person(session, "Narasumber Contoh"))
        prepare_certificates(session, workshop, on=DAY, base_url=BASE_URL, before_the_end=True)
        session.commit()
    with reading(engine) as session:
        figures = figures_of(session, [hall.workshop_id], DAY)[hall.workshop_id]
        page = overview_of(session, workshop_of(session, hall), DAY, at=now())
    assert (figures.prepared, figures.valid, figures.ready) == (4, 0, 0)
    assert figures.to_validate == page.to_validate == 3
    with writing(engine, by=COMMAND) as session:
        validate_certificates(session, workshop_of(session, hall))
        session.commit()
    with reading(engine) as session:
        figures = figures_of(session, [hall.workshop_id], DAY)[hall.workshop_id]
    assert (figures.prepared, figures.valid, figures.to_validate) == (1, 3, 0)


def test_days_to_come_are_not_due(engine):
    with writing(engine, by=COMMAND) as session:
        workshop = make_workshop(session, hours=(4, 4, 4))
        last = session.scalars(
            select(WorkshopSession).where(WorkshopSession.workshop_id == workshop.id, WorkshopSession.number == 3)
        ).one()
        last.held_on = FIRST_DAY + dt.timedelta(days=1)
        participation = make_participation(session, workshop, make_person(session))
        mark(session, participation, (Mark.PRESENT, Mark.PRESENT, None))
        session.commit()
    with reading(engine) as session:
        by_day = {
            offset: figures_of(session, [workshop.id], FIRST_DAY + dt.timedelta(days=offset))[workshop.id]
            for offset in (-1, 0, 1)
        }
    assert [(f.sessions_due, f.sessions_to_come, f.unmarked) for f in by_day.values()] == [
        (0, 3, 0),
        (2, 1, 0),
        (3, 0, 1),
    ]


def test_who_left_the_list_and_who_helps_are_no_participants(engine):
    with writing(engine, by=COMMAND) as session:
        workshop = make_workshop(session)
        stays, leaves, helps = (make_participation(session, workshop, make_person(session)) for _ in range(3))
        helps.role = ParticipationRole.COMMITTEE
        stays.work_unit = ""
        take_off_list(session, leaves, at=now())
        session.commit()
    with reading(engine) as session:
        assert session.get_one(Participation, leaves.id).cancelled_at is not None
        figures = figures_of(session, [workshop.id], FIRST_DAY)[workshop.id]
    assert (figures.participants, figures.without_school, figures.ready) == (1, 1, 0)


def test_an_empty_workshop_has_only_zeros(engine):
    with writing(engine, by=COMMAND) as session:
        workshop = add(session, Workshop(slug="kosong", title="Kosong Contoh"))
        session.commit()
    with reading(engine) as session:
        assert figures_of(session, [workshop.id], FIRST_DAY) == {workshop.id: Figures()}


def test_any_number_of_workshops_takes_one_statement(engine):
    with writing(engine, by=COMMAND) as session:
        ids = [make_workshop(session).id for _ in range(5)]
        session.commit()
    with reading(engine) as session, selects_of(engine) as statements:
        assert set(figures_of(session, ids, FIRST_DAY)) == set(ids)
    assert len(statements) == 1
