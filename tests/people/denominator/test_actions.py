"""What a school told, read back: statements by day, days of lists, the number that counts."""

import datetime as dt

import pytest
from sqlalchemy import select

from tests.factories import make_person, make_school
from tests.statements import selects_of
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import reading, writing
from workshop_tracker.intake.proposals import ImportPlan, Outcome, Proposal
from workshop_tracker.people.actions import apply_people
from workshop_tracker.people.denominator.actions import CountedInTheFuture, declare_headcount
from workshop_tracker.people.denominator.models import SchoolList, Teller
from workshop_tracker.people.denominator.queries import known_teachers, last_headcount
from workshop_tracker.people.denominator.rules import Headcount, KnownTeachers, Source
from workshop_tracker.people.names import NameParts
from workshop_tracker.people.rosters.entries import Entry
from workshop_tracker.people.rosters.questions import proposed_decision
from workshop_tracker.schools.models import SchoolHeadcount
from workshop_tracker.viewer import COMMAND, Actor, ActorKind

MAY, JUNE, JULY = dt.date(2026, 5, 10), dt.date(2026, 6, 10), dt.date(2026, 7, 10)
BY_LINK = Actor(ActorKind.PUBLIC, name="Tautan sekolah SMK Contoh")


@pytest.fixture
def school(engine):
    with writing(engine, by=COMMAND) as session:
        made = make_school(session)
        session.commit()
        return made


def declare(engine, school, headcount, *, on=JULY):
    with writing(engine, by=BY_LINK) as session:
        declare_headcount(session, school.id, headcount, on=on)
        session.commit()


def stored(engine):
    with reading(engine) as session:
        rows = session.scalars(select(SchoolHeadcount))
        return {(row.counted_on, row.employment, row.sex.value): row.teachers for row in rows}


def known(engine, school, on=JULY):
    with reading(engine) as session:
        return known_teachers(session, [school.id], on).get(school.id)


def list_of(school, day, *names):
    """A Dapodik list of these people."""
    entries = [Entry(row, name, NameParts("", name, ""), keys=(name.casefold(),)) for row, name in enumerate(names, 6)]
    decisions = [proposed_decision(entry, None, school_id=school.id, starts_on=day, renames=False) for entry in entries]
    proposals = tuple(
        Proposal(entry.row, Outcome.NEW, {"entry": entry, "decision": decision, "asked": []})
        for entry, decision in zip(entries, decisions, strict=True)
    )
    return ImportPlan("people", "dapodik_staff_list", "0" * 64, proposals)


def apply(engine, plan, **values):
    with writing(engine, by=COMMAND) as session:
        apply_people(session, plan, **values)
        session.commit()


def test_another_statement_of_the_day_corrects_it_and_another_days_stands_beside(engine, school):
    declare(engine, school, Headcount(MAY, 3, {("PNS", "L"): 1, ("PPPK", "P"): 2}))
    declare(engine, school, Headcount(MAY, 4, {("PNS", "L"): 4}))
    declare(engine, school, Headcount(JUNE, 5))

    assert stored(engine) == {
        (MAY, "", "all"): 4,
        (MAY, "", "L"): 4,
        (MAY, "", "P"): 0,
        (MAY, "PNS", "L"): 4,
        (JUNE, "", "all"): 5,
    }
    assert known(engine, school, MAY) == KnownTeachers(4, Source.STATEMENT, MAY)
    assert known(engine, school) == KnownTeachers(5, Source.STATEMENT, JUNE)
    assert known(engine, school, dt.date(2026, 5, 9)) is None
    with reading(engine) as session:
        assert last_headcount(session, school.id) == Headcount(JUNE, 5)
        entries = session.scalars(select(AuditEntry).where(AuditEntry.object_kind == "school_headcounts")).all()
    assert {(entry.actor_kind, entry.actor_name) for entry in entries} == {(BY_LINK.kind, BY_LINK.name)}
    assert ("3", "4") in {(entry.old, entry.new) for entry in entries if entry.field == "teachers"}


def test_nobody_counts_a_day_to_come(engine, school):
    with writing(engine, by=BY_LINK) as session, pytest.raises(CountedInTheFuture):
        declare_headcount(session, school.id, Headcount(JULY, 1), on=JUNE)


def test_a_list_speaks_for_its_day_and_the_newer_word_counts(engine, school):
    declare(engine, school, Headcount(MAY, 9))
    apply(engine, list_of(school, JUNE, "Ayu Contoh", "Budi Contoh"))
    assert known(engine, school) == KnownTeachers(2, Source.OFFICE_LIST, JUNE)
    assert known(engine, school, MAY) == KnownTeachers(9, Source.STATEMENT, MAY)

    declare(engine, school, Headcount(JULY, 7))
    assert known(engine, school) == KnownTeachers(7, Source.STATEMENT, JULY)


def test_the_schools_own_hand_tells_more_than_the_offices_and_the_same_list_is_one(engine, school):
    plan = list_of(school, JUNE, "Ayu Contoh")
    apply(engine, plan)
    apply(engine, plan, told_by=Teller.SCHOOL)
    apply(engine, plan)

    with reading(engine) as session:
        noted = session.scalars(select(SchoolList)).all()
    assert [(row.listed_on, row.told_by) for row in noted] == [(JUNE, Teller.SCHOOL)]


def test_a_newer_list_that_brings_nothing_new_is_remembered_with_an_audit_row(engine, school):
    same = list_of(school, JULY, "Ayu Contoh")
    (proposal,) = same.proposals
    apply(engine, ImportPlan(same.kind, same.layout, "1" * 64, (Proposal(6, Outcome.SAME, proposal.values),)))

    assert known(engine, school) == KnownTeachers(0, Source.OFFICE_LIST, JULY)
    with reading(engine) as session:
        acts = session.execute(select(AuditEntry.action, AuditEntry.object_kind)).all()
    assert ("import", "school_lists") in [tuple(act) for act in acts]


def test_people_known_one_by_one_count_where_nobody_told_more(engine, school):
    with writing(engine, by=COMMAND) as session:
        make_person(session, "Citra Contoh", school=school)
        session.commit()
    assert known(engine, school) == KnownTeachers(1, Source.RECORDED, None)
    declare(engine, school, Headcount(MAY, 40))
    assert known(engine, school) == KnownTeachers(40, Source.STATEMENT, MAY)


def test_many_schools_are_asked_about_in_three_statements(engine, school):
    with writing(engine, by=COMMAND) as session:
        others = [make_school(session).id for _ in range(5)]
        session.commit()
    with reading(engine) as session, selects_of(engine) as seen:
        known_teachers(session, [school.id, *others], JULY)
    assert len(seen) == 3  # statements, people with posts, lists
