"""The set-up: what it installs when, what it repairs, and which command runs where."""

from __future__ import annotations

import json
import subprocess
import threading
from pathlib import Path

import pytest

from workshop_tracker import bootstrap
from workshop_tracker.bootstrap import Environment, SetUpFailed, is_ready, lock_for, prepare, wanted_stamp


class Installer:
    """Stands for venv and pip: writes down what it was asked, and breaks off when told to."""

    def __init__(self) -> None:
        self.made = 0
        self.installed: list[str] = []
        self.breaks_off = False

    def make(self, environment: Environment) -> None:
        self.made += 1
        environment.python.parent.mkdir(parents=True, exist_ok=True)
        environment.python.touch()
        environment.python.with_name(bootstrap.PIP).touch()

    def install(self, environment: Environment, lock: str) -> None:
        if self.breaks_off:
            raise subprocess.CalledProcessError(1, "pip")
        self.installed.append(lock)

    def prepare(self, environment: Environment, lock: str) -> None:
        prepare(environment, lock, self.make, self.install)


@pytest.fixture
def checkout(tmp_path: Path) -> Environment:
    (tmp_path / "requirements").mkdir()
    for lock in ("run.txt", "test.txt"):
        (tmp_path / "requirements" / lock).write_text(f"{lock}: first\n")
    return Environment(tmp_path)


@pytest.fixture
def installer() -> Installer:
    return Installer()


def test_a_fresh_clone_gets_an_environment_with_the_lock(checkout: Environment, installer: Installer) -> None:
    installer.prepare(checkout, "run.txt")
    assert (installer.made, installer.installed) == (1, ["run.txt"])
    assert is_ready(checkout, "run.txt")


def test_a_second_start_does_nothing(checkout: Environment, installer: Installer) -> None:
    installer.prepare(checkout, "run.txt")
    installer.prepare(checkout, "run.txt")
    assert (installer.made, installer.installed) == (1, ["run.txt"])


def test_the_test_libraries_contain_all_that_runs(checkout: Environment, installer: Installer) -> None:
    installer.prepare(checkout, "test.txt")
    installer.prepare(checkout, "run.txt")
    assert installer.installed == ["test.txt"]


def test_tests_add_their_libraries_to_what_runs(checkout: Environment, installer: Installer) -> None:
    installer.prepare(checkout, "run.txt")
    installer.prepare(checkout, "test.txt")
    assert (installer.made, installer.installed) == (1, ["run.txt", "test.txt"])


def test_a_changed_lock_is_installed_into_the_same_environment(checkout: Environment, installer: Installer) -> None:
    installer.prepare(checkout, "run.txt")
    checkout.lock("run.txt").write_text("run.txt: second\n")
    assert not is_ready(checkout, "run.txt")
    installer.prepare(checkout, "run.txt")
    assert (installer.made, installer.installed) == (1, ["run.txt", "run.txt"])


def test_a_changed_run_lock_takes_the_test_libraries_promise_away(checkout: Environment, installer: Installer) -> None:
    installer.prepare(checkout, "test.txt")
    checkout.lock("run.txt").write_text("run.txt: second\n")
    installer.prepare(checkout, "run.txt")
    assert not is_ready(checkout, "test.txt")


def test_an_interrupted_installation_is_made_anew(checkout: Environment, installer: Installer) -> None:
    installer.breaks_off = True
    with pytest.raises(SetUpFailed):
        installer.prepare(checkout, "run.txt")
    assert not is_ready(checkout, "run.txt")
    installer.breaks_off = False
    installer.prepare(checkout, "run.txt")
    assert (installer.made, installer.installed) == (2, ["run.txt"])


def test_an_interrupted_update_is_made_anew(checkout: Environment, installer: Installer) -> None:
    installer.prepare(checkout, "run.txt")
    checkout.lock("run.txt").write_text("run.txt: second\n")
    installer.breaks_off = True
    with pytest.raises(SetUpFailed):
        installer.prepare(checkout, "run.txt")
    installer.breaks_off = False
    installer.prepare(checkout, "run.txt")
    assert installer.made == 2


@pytest.mark.parametrize("damaged", ["", "{", "[1]", '"text"', "null"])
def test_a_damaged_stamp_is_no_stamp(checkout: Environment, installer: Installer, damaged: str) -> None:
    installer.prepare(checkout, "run.txt")
    checkout.stamp.write_text(damaged)
    installer.prepare(checkout, "run.txt")
    assert installer.made == 2
    assert is_ready(checkout, "run.txt")


def test_an_environment_without_its_python_is_made_anew(checkout: Environment, installer: Installer) -> None:
    installer.prepare(checkout, "run.txt")
    checkout.python.unlink()
    installer.prepare(checkout, "run.txt")
    assert installer.made == 2


def test_an_environment_that_nothing_can_be_installed_into_is_made_anew(
    checkout: Environment, installer: Installer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """One made by uv has no pip; uv may be gone by the time that the lock changes."""
    monkeypatch.setenv("PATH", str(tmp_path))
    installer.prepare(checkout, "run.txt")
    checkout.python.with_name(bootstrap.PIP).unlink()
    checkout.lock("run.txt").write_text("run.txt: second\n")
    installer.prepare(checkout, "run.txt")
    assert installer.made == 2


def test_an_environment_of_another_python_is_made_anew(checkout: Environment, installer: Installer) -> None:
    installer.prepare(checkout, "run.txt")
    checkout.stamp.write_text(json.dumps({**wanted_stamp(checkout, "run.txt"), "python": "3.10"}))
    installer.prepare(checkout, "run.txt")
    assert installer.made == 2


def test_two_starts_at_once_set_up_once(checkout: Environment, installer: Installer) -> None:
    inside = threading.Event()
    may_go_on = threading.Event()

    def install_slowly(environment: Environment, lock: str) -> None:
        inside.set()
        assert may_go_on.wait(10)
        installer.install(environment, lock)

    first = threading.Thread(target=prepare, args=(checkout, "run.txt", installer.make, install_slowly))
    first.start()
    assert inside.wait(10)
    second = threading.Thread(target=installer.prepare, args=(checkout, "run.txt"))
    second.start()
    may_go_on.set()
    first.join(10)
    second.join(10)
    assert (installer.made, installer.installed) == (1, ["run.txt"])


@pytest.mark.parametrize(
    ("arguments", "lock"),
    [
        (["test"], "test.txt"),
        (["check"], "test.txt"),
        (["bench", "press", "--json"], "test.txt"),
        (["demo"], "run.txt"),
        (["import", "test"], "run.txt"),
        ([], "run.txt"),
    ],
)
def test_only_the_developer_commands_need_the_test_libraries(arguments: list[str], lock: str) -> None:
    assert lock_for(arguments) == lock


def test_an_installed_wheel_is_no_checkout(checkout: Environment) -> None:
    assert not bootstrap.is_checkout(checkout.root)
    (checkout.root / "pyproject.toml").touch()
    assert bootstrap.is_checkout(checkout.root)
    assert not bootstrap.is_checkout(checkout.root / "requirements")
