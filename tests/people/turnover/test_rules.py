"""Days and sentences of what a list proposes."""

import datetime as dt

import pytest

from workshop_tracker.people.turnover.rules import ANSWERS, ChangeAnswer, day_before, proposed

FIRST, SECOND = dt.date(2025, 8, 1), dt.date(2025, 8, 2)


def test_a_post_ends_the_day_before_and_never_before_it_began():
    assert day_before(SECOND, dt.date(2017, 1, 1)) == FIRST
    assert day_before(SECOND, FIRST) == FIRST
    assert day_before(FIRST, FIRST) == FIRST


@pytest.mark.parametrize(
    ("departures", "arrivals", "told"),
    [
        (0, 0, ""),
        (3, 0, "3 guru tidak ada lagi di daftar."),
        (0, 1, "1 guru mungkin pindahan."),
        (3, 1, "3 guru tidak ada lagi di daftar, 1 mungkin pindahan."),
    ],
)
def test_what_waits_is_one_sentence(departures, arrivals, told):
    assert proposed(departures, arrivals) == told


def test_every_answer_belongs_to_one_kind_of_question():
    given = [answer for answers in ANSWERS.values() for answer in answers]
    assert sorted(given) == sorted(ChangeAnswer)
