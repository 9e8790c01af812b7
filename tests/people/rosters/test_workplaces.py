"""What a written workplace means in the district of a workshop, elsewhere in the register, and by its number."""

import pytest

from tests.factories import make_office, make_school
from workshop_tracker.database import reading, writing
from workshop_tracker.people.rosters.entries import WrittenWorkplace
from workshop_tracker.people.rosters.workplaces import find_workplaces
from workshop_tracker.viewer import COMMAND

HERE, THERE, FURTHER = "33.02", "33.01", "33.75"


@pytest.fixture
def schools(engine):
    with writing(engine, by=COMMAND) as session:
        make_office(session)
        made = {
            "only there": make_school(session, "SMAN 1 CONTOH CILACAP", level="SMA", district_code=THERE),
            "here": make_school(session, "SMKN 1 CONTOH", npsn="99330459"),
            "here too": make_school(session, "SMK CONTOH KARYA"),
            "of its name there": make_school(session, "SMK CONTOH KARYA", district_code=THERE),
        }
        for district_code in (THERE, FURTHER):
            make_school(session, "SMK CONTOH JAYA", district_code=district_code)
        session.commit()
        return {word: school.id for word, school in made.items()}


def meant(engine, *place):
    written = WrittenWorkplace(*place)
    with reading(engine) as session:
        return find_workplaces(session, [written], district_code=HERE)[written]


def test_the_only_school_of_a_name_is_certain_wherever_it_is(engine, schools):
    found = meant(engine, "SMA Negeri 1 Contoh Cilacap")
    assert (found.school.id, found.is_asked) == (schools["only there"], False)


def test_the_district_of_the_workshop_is_sought_first(engine, schools):
    assert meant(engine, "SMK Contoh Karya").school.id == schools["here too"]


def test_several_of_a_name_elsewhere_are_asked_and_none_is_proposed(engine, schools):
    found = meant(engine, "SMK Contoh Jaya")
    assert (found.school, found.likely) == (None, None)
    assert [each.name for each in found.choices[:2]] == ["SMK CONTOH JAYA"] * 2


def test_a_school_outside_the_district_that_a_list_names_is_asked(engine, schools):
    found = meant(engine, "SMA Negeri 1 Contoh Cilacap", "", "", "Kota Pekalongan")
    assert (found.school, found.is_asked) == (None, True)


@pytest.mark.parametrize("written", ["SMKN 1 Contoh Banyumas", "SMK Neg. I Contoh, Kab. Banyumas"])
def test_a_school_with_its_district_behind_is_asked_and_proposed(engine, schools, written):
    found = meant(engine, written)
    assert (found.school, found.likely.id) == (None, schools["here"])


@pytest.mark.parametrize("written", ["99330459", "99330459 SMKN 1 Cnth", "SMK Xyz (99330459)", "NPSN: 99330459"])
def test_a_number_in_the_column_of_the_school_is_that_school(engine, schools, written):
    assert meant(engine, written).school.id == schools["here"]


@pytest.mark.parametrize("written", ["993304591", "99330458", "1993304590 Contoh"])
def test_another_number_is_no_school(engine, schools, written):
    assert meant(engine, written).school is None
