"""What journeys share: a browser, its profiles, the demonstration, loaded once and copied for whoever changes it."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.demonstrations import Demonstration, load_into_file
from tests.browser.profiles import Profiles
from tests.browser.server import chromium


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="package")
def lending(browser: Browser) -> Profiles:
    """All profiles of that browser that tests lend to each other."""
    return Profiles(browser)


@pytest.fixture
def profiles(lending: Profiles) -> Iterator[Profiles]:
    """Profiles for this test: what it was lent is taken back at its end."""
    yield lending
    lending.take_back()


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the file of the demonstration is that nobody changes."""
    return tmp_path_factory.mktemp("demo") / "demo.db"


@pytest.fixture(scope="session")
def loaded(original: Path) -> Demonstration:
    """The demonstration in that file; loading takes seconds, a copy takes none."""
    return load_into_file(original)


@pytest.fixture(scope="session")
def copied(loaded: Demonstration, original: Path) -> Callable[[Path], Demonstration]:
    """Another one just like the loaded one, with its database in that folder."""

    def copy_into(folder: Path) -> Demonstration:
        shutil.copy(original, folder / "demo.db")
        return Demonstration(f"sqlite:///{folder / 'demo.db'}", loaded.passwords, loaded.token)

    return copy_into


@pytest.fixture
def site(copied, tmp_path):
    """A copy of the demonstration, the app that serves it, and its address."""
    demonstration = copied(tmp_path)
    with demonstration.open() as (app, address):
        yield demonstration, app, address


@pytest.fixture
def newcomer(profiles, site):
    """Somebody whom no cookie knows: `newcomer(PHONE)` is a page in a profile of its own."""
    return partial(profiles.stranger, site[2])
