"""Hurried spellings mean the school that they mean, and a word like the status word is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.schools.rules import read_school_name
from workshop_tracker.schools.spellings import place_key, read_meant_name, read_names_before_places


@pytest.mark.parametrize(
    "written",
    [
        "SMK Negri 1 Contoh",
        "SMK Negeti 1 Contoh",
        "SMK Negei 1 Contoh",
        "SMK Neg. 1 Contoh",
        "SMK N. 1 Contoh",
        "SMK Negri1 Contoh",
        "SMK Negeri I Contoh",
        "Sekolah Menengah Kejuruan Negri 1 Contoh",
        "SMKN 1 Contoh Kab. Banyumas",
        "SMKN 1 Contoh Kabupaten Banyumas",
        "SMKN 1 Contoh, Kec. Contoh Lor, Kab. Banyumas",
    ],
)
def test_hurried_spellings_mean_the_state_school(written):
    assert read_meant_name(written) == read_school_name("SMKN 1 CONTOH")[0]


@pytest.mark.parametrize(
    "written", ["SMP PGRI 2 Contoh", "SMK Negara Contoh", "SMA Kota Contoh", "SMA Kab. Contoh", "Dinas Contoh", ""]
)
def test_other_words_are_left_alone(written):
    assert read_meant_name(written) == read_school_name(written)[0]


def test_the_last_words_may_be_a_place():
    read = read_names_before_places("SMK Negri I Contoh, Kec. Lor")
    assert {(name.key, place) for name, place in read} == {
        ("SMK NEGRIICONTOH", "lor"),
        ("SMKN 1CONTOH", "lor"),
        ("SMK NEGRIICONTOHKEC", "lor"),
        ("SMK NEGRII", "contohlor"),
        ("SMKN 1", "contohlor"),
        ("SMK NEGRI", "icontohlor"),
        ("SMKN ", "icontohlor"),
    }


def test_places_are_compared_without_their_words_and_spaces():
    assert place_key("Kec. Gunung Pati") == place_key("KECAMATAN GUNUNGPATI") == "gunungpati"
    assert place_key("Kab. Pekalongan") == "pekalongan" != place_key("Kota Pekalongan")


@given(st.text(max_size=40))
def test_any_text_is_read(written):
    assert read_meant_name(written).status in ("", "N")
