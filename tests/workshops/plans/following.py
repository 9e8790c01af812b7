"""Plans that are followed in one call, and what is stored of them."""

import datetime as dt
from dataclasses import dataclass

import pytest

from tests.workshops.plans.plan_files import plan_file
from workshop_tracker.database import writing
from workshop_tracker.intake.proposals import Outcome
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops import queries
from workshop_tracker.workshops.plans.following import apply_plan
from workshop_tracker.workshops.plans.plan import PlanRefused
from workshop_tracker.workshops.plans.reading import read_plan

FRIDAY = dt.date(2025, 7, 11)


@dataclass(frozen=True)
class Applied:
    slug: str
    outcome: Outcome
    missing: list[str]


def follow(engine, **changes):
    with writing(engine, by=COMMAND) as session:
        followed = apply_plan(session, read_plan(plan_file(**changes)))
        session.commit()
        return Applied(followed.workshop.slug, followed.outcome, [problem.path for problem in followed.missing])


def problems(engine, **changes):
    with pytest.raises(PlanRefused) as refused, writing(engine, by=COMMAND) as session:
        apply_plan(session, read_plan(plan_file(**changes)))
    return {problem.path: problem.message for problem in refused.value.problems}


def stored(session, slug):
    found = queries.workshop_by_slug(session, slug)
    assert found is not None
    return found
