"""What a merge would do to rows: steps in their order, questions to whoever merges, and how much moves."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from workshop_tracker.database import Base


class Side(StrEnum):
    """Of the two: the one who stays, and the one who goes."""

    KEPT = "kept"
    GONE = "gone"


class Belonging(StrEnum):
    """What somebody has, as far as people count it."""

    WORKSHOPS = "workshops"
    PAPERS = "papers"
    TASKS = "tasks"
    POSTS = "posts"
    TRAININGS = "trainings"
    ACCOUNTS = "accounts"


Answers = Mapping[str, Side]
Counts = Mapping[Belonging, int]


@dataclass(frozen=True, slots=True)
class Step:
    """One row's columns as they are and as they will be; without an `after` the row is dropped."""

    model: type[Base]
    row_id: int
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Both have what only one can have: the two sides in words, and which stays if nobody chooses."""

    key: str
    title: str
    kept: str
    gone: str
    proposed: Side


@dataclass(frozen=True, slots=True)
class Moves:
    """What one feature does when two become one."""

    steps: tuple[Step, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    moving: Counts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mover:
    """How a feature moves what it holds of a person; it only says so, `carrying` does it.

    `move_person(session, from_id, to_id, answers)` covers the foreign keys to people of `tables`.
    """

    tables: frozenset[str]
    move_person: Callable[[Session, int, int, Answers], Moves]
    count: Callable[[Session, int], Counts]


def answered(conflict: Conflict, answers: Answers) -> Side:
    """Which side stays."""
    return answers.get(conflict.key, conflict.proposed)


def moved(model: type[Base], row_ids: Iterable[int], from_id: int, to_id: int) -> tuple[Step, ...]:
    """Rows that simply belong to the other person from now on."""
    return tuple(Step(model, row_id, {"person_id": from_id}, {"person_id": to_id}) for row_id in row_ids)


def dropped(row: Base) -> Step:
    """A row that the other person has as well; all of it is kept for taking back."""
    values = {column.key: getattr(row, column.key) for column in row.__table__.columns}
    return Step(type(row), row.id, values, {})


def together(parts: Iterable[Moves]) -> Moves:
    """The moves of all features, in their order."""
    every = tuple(parts)
    moving: dict[Belonging, int] = {}
    for part in every:
        for belonging, number in part.moving.items():
            moving[belonging] = moving.get(belonging, 0) + number
    return Moves(
        tuple(step for part in every for step in part.steps),
        tuple(conflict for part in every for conflict in part.conflicts),
        moving,
    )
