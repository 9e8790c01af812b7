"""C-15: the disk is full while papers are issued: each time told, nothing half written, and all goes on with room."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from tests.campaigns.crowds import is_full
from tests.campaigns.test_issuing import Office, assert_book_is_sound, hold_workshop, papers_of
from tests.databases import make_schema
from tests.factories import make_organization
from workshop_tracker.certificates.models import PaperState
from workshop_tracker.certificates.sealing.checking import contradictions_with_log
from workshop_tracker.database import make_engine, reading, writing
from workshop_tracker.viewer import COMMAND

PEOPLE, ROOMS = (400, range(200)) if is_full() else (12, range(0, 12, 2))  # pages
UNBOUNDED = 1_073_741_823  # pages; what SQLite takes at most


class Disk:
    """How many pages more a database may take, asked of each connection when somebody takes it."""

    def __init__(self) -> None:
        self.room: int | None = None

    def bound(self, connection, *_) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {UNBOUNDED if self.room is None else pages + self.room}")


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Engine]:
    """SQLite whatever the others run on: it can be told that its disk is full."""
    url = f"sqlite:///{tmp_path / 'small.db'}"
    make_schema(url)
    engine = make_engine(url)
    yield engine
    engine.dispose()


def test_a_full_disk_leaves_no_half_paper_and_issuing_goes_on_with_room(small):
    with writing(small, by=COMMAND) as session:
        slug = hold_workshop(session, make_organization(session), PEOPLE)
        session.commit()
    disk, office, refused = Disk(), Office(small), 0
    event.listen(small, "checkout", disk.bound)

    for room in ROOMS:
        disk.room = room
        answer = office.press(slug, "prepare")
        answer = office.press(slug, "validate") if answer == 303 else answer
        disk.room = None
        assert answer in {303, 503}
        refused += answer == 503
        sequences = [paper.sequence for paper in papers_of(small)]
        assert sequences == list(range(1, len(sequences) + 1))
        with reading(small) as session:
            assert list(contradictions_with_log(session)) == []

    sys.stdout.write(f"C-15: {len(ROOMS)} times with 0 to {ROOMS[-1]} pages left, {refused} times told\n")
    assert refused
    assert office.issue(slug) == (303, 303)
    assert_book_is_sound(small, PEOPLE, series=1)
    assert {paper.state for paper in papers_of(small)} == {PaperState.VALID}
