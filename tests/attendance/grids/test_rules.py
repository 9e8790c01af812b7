"""What headings of columns mean for the days of an event, and signs for marks."""

import datetime as dt

import pytest

from workshop_tracker.attendance.grids.rules import Part, UnknownColumn, mark_of_sign, parts_meant, sign_of

JULY_11, JULY_12, AUGUST_2 = dt.date(2025, 7, 11), dt.date(2025, 7, 12), dt.date(2025, 8, 2)
PARTS = (
    Part(1, 1, JULY_11, "pagi"),
    Part(2, 2, JULY_11, "siang"),
    Part(3, 3, JULY_12),
    Part(4, 4, AUGUST_2),
)


@pytest.mark.parametrize(
    ("heading", "session_ids"),
    [
        ("Hari 1", [1, 2]),
        ("HARI KE-3", [4]),
        ("Kehadiran Hari 2", [3]),
        ("H1", [1, 2]),
        ("Hari 1 Pagi", [1]),
        ("11/7 siang", [2]),
        ("11/7", [1, 2]),
        ("7/11", [1, 2]),
        ("12-07-2025", [3]),
        ("12/7/25", [3]),
        ("Sabtu, 12 Juli 2025", [3]),
        ("2025-08-02 00:00:00", [4]),
        ("2 Agt", [4]),
        ("Tanggal 12", [3]),
        ("Sesi 2", [2]),
        ("Pertemuan ke-4", [4]),
    ],
)
def test_a_heading_means_the_sessions_of_its_day(heading, session_ids):
    assert [part.session_id for part in parts_meant(heading, PARTS)] == session_ids


@pytest.mark.parametrize("heading", ["Hari 0", "Hari 4", "Sesi 5", "12/7/2024", "13 Juli", "Pagi", "Hari 2 pagi"])
def test_a_heading_that_means_no_day_or_several_is_unknown(heading):
    with pytest.raises(UnknownColumn):
        parts_meant(heading, PARTS)


def test_a_date_that_is_two_days_of_the_event_is_unknown():
    both = (Part(1, 1, dt.date(2025, 3, 4)), Part(2, 2, dt.date(2025, 4, 3)))
    with pytest.raises(UnknownColumn, match="dapat berarti"):
        parts_meant("3/4", both)


def test_half_of_the_only_day_needs_no_day():
    assert [part.session_id for part in parts_meant("Pagi", PARTS[:2])] == [1]


@pytest.mark.parametrize("written", ["H", "h.", " hadir ", "1", "v", "✓", "V"])
def test_ticks_are_present(written):
    assert mark_of_sign(sign_of(written)) == "present"


@pytest.mark.parametrize(("written", "sign"), [("x", "x"), ("×", "x"), ("X.", "x"), ("–", "-"), ("-", "-"), ("  ", "")])
def test_crosses_dashes_and_nothing_are_no_mark(written, sign):
    assert (sign_of(written), mark_of_sign(sign)) == (sign, None)
