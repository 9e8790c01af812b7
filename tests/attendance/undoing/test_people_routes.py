"""The page of the imports of people: who brought what in, and the button that takes it back."""

import re

import pytest
from sqlalchemy import select

from tests.people.bundles.test_routes import NAMES, browser, count, send, staff_list
from workshop_tracker.database import writing
from workshop_tracker.intake.models import ImportBatch
from workshop_tracker.people.models import Person, Post
from workshop_tracker.viewer import COMMAND

__all__ = ["browser"]
ADDRESS = "/people/imports"


@pytest.fixture
def two_schools(browser):
    """Two files of one bundle, saved: a batch each."""
    shown = send(browser, ("a.xlsx", staff_list(0)), ("b.xlsx", staff_list(1)))
    browser.post(f"{shown}/confirm")
    return browser


def buttons(browser) -> list[str]:
    return re.findall(rf'action="({ADDRESS}/[0-9]+/undo)"', browser.get(ADDRESS).text)


def test_each_file_is_taken_back_by_itself(engine, two_schools):
    newest, oldest = buttons(two_schools)
    page = two_schools.get(ADDRESS).text
    assert page.count("5 orang baru dihapus") >= 2
    assert "admin" in page
    assert page.count(NAMES[0]) == page.count(NAMES[1]) == 1
    assert "pendaftaran dihapus" not in page, "a list of people registers nobody"
    assert two_schools.post(oldest).status_code == 303
    assert (count(engine, Person), count(engine, Post)) == (5, 5)
    assert buttons(two_schools) == [newest]
    two_schools.post(oldest)
    assert "sudah ditarik kembali" in two_schools.get(ADDRESS).text


def test_what_rests_on_it_keeps_it(engine, two_schools):
    newest, _oldest = buttons(two_schools)
    with writing(engine, by=COMMAND) as session:
        for person in session.scalars(select(Person)):
            person.phone = "+6281200000000"
        session.commit()
    two_schools.post(newest)
    assert "padanya bertumpu 5 baris yang diubah sesudahnya" in two_schools.get(ADDRESS).text
    assert count(engine, Person) == 10


def test_an_import_into_a_workshop_is_not_taken_back_here(engine, two_schools):
    newest, _oldest = buttons(two_schools)
    with writing(engine, by=COMMAND) as session:
        for batch in session.scalars(select(ImportBatch)):
            batch.kind = "participants"
        session.commit()
    assert two_schools.post(newest).status_code == 404
    assert "Belum ada impor" in two_schools.get(ADDRESS).text
