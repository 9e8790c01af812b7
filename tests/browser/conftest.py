"""What journeys share: one browser for a file, and the demonstration, loaded once and copied for whoever changes it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.demonstrations import Demonstration, load_once
from tests.browser.server import chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Demonstration:
    """The demonstration in a file that nobody changes; loading takes seconds, a copy takes none."""
    return load_once(tmp_path_factory.mktemp("demo") / "demo.db")


@pytest.fixture(scope="session")
def copied(loaded: Demonstration) -> Callable[[Path], Demonstration]:
    """Another one just like the loaded one, with its database in that folder."""

    def copy_into(folder: Path) -> Demonstration:
        shutil.copy(loaded.file, folder / "demo.db")
        return Demonstration(folder / "demo.db", loaded.passwords, loaded.token)

    return copy_into
