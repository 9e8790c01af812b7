"""The ground under every table: engine, sessions, column types, and what rests on a row."""

import datetime as dt
import enum
import json
import sqlite3
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated, Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ARRAY,
    JSON,
    Column,
    ColumnElement,
    DateTime,
    Dialect,
    Engine,
    Enum,
    Integer,
    MetaData,
    Row,
    Select,
    String,
    Text,
    TypeDecorator,
    cast,
    create_engine,
    event,
    func,
    literal,
    select,
)
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute, Mapped, Session, declared_attr, mapped_column

from workshop_tracker.poolers import mind_poolers
from workshop_tracker.viewer import Actor

Item = TypeVar("Item")

ROWS_IN_TURN = 1_000
BUSY_TIMEOUT_MS = 20_000  # a writer waits for the one before it instead of failing
STATEMENT_TIMEOUT_MS = 60_000
SILENCE_TIMEOUT_S = 10  # a server that does not answer, or a line that is cut: sooner told than waited for


class UtcDateTime(TypeDecorator[dt.datetime]):
    """An instant. Stored in UTC on both engines; a time without a zone is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        utc = value.astimezone(dt.UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


Code = Annotated[str, mapped_column(String(64))]
Name = Annotated[str, mapped_column(String(120))]
Line = Annotated[str, mapped_column(String(300))]
Prose = Annotated[str, mapped_column(Text)]


class Base(DeclarativeBase):
    """Every table. Constraint names are sentences, so checks keep the name they were given."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {dt.datetime: UtcDateTime(), dict[str, Any]: JSON, list[Any]: JSON}  # noqa: RUF012 - read by SQLAlchemy

    # two who delete the same row agree; a row with a version still notices
    __mapper_args__ = {"confirm_deleted_rows": False}  # noqa: RUF012 - read by SQLAlchemy

    id: Mapped[int] = mapped_column(Integer, primary_key=True, sort_order=-1)


class Editable:
    """A row that people edit: its version travels in the form, so a stale form is noticed."""

    @declared_attr
    def row_version(cls) -> Mapped[int]:
        return mapped_column(Integer, default=1, sort_order=999)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.row_version}


def choice(kind: type[enum.StrEnum], name: str) -> Enum:
    """Column type of an enumeration: stored by value as text, checked by the constraint `name`."""
    return Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )


def now() -> dt.datetime:
    """The present instant; the one clock of the product, so that tests can move it."""
    return dt.datetime.now(dt.UTC)


def today() -> dt.date:
    """The present date in western Indonesia, where the product's offices are; by the same clock."""
    return local_date(now())


def local_date(moment: dt.datetime) -> dt.date:
    """The date of an instant in western Indonesia."""
    return moment.astimezone(ZoneInfo("Asia/Jakarta")).date()


def database_url(written: str) -> str:
    """The URL as SQLAlchemy wants it: `postgres://` and `postgresql://` mean the psycopg driver."""
    for short in ("postgres://", "postgresql://"):
        if written.startswith(short):
            return "postgresql+psycopg://" + written.removeprefix(short)
    return written


def make_engine(url: str, *, silence_s: int | None = None) -> Engine:
    """An engine with our durability: every acknowledged commit is on the disk, every writer waits its turn.

    `silence_s`: seconds that a PostgreSQL which does not answer is waited for, if not SILENCE_TIMEOUT_S.
    """
    parsed = make_url(database_url(url))
    if parsed.get_backend_name() == "sqlite":
        options = {"timeout": BUSY_TIMEOUT_MS / 1000, "check_same_thread": False}
        engine = create_engine(parsed, connect_args=options, hide_parameters=True)  # errors must not repeat names
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    told = _patience(silence_s or SILENCE_TIMEOUT_S)
    engine = create_engine(parsed, pool_pre_ping=True, connect_args=told, hide_parameters=True)
    mind_poolers(engine, statement_timeout_ms=STATEMENT_TIMEOUT_MS)
    return engine


def _patience(silence_s: int) -> dict[str, str | int]:
    """How long PostgreSQL is waited for: a minute for whoever works or is in front, a dead line less."""
    return {
        "options": f"-c statement_timeout={STATEMENT_TIMEOUT_MS}",
        "connect_timeout": silence_s,
        "tcp_user_timeout": silence_s * 1_000,
    }


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # the driver leaves transactions to us
    for pragma in (
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",  # NORMAL lost acknowledged rows in simulated power cuts
        "foreign_keys=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """A deferred BEGIN would be refused when it turns into a write; IMMEDIATE waits its turn."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


class WritingSession(Session):
    """A session that may write, in somebody's name: `audit` writes down what its flushes change."""

    @property
    def actor(self) -> Actor:
        actor: Actor = self.info["actor"]
        return actor


def reading(engine: Engine) -> Session:
    """A session that only looks."""
    return Session(engine, expire_on_commit=False)


def writing(engine: Engine, *, by: Actor) -> WritingSession:
    """A session that may write; on SQLite it holds the write lock from its first statement."""
    return WritingSession(engine.execution_options(writes=True), expire_on_commit=False, info={"actor": by})


def one_of(
    session: Session, column: InstrumentedAttribute[Item] | Column[Item], values: Sequence[Item]
) -> ColumnElement[bool]:
    """The condition that a column has one of many values: sent as one list, for thousands of parameters take longer
    to write than their rows to find."""
    if session.get_bind().dialect.name == "postgresql":
        listed = cast(literal(_as_array(values), String), ARRAY(column.type))
        return column.in_(select(func.unnest(listed)))
    written = json.dumps(list(values))
    return column.in_(select(func.json_each(written).table_valued("value").c.value))


def _as_array(values: Iterable[object]) -> str:
    """An array as PostgreSQL reads one, which its driver would write item by item.

    Of an array, unlike of JSON, the planner knows how long it is.
    """
    items = (str(value).replace("\\", "\\\\").replace('"', '\\"') for value in values)
    return "{" + ",".join(f'"{item}"' for item in items) + "}"


def batched(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """The items in runs of at most `size`: long IN lists and long statements hit limits of the engines."""
    return [items[start : start + size] for start in range(0, len(items), size)]


def in_turn(session: Session, statement: Select[*tuple[Any, ...]]) -> Generator[Row[*tuple[Any, ...]]]:
    """The rows of a long answer as they come, never all of them in memory."""
    rows = session.execute(statement.execution_options(yield_per=ROWS_IN_TURN))
    try:
        yield from rows
    finally:
        rows.close()  # who stops half-way leaves no open cursor


def plain_rows(session: Session, statement: Select[*tuple[Any, ...]], **values: Any) -> Sequence[Row[*tuple[Any, ...]]]:
    """The rows of a select, with values for what it leaves open, as the engine gives them: of tens of thousands the
    ORM's work on each takes most of the time. What the session holds is written first, as before its own queries."""
    session.flush()
    return session.connection().execute(statement, values).all()


@contextmanager
def savepoint(session: Session) -> Iterator[None]:
    """One row of many may fail alone: what happened inside is taken back when it raises."""
    with session.begin_nested():
        yield


def rows_resting_on(session: Session, row: Base) -> dict[str, int]:
    """How many rows of each table point at `row` by a foreign key; empty when it may go."""
    resting: dict[str, int] = {}
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column.table is row.__table__:
                found = session.scalar(select(func.count()).where(key.parent == getattr(row, key.column.key)))
                if found:
                    resting[table.name] = resting.get(table.name, 0) + found
    return resting
