"""A primary, its streaming replica, a pooler before them: real servers that are stopped, killed, promoted."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from tests.postgres import (
    SETTINGS,
    Site,
    fast_folder,
    find_programs,
    make_cluster,
    prepare_site,
    start,
    stop,
    wait_until_ready,
)

STREAMING = SETTINGS | {"wal_level": "replica", "max_wal_senders": "4", "synchronous_commit": "on"}
PATIENCE_S = 30
NAME = "campaign"
POOLER = """[databases]
* = host={server} user=postgres
[pgbouncer]
listen_port = 6432
unix_socket_dir = {socket}
auth_type = any
pool_mode = transaction
default_pool_size = 3
ignore_startup_parameters = options
"""


class Server:
    """One server that keeps its data when it is stopped."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.log = (site.folder / "log").open("w+", encoding="utf-8", errors="replace")  # to the end of the campaign
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"postgresql://postgres@/{NAME}?host={self.site.socket}"

    def start(self) -> None:
        self.process = start(self.site, self.log, STREAMING, doomed=self.site.folder / "nothing")
        wait_until_ready(self.site, self.process, self.log)

    def stop(self) -> None:
        if self.process:
            stop(self.process)
        self.process = None

    def kill(self) -> None:
        """As by a power cut: nothing is said to anybody."""
        os.kill(int((self.site.data / "postmaster.pid").read_text("utf-8").split()[0]), signal.SIGKILL)
        self.stop()
        (self.site.data / "postmaster.pid").unlink()  # its number may be somebody else's by now

    def promote(self) -> None:
        answer = self.site.run("pg_ctl", "promote", "-w", "-D", str(self.site.data))
        assert answer.returncode == 0, answer.stderr

    def ask(self, question: str, database: str = NAME) -> Any:
        """The first value of the answer."""
        with psycopg.connect(f"host={self.site.socket} user=postgres dbname={database}", autocommit=True) as connection:
            cursor = connection.execute(question)
            row = cursor.fetchone() if cursor.description else None
        return row[0] if row else None


class Pair:
    """The primary and its replica, by the names that they have at the beginning."""

    def __init__(self, primary: Server, replica: Server) -> None:
        self.primary, self.replica = primary, replica

    @property
    def address_of_whoever_writes(self) -> str:
        """For an app that goes on after a promotion without a new setting."""
        hosts = f"{self.primary.site.socket},{self.replica.site.socket}"
        return f"postgresql://postgres@/{NAME}?host={hosts}&target_session_attrs=read-write"

    def catch_up(self) -> None:
        """Wait until the replica has replayed what the primary holds now."""
        written = self.primary.ask("SELECT pg_current_wal_flush_lsn()")
        wait_for(lambda: self.replica.ask(f"SELECT pg_last_wal_replay_lsn() >= '{written}'"))

    def wait_for_each_other(self) -> None:
        """From now on nothing is acknowledged that the replica does not hold."""
        self.primary.ask("ALTER SYSTEM SET synchronous_standby_names = '*'")
        self.primary.ask("SELECT pg_reload_conf()")
        wait_for(lambda: self.primary.ask("SELECT bool_and(sync_state = 'sync') FROM pg_stat_replication"))


def wait_for(is_so: Callable[[], Any], seconds: int = PATIENCE_S) -> None:
    give_up_at = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < give_up_at
        time.sleep(0.01)


@contextmanager
def streaming_pair() -> Iterator[Pair]:
    """Both running, the replica streaming; the database is empty."""
    root = Path(tempfile.mkdtemp(prefix="workshop-tracker-pair-", dir=fast_folder()))
    root.chmod(0o755)
    servers: list[Server] = []
    try:
        servers.append(first_server(root))
        servers.append(server_copied_from(servers[0], root / "replica"))
        yield Pair(*servers)
    finally:
        for server in servers:
            server.stop()
            server.log.close()
        shutil.rmtree(root, ignore_errors=True)


def first_server(root: Path) -> Server:
    (root / "primary").mkdir()
    site = prepare_site(find_programs(), root / "primary")
    make_cluster(site)
    server = Server(site)
    server.start()
    server.ask(f"CREATE DATABASE {NAME}", database="postgres")
    return server


def server_copied_from(primary: Server, folder: Path) -> Server:
    folder.mkdir()
    site = Site(primary.site.programs, folder, primary.site.identity)
    for place in (folder, site.data, site.socket):
        place.mkdir(mode=0o700, exist_ok=True)
        if site.identity:
            os.chown(place, site.identity["user"], site.identity["group"])
    folder.chmod(0o755)
    options = ["-R", "-c", "fast", "--no-sync", "--no-manifest", "-U", "postgres"]
    answer = site.run("pg_basebackup", "-h", str(primary.site.socket), "-D", str(site.data), *options)
    assert answer.returncode == 0, answer.stderr
    server = Server(site)
    server.start()
    return server


def find_pooler() -> str | None:
    """PgBouncer, where this machine has it."""
    return shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")


@contextmanager
def pooler_before(server: Server, program: str) -> Iterator[str]:
    """PgBouncer in transaction mode with few connections; yields the address of the database through it."""
    folder = server.site.folder / "pooler"
    folder.mkdir(mode=0o755)
    settings = folder / "pgbouncer.ini"
    settings.write_text(POOLER.format(server=server.site.socket, socket=folder), "utf-8")
    if server.site.identity:
        os.chown(folder, server.site.identity["user"], server.site.identity["group"])
    with tempfile.TemporaryFile() as log:
        running = subprocess.Popen(
            [program, "-q", str(settings)], stdout=log, stderr=log, cwd="/", **server.site.identity
        )
        try:
            wait_for((folder / ".s.PGSQL.6432").exists)
            yield f"postgresql://postgres@/{NAME}?host={folder}&port=6432"
        finally:
            running.terminate()
            running.wait(PATIENCE_S)
