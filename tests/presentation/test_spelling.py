"""Spellings of one sound have one key; other names keep their own."""

from itertools import product
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.presentation import sounding, spelling


@pytest.mark.parametrize(
    "same",
    [
        ["Soeharto", "Suharto"],
        ["Djoko", "Joko"],
        ["Setyaningsih", "Setianingsih"],
        ["Surya", "Suria"],
        ["Tjahjo", "Cahyo"],
        ["Jusuf", "Yusuf"],
        ["Njoman", "Nyoman"],
        ["Sjarif", "Syarif", "Sarif"],
        ["Achmad", "Akhmad", "Ahmad"],
        ["Chotimah", "Khotimah", "Hotimah"],
        ["Budhi", "Budi", "Buddi"],
        ["Sholihah", "Solihah"],
        ["Heri", "Hery", "Herry"],
        ["Zaenal", "Zainal"],
        ["Arief", "Arif", "Ariev"],
        ["Rizqi", "Rizki", "Riski"],
        ["Éko", "EKO"],
    ],
)
def test_one_sound(same):
    assert len({sounding(name) for name in same}) == 1


def test_other_names_are_other_sounds():
    names = ["Siti", "Sito", "Hasan", "Hasin", "Asan", "Joko", "Jono", "Budi", "Bude", "Umi", "Ummu"]
    assert len({sounding(name) for name in names}) == len(names)


@given(st.text(max_size=40))
def test_a_key_is_stable_and_of_small_letters(text):
    key = sounding(text)
    assert sounding(key.upper()) == sounding(key)
    assert key == key.casefold()


def test_no_word_that_may_be_spelled_otherwise_is_passed_over():
    passed = [word for word in map("".join, product(ascii_lowercase, repeat=3)) if sounding(word) == word]
    changing = [spelling.SOUNDS, spelling.CONSONANT_Y, spelling.H_AFTER_CONSONANT, spelling.DOUBLED]
    assert passed
    assert not [word for word in passed if "y" in word or any(each.search(word) for each in changing)]
