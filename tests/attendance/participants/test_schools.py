"""Which school a list means, and what becomes of one that nobody knows."""

import pytest
from sqlalchemy import select

from tests.attendance.participants.lists import (
    HEADINGS,
    NUPTK,
    SCHOOL,
    bring_in,
    known,
    listed,
    participations,
    plan,
    registered,
)
from tests.factories import make_school
from tests.people.rosters.lists import TODAY, counts, messages, posts
from workshop_tracker.attendance.participants.confirming import confirm_list, keep_list, staged_list
from workshop_tracker.database import reading, writing
from workshop_tracker.intake.proposals import Outcome
from workshop_tracker.people.models import StaffKind
from workshop_tracker.people.rosters.questions import answers_to
from workshop_tracker.schools.models import School
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.models import Workshop


def test_the_school_of_the_list_is_that_of_the_participation_and_no_post_moves(engine, workshop, school):
    known(engine, "Siti Contoh", school=school, nuptk=NUPTK)
    bring_in(engine, workshop, listed(("Siti Contoh", NUPTK, "SMKN 1 Contoh Rawalo")))
    assert participations(engine, workshop)[0].school_id != school.id
    assert [post.school_id for post in posts(engine)] == [school.id]


def test_schools_are_sought_in_the_workshops_district_first_and_then_everywhere(engine, workshop, school):
    lines = listed(("Siti Contoh", "", "smks contoh jatilawang"), ("Budi Contoh", "", "SMAN 3 Contoh Lain"))
    planned = plan(engine, workshop, lines)
    assert planned.proposals[0].values["decision"]["school_id"] == school.id
    assert [each.outcome for each in planned.proposals] == [Outcome.NEW, Outcome.NEW]
    bring_in(engine, workshop, lines)
    assert participations(engine, workshop)[1].district_code == "33.75"


def test_a_school_by_npsn_or_in_the_district_that_is_written_needs_no_question(engine, workshop):
    headings = (*HEADINGS, "NPSN", "Kabupaten/Kota")
    with reading(engine) as session:
        npsn = session.scalar(select(School.npsn).where(School.name == "SMKN 1 CONTOH RAWALO"))
    lines = listed(
        ("Siti Contoh", "", "SMK satu Rawalo", npsn, ""),
        ("Budi Contoh", "", "SMA N 3 Contoh Lain", "", "Kota Pekalongan"),
        headings=headings,
    )
    assert counts(bring_in(engine, workshop, lines)) == {"new": 2}
    assert [each.district_code for each in participations(engine, workshop)] == ["33.02", "33.75"]


def test_what_is_no_known_school_is_kept_as_work_unit_and_told(engine, workshop):
    units = ("Universitas Contoh Jatilawang", "SMP Mawar Xyz", "")
    lines = listed(*[(f"{name} Contoh", "", unit) for name, unit in zip(("Siti", "Budi", "Rina"), units, strict=True)])
    planned = bring_in(engine, workshop, lines)
    assert counts(planned) == {"new": 3}
    assert [message[:2] for message in messages(planned)] == [(2, "Asal Sekolah"), (3, "Asal Sekolah")]
    assert [(each.school_id, each.work_unit) for each in participations(engine, workshop)] == [
        (None, "Universitas Contoh Jatilawang"),
        (None, "SMP Mawar Xyz"),
        (None, ""),
    ]
    kinds = [each.staff_kind for each in participations(engine, workshop)]
    assert kinds == [StaffKind.OTHER, StaffKind.TEACHER, StaffKind.TEACHER]


def test_a_school_that_nothing_decides_stays_out_when_suggestions_are_accepted(engine, workshop):
    with writing(engine, by=COMMAND) as session:
        for subdistrict in ("Contoh Lor", "Contoh Kidul"):
            make_school(session, "SD NEGERI 1 CONTOH KEMBAR", level="SD", subdistrict=subdistrict)
        session.commit()
    lines = listed(("Siti Contoh", "", "SD Negeri 1 Contoh Kembar"), ("Budi Contoh", "", SCHOOL))
    planned = bring_in(engine, workshop, lines, accept=True)
    assert counts(planned) == {"questions": 1, "new": 1}
    assert planned.report().stayed_out == 1
    assert registered(engine, workshop) == ["Budi Contoh"]


@pytest.fixture
def state_school(engine, school):
    """SMKN 1 Contoh Rawalo, beside private schools whose names a misspelt one is like."""
    with writing(engine, by=COMMAND) as session:
        make_school(session, "SMK PGRI 1 CONTOH RAWALO")
        make_school(session, "SMKN 2 CONTOH RAWALO")
        make_school(session, "SMK PGRI 4 CONTOH")
        session.commit()
        return session.scalars(select(School).where(School.name == "SMKN 1 CONTOH RAWALO")).one()


@pytest.mark.parametrize(
    "written",
    [
        "SMK Negri 1 Contoh Rawalo",
        "SMK Negeti 1 Contoh Rawalo",
        "SMK Neg. 1 Contoh Rawalo",
        "SMK Negeri I Contoh Rawalo",
        "SMKN 1 Contoh Rawalo Kab. Banyumas",
        "SMKN1 CONTOH RAWLO",
    ],
)
def test_a_misspelt_state_school_is_proposed_first(engine, workshop, state_school, written):
    lines = listed(("Siti Contoh", "", written))
    (row,) = bring_in(engine, workshop, lines, accept=True).proposals
    (question,) = [each for each in row.values["asked"] if each["about"] == "school"]
    assert question["options"][0]["patch"] == {"school_id": state_school.id}
    assert [each.school_id for each in participations(engine, workshop)] == [state_school.id]


@pytest.mark.parametrize("written", ["SMKN 99 Contoh Rawalo", "SMK Negri 4 Contoh", "SMKN Contoh Rawalo"])
def test_no_school_of_another_number_or_status_is_proposed(engine, workshop, state_school, written):
    planned = bring_in(engine, workshop, listed(("Siti Contoh", "", written)), accept=True)
    assert planned.report().stayed_out == 1
    assert registered(engine, workshop) == []


def test_a_school_of_another_number_is_not_even_offered(engine, workshop, state_school):
    (row,) = plan(engine, workshop, listed(("Siti Contoh", "", "SMKN 99 Contoh Rawalo"))).proposals
    assert [each["patch"] for each in row.values["asked"][0]["options"]] == [{"school_id": None}]


def test_what_somebody_said_to_be_no_school_is_not_asked_again(engine, workshop, state_school):
    lines = listed(("Siti Contoh", "", "SMK PGRI Contoh"), ("Budi Contoh", "", "SMK PGRI  CONTOH"))
    with writing(engine, by=COMMAND) as session:
        target = session.get_one(Workshop, workshop.id)
        token = keep_list(session, target, plan(engine, workshop, lines))
        session.commit()
    with writing(engine, by=COMMAND) as session:
        target = session.get_one(Workshop, workshop.id)
        staged = staged_list(session, target, token, user_id=None)
        (question,) = staged.proposals[0].values["asked"]
        last = len(question["options"]) - 1
        assert question["options"][last]["patch"] == {"school_id": None}
        confirm_list(session, target, token, answers_to(staged, {(2, 0): last}), today=TODAY)
        session.commit()
    assert [(each.school_id, each.work_unit) for each in participations(engine, workshop)] == [
        (None, "SMK PGRI Contoh"),
        (None, "SMK PGRI CONTOH"),
    ]
    again = listed(("Rina Contoh", "", "smk pgri contoh"))
    assert counts(plan(engine, workshop, again)) == {"new": 1}
