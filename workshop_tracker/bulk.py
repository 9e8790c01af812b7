"""Many new rows at once, past the session: COPY on PostgreSQL (four times as fast), executemany on SQLite.

No flush sees these rows: whoever writes them leaves one audit row for all (`audit.actions.record`, a batch).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Column, Connection, Dialect, Table, insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.sql.schema import CallableColumnDefault, ScalarElementColumnDefault

from workshop_tracker.database import Base

Values = Mapping[str, Any]


def insert_rows(session: Session, model: type[Base], rows: Sequence[Values]) -> None:
    """Insert rows that all name the same columns; the columns' own defaults fill in the rest.

    Constraints and triggers hold as for any insert, and break as SQLAlchemy's errors. Without rows nothing happens.
    """
    if not rows:
        return
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        _copy(connection, cast(Table, model.__table__), rows)
    else:
        connection.execute(insert(model), list(rows))


def _copy(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    columns = [column for column in table.columns if column.name in rows[0] or column.default is not None]
    named = ", ".join(f'"{column.name}"' for column in columns)
    stored = [_stored(column, connection.dialect) for column in columns]
    driver: Any = connection.connection.driver_connection
    refusal: type[Exception] = connection.dialect.loaded_dbapi.Error
    statement = f"COPY {table.name} ({named}) FROM STDIN"
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row([value_of(row) for value_of in stored])
    except refusal as error:
        raise DBAPIError.instance(statement, (), error, refusal, dialect=connection.dialect) from error


def _stored(column: Column[Any], dialect: Dialect) -> Callable[[Values], Any]:
    """How a row's value of a column is stored: its own or the default, as the column's type writes it."""
    name, default = column.name, column.default
    written = column.type.dialect_impl(dialect).bind_processor(dialect) or _as_it_is
    if isinstance(default, CallableColumnDefault):
        make: Callable[[Any], Any] = default.arg
        return lambda row: written(row[name] if name in row else make(None))
    if isinstance(default, ScalarElementColumnDefault):
        constant = default.arg
        return lambda row: written(row.get(name, constant))
    return lambda row: written(row[name])


def _as_it_is(value: Any) -> Any:
    return value
