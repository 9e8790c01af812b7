"""The answers that prove a holder, and how they are typed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.handout.lasting_key.rules import read_answer, right_answers
from workshop_tracker.people.identifiers import IdentifierKind


def test_day_and_month_of_birth_and_the_end_of_each_number_are_right():
    numbers = [(IdentifierKind.NIP, "198609202010011001"), (IdentifierKind.NIY, "A-12/9876")]

    assert right_answers(dt.date(1980, 8, 17), numbers) == {"1708", "2009", "1001", "9876"}


def test_who_is_known_by_nothing_has_no_answer():
    assert right_answers(None, []) == frozenset()
    assert right_answers(None, [(IdentifierKind.NIY, "A-12")]) == frozenset()


@pytest.mark.parametrize("written", ["17-08", "17/08", "1708", " 17.08 "])
def test_an_answer_may_be_typed_with_marks_between_its_digits(written):
    assert read_answer(written) == "1708"


@pytest.mark.parametrize("written", ["", "178", "17081", "abcd", "١٧٠٨", "17-08-1980"])
def test_anything_else_is_no_answer(written):
    assert read_answer(written) is None


@given(st.dates())
def test_everybody_may_answer_with_the_own_birthday(day):
    assert read_answer(f"{day.day:02}-{day.month:02}") in right_answers(day, [])
