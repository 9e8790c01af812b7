"""Imports that may be taken back, what each of them left behind, and what rests on it by now."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, ForeignKey, Table, and_, exists, func, not_, or_, select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.archives.imports import KIND as HISTORY
from workshop_tracker.attendance.imports import KIND as MARKS
from workshop_tracker.attendance.models import AttendanceEvent
from workshop_tracker.attendance.participants.queries import KIND as PARTICIPANTS
from workshop_tracker.attendance.undoing.merges import Versions, versions_added
from workshop_tracker.database import Base, batched, now
from workshop_tracker.intake.actions import UNDONE_WITHIN
from workshop_tracker.intake.footprints import AT_ONCE, REMOVED, Run, among, runs_of
from workshop_tracker.intake.models import ImportBatch, ImportChange
from workshop_tracker.people.imports import KIND as PEOPLE
from workshop_tracker.people.models import PersonMerge, PersonMergeMove

OF_WORKSHOPS = (PARTICIPANTS, MARKS)
KINDS = (PEOPLE, HISTORY, *OF_WORKSHOPS)
CHANGED_SINCE = "changed"  # beside names of tables: rows that somebody changed or took away since
Made = Mapping[str, Sequence[Run]]


@dataclass(frozen=True, slots=True)
class Batch:
    """An import that was applied, with how many rows it made and changed, by table."""

    id: int
    kind: str
    target_id: int | None
    applied_at: dt.datetime
    undone_at: dt.datetime | None
    actor_id: int | None
    rows: int
    made: Mapping[str, int]
    changed: Mapping[str, int]

    @property
    def is_too_old(self) -> bool:
        return self.applied_at <= now() - UNDONE_WITHIN

    @property
    def can_be_undone(self) -> bool:
        """Whether there is anything to take back, and it may be; what rests on it is looked at only then."""
        return self.undone_at is None and not self.is_too_old and bool(self.made or self.changed)


def batches_of(session: Session, workshop_id: int) -> list[Batch]:
    """The lists of participants and of marks that were imported into a workshop, the newest first."""
    found = session.scalars(
        select(ImportBatch)
        .where(ImportBatch.kind.in_(OF_WORKSHOPS), ImportBatch.target_id == workshop_id)
        .order_by(ImportBatch.id.desc())
    )
    return batches_from(session, list(found))


def batches_from(session: Session, rows: Sequence[ImportBatch]) -> list[Batch]:
    """Rows with what each of them left behind. One statement."""
    changes = _changes(session, [row.id for row in rows])
    return [_batch(row, changes) for row in rows]


def batch_numbered(session: Session, batch_id: int) -> Batch | None:
    """An import of people, participants, marks or an old register."""
    row = session.scalar(select(ImportBatch).where(ImportBatch.id == batch_id, ImportBatch.kind.in_(KINDS)))
    return _batch(row, _changes(session, [row.id])) if row else None


def _changes(session: Session, batch_ids: Sequence[int]) -> dict[tuple[int, str], int]:
    counted = session.execute(
        select(ImportChange.batch_id, ImportChange.table_name, func.count())
        .where(ImportChange.batch_id.in_(batch_ids))
        .group_by(ImportChange.batch_id, ImportChange.table_name)
    )
    return {(batch_id, table): count for batch_id, table, count in counted}


def _batch(row: ImportBatch, changes: Mapping[tuple[int, str], int]) -> Batch:
    return Batch(
        id=row.id,
        kind=row.kind,
        target_id=row.target_id,
        applied_at=row.applied_at,
        undone_at=row.undone_at,
        actor_id=row.actor_id,
        rows=row.counts["rows"],
        made={table: sum(last - first + 1 for first, last in runs) for table, runs in row.made.items()},
        changed={table: count for (batch_id, table), count in changes.items() if batch_id == row.id},
    )


def what_rests_on(session: Session, batch: ImportBatch) -> dict[str, int]:
    """How many rows of each table rest on what a batch made or changed, and how many of it were changed since.

    As `database.rows_resting_on`, for all rows of a batch at once: its own rows do not count. Empty: it may go.
    """
    resting: Counter[str] = Counter()
    added = versions_added(session, batch.applied_at)
    for name, runs in batch.made.items():
        resting += _pointing_at(session, _table(name), runs, batch.made)
        resting[CHANGED_SINCE] += _touched(session, _table(name), runs, added.get(name, {}))
    for name, versions in _versions(session, batch).items():
        resting[CHANGED_SINCE] += _changed(session, _table(name), versions, added.get(name, {}))
        resting[CHANGED_SINCE] += _merged(session, name, runs_of(versions))
        if name == "participations":
            resting["attendance_events"] += _marked_since(session, list(versions), batch.applied_at)
    return {name: count for name, count in resting.items() if count}


def _table(name: str) -> Table:
    return Base.metadata.tables[name]


def _pointing_at(session: Session, table: Table, runs: Sequence[Run], made: Made) -> Counter[str]:
    found: Counter[str] = Counter()
    for key in _keys_to(table):
        child = key.parent.table
        others = not_(among(child.c.id, made.get(child.name, ())))
        if child.name == PersonMerge.__tablename__:
            others = and_(others, child.c.undone_at.is_(None))
        found[child.name] += session.scalar(select(func.count()).where(among(key.parent, runs), others)) or 0
    return found


def _keys_to(table: Table) -> list[ForeignKey]:
    keys = [key for other in Base.metadata.sorted_tables for key in other.foreign_keys]
    return [key for key in keys if key.column.table is table]


def _touched(session: Session, table: Table, runs: Sequence[Run], added: Versions) -> int:
    """How many of the rows made are gone, were edited, or were moved by a merge that holds."""
    stands = _as_made(session, table, and_(among(table.c.id, runs), table.c.id.not_in(added)))
    for row_id, versions in added.items():
        stands += _as_made(session, table, and_(among(table.c.id, runs), table.c.id == row_id), versions)
    return sum(last - first + 1 for first, last in runs) - stands + _merged(session, table.name, runs)


def _as_made(session: Session, table: Table, rows: ColumnElement[bool], added: int = 0) -> int:
    """How many of these rows stand as they were made; `added` versions of theirs changed nothing."""
    untouched = [_has_its_first_content(table, added)] if "row_version" in table.c else []
    return session.scalar(select(func.count(table.c.id)).where(rows, *untouched)) or 0


def _has_its_first_content(table: Table, added: int) -> ColumnElement[bool]:
    """A row of the first version, or one that a batch changed and was taken back."""
    version = table.c.row_version - added
    put_back = exists().where(
        ImportChange.table_name == table.name,
        ImportChange.row_id == table.c.id,
        ImportChange.version == version,
        ImportChange.batch_id == ImportBatch.id,
        ImportBatch.undone_at.is_not(None),
    )
    return or_(version == 1, put_back)


def _merged(session: Session, name: str, runs: Sequence[Run]) -> int:
    moved = (
        select(func.count())
        .select_from(PersonMergeMove)
        .join(PersonMerge)
        .where(PersonMergeMove.table_name == name, among(PersonMergeMove.row_id, runs), PersonMerge.undone_at.is_(None))
    )
    return session.scalar(moved) or 0


def _versions(session: Session, batch: ImportBatch) -> dict[str, dict[int, int]]:
    """The versions that the batch left, by table and row; what it took away has none."""
    versions: dict[str, dict[int, int]] = {}
    for change in session.execute(
        select(ImportChange.table_name, ImportChange.row_id, ImportChange.version).where(
            ImportChange.batch_id == batch.id, ImportChange.version != REMOVED
        )
    ):
        versions.setdefault(change.table_name, {})[change.row_id] = change.version
    return versions


def _changed(session: Session, table: Table, versions: Versions, added: Versions) -> int:
    present = {
        row_id: version - added.get(row_id, 0)
        for part in batched(sorted(versions), AT_ONCE)
        for row_id, version in session.execute(select(table.c.id, table.c.row_version).where(table.c.id.in_(part)))
    }
    return sum(present.get(row_id) != version for row_id, version in versions.items())


def _marked_since(session: Session, participation_ids: Sequence[int], moment: dt.datetime) -> int:
    marked = select(func.count()).where(AttendanceEvent.received_at > moment)
    return sum(
        session.scalar(marked.where(AttendanceEvent.participation_id.in_(part))) or 0
        for part in batched(participation_ids, AT_ONCE)
    )
