"""When a participant has completed."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.attendance.rules import Decision, completion, is_in_the_future, is_late

EIGHT = {1: 4, 2: 4, 3: 0}


def test_all_hours_attended_complete():
    judged = completion(EIGHT, {1, 2}, {1, 2}, minimum_percent=80)

    assert judged.has_completed
    assert (judged.attended_hours, judged.planned_hours) == (8, 8)
    assert judged.reason == "Hadir 8 dari 8 JP (100%), batas 80%."


def test_half_of_the_hours_do_not_and_the_reason_says_so():
    judged = completion(EIGHT, {1}, {1}, minimum_percent=80)

    assert not judged.has_completed
    assert judged.reason == "Hadir 4 dari 8 JP (50%), batas 80%. 1 sesi belum ditandai."


def test_exactly_the_minimum_is_enough():
    assert completion({1: 8, 2: 2}, {1}, {1, 2}, minimum_percent=80).has_completed
    assert not completion({1: 79, 2: 21}, {1}, {1, 2}, minimum_percent=80).has_completed


def test_a_workshop_without_hours_asks_for_every_session():
    assert completion({1: 0, 2: 0}, {1, 2}, {1, 2}, minimum_percent=100).has_completed
    assert not completion({1: 0, 2: 0}, {1}, {1, 2}, minimum_percent=100).has_completed


def test_who_is_not_marked_yet_can_still_complete_who_was_absent_too_long_cannot():
    assert completion(EIGHT, set(), set(), minimum_percent=80).can_complete
    assert not completion(EIGHT, {1}, {1, 2}, minimum_percent=80).can_complete


def test_nobody_completes_a_workshop_without_sessions():
    judged = completion({}, set(), set(), minimum_percent=0)

    assert not judged.has_completed
    assert judged.reason == "Kegiatan ini belum memiliki materi."


def test_without_a_minimum_who_was_in_no_session_still_does_not_complete_and_reads_why():
    absent = completion(EIGHT, set(), {1, 2, 3}, minimum_percent=0)

    assert not absent.has_completed
    assert not absent.can_complete
    assert absent.reason == "Tidak hadir di satu sesi pun; yang tuntas hadir paling sedikit di satu sesi."
    assert completion(EIGHT, set(), {1, 2}, minimum_percent=0).can_complete
    assert completion(EIGHT, {3}, {1, 2, 3}, minimum_percent=0).has_completed
    decided = completion(EIGHT, set(), {1, 2, 3}, minimum_percent=0, decision=Decision(True, "tugas mandiri tuntas"))
    assert decided.has_completed


def test_a_decision_wins_and_its_reason_is_told():
    judged = completion(EIGHT, set(), {1, 2}, minimum_percent=80, decision=Decision(True, "tugas mandiri tuntas"))

    assert judged.has_completed
    assert judged.attended_hours == 0
    assert "tugas mandiri tuntas" in judged.reason


hours = st.dictionaries(st.integers(1, 12), st.integers(0, 8), max_size=12)


@given(hours, st.sets(st.integers(1, 12)), st.integers(1, 12), st.integers(0, 100))
def test_more_attendance_never_loses_a_completion(planned, present, another, minimum):
    before = completion(planned, present, present, minimum_percent=minimum)
    after = completion(planned, present | {another}, present | {another}, minimum_percent=minimum)

    assert after.attended_hours >= before.attended_hours
    assert after.has_completed >= before.has_completed


@given(hours, st.sets(st.integers(1, 12)), st.integers(0, 100))
def test_completed_are_only_people_who_were_present(planned, marked, minimum):
    assert not completion(planned, (), marked, minimum_percent=minimum).has_completed


@given(hours, st.sets(st.integers(1, 12)), st.integers(0, 100), st.integers(0, 100))
def test_a_lower_minimum_never_loses_a_completion(planned, present, one, other):
    low, high = sorted((one, other))

    assert (
        completion(planned, present, present, minimum_percent=low).has_completed
        >= completion(planned, present, present, minimum_percent=high).has_completed
    )


def test_a_mark_of_the_same_evening_is_not_late_one_of_the_next_afternoon_is():
    day = dt.date(2025, 7, 11)

    assert not is_late(day, dt.datetime(2025, 7, 11, 14, tzinfo=dt.UTC))
    assert is_late(day, dt.datetime(2025, 7, 12, 8, tzinfo=dt.UTC))
    assert not is_late(None, dt.datetime(2025, 7, 12, 8, tzinfo=dt.UTC))


def test_tomorrow_is_in_the_future_today_is_not():
    assert is_in_the_future(dt.date(2025, 7, 12), dt.date(2025, 7, 11))
    assert not is_in_the_future(dt.date(2025, 7, 11), dt.date(2025, 7, 11))
    assert not is_in_the_future(None, dt.date(2025, 7, 11))
