"""The order of piles, and lengths as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.certificates.printing.rules import (
    MOST_SHIFT,
    Order,
    PaperToPrint,
    kept_shift,
    piles_of,
    read_ids,
    read_millimetres,
    read_shift,
)
from workshop_tracker.designs.imposition.rules import Shift


def paper(number, name, school="", school_id=0):
    return PaperToPrint(number, f"{number:03}", name, name.lower(), school, school_id)


BOOK = [
    paper(1, "Citra", "SMKN 10 Contoh", 10),
    paper(2, "Tanpa"),
    paper(3, "Bagas", "SMKN 2 Contoh", 2),
    paper(4, "Ayu", "SMKN 10 Contoh", 10),
    paper(5, "Dewi", "Dinas Contoh"),
    paper(6, "Eka", "SMKN 2 Contoh", 3),
]


def said(piles):
    return [[each.name for each in pile] for pile in piles]


def test_by_number_all_papers_are_one_pile_as_in_the_book():
    assert said(piles_of(BOOK, Order.NUMBER)) == [["Citra", "Tanpa", "Bagas", "Ayu", "Dewi", "Eka"]]


@pytest.mark.parametrize("order", [Order.SCHOOL, Order.COVERS])
def test_by_school_names_follow_schools_in_natural_order_and_schools_of_one_name_stay_apart(order):
    assert said(piles_of(BOOK, order)) == [["Dewi"], ["Bagas"], ["Eka"], ["Ayu", "Citra"], ["Tanpa"]]


@pytest.mark.parametrize(
    ("typed", "length"),
    [
        ("1,5", 1.5),
        ("1.5", 1.5),
        ("-2", -2.0),
        ("+0,25", 0.25),
        ("20", 20.0),
        ("20,1", None),
        ("", None),
        ("1,5 mm", None),
        ("٣", None),
        ("1e1", None),
        ("--1", None),
        ("999", None),
    ],
)
def test_lengths_have_comma_or_point_and_a_limit(typed, length):
    assert read_millimetres(typed) == length


@given(*[st.integers(-2000, 2000).map(lambda hundredths: hundredths / 100)] * 2)
def test_a_shift_is_read_back_as_it_was_kept(right, down):
    assert read_shift(kept_shift(Shift(right, down))) == Shift(right, down)


@given(st.text(max_size=12))
def test_whatever_a_browser_sends_is_a_shift_within_the_limits(kept):
    shift = read_shift(kept)
    assert max(abs(shift.right), abs(shift.down)) <= MOST_SHIFT


def test_what_is_no_id_names_no_paper():
    assert read_ids(["7", "²", "-1", "", "1" * 30]) == [7, 0, 0, 0, 0]
