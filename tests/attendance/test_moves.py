"""Participations of two who become one: what is alone moves, of two in one role one stands."""

import pytest

from tests.factories import make_participation, make_person, make_workshop
from workshop_tracker.attendance.models import ParticipationRole
from workshop_tracker.attendance.moves import count, move_person
from workshop_tracker.database import now, writing
from workshop_tracker.people.merging.carrying import backwards, carry
from workshop_tracker.people.merging.moves import Belonging, Side
from workshop_tracker.viewer import COMMAND


@pytest.fixture
def session(engine):
    with writing(engine, by=COMMAND) as session:
        yield session


def two_people(session):
    return make_person(session, "Siti Contoh"), make_person(session, "Siti Contoh")


def state(*rows):
    return [(row.person_id, row.role, row.cancelled_at is None) for row in rows]


def test_what_is_alone_moves_without_a_question(session):
    kept, gone = two_people(session)
    part = make_participation(session, make_workshop(session), gone)
    moves = move_person(session, gone.id, kept.id, {})
    carry(session, moves.steps)

    assert (part.person_id, moves.conflicts, moves.moving) == (kept.id, (), {Belonging.WORKSHOPS: 1})
    assert (count(session, kept.id), count(session, gone.id)) == ({Belonging.WORKSHOPS: 1}, {Belonging.WORKSHOPS: 0})


@pytest.mark.parametrize("side", Side)
def test_of_two_in_one_role_the_chosen_one_stands(session, side):
    kept, gone = two_people(session)
    workshop = make_workshop(session)
    mine, theirs = (make_participation(session, workshop, person) for person in (kept, gone))
    before = state(mine, theirs)
    (conflict,) = move_person(session, gone.id, kept.id, {}).conflicts
    moves = move_person(session, gone.id, kept.id, {conflict.key: side})
    carry(session, moves.steps)

    stands, steps_aside = (mine, theirs) if side is Side.KEPT else (theirs, mine)
    assert state(stands, steps_aside) == [(kept.id, "participant", True), (gone.id, "participant", False)]
    carry(session, backwards(moves.steps))
    assert state(mine, theirs) == before


def test_who_was_taken_off_the_list_steps_aside_without_a_question(session):
    kept, gone = two_people(session)
    workshop = make_workshop(session)
    mine, theirs = (make_participation(session, workshop, person) for person in (kept, gone))
    mine.cancelled_at = now()
    session.flush()
    moves = move_person(session, gone.id, kept.id, {})
    carry(session, moves.steps)

    assert moves.conflicts == ()
    assert state(mine, theirs) == [(gone.id, "participant", False), (kept.id, "participant", True)]


def test_where_every_role_is_taken_the_kept_ones_part_stands(session):
    kept, gone = two_people(session)
    workshop = make_workshop(session)
    for role in ParticipationRole:
        make_participation(session, workshop, kept, role=role)
    theirs = make_participation(session, workshop, gone)
    carry(session, move_person(session, gone.id, kept.id, {}).steps)

    assert state(theirs) == [(gone.id, "participant", False)]
