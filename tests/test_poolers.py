"""Behind a pooler that lends a server for one transaction nothing of a session may be left on it.

The pooler here only greets as one does, by a process number of its own; the real one: tests/campaigns/test_replicas.py.
"""

import shutil
import socket
import struct
import tempfile
import threading
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url

from workshop_tracker.database import STATEMENT_TIMEOUT_MS, make_engine, reading

KEY = b"K" + struct.pack(">i", 12)  # the server's greeting: message, length, then process and secret
DOOR = ".s.PGSQL.5432"
PREPARED = text("SELECT count(*) FROM pg_prepared_statements")
LIMIT = text("SELECT setting::int, source FROM pg_settings WHERE name = 'statement_timeout'")


OTHER_PROCESS = 999_999


@pytest.fixture
def pooled(database_url):
    """An engine whose every connection goes through somebody who greets by another number."""
    folder = Path(tempfile.mkdtemp(prefix="pooler-"))  # a short name: sockets have no long ones
    server = str(Path(str(make_url(database_url).query["host"])) / DOOR)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(folder / DOOR))
        door.listen()
        threading.Thread(target=greet_all, args=(door, server), daemon=True).start()
        engine = make_engine(make_url(database_url).set(query={"host": str(folder)}).render_as_string())
        yield engine
        engine.dispose()
        door.shutdown(socket.SHUT_RDWR)
    shutil.rmtree(folder)


def greet_all(door, server):
    with suppress(OSError):  # until the door is shut
        while True:
            asking, _ = door.accept()
            answering = socket.socket(socket.AF_UNIX)
            answering.connect(server)
            threading.Thread(target=pump, args=(asking, answering), daemon=True).start()
            threading.Thread(target=pump, args=(answering, asking, True), daemon=True).start()


def pump(giving, taking, is_greeting=False):
    with giving, taking, suppress(OSError):
        while some := giving.recv(65_536):
            place = some.find(KEY) if is_greeting else -1
            if place >= 0:
                number = struct.pack(">i", OTHER_PROCESS)
                some, is_greeting = some[: place + 5] + number + some[place + 9 :], False
            taking.sendall(some)
        with suppress(OSError):
            taking.shutdown(socket.SHUT_RDWR)


def asked_often(engine):
    """What a connection looks like on which a statement was sent more often than drivers wait to prepare it."""
    with reading(engine) as session:
        for number in range(8):
            assert session.scalar(text("SELECT :number + 1"), {"number": number}) == number + 1
        return session.scalar(PREPARED), tuple(session.execute(LIMIT).one())


def test_a_connection_of_ones_own_prepares_and_has_its_limit_from_the_beginning(engine):
    assert asked_often(engine) == (1, (STATEMENT_TIMEOUT_MS, "client"))


def test_behind_a_pooler_nothing_is_prepared_and_the_limit_is_told_each_time(pooled):
    assert asked_often(pooled) == (0, (STATEMENT_TIMEOUT_MS, "session"))
    with pooled.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        assert connection.scalar(text("SELECT source FROM pg_settings WHERE name = 'statement_timeout'")) == "client"
