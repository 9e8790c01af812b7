"""What every installation starts with: each design that the code draws has its row; a second upgrade adds nothing."""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import select

from workshop_tracker.database import make_engine, reading, writing
from workshop_tracker.designs import actions
from workshop_tracker.designs.actions import add_missing_designs
from workshop_tracker.designs.models import Design
from workshop_tracker.designs.press.drawings import DRAWINGS
from workshop_tracker.operations.upgrade import upgrade_database
from workshop_tracker.viewer import COMMAND


def test_each_drawing_but_that_of_own_grounds_has_a_row_and_no_row_is_added_twice(engine):
    with reading(engine) as session:
        assert set(session.execute(select(Design.code, Design.version)).all()) == set(DRAWINGS) - {("latar", 1)}
    with writing(engine, by=COMMAND) as session:
        assert add_missing_designs(session) == 0


def test_a_second_upgrade_adds_nothing(engine):
    assert upgrade_database(engine) == 0


def test_a_design_that_a_release_brings_gets_its_row_and_its_neighbours_stay(engine, monkeypatch):
    monkeypatch.setattr(actions, "BUILT_IN", (*actions.BUILT_IN, ("klasik", 2, "Klasik Contoh")))
    with writing(engine, by=COMMAND) as session:
        assert add_missing_designs(session) == 1
        session.commit()
    with reading(engine) as session:
        klasik = select(Design.name).where(Design.code == "klasik").order_by(Design.version)
        names = session.scalars(klasik).all()
        assert names == ["Klasik", "Klasik Contoh"]


def test_of_two_who_prepare_an_empty_database_at_once_the_second_finds_it_ready(databases):
    engine = make_engine(databases.make_empty_database_url())
    with ThreadPoolExecutor(2) as two:
        added = list(two.map(upgrade_database, [engine, engine]))
    engine.dispose()

    assert sorted(map(bool, added)) == [False, True]
