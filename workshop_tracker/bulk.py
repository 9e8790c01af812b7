"""Many new rows at once, past the session: COPY on PostgreSQL (four times as fast), statements of many rows on SQLite.

No flush sees these rows: whoever writes them leaves one audit row for all (`audit.actions.record`, a batch).
"""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import chain
from typing import Any, cast

from sqlalchemy import Column, Connection, Dialect, Table, func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.sql.schema import CallableColumnDefault, ScalarElementColumnDefault

from workshop_tracker.database import Base, batched

MOST_VALUES = 32_000  # in one statement; SQLite takes 32,766
# its sequence is looked for once, not for every number
NEXT_IDS = text(
    "SELECT nextval((SELECT CAST(pg_get_serial_sequence(:table, 'id') AS regclass))) FROM generate_series(1, :count)"
)
Values = Mapping[str, Any]
Columns = Mapping[str, Sequence[Any]]
Record = tuple[Any, ...]
InsertColumns = Callable[[type[Base], Columns], None]


@contextmanager
def collector_paused() -> Iterator[None]:
    """For loops that make tens of thousands of small values: to go through them all again and again took half the time.

    Values without circles are freed all the same. What remains counts as old, else the first collection behind the
    loop would go through it twice.
    """
    was_running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_running:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def insert_rows(session: Session, model: type[Base], rows: Sequence[Values]) -> None:
    """Insert rows that all name the same columns, as `insert_columns` does. Without rows nothing happens."""
    if rows:
        insert_columns(session, model, by_column(rows))


def by_column(rows: Sequence[Values]) -> dict[str, list[Any]]:
    """At least one row, and all that name the same columns, column by column."""
    return {name: [row[name] for row in rows] for name in rows[0]}


def insert_columns(session: Session, model: type[Base], values: Columns) -> None:
    """Insert rows that are given column by column; the columns' own defaults fill in the rest, each asked once for all.

    Constraints and triggers hold as for any insert, and break as SQLAlchemy's errors.
    """
    _prepared(session.connection(), model, values)()


@contextmanager
def inserting_beside(session: Session) -> Iterator[InsertColumns]:
    """`insert_columns` that does not wait: a thread of its own lets the database work while the next rows are made.

    Until the block ends the session is that thread's alone; then all rows are there, or the first error is raised.
    """
    connection, begun = session.connection(), list[Future[None]]()
    with ThreadPoolExecutor(max_workers=1) as thread:
        yield lambda model, values: begun.append(thread.submit(_prepared(connection, model, values)))
        for each in begun:
            each.result()


def _prepared(connection: Connection, model: type[Base], values: Columns) -> Callable[[], None]:
    """The act that inserts rows, with all of Python's work on them done."""
    table = cast(Table, model.__table__)
    columns = [column for column in table.columns if column.name in values or column.default is not None]
    count = len(next(iter(values.values())))
    stored = [
        _stored(column, values[column.name], connection.dialect)
        if column.name in values
        else [_default(column, connection.dialect)] * count
        for column in columns
    ]
    records = list(zip(*stored, strict=True))
    into = f"{table.name} ({', '.join(column.name for column in columns)})"
    if connection.dialect.name == "postgresql":
        return partial(_copy, connection, into, records)
    return partial(_insert, connection, list(_statements(into, records)))


def take_ids(session: Session, model: type[Base], count: int) -> list[int]:
    """Ids for as many new rows, so that rows of other tables can name them before any is written.

    SQLite's writer holds the only lock, so the ids behind the last are free; PostgreSQL takes them off its sequence.
    """
    connection, table = session.connection(), cast(Table, model.__table__)
    if not count:
        return []
    if connection.dialect.name == "postgresql":
        return list(connection.scalars(NEXT_IDS, {"table": table.name, "count": count}))
    last = connection.scalar(select(func.coalesce(func.max(table.c.id), 0))) or 0
    return list(range(last + 1, last + 1 + count))


def _statements(into: str, records: list[Record]) -> Iterator[tuple[str, Record]]:
    """A statement has many rows: SQLite makes ready what a check compares with once for each statement."""
    width = len(records[0])
    row = f"({', '.join('?' * width)})"
    for part in batched(records, MOST_VALUES // width):
        rows = ", ".join([row] * len(part))
        yield f"INSERT INTO {into} VALUES {rows}", tuple(chain.from_iterable(part))  # noqa: S608 - names of our tables


def _insert(connection: Connection, statements: Sequence[tuple[str, Record]]) -> None:
    for statement, values in statements:
        connection.exec_driver_sql(statement, values)


def _copy(connection: Connection, into: str, records: list[Record]) -> None:
    driver: Any = connection.connection.driver_connection
    refusal: type[Exception] = connection.dialect.loaded_dbapi.Error
    statement = f"COPY {into} FROM STDIN"
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for record in records:
                copy.write_row(record)
    except refusal as error:
        raise DBAPIError.instance(statement, (), error, refusal, dialect=connection.dialect) from error


def _stored(column: Column[Any], values: Sequence[Any], dialect: Dialect) -> Sequence[Any]:
    """The values of one column as its type writes them."""
    written = column.type.dialect_impl(dialect).bind_processor(dialect)
    if written is None:
        return values
    if not column.type.hashable:
        return list(map(written, values))
    by_value = {value: written(value) for value in set(values)}  # days, kinds and states repeat
    return [by_value[value] for value in values]


def _default(column: Column[Any], dialect: Dialect) -> Any:
    """What stands in a column that nobody named; one batch is one instant."""
    default = column.default
    value: Any = None
    if isinstance(default, CallableColumnDefault):
        value = default.arg(None)  # type: ignore[arg-type]  # ours take no context of a statement
    elif isinstance(default, ScalarElementColumnDefault):
        value = default.arg
    return _stored(column, [value], dialect)[0]
