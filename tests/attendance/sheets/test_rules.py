"""Which sheet opens, what a form changed, what a phone may send."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.attendance.sheets.rules import (
    LETTERS,
    MarkIsMalformed,
    SheetProgress,
    call_name,
    changed_letters,
    chosen_letters,
    day_of_label,
    made_at,
    read_letters,
    read_mark,
    read_moment,
    sheet_to_open,
    short_list,
    written_letters,
)

TODAY = dt.date(2025, 7, 12)
YESTERDAY, TOMORROW = TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)
NINE = dt.datetime(2025, 7, 12, 2, tzinfo=dt.UTC)
SENT = {"operation_id": "a" * 16, "participation_id": 7, "mark": "H", "marked_at": "2025-07-12T02:00:00Z"}
letters_by_person = st.dictionaries(st.integers(1, 10**17), st.sampled_from(["", *LETTERS]))


def sheets(*days_and_states):
    return [SheetProgress(place, day, done) for place, (day, done) in enumerate(days_and_states, 1)]


@pytest.mark.parametrize(
    ("planned", "opened"),
    [
        (sheets((YESTERDAY, False), (TODAY, True), (TODAY, False)), 3),  # today's first unfinished one
        (sheets((YESTERDAY, False), (TODAY, True), (TODAY, True)), 3),  # today is done: its last
        (sheets((YESTERDAY, True), (YESTERDAY, False), (TOMORROW, False)), 2),  # the first that is unfinished
        (sheets((YESTERDAY, True), (YESTERDAY, True)), 2),  # all done: the last
        (sheets((None, False), (TOMORROW, False)), 1),  # a day nobody knows is not ahead
        (sheets((TOMORROW, False), (TOMORROW, False)), None),
        ([], None),
    ],
)
def test_the_sheet_that_somebody_wants_now_opens(planned, opened):
    assert sheet_to_open(planned, TODAY) == opened


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Eko Contoh, S.Pd.", "Eko"),
        ("I Wayan Contoh, S.Kom.", "Wayan"),
        ("Dr. Hj. Siti Contoh", "Siti"),
        ("M. Yusuf Contoh", "Yusuf"),
        ("Li Na", "Li Na"),
    ],
)
def test_people_are_called_by_their_first_whole_word(name, called):
    assert call_name(name) == called


def test_a_list_of_names_tells_the_first_three_and_that_there_are_more():
    assert short_list([]) == ""
    assert short_list(["Eko", "Joko", "Tri"]) == "Eko, Joko, Tri"
    assert short_list(["Eko", "Joko", "Tri", "Utami"]) == "Eko, Joko, Tri, …"


def test_a_label_tells_its_day():
    assert day_of_label("Hari 2 – pagi") == "Hari 2"
    assert day_of_label("Tugas sesi 4") == "Tugas sesi 4"


@given(letters_by_person)
def test_what_a_form_showed_comes_back_as_it_was(letters):
    assert read_letters(written_letters(letters)) == letters


@given(letters_by_person, letters_by_person)
def test_only_what_was_changed_is_taken(chosen, shown):
    changed = changed_letters(chosen, shown)

    assert shown | changed == shown | chosen
    assert all(shown.get(number) != letter for number, letter in changed.items())


def test_chosen_letters_are_found_among_other_fields():
    fields = {"csrf_token": "x", "mark-7": "H", "mark-12": "A", "mark-x": "H", "mark-٣": "H"}

    assert chosen_letters(fields) == {7: "H", 12: "A"}
    assert chosen_letters({"person": "7", "letter": "S", "act": "change"}) == {7: "S"}
    assert chosen_letters({"person": "", "letter": "S"}) == {}


@pytest.mark.parametrize("fields", [{"mark-7": "X"}, {"mark-7": ""}, {"person": "7"}])
def test_a_letter_that_is_none_is_refused(fields):
    with pytest.raises(MarkIsMalformed):
        chosen_letters(fields)


@pytest.mark.parametrize("damaged", ["", "7", "7:X", "x:H", "7:H7:H", "٣:H"])
def test_a_damaged_list_of_what_was_shown_counts_as_nothing_shown(damaged):
    assert read_letters(damaged) == {}


def test_a_mark_of_a_phone_is_read():
    mark = read_mark(SENT | {"device": "Chrome, Android"})

    assert (mark.operation_id, mark.participation_id, mark.letter) == ("a" * 16, 7, "H")
    assert (mark.marked_at, mark.device) == (NINE, "Chrome, Android")
    assert read_mark(SENT | {"mark": None}).letter is None


@pytest.mark.parametrize(
    "change",
    [
        {"operation_id": "short"},
        {"operation_id": "a" * 65},
        {"operation_id": "a b c d e f g"},
        {"operation_id": 12345678},
        {"participation_id": "7"},
        {"participation_id": True},
        {"mark": "X"},
        {"mark": ["H"]},
        {"mark": ""},
        {"marked_at": "kemarin"},
        {"marked_at": "2025-07-12T02:00:00"},
        {"marked_at": None},
    ],
)
def test_what_is_no_mark_is_refused(change):
    with pytest.raises(MarkIsMalformed):
        read_mark(SENT | change)


@given(
    st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text()) | st.dictionaries(st.text(), st.text())
)
def test_anything_else_is_refused_too(item):
    with pytest.raises(MarkIsMalformed):
        read_mark(item)


@pytest.mark.parametrize("written", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "12", 12, None, []])
def test_moments_beyond_the_calendar_are_none(written):
    assert read_moment(written) is None


class TestClocks:
    """A phone's clock may be wrong by hours; how long ago a mark was made it still knows."""

    @pytest.mark.parametrize("wrong_by", [dt.timedelta(hours=-3), dt.timedelta(0), dt.timedelta(hours=3)])
    def test_a_wrong_clock_does_not_move_a_mark(self, wrong_by):
        ten_minutes = dt.timedelta(minutes=10)

        assert made_at(NINE + wrong_by, NINE + wrong_by + ten_minutes, NINE + ten_minutes) == NINE

    def test_nothing_was_made_after_it_arrived(self):
        later = NINE + dt.timedelta(hours=1)

        assert made_at(later, NINE, NINE) == NINE
        assert made_at(later, None, NINE) == NINE
        assert made_at(NINE, None, later) == NINE
