"""An answer ends or moves a post and dates a status; reports follow, the history stays, it can be taken back."""

import datetime as dt

import pytest
from sqlalchemy import select

from tests.factories import make_office, make_participation, make_workshop
from tests.people.turnover.lists import (
    AUGUST,
    ELSEWHERE,
    JULY,
    LATER,
    NAMES,
    SEPTEMBER,
    answer,
    asked,
    hand_in,
    questioned,
    said,
    standing,
)
from workshop_tracker.attendance.marking import MarkMade, record_attendance
from workshop_tracker.attendance.models import Mark, Participation
from workshop_tracker.attendance.queries import sheets_to_mark
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import now, reading, writing
from workshop_tracker.organizations.models import Organization
from workshop_tracker.people.models import Person
from workshop_tracker.people.turnover.actions import MainPostElsewhere
from workshop_tracker.people.turnover.models import StaffChange
from workshop_tracker.people.turnover.rules import MAY_CHANGE_FOR, ChangeAnswer
from workshop_tracker.reports.queries import region_report_of
from workshop_tracker.reports.region import Period
from workshop_tracker.schools.models import School
from workshop_tracker.viewer import COMMAND

LAST_OF_JULY = AUGUST - dt.timedelta(days=1)
MOVED, RETIRED, LEFT, DIED, STAYS, TRANSFERRED, BOTH = ChangeAnswer


@pytest.fixture
def other(engine, school):
    with reading(engine) as session:
        return session.scalar(select(School.id).where(School.name == "SMKN 1 CONTOH RAWALO"))


@pytest.fixture
def gone(engine, school):
    """The list of August leaves out teachers 1, 2 and 3."""
    hand_in(engine, JULY, 0, 1, 2, 3)
    hand_in(engine, AUGUST, 0)


class TestDepartures:
    def test_each_answer_ends_the_post_and_dates_the_status(self, engine, school, gone):
        given = said(1, MOVED) | said(2, RETIRED) | said(3, STAYS)
        assert answer(engine, school.id, **given) == 3
        assert standing(engine, 1) == ("moved", AUGUST, [(school.id, True, JULY, LAST_OF_JULY)])
        assert standing(engine, 2) == ("retired", AUGUST, [(school.id, True, JULY, LAST_OF_JULY)])
        assert standing(engine, 3) == ("active", None, [(school.id, True, JULY, None)])
        assert answer(engine, school.id, **given) == 0
        with reading(engine) as session:
            changed = select(AuditEntry.object_kind, AuditEntry.field).where(AuditEntry.action == "update")
            assert {
                ("people", "status"),
                ("people", "status_on"),
                ("posts", "ends_on"),
                ("staff_changes", "answer"),
            } <= {tuple(row) for row in session.execute(changed)}

    def test_still_teaching_here_holds_until_the_next_list(self, engine, school, gone):
        answer(engine, school.id, **said(3, STAYS))
        hand_in(engine, AUGUST, 0)
        assert asked(engine, school.id) == sorted([NAMES[1], NAMES[2]])
        hand_in(engine, SEPTEMBER, 0)
        assert asked(engine, school.id) == sorted([NAMES[1], NAMES[2], NAMES[3]])

    def test_an_answer_is_changed_within_thirty_days_and_all_is_as_before(self, engine, school, gone):
        answer(engine, school.id, **said(1, DIED))
        answer(engine, school.id, **said(1, STAYS))
        assert standing(engine, 1) == ("active", None, [(school.id, True, JULY, None)])
        answer(engine, school.id, **said(1, LEFT))
        assert standing(engine, 1)[:2] == ("left", AUGUST)
        with writing(engine, by=COMMAND) as session:
            for each in session.scalars(select(StaffChange).where(StaffChange.answer.is_not(None))):
                each.answered_at = now() - MAY_CHANGE_FOR - dt.timedelta(days=1)
            session.commit()
        assert NAMES[1] not in [each.name for each in questioned(engine, school.id)]

    def test_who_left_and_is_on_a_later_list_teaches_again(self, engine, school, other, gone):
        answer(engine, school.id, **(said(1, MOVED) | said(2, LEFT)))
        hand_in(engine, SEPTEMBER, 1, school=ELSEWHERE)
        hand_in(engine, SEPTEMBER, 0, 2, 3)
        assert standing(engine, 1) == (
            "active",
            None,
            [(school.id, True, JULY, LAST_OF_JULY), (other, True, SEPTEMBER, None)],
        )
        assert standing(engine, 2)[:2] == ("active", None)
        with pytest.raises(MainPostElsewhere):
            answer(engine, school.id, **said(1, STAYS))


class TestArrivals:
    @pytest.fixture
    def arrived(self, engine, school):
        hand_in(engine, JULY, 0, 1)
        hand_in(engine, AUGUST, 1, 2, school=ELSEWHERE)

    def test_a_transfer_ends_the_old_post_the_day_before_and_is_taken_back(self, engine, school, other, arrived):
        hand_in(engine, SEPTEMBER, 0)
        before = standing(engine, 1)
        answer(engine, other, **said(1, TRANSFERRED))
        assert standing(engine, 1) == (
            "active",
            None,
            [(school.id, True, JULY, LAST_OF_JULY), (other, True, AUGUST, None)],
        )
        assert asked(engine, school.id) == []
        answer(engine, other, **said(1, BOTH))
        assert standing(engine, 1) == before
        assert asked(engine, school.id) == [NAMES[1]]
        hand_in(engine, SEPTEMBER, 1, 2, school=ELSEWHERE)
        assert asked(engine, other) == []

    def test_who_moved_from_here_has_the_main_post_there(self, engine, school, other, arrived):
        hand_in(engine, SEPTEMBER, 0)
        before = standing(engine, 1)
        answer(engine, school.id, **said(1, MOVED))
        assert standing(engine, 1) == (
            "active",
            None,
            [(school.id, True, JULY, SEPTEMBER - dt.timedelta(days=1)), (other, True, AUGUST, None)],
        )
        assert asked(engine, other) == []
        answer(engine, school.id, **said(1, STAYS))
        assert standing(engine, 1) == before


def test_who_has_gone_leaves_the_denominator_and_keeps_what_was_reached(engine, school, gone):
    with writing(engine, by=COMMAND) as session:
        office = make_office(session).id
        workshop = make_workshop(session)
        person = session.scalars(select(Person).where(Person.name == NAMES[1])).one()
        taught = make_participation(session, workshop, person, school=session.get_one(School, school.id))
        taught.office_id = office
        (sheet,) = sheets_to_mark(session, workshop.id)
        made = MarkMade("guru-1", taught.id, Mark.PRESENT, now(), sheet_id=sheet.sheet.id)
        record_attendance(session, workshop.id, [made], today=LATER)
        session.commit()

    def told():
        with reading(engine) as session:
            report = region_report_of(
                session, session.get_one(Organization, office), Period(JULY, dt.date(2025, 9, 30))
            )
            return report.teachers_reached, report.teachers_known

    assert told() == (1, 4)
    answer(engine, school.id, **(said(1, RETIRED) | said(2, MOVED) | said(3, STAYS)))
    assert told() == (1, 2)
    with reading(engine) as session:
        assert session.scalars(select(Participation.school_id)).all() == [school.id]
