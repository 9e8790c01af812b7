"""What a replica has replayed says of which instant it is; never of a later one."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.reports.replicas.progress import REMEMBERED, Progress

NOON = dt.datetime(2025, 7, 11, 5, tzinfo=dt.UTC)


def after(seconds):
    return NOON + dt.timedelta(seconds=seconds)


def test_it_is_of_the_last_instant_whose_everything_has_arrived():
    progress = Progress()
    assert progress.instant_of(100) is None
    for position, seconds in ((100, 0), (100, 1), (250, 2)):
        progress.mark(position, after(seconds))
    assert progress.instant_of(99) is None
    assert progress.instant_of(249) == after(1)
    assert progress.instant_of(250) == after(2)


def test_a_primary_that_was_put_back_makes_older_marks_void():
    progress = Progress()
    progress.mark(900, after(0))
    progress.mark(300, after(1))
    assert progress.instant_of(299) is None
    assert progress.instant_of(900) == after(1)


def test_it_keeps_only_the_latest_marks():
    progress = Progress()
    for number in range(REMEMBERED + 1):
        progress.mark(number, after(number))
    assert progress.instant_of(0) is None
    assert progress.instant_of(1) == after(1)


@given(st.lists(st.integers(0, 1_000), max_size=40), st.integers(0, 1_000))
def test_no_replica_is_told_to_be_newer_than_it_is(positions, replayed):
    progress, written = Progress(), sorted(positions)
    for seconds, position in enumerate(written):
        progress.mark(position, after(seconds))
    instant = progress.instant_of(replayed)
    assert instant == max((after(at) for at, position in enumerate(written) if position <= replayed), default=None)
