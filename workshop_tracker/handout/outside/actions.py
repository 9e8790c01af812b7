"""Telling a training elsewhere, verifying and refusing it. Nothing here commits."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict

from sqlalchemy import select

from workshop_tracker.database import WritingSession
from workshop_tracker.handout.outside.models import TrainingProof
from workshop_tracker.handout.outside.queries import is_told_already, state_of
from workshop_tracker.handout.outside.told import ProofState, ToldTraining
from workshop_tracker.people.models import OutsideTraining, Person

SOURCE = "diisi sendiri"


class ToldAlready(Exception):
    """The same training of the same day stands in the list."""


class NotWaiting(Exception):
    """Somebody else has answered already."""


def tell_training(
    session: WritingSession, person: Person, told: ToldTraining, pictures: Iterable[bytes], *, at: dt.datetime
) -> OutsideTraining:
    """A training that waits for its verification, with the pages of its proof. Raises ToldAlready."""
    session.execute(select(Person.id).where(Person.id == person.id).with_for_update())
    if is_told_already(session, person.id, told.title, told.ended_on):
        raise ToldAlready
    training = OutsideTraining(person_id=person.id, source=SOURCE, told_at=at, **asdict(told))
    session.add(training)
    session.flush()
    session.add_all(
        TrainingProof(training_id=training.id, position=place, picture=picture)
        for place, picture in enumerate(pictures, 1)
    )
    session.flush()
    return training


def verify_training(session: WritingSession, training: OutsideTraining, *, at: dt.datetime) -> None:
    """Somebody has looked at the proof. Raises NotWaiting."""
    _hold(session, training)
    training.verified_at, training.verified_by_id = at, session.actor.id
    session.flush()


def refuse_training(session: WritingSession, training: OutsideTraining, reason: str, *, at: dt.datetime) -> None:
    """The proof does not show it; its teller reads the reason. Raises NotWaiting."""
    _hold(session, training)
    training.refused_at, training.refusal = at, reason
    session.flush()


def _hold(session: WritingSession, training: OutsideTraining) -> None:
    session.refresh(training, with_for_update=True)
    if state_of(training) is not ProofState.WAITING:
        raise NotWaiting
