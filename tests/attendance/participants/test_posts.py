"""Since when somebody works at the school that a list names, and what of it is frozen."""

import datetime as dt

import pytest
from sqlalchemy import select

from tests.attendance.participants.lists import SCHOOL, bring_in, listed, made_workshop, participations
from tests.factories import add, make_participation, make_school
from tests.people.rosters import lists as people_lists
from tests.people.rosters.lists import TODAY, counts, people, posts, table
from workshop_tracker.attendance.participants.actions import add_people
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import reading, writing
from workshop_tracker.intake.models import ImportBatch, ImportChange
from workshop_tracker.people.models import Post
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.models import Workshop

FEBRUARY, MARCH = dt.date(2025, 2, 1), dt.date(2025, 3, 1)


def test_the_post_of_somebody_new_begins_no_later_than_the_workshop(engine, school):
    past = made_workshop(engine, starts_on=dt.date(2025, 3, 1), ends_on=dt.date(2025, 3, 1))
    bring_in(engine, past, listed(("Siti Contoh", "", SCHOOL)))
    assert [post.starts_on for post in posts(engine)] == [dt.date(2025, 3, 1)]


def since_the_list(engine, school, name="Siti Contoh"):
    """Somebody of whom a list downloaded today told first."""
    staff = table([("Nama", "NPSN", "Status Kepegawaian"), (name, school.npsn, "GTY")])
    people_lists.bring_in(engine, staff)
    [post] = posts(engine)
    assert post.starts_on == TODAY
    return post


def test_a_known_post_begins_no_later_than_the_workshop_either(engine, school):
    past = made_workshop(engine, starts_on=MARCH, ends_on=MARCH)
    since_the_list(engine, school)
    lines = listed(("Siti Contoh", "", SCHOOL))
    bring_in(engine, past, lines, accept=True)
    [post] = posts(engine)
    assert (post.starts_on, post.row_version) == (MARCH, 2)
    assert [each.employment for each in participations(engine, past)] == ["GTY"]
    assert counts(bring_in(engine, past, lines, accept=True)) == {"same": 1}
    earlier = made_workshop(engine, starts_on=FEBRUARY, ends_on=FEBRUARY)
    bring_in(engine, earlier, lines, accept=True)
    assert [post.starts_on for post in posts(engine)] == [FEBRUARY]


def test_who_was_on_the_list_already_is_counted_as_changed_for_the_earlier_post(engine, school):
    past = made_workshop(engine, starts_on=MARCH, ends_on=MARCH)
    since_the_list(engine, school)
    person = people(engine)["Siti Contoh"]
    with writing(engine, by=COMMAND) as session:
        make_participation(session, past, person, school=school, name_as_registered=person.name)
        session.commit()
    assert counts(bring_in(engine, past, listed(("Siti Contoh", "", SCHOOL)))) == {"changed": 1}
    assert [post.starts_on for post in posts(engine)] == [MARCH]
    with reading(engine) as session:
        batch = session.scalars(select(ImportBatch).order_by(ImportBatch.id)).all()[-1]
        kept = select(ImportChange.table_name, ImportChange.before).where(ImportChange.batch_id == batch.id)
        [(table_name, before)] = session.execute(kept).all()
    assert (table_name, before["starts_on"]) == ("posts", TODAY.isoformat())


@pytest.mark.parametrize("ends_on", [dt.date(2025, 3, 1), dt.date(2025, 6, 30)])
def test_a_post_that_another_main_post_covers_is_left(engine, school, ends_on):
    past = made_workshop(engine, starts_on=MARCH, ends_on=MARCH)
    post = since_the_list(engine, school)
    with writing(engine, by=COMMAND) as session:
        other = make_school(session, "SMKN 2 CONTOH KEBASEN")
        before = {"starts_on": dt.date(2020, 1, 1), "ends_on": ends_on}
        add(session, Post(person_id=post.person_id, school_id=other.id, **before))
        session.commit()
    bring_in(engine, past, listed(("Siti Contoh", "", SCHOOL)), accept=True)
    assert sorted(each.starts_on for each in posts(engine)) == [dt.date(2020, 1, 1), TODAY]


def test_whoever_is_added_by_hand_has_worked_there_since_the_workshop(engine, school):
    past = made_workshop(engine, starts_on=MARCH, ends_on=MARCH)
    post = since_the_list(engine, school)
    with writing(engine, by=COMMAND) as session:
        assert add_people(session, session.get_one(Workshop, past.id), [post.person_id]) == 1
        session.commit()
    assert [each.starts_on for each in posts(engine)] == [MARCH]
    assert [(each.school_id, each.employment) for each in participations(engine, past)] == [(school.id, "GTY")]
    with reading(engine) as session:
        told = select(AuditEntry.old, AuditEntry.new).where(
            AuditEntry.field == "starts_on", AuditEntry.action == "update"
        )
        assert session.execute(told).all() == [(TODAY.isoformat(), MARCH.isoformat())]


def test_what_is_frozen_is_of_the_school(engine, workshop, school):
    bring_in(engine, workshop, listed(("Siti Contoh", "", SCHOOL)))
    [participation] = participations(engine, workshop)
    assert participation.office_id is not None
    assert (participation.district_code, participation.level_group, participation.school_status) == (
        "33.02",
        school.level_group,
        school.status,
    )
