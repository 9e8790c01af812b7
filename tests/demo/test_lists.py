"""Lists of the demonstration: what an office, a body and an organizer find when they sign in first."""

from sqlalchemy import select

from workshop_tracker.attendance.models import Participation
from workshop_tracker.attendance.undoing.queries import batches_of
from workshop_tracker.demo.lists import LISTED_ON, SUBSTITUTE
from workshop_tracker.people.models import OutsideTraining, Person
from workshop_tracker.people.turnover.models import StaffChange
from workshop_tracker.people.turnover.rules import ChangeKind
from workshop_tracker.workshops.models import Workshop


def test_there_is_something_to_answer_to_look_at_and_to_take_back(session):
    asked = session.scalars(select(StaffChange).order_by(StaffChange.id)).all()
    assert [(each.kind, each.listed_on, each.answer) for each in asked] == [
        (ChangeKind.DEPARTURE, LISTED_ON, None),
        (ChangeKind.DEPARTURE, LISTED_ON, None),
        (ChangeKind.ARRIVAL, LISTED_ON, None),
    ]
    archive = session.scalars(select(OutsideTraining)).all()
    assert {(each.title, each.days) for each in archive} == {("Workshop Contoh Kurikulum 2013", "2016/2017")}
    assert len({each.person_id for each in archive}) == len(archive) > 2
    seat = session.scalars(select(Participation).where(Participation.replaces_id.is_not(None))).one()
    assert (seat.name_as_registered, seat.school_id is not None) == (SUBSTITUTE, True)
    marked = [
        batch
        for workshop_id in session.scalars(select(Workshop.id))
        for batch in batches_of(session, workshop_id)
        if batch.kind == "attendance"
    ]
    assert [(each.made, each.rows) for each in marked] == [({"attendance_events": 2}, 5)]


def test_nobody_is_invented_twice_by_a_list(session):
    """Who came by a list alone is the substitute."""
    [last] = session.scalars(select(Person).order_by(Person.id.desc()).limit(1))
    assert last.name == "Rini Contoh Pengganti"
