"""The book of a list: whatever is handed to the database early, what stands there is what the rows say together."""

import pytest
from sqlalchemy import select

from tests.people.rosters.lists import (
    HEADINGS,
    NIP,
    NUPTK,
    OTHER_NUPTK,
    SCHOOL,
    TODAY,
    identifiers,
    known,
    names,
    people,
    plan,
    posts,
    table,
)
from workshop_tracker.database import reading, writing
from workshop_tracker.intake.footprints import runs_of
from workshop_tracker.people.models import Identifier, Person, Post
from workshop_tracker.people.recording import actions
from workshop_tracker.people.recording.actions import PeopleBook, rows_on_their_own
from workshop_tracker.people.rosters.entries import entry_of
from workshop_tracker.people.rosters.questions import decision_of_row
from workshop_tracker.people.rosters.recognition.known import KnownPeople, people_by_id
from workshop_tracker.people.rosters.settling import Taking
from workshop_tracker.viewer import COMMAND

BORN = "1986-09-17"
# one person in rows 3 and 6, the later one with more; a waiting namesake (5); two who are known; others on their own
ROWS = (
    ("Ani Contoh", "", "", SCHOOL, ""),
    ("Budi Contoh", NUPTK, "", SCHOOL, ""),
    ("Cici Contoh", "", "", SCHOOL, BORN),
    ("Ani Contoh", "", "", SCHOOL, ""),
    ("Budi Contoh", NUPTK, NIP, SCHOOL, BORN),
    ("Dedi Contoh", OTHER_NUPTK, "", SCHOOL, BORN),
    ("Eka Contoh", "", "", SCHOOL, ""),
    ("Siti Contoh", "", "", SCHOOL, BORN),
)


@pytest.fixture(autouse=True)
def _few_at_once(monkeypatch):
    monkeypatch.setattr(actions, "ROWS_AT_ONCE", 2)


def rows_of(engine):
    known(engine, "Siti Contoh", nuptk="9999999999999999")
    planned = plan(engine, table([HEADINGS, *ROWS])).taking_suggestions()
    return [(entry_of(each), decision_of_row(each)) for each in planned.to_settle()]


def test_everybody_is_there_with_all_that_any_row_says(engine, school):
    rows = rows_of(engine)
    with writing(engine, by=COMMAND) as session:
        book = PeopleBook(KnownPeople(people_by_id(session, session.scalars(select(Person.id)))), source="daftar")
        book.write_rows(session, rows, Taking.CORRECTIONS)
        session.commit()
    assert sorted(names(engine)) == sorted([*{name for name, *_ in ROWS}, "Siti Contoh"])
    assert {(name, kind, value) for name, kind, value in identifiers(engine)} >= {
        ("Budi Contoh", "nuptk", NUPTK),
        ("Budi Contoh", "nip", NIP),
        ("Dedi Contoh", "nuptk", OTHER_NUPTK),
    }
    assert people(engine)["Budi Contoh"].birth_date.isoformat() == BORN
    assert people(engine)["Budi Contoh"].row_version == 1
    assert all((post.source, post.starts_on) == ("daftar", TODAY) for post in posts(engine))
    with reading(engine) as session:
        for model in (Person, Identifier, Post):
            there = set(session.scalars(select(model.id)))
            made = {
                number for run in book.footprint.runs()[model.__tablename__] for number in range(run[0], run[1] + 1)
            }
            assert made <= there


def test_those_on_their_own_come_as_the_list_has_them(engine, school):
    lines = [(f"{name} Contoh", "", "", SCHOOL, "") for name in ("Fajar", "Gita", "Hadi", "Indah", "Joko")]
    planned = plan(engine, table([HEADINGS, *lines]))
    rows = [(entry_of(each), decision_of_row(each)) for each in planned.to_settle()]
    assert len(rows_on_their_own(rows)) == len(lines)
    with writing(engine, by=COMMAND) as session:
        book = PeopleBook(KnownPeople([]), source="daftar")
        book.write_rows(session, rows, Taking.CORRECTIONS)
        session.commit()
    assert names(engine) == [name for name, *_ in lines]
    assert len(runs_of(book.footprint.made["people"])) == 1


def test_a_row_that_another_one_means_waits_for_it(engine, school):
    rows = rows_of(engine)
    alone = {entry.written for entry, _ in rows_on_their_own(rows)}
    assert alone >= {"Cici Contoh", "Dedi Contoh", "Eka Contoh"}
    assert "Budi Contoh" not in alone
