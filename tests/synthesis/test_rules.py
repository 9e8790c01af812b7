"""Skewed numbers that still add up."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.synthesis.rules import FIRST_DAY, LAST_DAY, SCALES, roster_size, shares, skewed, working_day

weights = st.lists(st.floats(0, 1_000), min_size=1, max_size=60).filter(lambda each: sum(each) > 1)


@given(total=st.integers(0, 10_000), weights=weights)
def test_shares_add_up_and_follow_the_weights(total: int, weights: list[float]):
    parts = shares(total, weights)
    assert sum(parts) == total
    exact = [total * weight / sum(weights) for weight in weights]
    assert all(abs(part - share) <= 1 + 1e-6 for part, share in zip(parts, exact, strict=True))
    assert all(part == 0 for part, weight in zip(parts, weights, strict=True) if weight == 0)


def test_what_is_skewed_keeps_its_mean_and_lies_mostly_below_it():
    drawn = [skewed(Random(number), 10, 0.9) for number in range(20_000)]
    assert 9.5 < sum(drawn) / len(drawn) < 10.5
    assert len([each for each in drawn if each < 10]) > 0.6 * len(drawn)


@given(seed=st.integers(0, 10_000), candidates=st.integers(1, 500))
def test_a_roster_has_no_more_than_there_are(seed: int, candidates: int):
    assert 1 <= roster_size(Random(seed), candidates) <= min(candidates, 120)


@given(seed=st.integers(0, 10_000))
def test_a_workshop_of_three_days_ends_before_the_weekend(seed: int):
    day = working_day(Random(seed))
    assert FIRST_DAY <= day < LAST_DAY
    assert day.weekday() < 3


def test_a_nation_is_twenty_provinces():
    assert SCALES["nation"].schools > 20 * SCALES["province"].schools
    assert SCALES["nation"].marks == 10_000_000
