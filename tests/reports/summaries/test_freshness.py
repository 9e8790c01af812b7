"""Who looks folds first; on PostgreSQL folds and writers run side by side and nothing is lost."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.reports.summaries.world import JULY, YEAR, World
from tests.statements import selects_of
from workshop_tracker.attendance.models import Attendance, Mark
from workshop_tracker.database import reading, writing
from workshop_tracker.reports.region import Period
from workshop_tracker.reports.summaries import freshness
from workshop_tracker.reports.summaries.actions import fold
from workshop_tracker.reports.summaries.freshness import bring_up_to_date, of_one_instant
from workshop_tracker.reports.summaries.queries import dashboard, differences, is_pending
from workshop_tracker.viewer import COMMAND


@pytest.fixture
def world(engine):
    with writing(engine, by=COMMAND) as session:
        world = World(session)
        for participation in world.participations:
            part = next(each for each in world.parts if each.workshop_id == participation.workshop_id)
            world.mark(participation, part, Mark.PRESENT)
        session.commit()
        yield world


def told(engine):
    with reading(engine) as session:
        assert list(differences(session)) == []
        return dashboard(session, 0, YEAR).totals.marks


def test_what_was_committed_before_is_folded_once(engine, world):
    with reading(engine) as session:
        assert is_pending(session)

    assert (bring_up_to_date(engine), bring_up_to_date(engine)) == (8, 0)
    assert told(engine) == 8


def test_many_who_look_at_once_fold_it_once(engine, world):
    with ThreadPoolExecutor(4) as many:
        folded = list(many.map(bring_up_to_date, [engine] * 4))

    assert sum(folded) == 8
    assert told(engine) == 8


def test_a_writer_who_commits_after_a_fold_is_not_lost(engine, world):
    """On SQLite nobody folds while somebody writes; on PostgreSQL the same participation was noted before."""
    if engine.dialect.name == "sqlite":
        bring_up_to_date(engine)
    row = world.session.query(Attendance).filter_by(participation_id=world.participations[0].id).one()
    row.mark = Mark.ABSENT
    world.session.flush()
    if engine.dialect.name == "postgresql":
        assert bring_up_to_date(engine) == 8
        assert told(engine) == 8
    world.session.commit()

    assert bring_up_to_date(engine) == 1
    assert told(engine) == 7


def test_an_instant_at_which_nothing_is_pending_stays_that_instant(engine, world):
    with of_one_instant(engine) as session:
        assert dashboard(session, 0, YEAR).totals.marks == 8
        world.session.query(Attendance).update({"mark": Mark.SICK})
        world.session.commit()
        assert list(differences(session)) == []
        assert not is_pending(session)

    bring_up_to_date(engine)
    assert told(engine) == 0


def test_where_something_is_pending_at_every_look_it_is_told(engine, world, monkeypatch):
    monkeypatch.setattr(freshness, "fold", lambda session: 0)
    with pytest.raises(freshness.NeverAtRest), of_one_instant(engine):
        pytest.fail("nothing is to be seen while something is pending")


def test_a_fold_that_is_taken_back_is_still_to_be_done(engine, world):
    fold(world.session)
    world.session.rollback()

    assert bring_up_to_date(engine) == 8
    assert told(engine) == 8


def test_a_dashboard_is_one_statement_and_of_one_instant(engine, world):
    bring_up_to_date(engine)
    with reading(engine) as session, selects_of(engine) as asked:
        found = dashboard(session, world.province.id, YEAR)

    assert len(asked) == 1
    assert [number % 12 for number, _ in found.months] == [5, 6]
    assert [(word, part.teachers) for word, part in found.levels] == [("SMK", 3)]
    assert [(code, part.teachers, part.schools) for code, part in found.districts] == [("33.01", 1, 1), ("33.02", 2, 1)]
    assert [(office, part.participations) for office, part in found.offices] == [
        (world.north.id, 4),
        (world.south.id, 2),
    ]
    assert (found.totals.teachers_male, found.totals.teachers_female, found.totals.teachers_sex_unknown) == (1, 1, 1)


def test_days_that_are_not_kept_go_another_way(engine, world):
    with reading(engine) as session:
        assert dashboard(session, 0, JULY) is not None
        assert dashboard(session, 0, Period(YEAR.starts_on, JULY.ends_on)) is None
