"""Spellings of one sound have one key; other names keep their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.presentation import sounding


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
