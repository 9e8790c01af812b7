"""Workers that share the tests of one process: everything runs once, fails aloud, and shares what its file shares."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILE = """
import os, pytest
@pytest.fixture(scope="module")
def worker(): return os.environ["WORKSHOP_TRACKER_TEST_WORKER"]
@pytest.fixture(scope="session", autouse=True)
def ends(tmp_path_factory):
    yield
    (tmp_path_factory.getbasetemp() / "ended").touch()
@pytest.mark.parametrize("number", range(5))
def test_here(worker, number): assert worker == os.environ["WORKSHOP_TRACKER_TEST_WORKER"]
"""
FAILS = "def test_there():\n    print('what it said')\n    assert 1 == 2\n"
ENDS = "import os\ndef test_end(): os._exit(0)\n"


@pytest.fixture
def run(tmp_path: Path):
    def run(**files: str) -> subprocess.CompletedProcess[str]:
        for name, text in files.items():
            (tmp_path / f"test_{name}.py").write_text(text, "utf-8")
        (tmp_path / "pytest.ini").write_text("[pytest]\n", "utf-8")
        own = ["-c", tmp_path / "pytest.ini", "--basetemp", tmp_path / "temporary", "-p", "no:cacheprovider"]
        command = [sys.executable, "-m", "pytest", "-p", "tests.workers", "--workers", "2", *own, tmp_path]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    return run


def test_every_test_runs_once_and_a_failure_is_told_with_what_it_said(run, tmp_path: Path) -> None:
    found = run(a=FILE, b=FILE, c=FILE, d=FAILS)

    assert found.returncode == 1
    assert "1 failed, 15 passed" in found.stdout
    assert "assert 1 == 2" in found.stdout
    assert "what it said" in found.stdout
    assert len(list(tmp_path.glob("temporary/*/ended"))) == 2


def test_a_worker_that_ends_fails_the_run_and_is_named(run) -> None:
    found = run(a=FILE, z=ENDS)

    assert found.returncode == pytest.ExitCode.INTERNAL_ERROR
    assert "busy with" in found.stdout
    assert "test_z.py::test_end" in found.stdout
