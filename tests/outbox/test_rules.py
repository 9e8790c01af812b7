"""What a server's answer means, and when a letter is tried again."""

import datetime as dt

import pytest

from workshop_tracker.outbox.rules import (
    LEASE,
    LONGEST_WORDS,
    TRIED_AGAIN_AFTER,
    Answer,
    meaning,
    tried_again_at,
    turn_at,
    words_of,
)

NOON = dt.datetime(2025, 7, 11, 5, tzinfo=dt.UTC)


@pytest.mark.parametrize(("code", "answer"), [(550, Answer.REFUSED), (452, Answer.LATER), (421, Answer.LATER)])
def test_only_a_five_hundred_is_for_good(code, answer):
    assert meaning(code) is answer


def test_each_pause_is_longer_than_the_one_before_and_there_is_a_last():
    pauses = [tried_again_at(attempt, NOON) - NOON for attempt in range(1, len(TRIED_AGAIN_AFTER) + 1)]

    assert pauses == sorted(set(pauses))
    assert tried_again_at(len(TRIED_AGAIN_AFTER) + 1, NOON) is None


def test_a_reply_of_several_lines_stands_on_one():
    assert words_of(550, b"5.1.1 No such\r\n user \xff") == "550 5.1.1 No such user \ufffd"
    assert len(words_of(550, "x" * 1000)) == LONGEST_WORDS


@pytest.mark.parametrize(
    ("ahead", "turn"),
    [
        (dt.timedelta(seconds=-5), NOON),
        (dt.timedelta(seconds=4), NOON + dt.timedelta(seconds=4)),
        (2 * LEASE, NOON),  # the clock was set back
    ],
)
def test_a_letter_waits_for_the_turns_before_it_but_not_for_a_clock_that_was_set_back(ahead, turn):
    assert turn_at(NOON + ahead, NOON) == turn
