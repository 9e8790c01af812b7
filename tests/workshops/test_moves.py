"""Tasks of two who become one: one row of a workshop and role stays, with the sessions of both."""

import pytest
from sqlalchemy import select

from tests.factories import make_person
from tests.people.merging.doubles import engage, held, make_place
from workshop_tracker.database import writing
from workshop_tracker.people.merging.carrying import backwards, carry
from workshop_tracker.people.merging.moves import Belonging, Side
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.engagements import Engagement, SessionSpeaker
from workshop_tracker.workshops.moves import move_person


@pytest.mark.parametrize(("side", "summary"), [(Side.KEPT, "Sambutan"), (Side.GONE, "Sambutan dan arahan")])
def test_one_task_told_twice_stays_once_with_the_sessions_of_both(engine, side, summary):
    with writing(engine, by=COMMAND) as session:
        place = make_place(session)
        kept, gone = make_person(session, "Siti Contoh"), make_person(session, "Siti Contoh")
        first, second = place.sessions[:2]
        engage(session, place.workshops[0], kept, [first], summary="Sambutan")
        engage(session, place.workshops[0], gone, [first, second], summary="Sambutan dan arahan")
        before = held(session)
        (conflict,) = move_person(session, gone.id, kept.id, {}).conflicts
        assert conflict.proposed is Side.GONE
        moves = move_person(session, gone.id, kept.id, {conflict.key: side})
        carry(session, moves.steps)

        (task,) = session.scalars(select(Engagement)).all()
        assert (task.person_id, task.summary) == (kept.id, summary)
        speaking = session.scalars(select(SessionSpeaker).order_by(SessionSpeaker.session_id)).all()
        assert [(row.session_id, row.engagement_id) for row in speaking] == [(first.id, task.id), (second.id, task.id)]
        assert moves.moving == {Belonging.TASKS: 1}
        carry(session, backwards(moves.steps))
        assert held(session) == before
