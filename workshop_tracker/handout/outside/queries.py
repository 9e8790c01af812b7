"""Trainings elsewhere: somebody's own, those that wait for a verifier, and their proofs."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.orm import Session

from workshop_tracker.handout.outside.models import TrainingProof
from workshop_tracker.handout.outside.told import OutsideLine, ProofState
from workshop_tracker.people.models import OutsideTraining, Person
from workshop_tracker.people.queries import visible_to
from workshop_tracker.viewer import Viewer

NOBODY_MET = select(Person.id).where(Person.id.is_(None))


def outside_lines(session: Session, person_id: int) -> list[OutsideLine]:
    """Somebody's trainings elsewhere, the newest first. One statement."""
    found = session.scalars(
        select(OutsideTraining)
        .where(OutsideTraining.person_id == person_id)
        .order_by(OutsideTraining.ended_on.desc(), OutsideTraining.id.desc())
    )
    return [line_of(each) for each in found]


def line_of(training: OutsideTraining) -> OutsideLine:
    """The training as a line."""
    return OutsideLine(
        training.id,
        training.title,
        training.organizer,
        training.days,
        training.ended_on,
        training.lesson_hours,
        state_of(training),
        training.refusal,
        training.number,
        training.role,
    )


def state_of(training: OutsideTraining) -> ProofState:
    if training.verified_at is not None:
        return ProofState.VERIFIED
    if training.refused_at is not None:
        return ProofState.REFUSED
    return ProofState.WAITING if training.told_at is not None else ProofState.ARCHIVED


def waiting_for(session: Session, viewer: Viewer, on: dt.date) -> Select[OutsideTraining, Person]:
    """What waits for this viewer, with its teller; what waits longest first."""
    return _to_verify(session, viewer, on).where(_is_waiting()).order_by(OutsideTraining.told_at, OutsideTraining.id)


def told_to(session: Session, viewer: Viewer, training_id: int, on: dt.date) -> tuple[OutsideTraining, Person] | None:
    """One training that was told, also one that is answered, found through the viewer's people."""
    found = session.execute(_to_verify(session, viewer, on).where(OutsideTraining.id == training_id)).first()
    return (found[0], found[1]) if found else None


def _to_verify(session: Session, viewer: Viewer, on: dt.date) -> Select[OutsideTraining, Person]:
    return (
        select(OutsideTraining, Person)
        .join(Person, Person.id == OutsideTraining.person_id)
        .where(OutsideTraining.told_at.is_not(None), visible_to(session, viewer, on, met=NOBODY_MET))
    )


def _is_waiting() -> ColumnElement[bool]:
    return OutsideTraining.verified_at.is_(None) & OutsideTraining.refused_at.is_(None)


def pages_of_proof(session: Session, training_id: int) -> Sequence[int]:
    """The positions of its pictures."""
    return session.scalars(
        select(TrainingProof.position).where(TrainingProof.training_id == training_id).order_by(TrainingProof.position)
    ).all()


def picture_of_proof(session: Session, training_id: int, position: int) -> bytes | None:
    return session.scalar(
        select(TrainingProof.picture).where(
            TrainingProof.training_id == training_id, TrainingProof.position == position
        )
    )


def is_told_already(session: Session, person_id: int, title: str, ended_on: dt.date) -> bool:
    """Whether somebody told the same before, and it was not refused."""
    return bool(
        session.scalar(
            select(
                exists().where(
                    OutsideTraining.person_id == person_id,
                    OutsideTraining.title == title,
                    OutsideTraining.ended_on == ended_on,
                    OutsideTraining.refused_at.is_(None),
                )
            )
        )
    )
