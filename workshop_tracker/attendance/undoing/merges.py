"""Merges of two people that were taken back: they leave later versions behind, and rows as they were before."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from workshop_tracker.database import Base, WritingSession
from workshop_tracker.intake.footprints import Run, among, stored
from workshop_tracker.people.models import PersonMerge, PersonMergeMove

Versions = Mapping[int, int]


def versions_added(session: Session, since: dt.datetime) -> Mapping[str, Versions]:
    """By table and row, how many versions came from merges made and taken back since; without rows left changed.

    A step there and the same step back are two versions. One statement, and one for each table.
    """
    moves = session.scalars(
        select(PersonMergeMove)
        .join(PersonMerge)
        .where(PersonMerge.undone_at.is_not(None), PersonMerge.merged_at > since)
        .order_by(PersonMergeMove.merge_id, PersonMergeMove.position)
    ).all()
    before: defaultdict[str, dict[int, dict[str, Any]]] = defaultdict(dict)
    for move in moves:
        row = before[move.table_name].setdefault(move.row_id, {})
        before[move.table_name][move.row_id] = dict(move.before) | row  # of two steps the first says how it was
    steps = Counter((move.table_name, move.row_id) for move in moves)
    return {
        name: {row_id: 2 * steps[name, row_id] for row_id in _as_they_were(session, name, rows)}
        for name, rows in before.items()
    }


def _as_they_were(session: Session, name: str, rows: Mapping[int, Mapping[str, Any]]) -> Sequence[int]:
    table = Base.metadata.tables[name]
    found = session.execute(select(table).where(table.c.id.in_(rows))).mappings()
    return [row["id"] for row in found if stored(table, rows[row["id"]]).items() <= dict(row).items()]


def forget_merges(session: WritingSession, runs: Sequence[Run]) -> None:
    """Merges of these people that were taken back are gone with them; the audit tells of them still."""
    concerned = or_(among(PersonMerge.kept_id, runs), among(PersonMerge.gone_id, runs))
    session.execute(delete(PersonMerge).where(PersonMerge.undone_at.is_not(None), concerned))
