"""What a merge would do, the merges that were made, and where an old link leads."""

import hashlib
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session, aliased

from workshop_tracker.people.merging.knowledge import Knowledge, fingerprint, steps_of_person
from workshop_tracker.people.merging.moves import Answers, Mover, Moves, together
from workshop_tracker.people.models import Person, PersonMerge


def planned_merge(session: Session, kept: Person, gone: Person, movers: Sequence[Mover], answers: Answers) -> Moves:
    """All that making one of two would do, by these answers; whatever is not answered goes as proposed."""
    own = Moves(steps_of_person(kept, gone, answers))
    return together([own, *(mover.move_person(session, gone.id, kept.id, answers) for mover in movers)])


def seen_state(kept: Knowledge, gone: Knowledge, moves: Moves) -> str:
    """Another text as soon as the page of this pair would show something else."""
    rows = [(step.model.__tablename__, step.row_id) for step in moves.steps]
    shown = repr((kept.person.id, fingerprint(kept, gone), rows, [conflict.key for conflict in moves.conflicts]))
    return hashlib.sha256(shown.encode()).hexdigest()


def kept_id_of(session: Session, person_id: int) -> int | None:
    """The one whom a merged person led to in the end; none for whoever was not merged."""
    found, following = None, _merged_into(session, person_id)
    while following is not None:
        found, following = following, _merged_into(session, following)
    return found


def _merged_into(session: Session, person_id: int) -> int | None:
    return session.scalar(select(Person.merged_into_id).where(Person.id == person_id))


def merges_made(visible: ColumnElement[bool]) -> Select[PersonMerge, str, str]:
    """Merges into people whom the viewer sees, the newest first, with the names of the two."""
    gone = aliased(Person)
    return (
        select(PersonMerge, Person.name, gone.name)
        .join(Person, Person.id == PersonMerge.kept_id)
        .join(gone, gone.id == PersonMerge.gone_id)
        .where(visible)
        .order_by(PersonMerge.merged_at.desc(), PersonMerge.id.desc())
    )


def merge_made(session: Session, merge_id: int, visible: ColumnElement[bool]) -> PersonMerge | None:
    """A merge into somebody whom the viewer sees."""
    return session.scalar(
        select(PersonMerge).join(Person, Person.id == PersonMerge.kept_id).where(PersonMerge.id == merge_id, visible)
    )
