"""The one-command set-up: makes `.venv`, installs the locked libraries and runs the command in it.

Standard library only: it works before anything is installed.

A stamp in `.venv` tells what it was made from. It is taken away before anything is installed and comes back only after
everything is: an environment without it was interrupted, and the next start makes it anew. All talk goes to stderr,
because stdout belongs to the command.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from workshop_tracker.translations import CatalogueIsBroken, compile_catalogues

ROOT = Path(__file__).resolve().parent.parent
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
RUN_LOCK, TEST_LOCK = "run.txt", "test.txt"
HELP = {
    "test": "test [--full] [-- ARGUMENTS OF PYTEST]: all tests, on SQLite and PostgreSQL, in a real browser",
    "check": "check: style, types, import rules, templates, known weaknesses",
    "bench": "bench [NAME] [--json] [--full]: ratios against the usual way, measured in one run",
}
DEVELOPER_COMMANDS = {"test": "tests.runner", "check": "tests.checks", "bench": "tests.benchmarks.runner"}
PIP = "pip.exe" if os.name == "nt" else "pip"
VENV_MISSING = (
    "Python ini tidak punya modul venv; di Debian/Ubuntu jalankan: sudo apt-get install python3-venv"
    " / this Python has no venv module; on Debian or Ubuntu run the command above, then start again."
)
TOOL_FAILED = (
    "Penyiapan gagal; sebabnya tertulis di atas, jalankan lagi setelah diperbaiki"
    " / the set-up failed for the reason above; start it again when that is mended."
)


class SetUpFailed(Exception):
    """The environment cannot be made; the text is one sentence that tells a person what to do."""


@dataclass(frozen=True)
class Environment:
    """The private environment of one checkout."""

    root: Path

    @property
    def folder(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def stamp(self) -> Path:
        return self.folder / "workshop-tracker.json"

    def lock(self, name: str) -> Path:
        return self.root / "requirements" / name


Step = Callable[[Environment], None]
Installation = Callable[[Environment, str], None]


def main(arguments: list[str]) -> int:
    """Set up where this is a checkout, then run the command; returns its exit code."""
    if not is_checkout(ROOT):
        return run_command(arguments, {})
    if arguments[1:] == ["--help"] and arguments[0] in HELP:  # nobody who asks wants to wait for the libraries
        sys.stdout.write(f"python3 -m workshop_tracker {HELP[arguments[0]]}\n")
        return 0
    try:
        environment = Environment(ROOT)
        prepare(environment, lock_for(arguments))
        compile_catalogues(environment.python)
    except (SetUpFailed, CatalogueIsBroken) as problem:
        say(str(problem))
        return 1
    if Path(sys.prefix).resolve() != environment.folder.resolve():
        start_again_inside(environment, arguments)
    return run_command(arguments, DEVELOPER_COMMANDS)


def say(sentence: str) -> None:
    sys.stderr.write(f"[workshop-tracker] {sentence}\n")
    sys.stderr.flush()


def is_checkout(root: Path) -> bool:
    """Tell a clone from an installed wheel, which has its libraries already."""
    return (root / "requirements" / RUN_LOCK).is_file() and (root / "pyproject.toml").is_file()


def lock_for(arguments: list[str]) -> str:
    return TEST_LOCK if arguments[:1] and arguments[0] in DEVELOPER_COMMANDS else RUN_LOCK


def run_command(arguments: list[str], modules: dict[str, str]) -> int:
    """Import late what is to run: before the set-up none of it can be imported."""
    if arguments and arguments[0] in modules:
        return int(importlib.import_module(modules[arguments[0]]).main(arguments[1:]))
    return int(importlib.import_module("workshop_tracker.cli").main() or 0)


def start_again_inside(environment: Environment, arguments: list[str]) -> None:
    """Replace this process, so that a signal to the number a person knows reaches the server."""
    command = [str(environment.python), "-m", "workshop_tracker", *arguments]
    os.environ.pop("PYTHONHOME", None)  # it would send the environment's Python to other libraries
    if os.name == "nt":
        raise SystemExit(subprocess.call(command))
    os.execv(command[0], command)


def wanted_stamp(environment: Environment, lock: str) -> dict[str, str]:
    """What a complete installation of `lock` is made from; the locked test libraries contain all that runs."""
    names = [RUN_LOCK, TEST_LOCK] if lock == TEST_LOCK else [RUN_LOCK]
    hashes = {name: hashlib.sha256(environment.lock(name).read_bytes()).hexdigest() for name in names}
    return {"python": PYTHON, **hashes}


def read_stamp(environment: Environment) -> dict[str, str]:
    """What the environment was made from; nothing where the stamp is absent or damaged."""
    try:
        return dict(json.loads(environment.stamp.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def is_ready(environment: Environment, lock: str) -> bool:
    is_stamped = wanted_stamp(environment, lock).items() <= read_stamp(environment).items()
    return is_stamped and environment.python.exists()


def can_be_added_to(environment: Environment) -> bool:
    """Whether an earlier installation was completed by this same Python and can simply be brought up to date."""
    has_installer = bool(shutil.which("uv")) or environment.python.with_name(PIP).exists()
    is_complete = read_stamp(environment).get("python") == PYTHON
    return environment.python.exists() and is_complete and has_installer


def prepare(environment: Environment, lock: str, make: Step | None = None, install: Installation | None = None) -> None:
    """Bring `.venv` to the state that `lock` describes; does nothing when it is there already."""
    if is_ready(environment, lock):
        return
    with one_at_a_time(environment.root / ".venv.lock"):
        if not is_ready(environment, lock):
            set_up(environment, lock, make or make_environment, install or install_lock)


def set_up(environment: Environment, lock: str, make: Step, install: Installation) -> None:
    stamp = wanted_stamp(environment, lock)
    try:
        if not can_be_added_to(environment):
            say("Menyiapkan lingkungan Python di .venv / making the Python environment in .venv")
            make(environment)
        environment.stamp.unlink(missing_ok=True)
        say(f"Memasang pustaka, beberapa menit / installing requirements/{lock}, a few minutes")
        install(environment, lock)
    except subprocess.CalledProcessError as problem:
        raise SetUpFailed(TOOL_FAILED) from problem
    except OSError as problem:
        raise SetUpFailed(f"Penyiapan gagal / the set-up failed: {problem}") from problem
    environment.stamp.write_text(json.dumps(stamp, indent=2) + "\n", "utf-8")


def make_environment(environment: Environment) -> None:
    uv = shutil.which("uv")
    if uv:
        run_quietly([uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(environment.folder)])
        return
    provide_venv_module()
    run_quietly([sys.executable, "-m", "venv", "--clear", str(environment.folder)])


def provide_venv_module() -> None:
    """Debian keeps `venv` in a package of its own."""
    if has_venv_module():
        return
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        say("Memasang python3-venv / installing python3-venv")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        run_quietly(["apt-get", "update", "-qq"], quiet)
        run_quietly(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "python3-venv"], quiet)
        importlib.invalidate_caches()
    if not has_venv_module():
        raise SetUpFailed(VENV_MISSING)


def has_venv_module() -> bool:
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def install_lock(environment: Environment, lock: str) -> None:
    """Install exactly what the lock names: every file by its hash, nothing built on this machine.

    Compiled here once: some machines never write compiled files, and each start would read all sources anew (2 s).
    """
    uv = shutil.which("uv")
    python = str(environment.python)
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--root-user-action=ignore"]
    installer = [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", python] if uv else pip
    exactly = ["--require-hashes", "--only-binary", ":all:", "-r", str(environment.lock(lock))]
    run_quietly([*installer, *exactly])


def run_quietly(command: list[str], variables: dict[str, str] | None = None) -> None:
    """Run a tool of the set-up, with whatever it prints on stderr."""
    subprocess.run(command, check=True, stdout=sys.stderr, env=variables)


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Hold the lock file; a second start waits here and then finds the work done."""
    with path.open("a+") as handle:
        wait_for(handle)
        yield


def wait_for(handle: IO[str]) -> None:
    """Take the lock; the operating system gives it back when the file is closed, also after a crash."""
    if not has_taken(handle):
        say("Menunggu penyiapan lain selesai / waiting for another set-up to finish")
    while not has_taken(handle):
        time.sleep(0.2)


def has_taken(handle: IO[str]) -> bool:
    try:
        take(handle)
    except OSError:
        return False
    return True


if sys.platform == "win32":
    import msvcrt

    def take(handle: IO[str]) -> None:
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def take(handle: IO[str]) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
