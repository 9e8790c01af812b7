"""What is next: the way of a workshop from a draft to handed-out papers, and laws that hold for any numbers."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.desk.rules import (
    STEP_OF_ACT,
    Act,
    Concern,
    Facts,
    Stand,
    Standing,
    Step,
    concerns,
    is_done,
    next_act,
    standing,
    stands,
)

DAY = dt.date(2025, 7, 11)
YESTERDAY, TOMORROW = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)
HELD = Facts("open", DAY, DAY, sessions_due=4, participants=40)

counts = st.integers(0, 3)
days = st.one_of(st.none(), st.sampled_from([YESTERDAY, DAY, TOMORROW]))
any_facts = st.builds(
    Facts,
    state=st.sampled_from(["draft", "open", "held", "closed", "cancelled"]),
    starts_on=days,
    ends_on=days,
    missing=st.lists(st.just("Tempat belum diisi."), max_size=2).map(tuple),
    is_recorded_only=st.booleans(),
    has_supposed_days=st.booleans(),
    sessions_due=counts,
    sessions_to_come=counts,
    participants=counts,
    without_school=counts,
    unmarked=counts,
    cannot_complete=counts,
    ready=counts,
    to_validate=counts,
    prepared=counts,
    valid=counts,
)


@pytest.mark.parametrize(
    ("facts", "act"),
    [
        (Facts("draft", None, None, missing=("Tempat belum diisi.",)), Act.COMPLETE_DATA),
        (Facts("draft", TOMORROW, TOMORROW), Act.OPEN),
        (Facts("draft", TOMORROW, TOMORROW, participants=3), Act.OPEN),
        (Facts("draft", DAY, DAY, participants=3, unmarked=3), Act.MARK),
        (Facts("open", TOMORROW, TOMORROW, sessions_to_come=2), Act.ADD_PARTICIPANTS),
        (Facts("open", TOMORROW, TOMORROW, sessions_to_come=2, participants=40), Act.PRINT_SHEETS),
        (replace(HELD, unmarked=3), Act.MARK),
        (replace(HELD, unmarked=3, missing=("Penanda tangan belum ada.",)), Act.MARK),
        (replace(HELD, missing=("Penanda tangan belum ada.",), ready=38), Act.COMPLETE_DATA),
        (replace(HELD, ends_on=TOMORROW, sessions_to_come=2), Act.PREPARE_AHEAD),
        (replace(HELD, ends_on=TOMORROW, sessions_to_come=2, prepared=40), Act.WAIT),
        (replace(HELD, ready=38), Act.PREPARE),
        (replace(HELD, ready=1, valid=37), Act.PREPARE),
        (replace(HELD, to_validate=38, prepared=40), Act.VALIDATE),
        (replace(HELD, cannot_complete=40), Act.EXPLAIN),
        (replace(HELD, valid=38, prepared=2), Act.HAND_OUT),
        (replace(HELD, state="closed", ready=3), Act.REST),
        (replace(HELD, state="closed", valid=3), Act.HAND_OUT),
        (replace(HELD, state="cancelled", unmarked=3), Act.REST),
        (Facts("open", DAY, DAY, is_recorded_only=True), Act.REST),
    ],
)
def test_the_next_thing_follows_the_way_of_a_workshop(facts, act):
    assert next_act(facts, DAY) is act


def test_each_step_says_how_far_it_is():
    assert list(stands(replace(HELD, unmarked=3), DAY).values()) == ["done", "done", "now", "todo", "todo"]
    assert set(stands(replace(HELD, valid=38), DAY).values()) == {Stand.DONE}


def test_a_draft_with_people_is_not_past_its_first_step():
    assert stands(Facts("draft", DAY, DAY, participants=2, sessions_due=1), DAY)[Step.DATA] is Stand.NOW


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        (Facts("draft", DAY, DAY), Standing.DRAFT),
        (Facts("open", None, None), Standing.UPCOMING),
        (Facts("open", TOMORROW, TOMORROW), Standing.UPCOMING),
        (replace(HELD, starts_on=YESTERDAY, ends_on=DAY, unmarked=1), Standing.RUNNING),
        (replace(HELD, starts_on=YESTERDAY, ends_on=None, unmarked=1), Standing.NEEDS_ACTION),
        (replace(HELD, starts_on=YESTERDAY, ends_on=YESTERDAY, ready=1), Standing.NEEDS_ACTION),
        (replace(HELD, valid=38), Standing.DONE),
        (replace(HELD, state="cancelled", valid=38), Standing.CANCELLED),
    ],
)
def test_a_list_says_it_in_one_word(facts, word):
    assert standing(facts, DAY) is word


def test_attention_repeats_nothing_that_the_next_thing_says():
    gaps = ("Penanda tangan belum ada.", "Tempat belum diisi.")
    assert concerns(replace(HELD, unmarked=1, missing=gaps), DAY) == {Concern.MISSING: 2}
    assert concerns(replace(HELD, missing=gaps), DAY) == {}
    assert concerns(replace(HELD, state="cancelled", missing=gaps, without_school=1), DAY) == {}


def test_attention_names_people_and_days():
    facts = replace(HELD, has_supposed_days=True, without_school=2, cannot_complete=1)
    assert concerns(facts, DAY) == {
        Concern.SUPPOSED_DAYS: 1,
        Concern.WITHOUT_SCHOOL: 2,
        Concern.CANNOT_COMPLETE: 1,
    }


@given(any_facts)
def test_at_most_one_step_is_now_and_it_is_never_done(facts):
    found = [step for step, stand in stands(facts, DAY).items() if stand is Stand.NOW]
    assert len(found) <= 1
    assert not any(is_done(facts, step) for step in found)
    assert found == [step for step in [STEP_OF_ACT.get(next_act(facts, DAY))] if step]


@given(any_facts)
def test_the_next_thing_always_has_somebody_to_do_it_for(facts):
    needed = {Act.MARK: facts.unmarked, Act.PREPARE: facts.ready, Act.VALIDATE: facts.to_validate}
    assert needed.get(next_act(facts, DAY), 1) > 0


@given(any_facts)
def test_marking_who_was_unmarked_never_asks_for_marks_again(facts):
    assert next_act(replace(facts, unmarked=0), DAY) is not Act.MARK


@given(any_facts)
def test_a_concern_always_has_a_number(facts):
    assert all(number > 0 for number in concerns(facts, DAY).values())
