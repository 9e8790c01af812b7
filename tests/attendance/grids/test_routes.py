"""Marks by file on the pages of a workshop."""

import re

import pytest

from tests.attendance.grids.events import NAMES, Event
from tests.clients import make_app, sign_in
from tests.factories import make_user
from workshop_tracker.database import writing
from workshop_tracker.viewer import COMMAND, Role
from workshop_tracker.workshops.models import Workshop, WorkshopState

SITI, BUDI, EKO = NAMES
GRID = f"Nama\tHari 1\tHari 2\n{SITI}\tv\tx\n{BUDI}\tH\tX\n{EKO}\tI\tS\nJoko Contoh\tH\tH"


class Room:
    """The event of grids with the browser of an admin."""

    def __init__(self, engine):
        self.event = Event(engine)
        with writing(engine, by=COMMAND) as session:
            admin = make_user(session, "pengelola", Role.ADMIN)
            session.commit()
        self.browser = make_app(engine).test_client()
        sign_in(self.browser, admin)
        self.address = f"/workshops/{self.event.workshop.slug}/attendance/import"

    def send(self, pasted):
        return self.browser.post(self.address, data={"pasted": pasted})

    def text(self, address):
        return " ".join(re.sub("<[^>]*>", " ", self.browser.get(address).text).split())


@pytest.fixture
def room(engine):
    return Room(engine)


def test_a_pasted_grid_is_looked_through_explained_once_and_saved(room):
    assert "Hari 1" in room.text(room.address)
    preview = room.send(GRID).location
    page = room.browser.get(preview).text
    [field] = set(re.findall(r'name="(answer-[0-9-]+)"', page))
    shown = room.text(preview)
    assert "Tanda “x” ada pada 2 sel. Apa artinya?" in shown
    assert "Berlaku untuk 2 baris." in shown
    assert "“Joko Contoh” tidak ada dalam daftar peserta." in shown
    waiting = room.browser.post(preview, data={})
    assert (waiting.status_code, room.event.marks()) == (303, {EKO: "1e2e3s"})
    saved = room.browser.post(waiting.location, data={field: "3"})
    assert saved.location.endswith("/attendance")
    assert room.event.marks() == {SITI: "1p2p3a", BUDI: "1p2p3a", EKO: "1e2e3s"}
    assert room.browser.get(preview).status_code == room.browser.get(waiting.location).status_code == 404
    again = room.browser.get(room.send(GRID).location).text
    assert "Joko Contoh" in again
    assert room.event.events() == 9


def test_what_is_no_list_of_marks_is_refused_with_what_is_needed(room):
    for pasted in ("Nama\tNIP\nSiti Contoh\t-", ""):
        answer = room.send(pasted)
        assert (answer.status_code, 'role="alert"' in answer.text) == (422, True)


def test_a_closed_workshop_takes_no_marks(room):
    preview = room.send(GRID).location
    with writing(room.event.engine, by=COMMAND) as session:
        session.get_one(Workshop, room.event.workshop.id).state = WorkshopState.CLOSED
        session.commit()
    assert room.send(GRID).status_code == 422
    assert room.browser.post(preview, data={}).location.endswith("/import")
    assert room.event.marks() == {}
