"""A press on many papers is cut anywhere and goes on where it stopped."""

import pytest
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.numbering.actions import take_block
from workshop_tracker.certificates.preparing import CannotPrepare
from workshop_tracker.certificates.runs import actions
from workshop_tracker.certificates.runs.queries import STANDS_STILL_AFTER, progress_of
from workshop_tracker.database import now, reading, writing
from workshop_tracker.viewer import COMMAND

PRESS, NEXT = "0123456789abcdef", "fedcba9876543210"
NAMES = tuple(f"Guru Contoh {letter}" for letter in "ABCDE")


class Cut(Exception):
    """The line is cut, the process ends."""


@pytest.fixture
def hall(engine, monkeypatch):
    monkeypatch.setattr(actions, "PAPERS_AT_ONCE", 2)
    return Hall(engine, present=NAMES)


def prepare(session, workshop, run, part):
    actions.prepare_part(session, workshop, run, part, on=DAY, base_url=BASE_URL)


def press(hall, begin, do_part, *, parts_before_the_cut=99):
    """One press in its own session, cut inside the part after so many: what was not committed is lost."""
    with writing(hall.engine, by=COMMAND) as session:
        workshop = workshop_of(session, hall)
        run = begin(session, workshop)
        for number, part in enumerate(run.parts):
            session.commit()
            do_part(session, workshop, run, part)
            if number == parts_before_the_cut:
                raise Cut
        done = actions.finish(session, run)
        session.commit()
    return done


def press_prepare(hall, form_id=PRESS, **cut):
    def begin(session, workshop):
        return actions.begin_preparing(session, workshop, form_id, on=DAY)

    return press(hall, begin, prepare, **cut)


def press_validate(hall, form_id=NEXT, **cut):
    def begin(session, workshop):
        return actions.begin_validating(session, workshop, form_id)

    return press(hall, begin, actions.validate_part, **cut)


def book(hall):
    with reading(hall.engine) as session:
        return [
            (paper.sequence, paper.name, paper.state)
            for paper in session.scalars(select(Certificate).order_by(Certificate.sequence))
        ]


def progress(hall, at=None):
    with reading(hall.engine) as session:
        return progress_of(session, hall.workshop_id, at=at or now())


def test_what_was_cut_goes_on_without_gap_or_double_and_tells_the_whole(hall):
    with pytest.raises(Cut):
        press_prepare(hall, parts_before_the_cut=1)
    assert [number for number, _, _ in book(hall)] == [1, 2]
    seen = progress(hall)
    assert (seen.act, seen.done, seen.wanted, seen.is_moving) == ("prepare", 2, 5, True)
    assert not progress(hall, now() + STANDS_STILL_AFTER).is_moving

    assert press_prepare(hall) == 5
    assert book(hall) == [(number, name, PaperState.PREPARED) for number, name in enumerate(NAMES, 1)]
    assert progress(hall) is None

    with pytest.raises(Cut):
        press_validate(hall, parts_before_the_cut=2)
    assert [state for _, _, state in book(hall)] == [PaperState.VALID] * 4 + [PaperState.PREPARED]
    assert (progress(hall).act, progress(hall).done) == ("validate", 4)
    assert press_validate(hall) == press_validate(hall) == 5
    assert press_prepare(hall) == 5
    assert {state for _, _, state in book(hall)} == {PaperState.VALID}


def test_a_block_too_short_for_all_begins_nothing_and_what_was_prepared_stays(engine, hall):
    issuer_id = hall.issuer_id
    with writing(engine, by=COMMAND) as session:
        take_block(session, workshop_of(session, hall), issuer_id, first=131, last=133)
        session.commit()

    with pytest.raises(CannotPrepare, match="kurang 2: minta blok berikutnya"):
        press_prepare(hall)
    assert (book(hall), progress(hall)) == ([], None)

    with writing(engine, by=COMMAND) as session:
        take_block(session, workshop_of(session, hall), issuer_id, first=131, last=135)
        session.commit()
    with pytest.raises(Cut):
        press_prepare(hall, parts_before_the_cut=1)
    with writing(engine, by=COMMAND) as session:
        take_block(session, workshop_of(session, hall), issuer_id, first=133, last=134)
        session.commit()

    with pytest.raises(CannotPrepare, match="kurang 1: minta blok berikutnya"):
        press_prepare(hall)
    assert [number for number, _, _ in book(hall)] == [131, 132]


def test_another_press_takes_over_what_was_cut_and_each_counts_its_own(hall):
    with pytest.raises(Cut):
        press_prepare(hall, parts_before_the_cut=1)

    assert press_prepare(hall, NEXT) == 3
    assert press_prepare(hall) == 2
    assert len(book(hall)) == 5


def test_who_left_between_two_parts_gets_no_paper(hall):
    with writing(hall.engine, by=COMMAND) as session:
        workshop = workshop_of(session, hall)
        run = actions.begin_preparing(session, workshop, PRESS, on=DAY, before_the_end=False)
        session.commit()
    hall.mark_absent(NAMES[3])

    with writing(hall.engine, by=COMMAND) as session:
        workshop = workshop_of(session, hall)
        for part in run.parts:
            actions.prepare_part(session, workshop, run, part, on=DAY, base_url=BASE_URL, before_the_end=False)
            session.commit()
        assert actions.finish(session, run) == 4
        session.commit()

    assert [name for _, name, _ in book(hall)] == [*NAMES[:3], NAMES[4]]
