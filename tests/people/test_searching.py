"""What was typed to find a person: its words, a number's end, and which names are nearest."""

import pytest

from workshop_tracker.people.rules import search_key
from workshop_tracker.people.searching import MOST_WORDS, ends_of, nearest, sought_number, sought_words


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Moch. Soeharto", ["muhamad", "suharto"]),
        ("M. Ali", ["muhamad", "ali"]),
        ("m", ["m"]),
        ("Drs. H. Joko Contoh, M.Pd", ["joko", "contoh"]),
        ("Bu Sri", ["sri"]),
        ("sri, smk 2 jatilawang", ["sri", "smk", "2", "jatilawang"]),
        ("Nur`aini", ["nuraini"]),
        ("", []),
    ],
)
def test_words(written, words):
    assert sought_words(written) == words


def test_only_so_many_words_are_compared_with_every_row():
    assert len(sought_words("kata " * 50)) == MOST_WORDS


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("4321", "4321"),
        ("0812-3456 789", "08123456789"),
        ("+62 812 3456 789", "628123456789"),
        ("19860920 201001 1 001", "198609202010011001"),
        ("321", None),
        ("SMK 4321", None),
        ("1" * 19, None),
        ("٤٣٢١", None),
    ],
)
def test_the_end_of_a_number(written, number):
    assert sought_number(written) == number


@pytest.mark.parametrize("wrong", ["wihyuni", "wahyumi", "wahuyni", "wahyuuni", "wahyui", "awhyuni", "wahyuin"])
def test_one_error_leaves_the_beginning_or_the_end_right(wrong):
    begin, end = ends_of(wrong)
    assert "wahyuni".startswith(begin) or "wahyuni".endswith(end)


def test_the_nearest_name_comes_first_and_strange_ones_are_left_out():
    names = ["Sri Wahyuni Contoh", "Sri Wahyono Contoh", "Budi Contoh", "Sri Wahyuni Contoh Lestari"]
    keys = list(enumerate(map(search_key, names)))
    assert nearest(keys, sought_words("sri wahyumi"), limit=5) == [0, 3, 1]
    assert nearest(keys, sought_words("sri wahyumi"), limit=1) == [0]
    assert nearest(keys, sought_words("xyz"), limit=5) == []
