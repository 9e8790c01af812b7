"""Rows on their way into the database, under ids of our own: kept as tuples, written many at once in their order."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import func, select, text

from workshop_tracker.bulk import Record, insert_columns
from workshop_tracker.database import Base, WritingSession

# every table's own sequence goes on behind the ids that we gave
SEQUENCE_GOES_ON = "SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"


class Rows:
    """Of each table the rows that wait; its order is that in which tables were first named, parents before children."""

    def __init__(self, session: WritingSession) -> None:
        self.session = session
        self.written: dict[str, int] = defaultdict(int)
        self._waiting: dict[type[Base], list[Record]] = {}
        self._columns: dict[type[Base], tuple[str, ...]] = {}
        self._last: dict[type[Base], int] = {}

    def columns(self, model: type[Base], *names: str) -> None:
        """Which columns the rows of a table name, behind its id."""
        self._columns[model] = ("id", *names)
        self._waiting[model] = []
        self._last[model] = self.session.scalar(select(func.coalesce(func.max(model.id), 0))) or 0

    def next_id(self, model: type[Base]) -> int:
        """The id that the next row of a table gets."""
        return self._last[model] + 1

    def add(self, model: type[Base], *values: object) -> int:
        """Let a row wait under the next id, which is returned."""
        number = self._last[model] = self._last[model] + 1
        self._waiting[model].append((number, *values))
        return number

    def extend(self, model: type[Base], many: Iterable[Record]) -> range:
        """The same for many rows; the range of their ids."""
        first = self._last[model] + 1
        waiting = self._waiting[model]
        before = len(waiting)
        waiting.extend((number, *values) for number, values in enumerate(many, first))
        self._last[model] += len(waiting) - before
        return range(first, self._last[model] + 1)

    def skip_to(self, model: type[Base], last: int) -> None:
        """The database itself wrote rows behind the last id, up to this one."""
        self.written[model.__tablename__] += last - self._last[model]
        self._last[model] = last

    def waiting(self, model: type[Base]) -> int:
        return len(self._waiting[model])

    def write(self, models: Sequence[type[Base]]) -> None:
        """Write what waits for these tables, one after the other."""
        for model in models:
            records = self._waiting[model]
            if records:
                named = zip(self._columns[model], zip(*records, strict=True), strict=True)
                insert_columns(self.session, model, dict(named))
                self.written[model.__tablename__] += len(records)
                records.clear()

    def let_sequences_go_on(self) -> None:
        """PostgreSQL counts by itself from here on; SQLite looks at the last id anyway."""
        if self.session.get_bind().dialect.name == "postgresql":
            for model in self._columns:
                if self._last[model]:
                    self.session.execute(text(SEQUENCE_GOES_ON.format(table=model.__tablename__)))
