"""What an import leaves in the tables: the rows that it made, and those that it changed as they were before."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Date, Table, delete, false, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.types import TypeEngine

from workshop_tracker.bulk import by_column, insert_columns, take_ids
from workshop_tracker.database import Base, UtcDateTime, batched

AT_ONCE = 5_000  # ids in one IN list
REMOVED = 0  # the version that a row has which an import took away
Run = tuple[int, int]  # the first id and the last


class Change(NamedTuple):
    """One row before it was changed, in JSON values, and the version that it then has; whole where it was REMOVED."""

    table_name: str
    row_id: int
    before: dict[str, Any]
    version: int


@dataclass(slots=True)
class Footprint:
    """Grows while a batch is written: `made` are ids by table."""

    made: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    changed: list[Change] = field(default_factory=list)

    def insert(self, session: Session, model: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert rows in bulk under ids that are noted. Without rows nothing happens."""
        if rows:
            self.insert_columns(session, model, by_column(rows))

    def insert_columns(self, session: Session, model: type[Base], columns: Mapping[str, Sequence[Any]]) -> None:
        """The same for rows that are given column by column."""
        ids = self.take_ids(session, model, len(next(iter(columns.values()))))
        insert_columns(session, model, {**columns, "id": ids})

    def take_ids(self, session: Session, model: type[Base], count: int) -> list[int]:
        """Ids for as many new rows, noted; whoever asks inserts them."""
        ids = take_ids(session, model, count)
        self.note(model, ids)
        return ids

    def note(self, model: type[Base], ids: Iterable[int]) -> None:
        """Rows are made under these ids."""
        self.made[model.__tablename__] += ids

    def keep(self, session: Session, model: type[Base], ids: Collection[int], columns: Iterable[str]) -> None:
        """Note how these columns of editable rows stand, before a bulk write raises their version by one."""
        table = cast(Table, model.__table__)
        wanted = [table.c[column] for column in columns]
        for part in batched(sorted(ids), AT_ONCE):
            for row in session.execute(select(table.c.id, table.c.row_version, *wanted).where(table.c.id.in_(part))):
                before = {column.name: _plain(value) for column, value in zip(wanted, row[2:], strict=True)}
                self.changed.append(Change(table.name, row[0], before, row[1] + 1))

    def remove(self, session: Session, model: type[Base], rows: ColumnElement[bool]) -> None:
        """Delete rows that are noted whole."""
        table = cast(Table, model.__table__)
        for row in session.execute(delete(table).where(rows).returning(*table.c)).mappings():
            values = {name: _plain(value) for name, value in row.items()}
            self.changed.append(Change(table.name, row["id"], values, REMOVED))

    def runs(self) -> dict[str, list[Run]]:
        """What was made, as runs of ids: imports take them one behind the other."""
        return {table: runs_of(ids) for table, ids in self.made.items() if ids}


def runs_of(ids: Iterable[int]) -> list[Run]:
    """Ids as runs without a gap, in their order."""
    runs: list[Run] = []
    for number in sorted(ids):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def among(column: ColumnElement[int] | InstrumentedAttribute[int], runs: Iterable[Run]) -> ColumnElement[bool]:
    """Whether a number is in one of these runs."""
    return or_(false(), *(column.between(first, last) for first, last in runs))


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):  # an instant too
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def stored(table: Table, before: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a change as the columns take them."""
    return {name: _read(table.c[name].type, value) for name, value in before.items()}


def _read(kind: TypeEngine[Any], value: Any) -> Any:
    if value is not None and isinstance(kind, UtcDateTime):
        return dt.datetime.fromisoformat(value)
    return dt.date.fromisoformat(value) if value is not None and isinstance(kind, Date) else value
