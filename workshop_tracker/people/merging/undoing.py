"""What taking a merge back would do today: what goes back, what stays because it changed, what stands in the way."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from workshop_tracker.database import Base
from workshop_tracker.people.merging.carrying import backwards, kept_step
from workshop_tracker.people.merging.knowledge import FOLLOWING
from workshop_tracker.people.merging.moves import Step
from workshop_tracker.people.merging.rules import TAKEN_BACK_WITHIN
from workshop_tracker.people.models import Person, PersonMerge, PersonMergeMove
from workshop_tracker.presentation import Sentence

Row = tuple[type[Base], int]


@dataclass(frozen=True, slots=True)
class WayBack:
    """Steps in their order, the rows that stay as they are by now (table, id), and why nothing goes back at all."""

    steps: tuple[Step, ...] = ()
    staying: tuple[tuple[str, int], ...] = ()
    refusal: str = ""


def way_back(session: Session, merge: PersonMerge, *, at: dt.datetime) -> WayBack:
    """The way back from a merge as things stand."""
    refusal = _refusal(session, merge, at)
    if refusal:
        return WayBack(refusal=refusal)
    moves = session.scalars(
        select(PersonMergeMove).where(PersonMergeMove.merge_id == merge.id).order_by(PersonMergeMove.position)
    )
    steps = [kept_step(move) for move in moves]
    changed = _changed(session, steps)
    back = [_unchanged(step, changed) for step in steps]
    staying = sorted((model.__tablename__, row_id) for model, row_id in changed)
    return WayBack(tuple(backwards([step for step in back if step is not None])), tuple(staying))


def _refusal(session: Session, merge: PersonMerge, at: dt.datetime) -> str:
    both = (merge.kept_id, merge.gone_id)
    if merge.undone_at is not None:
        return Sentence("Penggabungan ini sudah dibatalkan.")
    if at > merge.merged_at + TAKEN_BACK_WITHIN:
        return Sentence("Penggabungan hanya dapat dibatalkan dalam 30 hari.")
    if session.scalar(select(Person.id).where(Person.id.in_(both), Person.anonymised_at.is_not(None)).limit(1)):
        return Sentence("Identitas orang ini sudah dihapus.")
    later = select(PersonMerge.id).where(
        PersonMerge.id > merge.id,
        PersonMerge.undone_at.is_(None),
        or_(PersonMerge.kept_id.in_(both), PersonMerge.gone_id.in_(both)),
    )
    if session.scalar(later.limit(1)):
        return Sentence("Orang ini sudah digabungkan lagi sesudahnya. Batalkan dahulu penggabungan yang lebih baru.")
    return ""


def _changed(session: Session, steps: Sequence[Step]) -> dict[Row, set[str]]:
    """Rows whose columns are not as the merge left them, with those columns; a row that came or went has none."""
    changed: dict[Row, set[str]] = {}
    for (model, row_id), left in _left_by(steps).items():
        row = session.get(model, row_id, populate_existing=True)
        if row is None or not left:
            if row is not None or left:
                changed[model, row_id] = set()
            continue
        differing = {column for column, value in left.items() if getattr(row, column) != value}
        if differing:
            changed[model, row_id] = differing
    return changed


def _left_by(steps: Sequence[Step]) -> dict[Row, dict[str, Any]]:
    """How the merge left each row; nothing where it dropped it."""
    left: dict[Row, dict[str, Any]] = {}
    for step in steps:
        row = (step.model, step.row_id)
        left[row] = left.get(row, {}) | dict(step.after) if step.after else {}
    return left


def _unchanged(step: Step, changed: dict[Row, set[str]]) -> Step | None:
    """What of a step goes back: a row as a whole, of a person each field by itself."""
    differing = changed.get((step.model, step.row_id))
    if differing is None:
        return step
    if step.model is not Person or not differing:
        return None
    groups = [{name, *following} for name, following in FOLLOWING.items()]
    staying = differing.union(*(group for group in groups if group & differing))
    kept = {column for column in step.before if column not in staying}
    if not kept:
        return None
    before, after = ({column: values[column] for column in kept} for values in (step.before, step.after))
    return Step(Person, step.row_id, before, after)
