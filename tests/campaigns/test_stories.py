"""C-07: whatever happens in a workshop's life in whatever order, the book has no gap and the log no other story.

A thousand stories of fifty acts with `test --full`, a few shorter ones without.
"""

import sys
from collections import Counter

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.campaigns.crowds import is_full
from tests.campaigns.deletions import StoryWithDeletions
from workshop_tracker.certificates.models import PaperState

STORIES, ACTS = (1_000, 50) if is_full() else (4, 30)
DONE = {"merge", "broken off", "refused"} | ({"delete", "remove session", "reserve", "release"} if is_full() else set())
MET = set(PaperState) if is_full() else {PaperState.VALID}


def test_no_order_of_acts_leaves_a_gap_or_another_story_in_the_log(lender):
    class OfThisRun(StoryWithDeletions):
        engine, acted, made = lender.engine, Counter(), Counter()

        def __init__(self):
            lender.engine_put_back()
            super().__init__()

    unhurried = settings(
        max_examples=STORIES,
        stateful_step_count=ACTS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(OfThisRun, settings=unhurried)
    acted, papers = OfThisRun.acted, {state.value: many for state, many in OfThisRun.made.items()}
    sys.stdout.write(f"C-07: {STORIES} stories of {ACTS} acts: {dict(acted)}; papers: {papers}\n")
    assert acted.keys() >= DONE
    assert papers.keys() >= MET
