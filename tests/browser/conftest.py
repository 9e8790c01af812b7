"""What journeys share: a browser, its profiles, the demonstration, loaded once and copied for whoever changes it."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.demonstrations import Demonstration, loaded_once
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
def copied(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Demonstration]:
    """Makes a copy of the demonstration in a folder: loading one takes seconds, a copy takes none."""
    return loaded_once(tmp_path_factory).copy_into


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
