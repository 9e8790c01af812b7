"""The days, hours and zones of a plan, and which workshop its day means."""

import datetime as dt

import pytest

from tests.workshops.plans.following import FRIDAY, Applied, follow, stored
from workshop_tracker.database import reading
from workshop_tracker.intake.proposals import Outcome
from workshop_tracker.workshops import queries

pytestmark = pytest.mark.usefixtures("office")


def test_a_draft_planned_before_its_day_was_known_gets_its_day(engine):
    absent = {"starts_on": None, "ends_on": None, "sessions": None}
    slug = follow(engine, **absent).slug
    assert follow(engine) == Applied(slug, Outcome.CHANGED, [])
    assert follow(engine) == Applied(slug, Outcome.SAME, [])
    with reading(engine) as session:
        assert stored(session, slug).starts_on == FRIDAY


def test_another_organizer_with_the_same_title_and_day_has_a_workshop_of_its_own(engine):
    first = follow(engine)
    other = follow(engine, organizer="MGMP Fisika Contoh")
    assert (other.outcome, other.slug) == (Outcome.NEW, f"{first.slug}--2")
    assert follow(engine) == Applied(first.slug, Outcome.SAME, [])
    assert follow(engine, organizer="MGMP Fisika Contoh") == Applied(other.slug, Outcome.SAME, [])


def test_another_day_is_another_workshop(engine):
    first = follow(engine, sessions=None)
    later = follow(engine, sessions=None, starts_on="2025-07-18", ends_on="2025-07-18")
    assert later.outcome is Outcome.NEW
    assert later.slug != first.slug


def test_days_come_from_the_sessions_when_absent(engine):
    slug = follow(engine, starts_on=None, ends_on=None).slug
    with reading(engine) as session:
        workshop = stored(session, slug)
        assert (workshop.starts_on, workshop.ends_on) == (FRIDAY, FRIDAY)


def test_sessions_without_hours_are_held_on_the_only_day(engine):
    slug = follow(engine, sessions=[{"topic": "Materi Contoh", "lesson_hours": 8}]).slug
    with reading(engine) as session:
        [part] = queries.sessions_of(session, stored(session, slug).id)
        assert (part.held_on, part.starts_at) == (FRIDAY, None)


def test_local_times_are_those_of_the_district(engine):
    slug = follow(engine, district="Kota Jayapura").slug
    with reading(engine) as session:
        part = queries.sessions_of(session, stored(session, slug).id)[0]
        assert part.starts_at == dt.datetime(2025, 7, 10, 23, 0, tzinfo=dt.UTC)
        assert part.held_on == FRIDAY


def test_eight_o_clock_stays_eight_o_clock_in_another_zone(engine):
    slug = follow(engine).slug
    assert follow(engine, district="Kota Jayapura", sessions=None) == Applied(slug, Outcome.CHANGED, [])
    assert follow(engine, district="Kota Jayapura") == Applied(slug, Outcome.SAME, [])
