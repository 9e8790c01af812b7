"""Who is found by words and numbers, within what the viewer sees, and with how few statements."""

import datetime as dt
from itertools import pairwise

import pytest
from sqlalchemy import select

from tests.factories import make_person, make_school
from tests.statements import selects_of
from workshop_tracker.database import reading, writing
from workshop_tracker.organizations.queries import organization_by_code
from workshop_tracker.people.models import Person
from workshop_tracker.people.queries import (
    bears,
    counted_people,
    fits,
    is_living,
    listed,
    listed_people,
    people_alike,
    search_people,
    sought_people,
    visible_to,
)
from workshop_tracker.people.rules import name_keys
from workshop_tracker.viewer import COMMAND, Role, Viewer

DAY = dt.date(2025, 7, 11)
NOBODY = select(Person.id).where(Person.id < 0)
ADMIN = Viewer(1, "Contoh", roles=frozenset({Role.ADMIN}))


def named(session, name: str, **values) -> None:
    make_person(session, name, **name_keys(name), **values)


@pytest.fixture
def session(engine):
    with writing(engine, by=COMMAND) as session:
        here = make_school(session, "SMKN 2 CONTOH", npsn="99000002", status="negeri")
        there = make_school(session, "SMAS CONTOH KOTA", level="SMA", npsn="99000010", district_code="33.75")
        named(session, "Moch. Soeharto", school=here, nuptk="1234567890124321", phone="+628123456789")
        named(session, "Muhammad Suharto", school=there, nip="198609202010011001")
        named(session, "Djoko Wahyuni", school=here, phone="+628123454321")
        named(session, "Joko Contoh", school=there)
        session.commit()
    with reading(engine) as session:
        yield session


def found(session, condition) -> list[str]:
    return [listed(row).name for row in session.execute(sought_people(condition, limit=50))]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Muh Suharto", ["Moch. Soeharto", "Muhammad Suharto"]),
        ("Drs. Moh. Soeharto, M.Pd", ["Moch. Soeharto", "Muhammad Suharto"]),
        ("joko", ["Djoko Wahyuni", "Joko Contoh"]),
        ("suharto smkn 2", ["Moch. Soeharto"]),
        ("smk negeri 2 djoko", ["Djoko Wahyuni"]),
        ("sma kota", ["Joko Contoh", "Muhammad Suharto"]),
        ("arto", []),
        ("smkn 20", []),
        ("100%", []),
        ("_", []),
    ],
)
def test_words_find_whoever_is_spelled_so_or_teaches_there(session, written, names):
    assert found(session, is_living() & fits(written)) == names


def viewer(role: Role) -> Viewer:
    return Viewer(1, "Contoh", roles=frozenset({role}))


@pytest.mark.parametrize(
    ("role", "number", "names"),
    [
        (Role.ADMIN, "4321", ["Djoko Wahyuni", "Moch. Soeharto"]),
        (Role.ORGANIZER, "4321", ["Djoko Wahyuni", "Moch. Soeharto"]),
        (Role.OFFICE, "4321", ["Moch. Soeharto"]),
        (Role.ADMIN, "24321", ["Moch. Soeharto"]),
        (Role.ORGANIZER, "24321", []),
        (Role.OFFICE, "1234567890124321", ["Moch. Soeharto"]),
        (Role.OFFICE, "198609202010011001", ["Muhammad Suharto"]),
        (Role.ORGANIZER, "08123456789", ["Moch. Soeharto"]),
        (Role.ORGANIZER, "628123456789", ["Moch. Soeharto"]),
        (Role.OFFICE, "08123456789", []),
        (Role.ADMIN, "3456789", ["Moch. Soeharto"]),
    ],
)
def test_a_number_is_found_by_the_digits_that_the_role_may_see(session, role, number, names):
    assert found(session, is_living() & bears(number, viewer(role))) == names


def test_where_nothing_fits_those_alike_are_offered_within_what_is_visible(session):
    office = organization_by_code(session, "33-W10").id
    overseer = Viewer(2, "Contoh", roles=frozenset({Role.OFFICE}), office_ids=frozenset({office}))
    visible = visible_to(session, overseer, DAY, met=NOBODY)
    assert search_people(session, "Joko Wahyumi", visible) == []
    assert [each.name for each in people_alike(session, "Joko Wahyumi", visible)] == ["Djoko Wahyuni"]
    assert [each.name for each in people_alike(session, "Suhatro", is_living())] == [
        "Moch. Soeharto",
        "Muhammad Suharto",
    ]
    assert [each.name for each in people_alike(session, "Suhatro", visible)] == ["Moch. Soeharto"]
    assert people_alike(session, "xyzxyz", is_living()) == people_alike(session, "jok", is_living()) == []


def test_a_page_of_a_search_takes_three_statements(engine, session):
    office = organization_by_code(session, "33-W10").id
    overseer = Viewer(2, "Contoh", roles=frozenset({Role.OFFICE}), office_ids=frozenset({office}))
    with selects_of(engine) as statements:
        fitting = visible_to(session, overseer, DAY, met=NOBODY) & fits("djoko wahyuni")
        assert [row[-1] for row in session.execute(sought_people(fitting, limit=50))] == [1]
    # 1) bodies of the organizer, 2) offices above and below them, 3) those of the page and how many people fit
    assert len(statements) == 3
    with selects_of(engine) as statements:
        assert len(people_alike(session, "joko wahyumi", is_living())) == 1
    assert len(statements) == 2  # 1) who is alike, 2) what is shown of them


def test_both_lists_are_in_the_order_of_names(session):
    every = [row[0] for row in session.execute(listed_people(is_living()))]
    assert every == [row[0] for row in session.execute(sought_people(is_living(), limit=50))]
    keys = dict(session.execute(select(Person.id, Person.sort_key)).all())
    assert all(keys[first] <= keys[second] for first, second in pairwise(every))


def test_some_of_those_sought_tell_how_many_there_are(session):
    every = session.execute(sought_people(is_living(), limit=50)).all()
    some = session.execute(sought_people(is_living(), limit=2, offset=1)).all()
    assert some == every[1:3]
    assert [row[-1] for row in every] == [session.scalar(counted_people(is_living()))] * 4


def test_merged_and_anonymous_people_are_not_found(engine, session):
    with writing(engine, by=COMMAND) as write:
        first, second = write.scalars(select(Person).where(Person.search_key.contains(" joko")).order_by(Person.id))
        first.merged_into_id = second.id
        write.commit()
    session.rollback()
    assert found(session, visible_to(session, ADMIN, DAY, met=NOBODY) & fits("joko")) == ["Joko Contoh"]
