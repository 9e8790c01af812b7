"""Marks by file on the pages of a workshop."""

import re

import pytest
from sqlalchemy import select

from tests.attendance.grids.events import AFTERWARDS, NAMES, Event
from tests.clients import make_app, sign_in
from tests.factories import make_user
from workshop_tracker.attendance.marking import MarkMade, record_attendance
from workshop_tracker.attendance.models import Mark
from workshop_tracker.database import now, writing
from workshop_tracker.viewer import COMMAND, Role
from workshop_tracker.workshops.models import Workshop, WorkshopSession, WorkshopState

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
    assert "Tanda “x” dapat berarti beberapa hal. Apa artinya?" in shown
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


def mark_by_hand(room, name, mark):
    with writing(room.event.engine, by=COMMAND) as session:
        numbered = select(WorkshopSession.id).where(
            WorkshopSession.workshop_id == room.event.workshop.id, WorkshopSession.number == 3
        )
        made = MarkMade(f"tangan-{mark}", room.event.ids[name], mark, now(), session_id=session.scalar(numbered))
        record_attendance(session, room.event.workshop.id, [made], today=AFTERWARDS)
        session.commit()


def test_what_somebody_marked_since_the_preview_is_looked_at_once_more(room):
    """A row that is asked and one that is certain: neither writes over a mark that nobody saw."""
    for name, answers in ((EKO, {}), (SITI, {"answer-2-0": "3"})):
        preview = room.send(GRID).location
        mark_by_hand(room, name, Mark.SICK if name == SITI else Mark.ABSENT)
        before = room.event.marks()
        again = room.browser.post(preview, data=answers)
        assert "daftar hadir berubah. Periksa sekali lagi" in room.text(again.location)
        assert room.event.marks() == before
        assert room.browser.get(preview).status_code == 404
        kept = "".join(re.findall(r'name="answer-2-0" value="([0-9])" checked', room.browser.get(again.location).text))
        assert kept == answers.get("answer-2-0", "")
        room.browser.post(again.location, data={})
    assert room.event.marks() == {SITI: "1p2p3a", BUDI: "1p2p3a", EKO: "1e2e3s"}


def test_a_list_with_a_mark_in_each_row_asks_too(room):
    listed = f"Nama\tSesi\tKehadiran\n{BUDI}\t\tH\nSiti Contoh, M.Pd.\t3\tI"
    preview = room.send(listed).location
    shown = room.text(preview)
    assert "Sesi tidak tertulis. Usulan: semua sesi." in shown
    assert "Gelarnya lain daripada dalam daftar peserta" in shown
    waiting = room.browser.post(preview, data={"answer-2-0": "0"})
    assert room.event.marks() == {BUDI: "1p2p3p"}
    room.browser.post(waiting.location, data={"answer-3-0": "0"})
    assert room.event.marks() == {BUDI: "1p2p3p", SITI: "3e"}


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
