"""Each change that a number rests on is noted, by whomever it is made; what no number rests on is not."""

import datetime as dt

import pytest
from sqlalchemy import delete, select, text, update

from tests.architecture.rows import SOME_INSTANT, add_row
from workshop_tracker.attendance.models import Mark
from workshop_tracker.database import writing
from workshop_tracker.reports.summaries.models import SummaryNote
from workshop_tracker.reports.summaries.telling import TOLD
from workshop_tracker.tables import METADATA
from workshop_tracker.viewer import COMMAND

NOTES = SummaryNote.__table__
DAY = dt.date(2025, 3, 1)
VALID = {"state": "valid", "validated_at": SOME_INSTANT}
# table -> values that a row has, and by column another value
CHANGED = {
    "attendances": ({"mark": "present"}, {"mark": "sick"}),
    "participations": (
        {"role": "participant", "staff_kind": "teacher"},
        {
            "role": "speaker",
            "staff_kind": "official",
            "cancelled_at": SOME_INSTANT,
            "employment": "GTY",
            "level_group": "SMK",
        },
    ),
    "certificates": (VALID, {"state": "replaced"}),
    "sessions": ({}, {"held_on": DAY, "lesson_hours": 9}),
    "workshops": ({}, {"state": "cancelled", "starts_on": DAY, "ends_on": DAY, "minimum_attendance": 50}),
    "overrides": ({"has_completed": True}, {"has_completed": False, "withdrawn_at": SOME_INSTANT}),
    "people": ({}, {"sex": "P"}),
    "organizations": ({"kind": "branch_office"}, {"kind": "other"}),
}
# a parent that may be named or changed
PARENTS = {
    "attendances": ("participation_id", "session_id"),
    "participations": ("person_id", "workshop_id", "school_id", "office_id", "district_code"),
    "sessions": ("workshop_id",),
    "overrides": ("participation_id",),
    "organizations": ("parent_id",),
}
UPDATES = [(table, column) for table, (_, others) in CHANGED.items() for column in others]
MOVES = [(table, column) for table, columns in PARENTS.items() for column in columns]


@pytest.fixture
def connection(engine):
    with writing(engine, by=COMMAND) as session:
        session.execute(delete(NOTES))
        yield session.connection()


def noted(connection):
    """What was noted since this was asked last."""
    found = set(connection.execute(select(NOTES.c.subject, NOTES.c.subject_id)).all())
    connection.execute(delete(NOTES))
    return {(str(subject), subject_id) for subject, subject_id in found}


def subjects_of(table, operation, *rows):
    told = next(each for each in TOLD if (each.table, each.operation) == (table, operation))
    return {(told.subject.value, row[told.key]) for row in rows}


def change(connection, table, row, **values):
    found = METADATA.tables[table]
    connection.execute(update(found).where(found.c.id == row["id"]).values(**values))
    return connection.execute(select(found).where(found.c.id == row["id"])).mappings().one()


def test_every_change_of_a_column_that_counts_is_noted(connection):
    for table, column in UPDATES:
        values, others = CHANGED[table]
        row = add_row(connection, table, **values)
        noted(connection)
        change(connection, table, row, **{column: others[column]})
        assert noted(connection) == subjects_of(table, "UPDATE", row), (table, column)
        change(connection, table, row, **{column: others[column]})
        assert noted(connection) == set()


def test_what_moves_is_noted_where_it_was_and_where_it_comes(connection):
    for table, column in MOVES:
        row = add_row(connection, table, **CHANGED[table][0])
        key = next(iter(METADATA.tables[table].c[column].foreign_keys)).column
        other = add_row(connection, key.table.name)[key.name]
        noted(connection)
        after = change(connection, table, row, **{column: other})
        assert noted(connection) == subjects_of(table, "UPDATE", row, after), (table, column)


def test_every_column_that_tells_is_tried_here():
    told = {(each.table, column) for each in TOLD for column in each.columns}
    tried = {(table, column) for table, column in (*UPDATES, *MOVES)}
    assert {each for each in told if each[0] != "certificates"} == tried - {("certificates", "state")}


def test_many_marks_at_once_are_noted_and_so_is_their_going(connection):
    rows = [add_row(connection, "attendances", mark=mark) for mark in (Mark.PRESENT, Mark.PRESENT, Mark.ABSENT)]
    present = subjects_of("attendances", "INSERT", *rows[:2])
    assert {each for each in noted(connection) if each[0] == "participation"} == present
    connection.execute(text("DELETE FROM attendances"))
    assert noted(connection) == present


def test_of_papers_only_valid_ones_tell(connection):
    prepared = add_row(connection, "certificates", state="prepared")
    assert noted(connection) == set()
    for values in ({"lesson_hours": 8}, {"event_ended_on": DAY}, {"name": "Contoh"}):
        change(connection, "certificates", prepared, **values)
    assert noted(connection) == set()
    change(connection, "certificates", prepared, **VALID)
    assert noted(connection) == subjects_of("certificates", "UPDATE", prepared)
    valid = add_row(connection, "certificates", **VALID)
    assert noted(connection) == subjects_of("certificates", "INSERT", valid)


@pytest.mark.parametrize("table", ["sessions", "overrides"])
def test_what_a_completion_rests_on_tells_when_it_comes_and_goes(connection, table):
    row = add_row(connection, table)
    assert noted(connection) == subjects_of(table, "INSERT", row)
    found = METADATA.tables[table]
    connection.execute(delete(found).where(found.c.id == row["id"]))
    assert noted(connection) == subjects_of(table, "DELETE", row)


def test_what_does_not_count_is_not_noted(connection):
    for table, values in (
        ("participations", {"name_as_registered": "Contoh Lain", "work_unit": "Contoh"}),
        ("sessions", {"topic": "Contoh Lain"}),
        ("workshops", {"title": "Contoh Lain"}),
        ("people", {"name": "Contoh Lain"}),
        ("organizations", {"name": "Contoh Lain"}),
    ):
        row = add_row(connection, table)
        noted(connection)
        change(connection, table, row, **values)
        assert noted(connection) == set(), table
