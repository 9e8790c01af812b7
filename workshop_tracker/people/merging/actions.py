"""Making one of two people, telling two apart, and taking a merge back. Nothing here commits."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from workshop_tracker.database import WritingSession, now, savepoint
from workshop_tracker.people.merging.carrying import carry, keep_steps
from workshop_tracker.people.merging.knowledge import are_told_apart, fingerprint, knowledge_of
from workshop_tracker.people.merging.moves import Answers, Mover
from workshop_tracker.people.merging.queries import planned_merge
from workshop_tracker.people.merging.undoing import way_back
from workshop_tracker.people.models import Person, PersonDistinction, PersonMerge
from workshop_tracker.presentation import Sentence


class NotOnePerson(Exception):
    """These two cannot become one; the message says why."""


class CannotTakeBack(Exception):
    """Something stands in the way of taking a merge back; the message says what."""


def merge_people(
    session: WritingSession, kept_id: int, gone_id: int, movers: Sequence[Mover], answers: Answers
) -> PersonMerge:
    """Make one person of two: whatever the one who goes has becomes the other's. Raises NotOnePerson."""
    people = _held(session, kept_id, gone_id)
    known = knowledge_of(session, people)
    if are_told_apart(known[kept_id].numbers, known[gone_id].numbers):
        raise NotOnePerson(Sentence("NUPTK atau NIP keduanya berbeda: ini dua orang."))
    moves = planned_merge(session, people[kept_id], people[gone_id], movers, answers)
    merge = PersonMerge(kept_id=kept_id, gone_id=gone_id, merged_at=now(), merged_by_id=session.actor.id)
    session.add(merge)
    session.flush()  # the steps name their merge
    keep_steps(session, merge, moves.steps)
    carry(session, moves.steps)
    return merge


def tell_apart(session: WritingSession, one_id: int, other_id: int) -> None:
    """Remember that these are two people, until what is known of either changes. Raises NotOnePerson."""
    first_id, second_id = sorted((one_id, other_id))
    known = knowledge_of(session, _held(session, first_id, second_id))
    said = session.scalar(
        select(PersonDistinction).where(
            PersonDistinction.first_id == first_id, PersonDistinction.second_id == second_id
        )
    )
    if said is None:
        said = PersonDistinction(first_id=first_id, second_id=second_id)
        session.add(said)
    said.fingerprint = fingerprint(known[first_id], known[second_id])
    said.decided_at, said.decided_by_id = now(), session.actor.id
    session.flush()


def take_back(session: WritingSession, merge: PersonMerge, *, at: dt.datetime) -> None:
    """Put everything back that nobody changed since. Raises CannotTakeBack."""
    session.execute(
        select(Person).where(Person.id.in_((merge.kept_id, merge.gone_id))).order_by(Person.id).with_for_update()
    )
    session.refresh(merge)
    way = way_back(session, merge, at=at)
    if way.refusal:
        raise CannotTakeBack(way.refusal)
    try:
        with savepoint(session):
            carry(session, way.steps)
    except IntegrityError as error:
        raise CannotTakeBack(
            Sentence(
                "Sejak penggabungan ada data baru yang memakai tempat data lama. Perbaiki dahulu di halaman orang."
            )
        ) from error
    merge.undone_at = at
    session.flush()


def _held(session: WritingSession, one_id: int, other_id: int) -> dict[int, Person]:
    """The two, held so that of two merges at once the second sees the first. Raises NotOnePerson."""
    found = session.scalars(
        select(Person)
        .where(Person.id.in_((one_id, other_id)), Person.merged_into_id.is_(None), Person.anonymised_at.is_(None))
        .order_by(Person.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    people = {person.id: person for person in found}
    if len(people) < 2:
        raise NotOnePerson(Sentence("Salah satunya sudah digabungkan atau dihapus identitasnya."))
    return people
