"""Many issue at once: the numbers of every series run from 1 without gap or double, nobody gets two papers."""

import datetime as dt
import itertools
import random
import sys
import time

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError

from tests.campaigns.crowds import at_once, in_turns, is_full
from tests.clients import make_app, sign_in
from tests.factories import make_organization, make_participation, make_person, make_user, make_workshop
from workshop_tracker.attendance.marking import MarkMade, record_attendance
from workshop_tracker.attendance.models import Mark
from workshop_tracker.attendance.queries import sheets_to_mark
from workshop_tracker.certificates.models import Certificate, NumberSeries, PaperKind, PaperState
from workshop_tracker.database import make_engine, reading, writing
from workshop_tracker.viewer import COMMAND, Role

DAY = dt.date(2025, 7, 12)
NINE = dt.datetime(2025, 7, 11, 2, 0, tzinfo=dt.UTC)
SEED = 20250711
SERIES, PEOPLE_OF_A_WORKSHOP = 3, 7
PAPERS, ISSUERS_AT_ONCE, WORKERS = (10_000, 50, 4) if is_full() else (210, 20, 2)


def hold_workshop(session, issuer, people: int) -> str:
    """A workshop of that issuer in which so many completed; returns its slug."""
    workshop = make_workshop(session, issuer=issuer)
    (sheet,) = sheets_to_mark(session, workshop.id)
    there = [make_participation(session, workshop, make_person(session)) for _ in range(people)]
    marks = [MarkMade(f"{p.id}", p.id, Mark.PRESENT, NINE, sheet_id=sheet.sheet.id) for p in there]
    record_attendance(session, workshop.id, marks, today=DAY)
    return workshop.slug


def hold_workshops(engine: Engine, papers: int, *, series: int = SERIES) -> list[str]:
    """Enough workshops for so many papers, of as many issuers as there shall be series."""
    with writing(engine, by=COMMAND) as session:
        issuers = [make_organization(session, f"MGMP Contoh {number}") for number in range(series)]
        rounds = itertools.cycle(issuers)
        slugs = [
            hold_workshop(session, next(rounds), min(PEOPLE_OF_A_WORKSHOP, papers - made))
            for made in range(0, papers, PEOPLE_OF_A_WORKSHOP)
        ]
        session.commit()
    return slugs


class Office:
    """Signed-in browsers that press the buttons of a workshop's papers; each engine is a worker of the server."""

    def __init__(self, *engines: Engine) -> None:
        apps = [make_app(engine) for engine in engines]
        with writing(engines[0], by=COMMAND) as session:
            user = make_user(session, "admin", Role.ADMIN)
            session.commit()
        self.token_of = sign_in(apps[0].test_client(), user)
        self.next_app = itertools.cycle(apps)

    def press(self, slug: str, button: str) -> int:
        browser = next(self.next_app).test_client()
        browser.set_cookie("sign-in", self.token_of)
        form = {"issued_on": str(DAY), "operation_id": f"{button}-{slug}"[-36:]}  # a double click sends the same twice
        return browser.post(f"/workshops/{slug}/certificates/{button}", data=form).status_code

    def issue(self, slug: str) -> tuple[int, int]:
        return self.press(slug, "prepare"), self.press(slug, "validate")


def papers_of(engine: Engine) -> list[Certificate]:
    with reading(engine) as session:
        return list(session.scalars(select(Certificate).order_by(Certificate.series_id, Certificate.sequence)))


def assert_book_is_sound(engine: Engine, papers: int, *, series: int = SERIES) -> None:
    """Each series counts 1..n, its counter stands at n, nobody holds two papers, no code is used twice."""
    found = papers_of(engine)
    assert len(found) == papers
    books = {number: [p.sequence for p in book] for number, book in itertools.groupby(found, lambda p: p.series_id)}
    assert len(books) == series
    assert all(book == list(range(1, len(book) + 1)) for book in books.values())
    with reading(engine) as session:
        assert dict(tuple(row) for row in session.execute(select(NumberSeries.id, NumberSeries.last_number))) == {
            number: len(book) for number, book in books.items()
        }
    assert len({paper.participation_id for paper in found}) == len({paper.code for paper in found}) == papers


@pytest.mark.parametrize("button", ["prepare", "validate"])
def test_a_button_pressed_twice_at_once_makes_one_paper_each(engine, button):
    (slug,) = hold_workshops(engine, 5, series=1)
    office = Office(engine)
    if button == "validate":
        office.press(slug, "prepare")

    assert at_once(*[lambda: office.press(slug, button)] * 2) == [303, 303]

    assert_book_is_sound(engine, 5, series=1)
    assert {p.state for p in papers_of(engine)} == {PaperState.VALID if button == "validate" else PaperState.PREPARED}


def test_preparing_and_validating_at_once_leaves_no_half_paper(engine):
    (slug,) = hold_workshops(engine, 5, series=1)
    office = Office(engine)

    answers = at_once(*[lambda: office.press(slug, "prepare"), lambda: office.press(slug, "validate")] * 2)

    assert answers == [303] * 4
    assert_book_is_sound(engine, 5, series=1)


def test_many_issue_at_once_and_no_number_is_lost_or_given_twice(engine, database_url):
    """C-04: every workshop is issued by two, in an order of chance, beside those of its own and of other series."""
    slugs = hold_workshops(engine, PAPERS)
    workers, order = [make_engine(database_url) for _ in range(WORKERS)], random.Random(SEED)
    office, wanted = Office(*workers), slugs * 2
    order.shuffle(wanted)

    answers = in_turns([lambda slug=slug: office.issue(slug) for slug in wanted], by=ISSUERS_AT_ONCE)

    for worker in workers:
        worker.dispose()
    sys.stdout.write(f"C-04 seed {SEED}: {len(wanted)} times issued by {ISSUERS_AT_ONCE} at once, {PAPERS} papers\n")
    assert set(answers) == {(303, 303)}
    assert_book_is_sound(engine, PAPERS)
    assert {paper.state for paper in papers_of(engine)} == {PaperState.VALID}


def test_the_crowd_would_notice_a_counter_that_is_read_before_it_is_written(engine):
    """The control: who reads the last number and adds one loses numbers or is refused, else this file is blind."""
    with writing(engine, by=COMMAND) as session:
        issuer = make_organization(session)
        series = NumberSeries(issuer_id=issuer.id, kind=PaperKind.SERTIFIKAT, scope="2025")
        session.add(series)
        session.commit()

    def take_carelessly() -> int | None:
        with reading(engine) as session:  # on SQLite a deferred BEGIN
            try:
                taken = session.get_one(NumberSeries, series.id).last_number + 1
                time.sleep(0.01)
                session.get_one(NumberSeries, series.id).last_number = taken
                session.commit()
            except DBAPIError:
                return None
        return taken

    numbers = in_turns([take_carelessly] * 40, by=8)

    assert sorted(number or 0 for number in numbers) != list(range(1, 41))
