"""The ground under every table: instants, versions of rows, and what rests on a row."""

import datetime as dt

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Mapper
from sqlalchemy.orm.attributes import flag_modified
from sqlalchemy.orm.exc import StaleDataError

from tests.architecture.rows import add_row
from tests.factories import make_participation, make_person, make_school, make_workshop
from workshop_tracker.database import Base, now, one_of, plain_rows, reading, rows_resting_on, writing
from workshop_tracker.outbox.models import OutboxMessage
from workshop_tracker.people.models import Person
from workshop_tracker.viewer import COMMAND

EIGHT_WIT = dt.datetime(2025, 7, 11, 8, 0, tzinfo=dt.timezone(dt.timedelta(hours=9)))
EDITABLE = sorted(
    (mapper for mapper in Base.registry.mappers if mapper.version_id_col is not None),
    key=lambda mapper: mapper.local_table.name,
)


def message(available_at: dt.datetime) -> OutboxMessage:
    return OutboxMessage(
        key=str(available_at), kind="contoh", recipient="a@example", content={}, available_at=available_at
    )


def test_an_instant_is_kept_in_utc_whatever_zone_it_came_in(engine):
    with writing(engine, by=COMMAND) as session:
        session.add(message(EIGHT_WIT))
        session.commit()

    with reading(engine) as session:
        found = session.scalars(select(OutboxMessage.available_at)).one()
        stored = str(
            session.scalar(
                text("SELECT available_at AT TIME ZONE 'UTC' FROM outbox_messages")
                if engine.dialect.name == "postgresql"
                else text("SELECT available_at FROM outbox_messages")
            )
        )
    assert found == EIGHT_WIT
    assert found.utcoffset() == dt.timedelta(0)
    assert stored.startswith("2025-07-10 23:00:00")


def test_a_time_without_a_zone_is_no_instant(engine):
    with writing(engine, by=COMMAND) as session:
        session.add(message(EIGHT_WIT.replace(tzinfo=None)))
        with pytest.raises(StatementError, match="an instant needs a time zone"):
            session.flush()


def test_the_clock_tells_the_zone():
    assert now().utcoffset() == dt.timedelta(0)


@pytest.mark.parametrize("mapper", EDITABLE, ids=lambda mapper: mapper.local_table.name)
def test_a_row_changed_meanwhile_is_not_overwritten(engine, mapper: Mapper):
    table = mapper.local_table
    with engine.begin() as connection:
        added = add_row(connection, table.name)
    assert added["row_version"] == 1
    with reading(engine) as session:
        row = session.get_one(mapper.class_, added["id"])
    with engine.begin() as connection:
        connection.execute(update(table).where(table.c.id == row.id).values(row_version=2))
    field = next(attribute.key for attribute in mapper.column_attrs if attribute.key not in {"id", "row_version"})

    with writing(engine, by=COMMAND) as session:
        session.add(row)
        flag_modified(row, field)
        with pytest.raises(StaleDataError):
            session.flush()


def test_a_saved_row_has_a_new_version(engine):
    with writing(engine, by=COMMAND) as session:
        school = make_school(session)
        school.name = "SMK CONTOH LAIN"
        session.commit()
        assert school.row_version == 2


@pytest.mark.parametrize("names", [[], ["Siti Contoh"], ['Nur\'aini "Contoh" é 学 \\', "Siti Contoh", "Nobody"]])
def test_rows_are_found_by_one_of_many_values(engine, names):
    with writing(engine, by=COMMAND) as session:
        people = {person.name: person.id for person in (make_person(session, name) for name in [*names[:2], "Other"])}
        session.commit()
    expected = {people[name] for name in names if name in people}
    with reading(engine) as session:
        assert set(session.scalars(select(Person.id).where(one_of(session, Person.name, names)))) == expected
        assert set(session.scalars(select(Person.id).where(one_of(session, Person.id, sorted(expected))))) == expected


def test_plain_rows_tell_what_the_session_holds_unwritten(engine):
    with writing(engine, by=COMMAND) as session:
        person = make_person(session, "Siti Contoh")
        person.name = "Sri Contoh"
        assert [tuple(row) for row in plain_rows(session, select(Person.id, Person.name))] == [
            (person.id, "Sri Contoh")
        ]


def test_nothing_rests_on_a_new_person(engine):
    with writing(engine, by=COMMAND) as session:
        assert rows_resting_on(session, make_person(session)) == {}


def test_what_rests_on_a_row_is_named_and_counted(engine):
    with writing(engine, by=COMMAND) as session:
        school, other = make_school(session), make_school(session)
        person = make_person(session, school=school, nuptk="1234567890123456")
        workshop = make_workshop(session, hours=(4, 4))
        participation = make_participation(session, workshop, person, school=school)
        make_participation(session, make_workshop(session), person, school=other)
        second = make_person(session)
        make_participation(session, workshop, second, school=school, replaces_id=participation.id)

        assert rows_resting_on(session, person) == {"identifiers": 1, "posts": 1, "participations": 2}
        assert rows_resting_on(session, school) == {"posts": 1, "participations": 2}
        assert rows_resting_on(session, participation) == {"participations": 1}
        assert rows_resting_on(session, workshop) == {
            "paper_roles": 2,
            "participations": 2,
            "sessions": 2,
            "sheets": 1,
            "signatories": 1,
            "workshop_organizers": 1,
        }
