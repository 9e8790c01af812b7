"""Lists in words, natural order, file names, masks."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.presentation import file_name_part, join_words, mask_identifier, natural_key, tidy_text


def test_join_words():
    assert join_words([]) == ""
    assert join_words(["A"]) == "A"
    assert join_words(["A", "B"]) == "A dan B"
    assert join_words(["A", "B", "C"]) == "A, B, dan C"
    assert join_words(["A", "B", "C"], language="en") == "A, B, and C"


def test_natural_order():
    schools = ["SMKN 10 Contoh", "smkn 2 Contoh", "SMKN 01 Contoh", "SMA 3"]
    assert sorted(schools, key=natural_key) == ["SMA 3", "SMKN 01 Contoh", "smkn 2 Contoh", "SMKN 10 Contoh"]


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_numbers_order_by_value(a, b):
    assert (natural_key(f"SMKN {a}") < natural_key(f"SMKN {b}")) == (a < b)


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("  Nur`aini \t Contoh\n", "Nur'aini Contoh"),
        ("Ma’arif", "Ma'arif"),
        ("Re\u0301nata", "R\u00e9nata"),
        ("M.PdI", "M.PdI"),
    ],
)
def test_tidy_text(text, tidy):
    assert tidy_text(text) == tidy


@given(st.text())
def test_tidy_text_is_final(text):
    assert tidy_text(tidy_text(text)) == tidy_text(text)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("421.5/131/SMKN7/2020", "421-5-131-SMKN7-2020"),
        ("../../etc/passwd", "etc-passwd"),
        ("Ma'arif é", "Maarif-e"),
        ("Nur’aini", "Nuraini"),
        ("«»", "tanpa-nama"),
        ("a\r\nb", "a-b"),
    ],
)
def test_file_name_part(text, part):
    assert file_name_part(text) == part


@given(st.text(), st.integers(1, 80))
def test_file_name_part_is_always_safe(text, longest):
    part = file_name_part(text, longest=max(longest, 10))
    assert re.fullmatch("[A-Za-z0-9]+(-[A-Za-z0-9]+)*", part)
    assert len(part) <= max(longest, 10)


def test_mask_shows_only_the_last_four():
    assert mask_identifier("198609202010011001") == "••••1001"
    assert mask_identifier("1001") == "••••"
    assert mask_identifier("") == "••••"
