"""Which browser the tests take: one that starts, the installed before the packaged."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.browser import chromium
from tests.browser.chromium import CHOICE_VARIABLE, Chromium, ChromiumUnavailable, find_chromium, fonts_of_ours


@pytest.fixture(autouse=True)
def _nothing_found_yet() -> None:
    find_chromium.cache_clear()


@pytest.fixture
def packaged(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Stands for the browser of the npm package, which is not fetched here."""
    program = make_program(tmp_path / "packaged", 0)
    monkeypatch.setattr(chromium, "packaged_chromium", lambda cache: Chromium(program, {}))
    monkeypatch.delenv(CHOICE_VARIABLE, raising=False)
    return program


def make_program(path: Path, exit_code: int) -> Path:
    path.write_text(f"#!/bin/sh\nexit {exit_code}\n")
    path.chmod(0o755)
    return path


def install(monkeypatch: pytest.MonkeyPatch, folder: Path, exit_code: int) -> Path:
    """Make a machine whose only browser is `chromium`, which ends with this code."""
    (folder / "bin").mkdir()
    monkeypatch.setenv("PATH", str(folder / "bin"))
    return make_program(folder / "bin" / "chromium", exit_code)


def test_the_installed_browser_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, packaged: Path) -> None:
    installed = install(monkeypatch, tmp_path, 0)
    assert find_chromium().program == installed


def test_an_installed_one_that_does_not_start_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, packaged: Path
) -> None:
    install(monkeypatch, tmp_path, 1)
    assert find_chromium().program == packaged


def test_the_packaged_one_can_be_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, packaged: Path) -> None:
    install(monkeypatch, tmp_path, 0)
    monkeypatch.setenv(CHOICE_VARIABLE, "packaged")
    assert find_chromium().program == packaged


def test_a_chosen_one_that_does_not_start_is_not_replaced(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, packaged: Path
) -> None:
    monkeypatch.setenv(CHOICE_VARIABLE, str(tmp_path / "absent"))
    with pytest.raises(ChromiumUnavailable, match="apt-get install chromium"):
        find_chromium()


def test_the_browser_has_the_fonts_of_the_product(tmp_path: Path) -> None:
    configuration = fonts_of_ours(tmp_path)["FONTCONFIG_FILE"]
    folders = [Path(element.text or "") for element in ElementTree.parse(configuration).getroot().iter("dir")]
    assert (folders[0] / "files" / "SourceSansPro-Regular.ttf").is_file()


def test_a_browser_keeps_to_this_machine(tmp_path: Path) -> None:
    options = Chromium(tmp_path, {"A": "b"}).launch_options()
    assert "--disable-background-networking" in options["args"]
    assert options["env"]["A"] == "b"
