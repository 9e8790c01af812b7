"""The wheel: whoever installs it elsewhere has the same app, with templates, migrations and languages."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TRAVELS = {
    "workshop_tracker": "workshop_tracker",
    "templates": "workshop_tracker/templates",
    "migrations": "workshop_tracker/migrations",
}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel unpacked, which is all that installing it would do besides its dependencies."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


def test_every_file_of_the_app_travels(installed: Path) -> None:
    files = [
        Path(place) / path.relative_to(ROOT / source)
        for source, place in TRAVELS.items()
        for path in (ROOT / source).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    assert len(files) > 50
    assert [str(path) for path in files if not (installed / path).is_file()] == []


def test_every_language_travels_compiled(installed: Path) -> None:
    sources = list((installed / "workshop_tracker/translations").rglob("*.po"))
    assert [str(path) for path in sources if not path.with_suffix(".mo").is_file()] == []


def test_only_the_app_travels(installed: Path) -> None:
    assert {path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")} == {"workshop_tracker"}


def test_the_installed_app_starts_elsewhere_without_a_set_up(installed: Path, tmp_path: Path) -> None:
    variables = {**os.environ, "PYTHONPATH": str(installed), "HOME": str(tmp_path)}
    command = [sys.executable, "-m", "workshop_tracker", "--help"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, env=variables)
    assert answer.stderr == ""
    assert answer.returncode == 0
    assert list(tmp_path.iterdir()) == []
