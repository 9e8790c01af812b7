"""What journeys share: one browser for a file, and the demonstration, loaded once and copied for whoever changes it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.demonstrations import Demonstration, load_into_file
from tests.browser.server import chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


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
def newcomer(browser, site):
    """Somebody whom no cookie knows: `newcomer(PHONE)` is a page in a profile of its own."""
    contexts = []

    def arrive_unknown(viewport, **options):
        context = browser.new_context(viewport=viewport, base_url=site[2], locale="id-ID", **options)
        contexts.append(context)
        return context.new_page()

    yield arrive_unknown
    for context in contexts:
        context.close()
