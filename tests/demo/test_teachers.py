"""Invented people: the same at every start, of plausible numbers, with names that come apart again."""

import pytest

from workshop_tracker.demo.sources import rows_of
from workshop_tracker.demo.teachers import invented_people
from workshop_tracker.organizations.levels import GROUP_OF_LEVEL
from workshop_tracker.people.identifiers import IdentifierValue, read_identifier
from workshop_tracker.people.models import Sex, StaffKind
from workshop_tracker.people.names import NameParts, join_name, split_name
from workshop_tracker.schools.models import School, SchoolStatus


@pytest.fixture(scope="module")
def schools():
    return {
        row["npsn"]: School(
            npsn=row["npsn"], level_group=GROUP_OF_LEVEL[row["level"].upper()], status=SchoolStatus(row["status"])
        )
        for row in rows_of("schools.csv")
    }


@pytest.fixture(scope="module")
def people(schools):
    return list(invented_people(schools))


def test_every_start_invents_the_same(schools, people):
    assert list(invented_people(schools)) == people
    assert len(people) == sum(int(row["roster"]) for row in rows_of("schools.csv")) > 1_150


def test_their_names_are_split_without_a_question_and_carry_the_mark(people):
    for each in people:
        parts = NameParts(each.title_before, each.name, each.title_after)
        split = split_name(join_name(*(each.title_before, each.name, each.title_after)))
        assert (split.certainty, split.parts) == ("certain", parts)
        assert "Contoh" in each.name.split()


def test_names_vary(people):
    assert len({each.name for each in people}) > 1_100


def test_numbers_pass_the_checks_and_are_nobody_elses(people):
    numbers = [each.number for each in people if each.number]
    assert len(set(numbers)) == len(numbers) > 800
    assert [n for n in numbers if read_identifier(*n) != IdentifierValue(*n)] == []


def test_both_sexes_and_some_clerks(people):
    women = sum(each.sex is Sex.FEMALE for each in people)
    clerks = sum(each.staff_kind is StaffKind.ADMINISTRATIVE for each in people)
    assert 0.5 < women / len(people) < 0.7
    assert 10 < clerks < len(people) / 20


def test_each_school_has_one_principal_first(people):
    first = {each.school.npsn: each for each in reversed(people)}
    assert {each.position for each in first.values()} == {"Kepala Sekolah"}
    assert sum(each.position == "Kepala Sekolah" for each in people) == len(first)
