"""Periods by their numbers, and the law of distinct counts: the difference of two states is what it changes."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.reports.region import Period
from workshop_tracker.reports.summaries.dashboard import kept_period
from workshop_tracker.reports.summaries.rules import (
    ALL,
    Cell,
    Grain,
    KeptPeriod,
    Place,
    cells_gained,
    cells_of,
    month_number,
    moves_by_period,
    number_of,
)

SCOPES = {0: [0], 1: [1, 3, 0], 2: [2, 3, 0]}  # two branch offices under a third office
PLACES = st.builds(
    Place,
    month=st.integers(month_number(2024, 6), month_number(2026, 7)),
    office_id=st.sampled_from(list(SCOPES)),
    level_group=st.sampled_from(["SMK", "SMA", ""]),
    district_code=st.sampled_from(["33.01", "33.02"]),
)
STATES = st.frozensets(PLACES, max_size=4)


def distinct_change(before, after):
    changes = [cells_gained(*move, SCOPES) for move in moves_by_period(before, after)]
    return {cell: by for change in changes for cell, by in change.items()}


def day(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "grain", "number"),
    [
        ("2025-02-01", "2025-02-28", Grain.MONTH, 2025 * 12 + 1),
        ("2025-07-01", "2025-09-30", Grain.QUARTER, 2025 * 4 + 2),
        ("2025-07-01", "2025-12-31", Grain.SEMESTER, 2025 * 2 + 1),
        ("2025-07-01", "2026-06-30", Grain.SCHOOL_YEAR, 2025),
        ("2024-01-01", "2024-12-31", Grain.YEAR, 2024),
    ],
)
def test_a_period_of_whole_months_that_is_kept_is_known(starts_on, ends_on, grain, number):
    found = kept_period(Period(day(starts_on), day(ends_on)))

    first, last = day(starts_on), day(ends_on)
    assert found == KeptPeriod(
        grain, number, month_number(first.year, first.month), month_number(last.year, last.month)
    )
    assert number_of(grain, found.first_month) == number_of(grain, found.last_month) == number
    assert number_of(grain, found.first_month - 1) == number_of(grain, found.last_month + 1) - 2 == number - 1


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [
        ("2025-07-02", "2025-09-30"),
        ("2025-07-01", "2025-09-29"),
        ("2025-08-01", "2025-10-31"),
        ("2025-06-01", "2025-11-30"),
        ("2025-04-01", "2026-03-31"),
    ],
)
def test_other_days_are_not_kept(starts_on, ends_on):
    assert kept_period(Period(day(starts_on), day(ends_on))) is None


@given(before=STATES, after=STATES)
def test_the_difference_of_two_states_is_what_it_changes(before, after):
    was = {cell for place in before for cell in cells_of(place, SCOPES)}
    stands = {cell for place in after for cell in cells_of(place, SCOPES)}

    change = distinct_change(before, after)
    assert {cell for cell, by in change.items() if by == 1} == stands - was
    assert {cell for cell, by in change.items() if by == -1} == was - stands
    assert set(change.values()) <= {1, -1}


def test_who_moved_within_a_province_counts_there_once():
    here = Place(month_number(2025, 7), 1, "SMK", "33.02")
    there = here._replace(office_id=2, district_code="33.01")

    change = distinct_change(frozenset({here}), frozenset({here, there}))

    year = ("year", 2025)
    assert change[Cell(2, *year, ALL, ALL)] == change[Cell(3, *year, "33.01", ALL)] == 1
    assert not {Cell(3, *year, ALL, ALL), Cell(0, *year, ALL, "SMK")} & change.keys()
