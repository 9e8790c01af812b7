"""`python3 -m workshop_tracker test [--full] [-- PYTEST ARGUMENTS]`: the whole suite on SQLite, then on PostgreSQL.

With `--full` the campaigns run at the size that their requirement names, and laws are tried on new examples: hours.

`tests/once.txt` names what runs on the first engine only, `tests/postgresql_only.txt` what on the second. Nothing may
be left out silently: a part that cannot run, a skipped test included, makes the run fail.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

from tests.browser.chromium import ChromiumUnavailable, prepare_browser
from tests.postgres import PostgresUnavailable, find_programs

ROOT = Path(__file__).resolve().parent.parent
ENGINES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
# One more than the cores it is measured on: a worker waits for browsers, servers and processes of its tests.
WORKERS = ["-p", "tests.workers", "--workers", "3"]
PASSED, NOTHING_COLLECTED = 0, 5  # exit codes of pytest
STOPPED_BY_HAND = 130
USAGE = "usage: python3 -m workshop_tracker test [--full] [-- PYTEST ARGUMENTS]"
FULL = "WORKSHOP_TRACKER_TEST_FULL"


@dataclass(frozen=True)
class Outcome:
    """What one engine's run came to."""

    engine: str
    passed: int
    failed: int
    skipped: int
    exit_code: int

    @property
    def ran(self) -> int:
        return self.passed + self.failed

    @property
    def not_passed(self) -> int:
        """A run that broke off without a failed test counts as one."""
        counted = self.failed + self.skipped
        is_broken = self.exit_code not in (PASSED, NOTHING_COLLECTED)
        return counted or int(is_broken)

    def describe(self) -> str:
        skipped = f", {self.skipped} skipped (a part that cannot run is a failure)" if self.skipped else ""
        return f"{self.engine}: {self.ran} tests ran, {self.passed} passed, {self.failed} failed{skipped}"


def main(arguments: list[str]) -> int:
    """Run the tests on both engines; 0 when all passed."""
    if arguments[:1] == ["--full"]:
        os.environ[FULL] = "1"
        arguments = arguments[1:]
    if arguments[:1] not in ([], ["--"]):
        tell(USAGE)
        return 2
    try:
        find_programs()
        prepare_browser()
        outcomes = [run(engine, arguments[1:]) for engine in ENGINES]
    except (PostgresUnavailable, ChromiumUnavailable) as problem:
        tell(str(problem))
        return 1
    except KeyboardInterrupt:
        return STOPPED_BY_HAND
    return conclude(outcomes)


def run(engine: str, arguments: list[str]) -> Outcome:
    """Run pytest on one engine and count what it wrote down."""
    tell(f"Tests on {ENGINES[engine]}")
    with tempfile.TemporaryDirectory(prefix="workshop-tracker-tests-") as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", *WORKERS, f"--junit-xml={report}", *arguments]
        variables = {**os.environ, "WORKSHOP_TRACKER_TEST_ENGINE": engine}
        variables.pop("PYTHONDONTWRITEBYTECODE", None)  # hundreds of processes would compile the same files again
        exit_code = subprocess.run(command, cwd=ROOT, env=variables, check=False).returncode
        return count(ENGINES[engine], report, exit_code)


def count(engine: str, report: Path, exit_code: int) -> Outcome:
    """Count the tests of pytest's own report; without one it broke off before any ran."""
    if not report.exists():
        return Outcome(engine, 0, 0, 0, exit_code)
    suites = ElementTree.parse(report).getroot().iter("testsuite")
    sums = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
    for suite in suites:
        sums = {name: sums[name] + int(suite.get(name, "0")) for name in sums}
    failed = sums["failures"] + sums["errors"]
    return Outcome(engine, sums["tests"] - failed - sums["skipped"], failed, sums["skipped"], exit_code)


def conclude(outcomes: list[Outcome]) -> int:
    for outcome in outcomes:
        tell(outcome.describe())
    passed = sum(outcome.passed for outcome in outcomes)
    not_passed = sum(outcome.not_passed for outcome in outcomes)
    has_run = any(outcome.exit_code == PASSED for outcome in outcomes)
    tell(f"{passed} passed, {not_passed} failed")
    return 0 if has_run and not not_passed else 1


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
