"""Ways in which a database cannot be asked for a while, and comes back."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
from sqlalchemy import Engine


@contextmanager
def locked_file(engine: Engine) -> Iterator[None]:
    """Somebody holds the whole file, for readers too."""
    engine.dispose()
    with closing(sqlite3.connect(_file(engine), isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def folder_away(engine: Engine) -> Iterator[None]:
    """The disk with the folder is not there."""
    engine.dispose()
    folder = _file(engine).parent
    elsewhere = folder.rename(folder.with_name(f"{folder.name}-away"))
    try:
        yield
    finally:
        elsewhere.rename(folder)


@contextmanager
def other_file(engine: Engine) -> Iterator[None]:
    """Something that is no database stands in its place."""
    engine.dispose()
    file = _file(engine)
    kept = file.rename(file.with_name("kept.db"))
    file.write_bytes(b"no database " * 1_000)
    try:
        yield
    finally:
        engine.dispose()
        kept.rename(file)


@contextmanager
def locked_tables(engine: Engine) -> Iterator[None]:
    """Somebody holds every table, as while a schema is changed; who asks is told in a moment, not after a minute."""
    name = engine.url.database
    with psycopg.connect(_address(engine)) as other, psycopg.connect(_address(engine), autocommit=True) as server:
        tables = other.execute("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'").fetchall()
        other.execute(f"LOCK TABLE {', '.join(table for (table,) in tables)} IN ACCESS EXCLUSIVE MODE".encode())
        server.execute(f'ALTER DATABASE "{name}" SET lock_timeout = 20'.encode())
        engine.dispose()
        try:
            yield
        finally:
            server.execute(f'ALTER DATABASE "{name}" RESET lock_timeout'.encode())
            engine.dispose()


@contextmanager
def connections_cut(engine: Engine) -> Iterator[None]:
    """The server ends every connection in the middle of whatever it does, and takes no other, as while it restarts."""
    name, there = engine.url.database, "SELECT pid FROM pg_stat_activity WHERE datname = %s"
    with psycopg.connect(_address(engine, database="postgres"), autocommit=True) as server:
        engine.dispose()
        others = [
            pid for (pid,) in server.execute(there, [name])
        ]  # of whoever puts the database back for the next test
        engine.connect().close()  # one that waits in the pool
        server.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false'.encode())
        for (pid,) in server.execute(there, [name]).fetchall():
            if pid not in others:
                server.execute("SELECT pg_terminate_backend(%s)", [pid])
        try:
            yield
        finally:
            server.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true'.encode())


OUTAGES = {
    "sqlite": (locked_file, folder_away, other_file),
    "postgresql": (locked_tables, connections_cut),
}


def _file(engine: Engine) -> Path:
    return Path(engine.url.database or "")


def _address(engine: Engine, database: str | None = None) -> str:
    url = engine.url.set(drivername="postgresql", database=database or engine.url.database)
    return url.render_as_string(hide_password=False)
