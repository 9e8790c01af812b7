"""A database of PostgreSQL put back to what it held: only what a test wrote is undone, a fraction of a copy's time."""

from __future__ import annotations

from collections.abc import Mapping

import psycopg
from psycopg import sql

MILLISECONDS_TO_WAIT = 2000
# Dead rows stay behind; before they slow the tests down a database is copied anew.
OFTEN_ENOUGH = 200
TABLES = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
SEQUENCES = "SELECT sequencename, coalesce(last_value, start_value), last_value IS NOT NULL FROM pg_sequences"
CATALOGUES = ("pg_class", "pg_attribute", "pg_attrdef", "pg_constraint", "pg_index", "pg_trigger", "pg_proc", "pg_type")
# Who is idle holds nothing and may stay; the server looks every 100 ms only whether an ended one is gone.
END_OTHERS = (
    "SELECT pg_terminate_backend(pid, %s) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid NOT IN (pg_backend_pid(), %s) AND state <> 'idle'"
)
# An old snapshot keeps the server from clearing dead rows away: new ones would take their place, out of order.
LOOK_BACK = "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1"


class Original:
    """What the database at `address` holds now, and the way back to it."""

    def __init__(self, address: str) -> None:
        self.connection = psycopg.connect(address, autocommit=True, prepare_threshold=0)
        self.connection.execute("SET session_replication_role = replica")  # no trigger refuses, no key is checked
        tables = [name for (name,) in self.connection.execute(TABLES)]
        self.rows = {name: self.copied(name) for name in tables}
        self.sequences = set(self.connection.execute(SEQUENCES))
        self.which_tables = touched_ones({name: self.count(name) for name in tables})
        self.which_catalogues = touched_ones({name: self.count(name) for name in CATALOGUES})
        self.looking_back = psycopg.connect(address, autocommit=True)
        self.looking_back.execute(LOOK_BACK)
        self.times = 0
        self.since = self.newest_transaction()

    def is_put_back(self) -> bool:
        """False where only a new copy helps: the schema changed, or this one was put back often enough."""
        self.times += 1
        self.connection.execute(END_OTHERS, [MILLISECONDS_TO_WAIT, self.looking_back.info.backend_pid])
        if self.times > OFTEN_ENOUGH or self.touched(self.which_catalogues):
            return False
        with self.connection.transaction():
            for table in self.touched(self.which_tables):
                self.fill_anew(table)
            for name, value, is_called in self.sequences - set(self.connection.execute(SEQUENCES)):
                self.connection.execute("SELECT setval(%s::regclass, %s, %s)", [name, value, is_called])
            self.since = self.newest_transaction()
        return True

    def close(self) -> None:
        self.looking_back.close()
        self.connection.close()

    def touched(self, question: sql.Composed) -> list[str]:
        return [name for (name,) in self.connection.execute(question, {"since": self.since})]

    def fill_anew(self, table: str) -> None:
        self.connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
        if self.rows[table]:
            with self.connection.cursor().copy(sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))) as copy:
                copy.write(self.rows[table])

    def copied(self, table: str) -> bytes:
        with self.connection.cursor().copy(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))) as copy:
            return b"".join(bytes(part) for part in copy)

    def count(self, table: str) -> int:
        return self.number(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))

    def newest_transaction(self) -> int:
        return self.number(sql.SQL("SELECT pg_current_xact_id()::text::bigint"))

    def number(self, question: sql.Composable) -> int:
        [(number,)] = self.connection.execute(question)
        return int(number)


def touched_ones(rows: Mapping[str, int]) -> sql.Composed:
    """A question for the tables that hold other rows than these, or one written after the transaction `since`."""
    one = sql.SQL("SELECT {name} WHERE (SELECT count(*) <> {rows} OR max(xmin::text::bigint) > %(since)s FROM {table})")
    parts = [one.format(name=name, rows=count, table=sql.Identifier(name)) for name, count in rows.items()]
    return sql.SQL(" UNION ALL ").join(parts)
