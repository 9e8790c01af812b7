"""Queueing once, holding, and letting go."""

import datetime as dt

from sqlalchemy import select

from workshop_tracker.database import now, reading, writing
from workshop_tracker.outbox.actions import Draft, lease_next, note_failed, note_sent, put_off, queue, take_turn
from workshop_tracker.outbox.models import MessageState, OutboxMessage
from workshop_tracker.outbox.queries import Trouble, trouble_of
from workshop_tracker.outbox.rules import LEASE, TRIED_AGAIN_AFTER
from workshop_tracker.viewer import COMMAND

DRAFT = Draft(key="satu", kind="test", recipient="guru@contoh.sch.id", subject="Sertifikat", text="Tautan")


def act(engine, *acts):
    with writing(engine, by=COMMAND) as session:
        answers = [each(session) for each in acts]
        session.commit()
    return answers[-1]


def message(engine):
    with reading(engine) as session:
        return session.scalars(select(OutboxMessage)).one()


def test_a_letter_on_its_way_is_not_queued_again_one_that_arrived_is(engine):
    assert act(engine, lambda s: queue(s, DRAFT, at=now()))
    first = message(engine).content["message_id"]
    assert not act(engine, lambda s: queue(s, DRAFT, at=now()))
    leased = act(engine, lambda s: lease_next(s, at=now()))
    assert not act(engine, lambda s: queue(s, DRAFT, at=now()))
    act(engine, lambda s: note_sent(s, leased, at=now()))

    assert act(engine, lambda s: queue(s, DRAFT, at=now()))
    assert message(engine).content["message_id"] != first
    assert (message(engine).sent_at, message(engine).attempts) == (None, 0)


def test_a_hold_that_ran_out_has_nothing_more_to_say(engine):
    at = now()
    act(engine, lambda s: queue(s, DRAFT, at=at))
    slow = act(engine, lambda s: lease_next(s, at=at))
    assert act(engine, lambda s: lease_next(s, at=at + LEASE / 2)) is None
    other = act(engine, lambda s: lease_next(s, at=at + LEASE))

    act(engine, lambda s: note_failed(s, slow, "550 terlambat"))
    assert message(engine).state is MessageState.LEASED
    act(engine, lambda s: note_sent(s, other, at=at))
    assert message(engine).state is MessageState.SENT


def test_after_the_last_try_it_is_given_up_with_the_last_words(engine):
    at = now()
    act(engine, lambda s: queue(s, DRAFT, at=at))
    for delay in (*TRIED_AGAIN_AFTER, dt.timedelta()):
        leased = act(engine, lambda s, at=at: lease_next(s, at=at))
        act(engine, lambda s, at=at, leased=leased: put_off(s, leased, "451 coba lagi", at=at))
        at += delay

    given_up = message(engine)
    assert (given_up.state, given_up.last_error, given_up.content) == (MessageState.FAILED, "451 coba lagi", {})
    assert given_up.attempts == len(TRIED_AGAIN_AFTER) + 1


def test_all_workers_together_keep_the_pace_and_a_pause_is_not_made_up_for(engine):
    at = now()
    turns = [act(engine, lambda s: take_turn(s, per_minute=30, at=at)) for _ in range(3)]
    assert [(turn - at).total_seconds() for turn in turns] == [0, 2, 4]
    later = at + dt.timedelta(minutes=5)
    assert [act(engine, lambda s: take_turn(s, per_minute=30, at=later)) - later for _ in range(2)] == [
        dt.timedelta(),
        dt.timedelta(seconds=2),
    ]


def test_letters_that_nobody_sends_and_letters_that_failed_are_counted(engine):
    at = now()
    act(engine, lambda s: queue(s, DRAFT, at=at))
    with reading(engine) as session:
        assert trouble_of(session, at=at + dt.timedelta(minutes=59)) == Trouble(0, 0, "")
        assert trouble_of(session, at=at + dt.timedelta(minutes=61)) == Trouble(1, 0, "")
    leased = act(engine, lambda s: lease_next(s, at=at))
    with reading(engine) as session:  # its holder was killed
        assert trouble_of(session, at=at + LEASE + dt.timedelta(minutes=61)).stuck == 1
    act(engine, lambda s: note_failed(s, leased, "550 No such user"))
    with reading(engine) as session:
        assert trouble_of(session, at=at) == Trouble(0, 1, "550 No such user")
        assert trouble_of(session, at=at + dt.timedelta(days=8)) == Trouble(0, 0, "")
