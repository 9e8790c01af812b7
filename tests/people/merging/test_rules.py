"""Who may be one person: by name and one thing more, never by a name alone."""

import datetime as dt
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.people.merging.rules import (
    Card,
    Clue,
    clues_of,
    is_similar,
    likely_pairs,
    phone_key,
    sound,
)

BORN, OTHER_DAY = dt.date(1980, 1, 2), dt.date(1981, 1, 2)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("muhammad ali", "moch ali"),
        ("moh ali", "mohamad ali"),
        ("soeharto", "suharto"),
        ("tjipto", "cipto"),
        ("djoko susanto", "joko susanto"),
        ("annisa rahmawati", "anisa rahmawati"),
    ],
)
def test_old_spellings_and_short_forms_sound_alike(name, other):
    assert sound(name) == sound(other)


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        ("siti aminah", "siti aminah contoh", True),
        ("siti aminah", "s aminah", True),
        ("siti rahmawati", "siti rahmavati", True),
        ("siti aminah", "siti amina", True),
        ("siti aminah", "siti khotimah", False),
        ("budi", "bodi", False),
        ("sri", "tri", False),
        ("a b", "a c", False),
    ],
)
def test_similar_names_share_a_telling_word_and_contradict_in_none(name, other, expected):
    assert is_similar(name, other) is is_similar(other, name) is expected


def card(person_id, name="siti contoh", **values):
    return Card(person_id, name, **values)


def test_a_name_alone_makes_no_pair():
    assert likely_pairs([card(1), card(2)]) == []


@pytest.mark.parametrize(
    ("shared", "clue"),
    [
        ({"birth_date": BORN}, Clue.SAME_BIRTH_DATE),
        ({"phone": "81234567890"}, Clue.SAME_PHONE),
        ({"school_ids": frozenset({7})}, Clue.SAME_SCHOOL),
    ],
)
def test_a_name_and_one_thing_more_make_a_pair(shared, clue):
    (pair,) = likely_pairs([card(2, **shared), card(1, **shared), card(3, "budi contoh", **shared)])

    assert (pair.first_id, pair.second_id, pair.clues) == (1, 2, (Clue.SAME_NAME, clue))


def test_two_of_one_school_whose_names_are_spelled_alike_are_a_pair():
    same, other = frozenset({7}), frozenset({8})
    cards = [card(1, "rudi hartono", school_ids=same), card(2, "rudi hartanto", school_ids=same)]
    (pair,) = likely_pairs([*cards, card(3, "rudi hartanta", school_ids=other)])
    assert pair.clues == (Clue.NAME_IS_SPELLED_ALIKE, Clue.SAME_SCHOOL)
    born = [replace(each, birth_date=day) for each, day in zip(cards, (BORN, OTHER_DAY), strict=True)]
    assert likely_pairs(born) == []


def test_the_likeliest_pairs_come_first():
    sure = {"birth_date": BORN, "school_ids": frozenset({7})}
    cards = [card(1, **sure), card(2, **sure), card(3, "siti aminah contoh", birth_date=BORN)]

    assert [(pair.first_id, pair.second_id) for pair in likely_pairs(cards)] == [(1, 2), (1, 3), (2, 3)]


def test_another_date_of_birth_speaks_against_what_a_school_says():
    there = {"school_ids": frozenset({7})}
    mine, other = card(1, birth_date=BORN, **there), card(2, birth_date=OTHER_DAY, **there)

    assert clues_of(mine, other) == (Clue.SAME_NAME, Clue.OTHER_BIRTH_DATE, Clue.SAME_SCHOOL)
    assert likely_pairs([mine, other]) == []


def test_a_day_that_a_crowd_shares_is_a_default_and_asks_for_names_that_sound_alike():
    names = ["siti " + "".join(letters) for letters in product("bdgk", "aiu", "nrlmt")]
    crowd = [card(number, name, birth_date=BORN) for number, name in enumerate(names, 1)]

    assert likely_pairs(crowd) == []
    (pair,) = likely_pairs([*crowd, card(99, "sitti ban", birth_date=BORN)])
    assert (pair.first_id, pair.second_id) == (1, 99)


@pytest.mark.parametrize("written", ["0812-3456-7890", "+62 812 3456 7890", "62812 34567890", "81234567890"])
def test_a_phone_number_is_its_digits_however_it_is_written(written):
    assert phone_key(written) == "+6281234567890"


@pytest.mark.parametrize("written", ["", "-", "0812", "tidak ada"])
def test_what_is_no_phone_number_is_shared_by_nobody(written):
    assert phone_key(written) == ""


@given(st.permutations([card(n, name, birth_date=BORN) for n, name in enumerate(["siti", "siti a", "sitti", "budi"])]))
def test_the_order_of_the_rows_does_not_matter(cards):
    assert likely_pairs(cards) == likely_pairs(sorted(cards, key=lambda each: each.person_id))
