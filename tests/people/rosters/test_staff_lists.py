"""The list that schools download: whose it is, since when, and what it never asks."""

import datetime as dt

import pytest

from tests import files
from tests.factories import make_school
from tests.people.rosters.lists import bring_in, counts, messages, names, people, plan, posts, staff_list, table
from workshop_tracker.database import writing
from workshop_tracker.people.models import StaffKind
from workshop_tracker.viewer import COMMAND


def test_a_staff_list_goes_to_the_school_above_it_from_the_day_of_its_download(engine, school):
    bring_in(engine, staff_list(10))
    found = people(engine)
    assert {(post.school_id, post.starts_on, post.is_main) for post in posts(engine)} == {
        (school.id, dt.date(2025, 7, 1), True)
    }
    first = files.staff_member(0)
    person = found[first.name]
    assert (person.sex, person.birth_date.isoformat(), person.birth_place) == (
        first.sex,
        first.birth_date,
        first.birth_place,
    )
    assert (person.phone, person.email, person.rank) == ("+6281200000000", first.email, first.rank)
    assert [post.employment for post in posts(engine)][:2] == ["PNS", "GTY/PTY"]
    assert [person.staff_kind for person in found.values()] == [*[StaffKind.TEACHER] * 9, StaffKind.ADMINISTRATIVE]


@pytest.mark.parametrize(
    ("top", "told"),
    [
        ({"school": "SMKS Contoh Tak Dikenal"}, "tidak dapat dipastikan"),
        ({"place": "Kecamatan Jatilawang, Kabupaten Cilacap, Provinsi Jawa Tengah"}, "SMKS CONTOH JATILAWANG"),
        ({"place": ""}, "--school"),
    ],
)
def test_a_staff_list_of_an_uncertain_school_stays_out_until_the_school_is_named(engine, school, top, told):
    lines = staff_list(3, **top)
    planned = bring_in(engine, lines, accept=True)
    assert (counts(planned), planned.report().exit_code) == ({"questions": 3}, 1)
    assert names(engine) == []
    assert told in messages(planned)[0][2]
    assert counts(bring_in(engine, lines, npsn=school.npsn)) == {"new": 3}
    assert {post.school_id for post in posts(engine)} == {school.id}


def test_a_staff_list_of_the_only_school_that_may_be_meant_proposes_it(engine, school):
    lines = staff_list(3, school="SMKS Conto Jatilawang")
    planned = plan(engine, lines)
    assert counts(planned) == {"questions": 3}
    assert all("--school" in told for _, _, told in messages(planned))
    bring_in(engine, lines, accept=True)
    assert {post.school_id for post in posts(engine)} == {school.id}
    assert len(names(engine)) == 3


def test_a_staff_list_proposes_none_of_two_schools_and_none_of_another_number(engine, school):
    with writing(engine, by=COMMAND) as session:
        make_school(session, "SMKS CONTOH JATILAWAN")
        make_school(session, "SMKN 2 CONTOH RAWALO")
        session.commit()
    for written in ("SMKS Conto Jatilawang", "SMKN Conto Rawalo", "SMKN 3 Contoh Rawalo", "SMK 1 Contoh Rawalo"):
        assert counts(bring_in(engine, staff_list(2, school=written), accept=True)) == {"questions": 2}
    assert names(engine) == []


def test_a_staff_list_does_not_ask_about_degrees_which_it_never_holds(engine, school):
    members = [files.staff_member(0).__class__(**{**vars(files.staff_member(0)), "name": "SRI MA"})]
    assert counts(bring_in(engine, table(files.staff_list_rows(members)))) == {"new": 1}
    assert names(engine) == ["SRI MA"]
