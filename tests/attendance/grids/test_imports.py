"""Grids of marks: which sessions a column means, which mark a sign, and what is asked once for the file."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.attendance.grids.events import NAMES, SECOND_DAY, Event
from tests.factories import FIRST_DAY
from tests.people.rosters.lists import counts, messages
from workshop_tracker.attendance.models import Participation
from workshop_tracker.database import writing
from workshop_tracker.intake.proposals import Outcome
from workshop_tracker.viewer import COMMAND

SITI, BUDI, EKO = NAMES
DAYS = ("No", "Nama", "Hari 1", "Hari 2")
FEW = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture
def event(engine):
    return Event(engine)


def test_a_column_fills_the_sessions_of_its_day(event):
    planned = event.plan(DAYS, ("1", SITI, "H", "S"), ("2", "Budi Contoh", "✓", "I"), ("3", EKO, "1", "a"))
    assert counts(planned) == {"new": 3}
    assert event.apply(planned) == 9
    assert event.marks() == {SITI: "1p2p3s", BUDI: "1p2p3e", EKO: "1p2p3a"}
    again = event.plan(DAYS, ("1", SITI, "H", "S"), ("2", "Budi Contoh", "✓", "I"), ("3", EKO, "1", "a"))
    assert (counts(again), event.apply(again), event.events()) == ({"same": 3}, 0, 9)


def test_two_tiers_dates_and_sessions_are_columns_too(event):
    short, word = f"{FIRST_DAY.day}/{FIRST_DAY.month}", SECOND_DAY.isoformat()
    planned = event.plan(("Nama", "Kehadiran", ""), ("", short, word), (SITI, "v", "H"))
    assert (counts(planned), event.apply(planned), event.marks()) == ({"new": 1}, 3, {SITI: "1p2p3p"})
    event.apply(event.plan(("Nama", "Sesi 2", "Hari ke-2"), (SITI, "S", "I")))
    assert event.marks() == {SITI: "1p2s3e"}


def test_a_sign_that_may_mean_two_things_is_asked_once_and_never_guessed(event):
    rows = ((SITI, "v", "x"), (BUDI, "X", "–"), (EKO, "H", ""))
    asked = event.plan(DAYS[1:], *rows)
    assert counts(asked) == {"questions": 3}
    assert not any(each.suggestion for each in asked.proposals)
    assert event.apply(asked.taking_suggestions()) == 0
    told = {message for _, _, message in messages(asked)}
    assert told == {
        "Tanda “x” dapat berarti beberapa hal. Apa artinya?",
        "Tanda “-” dapat berarti beberapa hal. Apa artinya?",
        "Tanda “sel kosong” dapat berarti beberapa hal. Apa artinya?",
    }
    partly = event.plan(DAYS[1:], *rows, x="absent")
    assert (event.apply(partly), event.marks()) == (3, {SITI: "1p2p3a"})
    whole = event.plan(DAYS[1:], *rows, **{"x": "absent", "-": "sick", "": ""})
    assert (event.apply(whole), event.events()) == (5, 8)
    assert event.marks() == {SITI: "1p2p3a", BUDI: "1a2a3s", EKO: "1p2p"}
    assert event.apply(event.plan(DAYS[1:], *rows, **{"x": "absent", "-": "sick", "": ""})) == 0


def test_a_day_that_has_not_come_is_refused_and_the_others_go_in(event):
    planned = event.plan(DAYS, ("1", SITI, "H", "H"), today=FIRST_DAY)
    [(row, column, message)] = messages(planned)
    assert (row, column, "belum berlangsung" in message) == (2, "Hari 2", True)
    assert (event.apply(planned), event.marks()) == (2, {SITI: "1p2p"})
    only = event.plan(("Nama", "Hari 2"), (SITI, "H"), today=FIRST_DAY)
    assert counts(only) == {"rejected": 1}


@pytest.mark.parametrize("heading", ["Hari 3", "1/1", "Sesi 9", "Pagi", "Hari 1 siang"])
def test_a_column_that_means_no_one_day_of_the_event_is_told(event, heading):
    planned = event.plan(("Nama", heading), (SITI, "H"))
    assert counts(planned) == {"rejected": 1}
    assert messages(planned)[0][1] == heading


def test_an_empty_column_is_left_alone_and_other_texts_are_no_marks(event):
    planned = event.plan(DAYS, ("1", SITI, "H", ""), ("2", BUDI, "datang setelah makan siang", ""))
    assert [each.outcome for each in planned.proposals] == [Outcome.NEW, Outcome.REJECTED]
    assert messages(planned)[0][:2] == (3, "Hari 1")


def test_who_is_meant_is_asked_like_everywhere(event):
    planned = event.plan(DAYS, ("1", "Siti Contoh, M.Pd.", "H", "H"), ("2", "Joko Contoh", "H", "H"))
    assert counts(planned) == {"questions": 1, "rejected": 1}
    assert (event.apply(planned.taking_suggestions()), event.marks()) == (3, {SITI: "1p2p3p"})


def test_the_second_row_about_somebody_may_not_say_otherwise(event):
    planned = event.plan(DAYS, ("1", SITI, "H", "H"), ("2", SITI, "H", "A"), ("3", SITI, "H", "H"))
    assert counts(planned) == {"new": 1, "rejected": 1, "same": 1}
    assert event.apply(planned) == 3


def test_marks_below_a_valid_paper_are_not_changed_by_a_file(event):
    with writing(event.engine, by=COMMAND) as session:
        session.get_one(Participation, event.ids[SITI]).certified_at = dt.datetime(2025, 7, 13, tzinfo=dt.UTC)
        session.commit()
    assert counts(event.plan(DAYS, ("1", SITI, "H", "H"))) == {"rejected": 1}


@FEW
@given(data=st.data())
def test_marks_come_as_promised(engine, data):
    """Whatever the grid: rows that go in leave their marks, the others none, and the second time nothing is new."""
    event = Event(engine)
    signs = st.sampled_from(("H", "i", "S", "A", "v", "x", "-", ""))
    rows = [(name, data.draw(signs), data.draw(signs)) for name in NAMES]
    meanings = data.draw(st.dictionaries(st.sampled_from(("x", "-", "")), st.sampled_from(("absent", "sick", ""))))
    planned = event.plan(DAYS[1:], *rows, **meanings)
    marked = {each.values["name"] for each in planned.to_write()}
    written = event.apply(planned)
    assert set(event.marks()) <= marked
    assert written == sum(len(marks) // 2 for marks in event.marks().values())
    assert event.apply(event.plan(DAYS[1:], *rows, **meanings)) == 0
