"""Steps of a merge carried out one after the other, or backwards; and kept as JSON for whoever takes them back."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, cast

from sqlalchemy import Column, Table

from workshop_tracker.database import Base, UtcDateTime, WritingSession
from workshop_tracker.people.merging.moves import Step
from workshop_tracker.people.models import PersonMerge, PersonMergeMove


def carry(session: WritingSession, steps: Iterable[Step]) -> None:
    """Every step by itself: each leaves a state that no constraint refuses, and so does the way back."""
    for step in steps:
        row = session.get(step.model, step.row_id)
        if row is None:
            session.add(step.model(**step.after))
        elif not step.after:
            session.delete(row)
        else:
            for column, value in step.after.items():
                setattr(row, column, value)
        session.flush()  # two rows change places only one at a time
    session.expire_all()


def backwards(steps: Sequence[Step]) -> list[Step]:
    """The way back through the same states."""
    return [Step(step.model, step.row_id, step.after, step.before) for step in reversed(steps)]


def keep_steps(session: WritingSession, merge: PersonMerge, steps: Sequence[Step]) -> None:
    """Write down what a merge is about to do."""
    session.add_all(
        PersonMergeMove(
            merge_id=merge.id,
            position=position,
            table_name=step.model.__tablename__,
            row_id=step.row_id,
            before=_as_json(step.before),
            after=_as_json(step.after),
        )
        for position, step in enumerate(steps, 1)
    )
    session.flush()


def kept_step(move: PersonMergeMove) -> Step:
    """A step as it was written down."""
    model = next(mapper.class_ for mapper in Base.registry.mappers if mapper.class_.__tablename__ == move.table_name)
    table = cast(Table, model.__table__)
    before, after = (
        {name: _value(table.columns[name], written) for name, written in values.items()}
        for values in (move.before, move.after)
    )
    return Step(model, move.row_id, before, after)


def _as_json(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _written(value) for name, value in values.items()}


def _written(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, dt.date) else value


def _value(column: Column[Any], written: Any) -> Any:
    if written is None:
        return None
    if isinstance(column.type, UtcDateTime):
        return dt.datetime.fromisoformat(written)
    kind = column.type.python_type
    return dt.date.fromisoformat(written) if kind is dt.date else kind(written)
