"""Which source speaks, until when it counts, what a statement adds up to."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.people.denominator.rules import (
    EMPLOYMENTS,
    SEXES,
    Freshness,
    Headcount,
    KnownTeachers,
    Source,
    counts_until,
    freshness,
    newest,
)

MAY, JUNE = dt.date(2026, 5, 10), dt.date(2026, 6, 10)
DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2040, 12, 31))
GROUPS = st.dictionaries(st.tuples(st.sampled_from(EMPLOYMENTS), st.sampled_from(SEXES)), st.integers(0, 999))


def told(source, day, teachers=1):
    return KnownTeachers(teachers, source, day)


@pytest.mark.parametrize(
    ("claims", "speaks"),
    [
        ([], None),
        ([told(Source.RECORDED, None)], Source.RECORDED),
        ([told(Source.RECORDED, None), told(Source.STATEMENT, MAY)], Source.STATEMENT),
        ([told(Source.OFFICE_LIST, MAY), told(Source.STATEMENT, JUNE)], Source.STATEMENT),
        ([told(Source.OFFICE_LIST, JUNE), told(Source.STATEMENT, MAY)], Source.OFFICE_LIST),
        ([told(Source.STATEMENT, JUNE), told(Source.SCHOOL_LIST, JUNE)], Source.SCHOOL_LIST),
    ],
)
def test_the_latest_day_speaks_and_of_one_day_the_list(claims, speaks):
    for order in (claims, claims[::-1]):
        found = newest(order)
        assert (found.source if found else None) is speaks


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (dt.date(2026, 1, 1), dt.date(2026, 7, 1)),
        (dt.date(2025, 8, 31), dt.date(2026, 2, 28)),
        (dt.date(2027, 8, 31), dt.date(2028, 2, 29)),
        (dt.date(2026, 12, 15), dt.date(2027, 6, 15)),
        (dt.date(2026, 6, 30), dt.date(2026, 12, 30)),
    ],
)
def test_what_was_told_counts_for_six_months(day, last):
    assert counts_until(day) == last
    assert freshness(told(Source.STATEMENT, day), last) is Freshness.COMPLETE
    assert freshness(told(Source.STATEMENT, day), last + dt.timedelta(days=1)) is Freshness.OLD


@given(DAYS, DAYS)
def test_a_later_day_never_counts_shorter(one, other):
    first, last = sorted((one, other))
    assert counts_until(first) <= counts_until(last)


def test_people_known_one_by_one_are_no_word_about_the_whole_school():
    assert freshness(None, MAY) is Freshness.NONE
    assert freshness(told(Source.RECORDED, None, teachers=40), MAY) is Freshness.NONE


@given(GROUPS)
def test_sexes_and_groups_add_up_to_the_total(groups):
    rows = Headcount(MAY, sum(groups.values()), groups).rows()

    assert rows["", "all"] == sum(groups.values())
    if groups:
        assert rows["", "L"] + rows["", "P"] == rows["", "all"]
    assert sum(count for (employment, _), count in rows.items() if employment) == rows["", "all"]


def test_a_total_alone_tells_nothing_of_its_parts():
    assert Headcount(MAY, 38).rows() == {("", "all"): 38}
