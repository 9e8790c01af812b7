"""Rows share the room they have."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.sections.spacing import Row, baselines, column_height, rows
from workshop_tracker.designs.typesetting import Run, Style, ink

LINE = (Run("Ág", Style(Face.SERIF, 10, "#000000")),)
ROWS = st.lists(st.builds(Row, st.just(LINE), st.integers(0, 12), st.integers(0, 6)), min_size=1, max_size=12)


@given(ROWS, st.floats(10, 150))
def test_rows_stay_within_the_room_and_never_touch(column, bottom):
    places = baselines(column, 10, bottom)
    if places is None:
        return
    above, below = ink(LINE)
    assert places[0] == 10
    assert places[-1] <= bottom + 1e-6
    assert all(b - a >= above + below for a, b in pairwise(places))


@given(ROWS)
def test_at_their_natural_height_rows_keep_their_leads(column):
    places = baselines(column, 0, column_height(column))
    assert places is not None
    for row, above, below in zip(column[1:], places, places[1:], strict=False):
        assert below - above == pytest.approx(max(row.lead, sum(ink(LINE)) + 0.25))


def test_what_is_over_goes_where_rows_give():
    column = [Row(LINE, 0), Row(LINE, 6, 2), Row(LINE, 6, 0), Row(LINE, 6, 1)]
    assert baselines(column, 0, 24) == [0, 10, 16, 24]


def test_too_many_rows_are_none():
    assert baselines(rows([LINE] * 10, 5, 2, 5), 0, 20) is None
    assert baselines([], 0, 20) == []
