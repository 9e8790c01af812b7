"""After any mix of changes, in any order, the summaries are exact; hundreds of mixes with `test --full`."""

import os

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.conftest import FULL
from tests.reports.summaries.changes import Changes
from tests.reports.summaries.world import World
from workshop_tracker.database import writing
from workshop_tracker.viewer import COMMAND

MIXES, ACTS = (400, 40) if FULL in os.environ else (15, 15)


def test_after_any_mix_of_changes_the_summaries_are_exact(engine):
    unhurried = settings(
        max_examples=MIXES, stateful_step_count=ACTS, deadline=None, suppress_health_check=list(HealthCheck)
    )
    with writing(engine, by=COMMAND) as session:
        made = type("ChangesHere", (Changes,), {"world": World(session)})
        run_state_machine_as_test(made, settings=unhurried)
