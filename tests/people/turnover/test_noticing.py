"""What a new list puts in question: only whole lists, only the newest, only teachers; nobody changes by itself."""

import datetime as dt

import pytest
from sqlalchemy import func, select

from tests import files
from tests.factories import add
from tests.people.rosters.lists import bring_in, table
from tests.people.turnover.lists import (
    AUGUST,
    ELSEWHERE,
    JULY,
    LATER,
    NAMES,
    SEPTEMBER,
    asked,
    hand_in,
    questioned,
    standing,
)
from workshop_tracker.attendance.undoing.actions import undo_batch
from workshop_tracker.database import reading, writing
from workshop_tracker.intake.models import ImportBatch
from workshop_tracker.people.turnover.models import StaffChange
from workshop_tracker.people.turnover.queries import Waiting, waiting_at
from workshop_tracker.people.turnover.rules import ChangeKind
from workshop_tracker.schools.models import School
from workshop_tracker.viewer import COMMAND


@pytest.fixture
def other(engine, school):
    with reading(engine) as session:
        return session.scalar(select(School.id).where(School.name == "SMKN 1 CONTOH RAWALO"))


def waiting(engine, school_id):
    with reading(engine) as session:
        return waiting_at(session, [school_id]).get(school_id)


class TestDepartures:
    def test_who_is_no_longer_on_the_list_is_asked_and_unchanged(self, engine, school):
        hand_in(engine, JULY, 0, 1, 2)
        assert questioned(engine, school.id) == []
        hand_in(engine, AUGUST, 0, 3)
        assert asked(engine, school.id) == sorted([NAMES[1], NAMES[2]])
        assert waiting(engine, school.id) == Waiting(departures=2)
        assert standing(engine, 1) == ("active", None, [(school.id, True, JULY, None)])
        assert {each.listed_on for each in questioned(engine, school.id)} == {AUGUST}

    def test_the_same_list_again_asks_nothing_more_and_a_newer_one_anew(self, engine, school):
        hand_in(engine, JULY, 0, 1, 2)
        for _ in range(2):
            hand_in(engine, AUGUST, 0)
        assert waiting(engine, school.id) == Waiting(departures=2)
        hand_in(engine, SEPTEMBER, 0, 2)
        assert asked(engine, school.id) == [NAMES[1]]
        assert questioned(engine, school.id)[0].listed_on == SEPTEMBER

    def test_an_older_list_a_partial_one_and_one_without_teachers_ask_nothing(self, engine, school):
        hand_in(engine, JULY, 0, 1)
        hand_in(engine, AUGUST, 0, 1)
        hand_in(engine, JULY - dt.timedelta(days=9), 0)
        free = files.free_list_rows([files.staff_member(0)], school="SMKS Contoh Jatilawang")
        bring_in(engine, table(free), today=LATER)
        hand_in(engine, SEPTEMBER, 9, title="Daftar Tenaga Kependidikan")
        assert questioned(engine, school.id) == []

    def test_who_may_be_meant_by_a_row_that_waits_is_not_asked(self, engine, school):
        """A number of hers stands beside another name: the row is a question, and she may be on the list."""
        hand_in(engine, JULY, 0, 1)
        stranger = files.StaffMember(**{**vars(files.staff_member(1)), "name": "Zulaikha Lain"})
        rows = files.staff_list_rows([files.staff_member(0), stranger], downloaded=f"{AUGUST} 08:00:00")
        bring_in(engine, table(rows), today=LATER)
        assert questioned(engine, school.id) == []

    def test_an_import_taken_back_brings_back_the_questions_that_it_replaced(self, engine, school):
        hand_in(engine, JULY, 0, 1, 2)
        hand_in(engine, AUGUST, 0, 5)
        asked_in_august = questioned(engine, school.id)
        hand_in(engine, SEPTEMBER, 2, 6)
        assert asked(engine, school.id) != [each.name for each in asked_in_august]
        for left in (asked_in_august, []):
            with writing(engine, by=COMMAND) as session:
                undone = ImportBatch.undone_at.is_(None)
                undo_batch(session, session.scalars(select(func.max(ImportBatch.id)).where(undone)).one())
                session.commit()
            assert questioned(engine, school.id) == left

    def test_what_another_list_has_asked_meanwhile_is_not_asked_twice(self, engine, school):
        hand_in(engine, JULY, 0, 1)
        hand_in(engine, AUGUST, 0)
        hand_in(engine, SEPTEMBER, 0, 3)
        with writing(engine, by=COMMAND) as session:
            question = session.scalars(select(StaffChange)).one()
            add(session, StaffChange(post_id=question.post_id, kind=question.kind, listed_on=AUGUST))
            undo_batch(session, session.scalars(select(func.max(ImportBatch.id))).one())
            session.commit()
        assert [each.listed_on for each in questioned(engine, school.id)] == [AUGUST]

    def test_an_import_taken_back_takes_its_questions_along(self, engine, school):
        hand_in(engine, JULY, 0, 1)
        hand_in(engine, AUGUST, 0, 2)
        with writing(engine, by=COMMAND) as session:
            last = session.scalar(select(func.max(ImportBatch.id)))
            undo_batch(session, last)
            session.commit()
        with reading(engine) as session:
            assert session.scalar(select(func.count()).select_from(StaffChange)) == 0


class TestArrivals:
    def test_somebody_known_from_another_school_is_asked_there_and_here(self, engine, school, other):
        hand_in(engine, JULY, 0, 1)
        hand_in(engine, AUGUST, 1, 2, school=ELSEWHERE)
        (arrival,) = questioned(engine, other)
        assert (arrival.name, arrival.kind, arrival.elsewhere) == (
            NAMES[1],
            ChangeKind.ARRIVAL,
            "SMKS CONTOH JATILAWANG",
        )
        assert standing(engine, 1)[2] == [(school.id, True, JULY, None), (other, False, AUGUST, None)]
        hand_in(engine, SEPTEMBER, 1, 2, school=ELSEWHERE)
        assert waiting(engine, other) == Waiting(arrivals=1)
        hand_in(engine, SEPTEMBER, 0)
        assert asked(engine, school.id) == [NAMES[1]]
        assert questioned(engine, school.id)[0].kind is ChangeKind.DEPARTURE
