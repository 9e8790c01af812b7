"""The database of a test: a fresh copy of a template that has the schema, on the engine of this run.

`WORKSHOP_TRACKER_TEST_ENGINE` chooses the engine (sqlite by default). Each worker of a run has a template and
one database of its own, so the URL stays the same from test to test and only the content is put back.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import psycopg
from sqlalchemy import Engine
from sqlalchemy.engine import make_url

from tests.postgres import fast_folder, temporary_server
from tests.putting_back import Original
from tests.workers import NAME as WORKER
from workshop_tracker.database import make_engine
from workshop_tracker.operations.upgrade import upgrade_database
from workshop_tracker.schools.finding import FINDERS

ENGINE_VARIABLE = "WORKSHOP_TRACKER_TEST_ENGINE"
SERVER_VARIABLE = "WORKSHOP_TRACKER_TEST_SERVER"
ENGINES = ("sqlite", "postgresql")


class Databases(Protocol):
    """The databases of one worker."""

    times_replaced: int  # how often the worker's database became another: connections made before lead nowhere

    def make_database_url(self) -> str:
        """Put the worker's database back to the template's content and return its URL."""
        ...

    def make_empty_database_url(self) -> str:
        """A second database with nothing in it, for tests of the schema itself."""
        ...

    def keep(self) -> None:
        """Remember what the worker's database holds now; nobody may be connected to it."""
        ...

    def make_kept_database_url(self) -> str:
        """Put the worker's database back to what was remembered last and return its URL."""
        ...


def chosen_engine() -> str:
    engine = os.environ.get(ENGINE_VARIABLE, "sqlite")
    if engine not in ENGINES:
        raise ValueError(f"{ENGINE_VARIABLE} is {engine!r}, not one of {', '.join(ENGINES)}")
    return engine


def worker_name() -> str:
    return os.environ.get(WORKER, "main")


def make_schema(url: str) -> None:
    """Fill an empty database as an installation has it; everything else here only copies the result."""
    engine = make_engine(url)
    upgrade_database(engine)
    engine.dispose()


@contextmanager
def server_of_this_run() -> Iterator[None]:
    """Run the PostgreSQL of this run, if it needs one; workers find it through the environment."""
    if chosen_engine() == "sqlite" or SERVER_VARIABLE in os.environ:
        yield
        return
    with temporary_server() as url:
        os.environ[SERVER_VARIABLE] = url
        try:
            yield
        finally:
            del os.environ[SERVER_VARIABLE]


@contextmanager
def databases_of(worker: str) -> Iterator[Databases]:
    """The databases of one worker, on the engine of this run."""
    if chosen_engine() == "postgresql":
        databases = PostgresqlDatabases(os.environ[SERVER_VARIABLE], worker)
        yield databases
        databases.forget_original()
        databases.connection.close()
        return
    with tempfile.TemporaryDirectory(prefix="workshop-tracker-", dir=fast_folder()) as folder:
        yield SqliteDatabases(Path(folder))


class SqliteDatabases:
    """Files in a folder: the template, the copy that a test works on, and what was kept of it."""

    def __init__(self, folder: Path) -> None:
        self.template = folder / "template.db"
        self.copy = folder / "test.db"
        self.kept = folder / "kept.db"
        self.empty = folder / "empty.db"
        self.times_replaced = 0
        make_schema(f"sqlite:///{self.template}")

    def make_database_url(self) -> str:
        return self.put_back(self.template)

    def keep(self) -> None:
        shutil.copyfile(self.copy, self.kept)  # who disconnected last has emptied the journal

    def make_kept_database_url(self) -> str:
        return self.put_back(self.kept)

    def put_back(self, original: Path) -> str:
        for leftover in self.copy.parent.glob(self.copy.name + "*"):  # the journal belongs to the old content
            leftover.unlink()
        shutil.copyfile(original, self.copy)
        self.times_replaced += 1
        return f"sqlite:///{self.copy}"

    def make_empty_database_url(self) -> str:
        for leftover in self.empty.parent.glob(self.empty.name + "*"):
            leftover.unlink()
        return f"sqlite:///{self.empty}"


class PostgresqlDatabases:
    """Databases on the server of this run: the template, the copy that a test works on, and what was kept of it."""

    def __init__(self, server: str, worker: str) -> None:
        self.server = make_url(server)
        self.template = f"template_{worker}"
        self.copy = f"test_{worker}"
        self.kept = f"kept_{worker}"
        self.connection = psycopg.connect(self.address_of(), autocommit=True)  # one for all: connecting takes 6 ms
        self.original: Original | None = None
        self.copied_from = self.template
        self.times_replaced = 0
        self.execute(f"DROP DATABASE IF EXISTS {self.template}", f"CREATE DATABASE {self.template}")
        make_schema(self.url_of(self.template))

    def make_database_url(self) -> str:
        return self.put_back(self.template)

    def keep(self) -> None:
        self.forget_original()
        self.copy_of(self.copy, self.kept)

    def make_kept_database_url(self) -> str:
        return self.put_back(self.kept)

    def put_back(self, template: str) -> str:
        if self.original is None or self.copied_from != template or not self.original.is_put_back():
            self.forget_original()
            self.copy_of(template, self.copy)
            self.times_replaced += 1
            self.original, self.copied_from = Original(self.address_of(self.copy)), template
        return self.url_of(self.copy)

    def forget_original(self) -> None:
        if self.original is not None:
            self.original.close()
        self.original = None

    def copy_of(self, original: str, copy: str) -> str:
        self.execute(
            f"DROP DATABASE IF EXISTS {copy} WITH (FORCE)",
            f"CREATE DATABASE {copy} TEMPLATE {original} STRATEGY file_copy",  # 20 ms, the default takes 30
        )
        return self.url_of(copy)

    def make_empty_database_url(self) -> str:
        empty = f"empty_{self.copy}"
        self.execute(f"DROP DATABASE IF EXISTS {empty} WITH (FORCE)", f"CREATE DATABASE {empty}")
        return self.url_of(empty)

    def url_of(self, database: str) -> str:
        return self.server.set(database=database).render_as_string(hide_password=False)

    def address_of(self, database: str | None = None) -> str:
        url = self.server.set(drivername="postgresql", database=database or self.server.database)
        return url.render_as_string(hide_password=False)

    def execute(self, *statements: str) -> None:
        for statement in statements:
            self.connection.execute(statement)


class Lender:
    """One engine for all tests of a worker: each statement is compiled once, not anew in every test.

    Its connections outlive a test where the database does: a new one costs PostgreSQL more than most tests ask of it.
    """

    def __init__(self, databases: Databases) -> None:
        self.databases = databases
        self.engine = make_engine(databases.make_database_url())
        self.connected_to = databases.times_replaced

    def engine_put_back(self) -> Engine:
        """The engine on the worker's database, which is put back now; nothing may be checked out of its pool."""
        self.databases.make_database_url()
        return self.connected_engine()

    @contextmanager
    def engine_of_test(self) -> Iterator[Engine]:
        """The engine on the worker's database, which was put back just now."""
        yield self.connected_engine()
        if self.engine.pool.checkedout():  # type: ignore[attr-defined]  # a QueuePool, for both engines
            self.engine.dispose()

    def connected_engine(self) -> Engine:
        if self.connected_to != self.databases.times_replaced:
            self.engine.dispose()
            self.connected_to = self.databases.times_replaced
        FINDERS.clear()  # another test may have had as many schools as this one, but others
        return self.engine
