"""PostgreSQL behind a pooler that lends a server for one transaction only (PgBouncer): nothing may be left on it.

What the product asks of a connection beyond a transaction is two things: a time limit for statements, and statements
that the driver prepares by itself. Directly both are there once for each connection. Behind a pooler the time limit is
told in each transaction, and nothing is prepared: the next transaction may run on another server process.
"""

from typing import Any

from sqlalchemy import Connection, Engine, event

IS_POOLED = "is_pooled"


def mind_poolers(engine: Engine, *, statement_timeout_ms: int) -> None:
    """Find out with each new connection whether a pooler stands between, and leave nothing behind if so."""

    def look(connection: Any, record: Any) -> None:
        record.info[IS_POOLED] = is_pooled(connection)
        if record.info[IS_POOLED]:
            connection.prepare_threshold = None

    def limit(connection: Connection) -> None:
        if connection.info.get(IS_POOLED):
            connection.exec_driver_sql(f"SET LOCAL statement_timeout = {statement_timeout_ms}")

    event.listen(engine, "connect", look)
    event.listen(engine, "begin", limit)


def is_pooled(connection: Any) -> bool:
    """Whether the process that answers is another one than the process that greeted: a pooler greets by itself.

    `connection` is the driver's own, outside a transaction.
    """
    connection.autocommit = True
    answering: int = connection.execute("SELECT pg_backend_pid()").fetchone()[0]
    connection.autocommit = False
    return bool(answering != connection.info.backend_pid)
