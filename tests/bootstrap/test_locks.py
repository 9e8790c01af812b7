"""The locks: exact, complete, and silent about where the files come from."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ["run.txt", "sign.txt", "test.txt"]


def locked(name: str) -> dict[str, str]:
    """Library → the version that the lock names."""
    text = (ROOT / "requirements" / name).read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)(?:\[[a-z,]+\])?==([^ ;\\]+)", text, re.MULTILINE))


def declared(extra: str = "") -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = project["optional-dependencies"][extra] if extra else project["dependencies"]
    return {canonicalize_name(Requirement(line).name) for line in lines}


def test_every_declared_library_is_locked() -> None:
    assert declared() - set(locked("run.txt")) == set()
    assert declared("sign") - set(locked("sign.txt")) == set()


def test_every_test_tool_is_locked() -> None:
    lines = (ROOT / "requirements" / "test.in").read_text("utf-8").split()
    assert {canonicalize_name(line.partition("[")[0]) for line in lines} - set(locked("test.txt")) == set()


def test_the_test_lock_contains_the_run_lock() -> None:
    """The set-up relies on it: who has the test libraries can run everything."""
    assert locked("run.txt").items() <= locked("sign.txt").items() <= locked("test.txt").items()


@pytest.mark.parametrize("name", LOCKS)
def test_every_library_is_pinned_and_hashed(name: str) -> None:
    blocks = re.split(r"^(?=\S)", (ROOT / "requirements" / name).read_text("utf-8"), flags=re.MULTILINE)
    unpinned = [block for block in blocks if block.strip() and not re.match(r"\S+==\S+", block)]
    unhashed = [block for block in blocks if block.strip() and "--hash=sha256:" not in block]
    assert (unpinned, unhashed) == ([], [])


@pytest.mark.parametrize("path", [*(f"requirements/{name}" for name in LOCKS), "tests/browser/package-lock.json"])
def test_no_lock_names_a_host(path: str) -> None:
    assert re.findall(r"https?://|--index|--find-links|\"resolved\"", (ROOT / path).read_text("utf-8")) == []


def test_the_locked_browser_is_the_declared_one() -> None:
    folder = ROOT / "tests" / "browser"
    wanted = json.loads((folder / "package.json").read_text("utf-8"))["dependencies"]
    packages = json.loads((folder / "package-lock.json").read_text("utf-8"))["packages"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert [path for path, package in packages.items() if path and "integrity" not in package] == []
