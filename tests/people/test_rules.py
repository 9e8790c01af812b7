"""Keys of names and the capitals that are proposed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.people.rules import (
    have_like_letters,
    is_spelled_alike,
    letters_of,
    name_key,
    proposed_capitals,
    search_key,
    sort_key,
)


@pytest.mark.parametrize(
    "same",
    [
        ["Nur`aini Contoh", "nur’aini  contoh", "NURAINI CONTOH"],
        ["Moh.Ridwan", "Moh. Ridwan", "moh ridwan"],
        ["M.Contoh", "M. Contoh", "M Contoh"],
        ["R.A. Contoh", "RA Contoh", "R.A.Contoh"],
        ["Contoh A.W.", "Contoh AW"],
        ["Contoh Al-Farisi", "Contoh AlFarisi"],
    ],
)
def test_spellings_of_one_name_have_one_key(same):
    assert len({name_key(name) for name in same}) == 1


def test_different_names_have_different_keys():
    assert len({name_key(name) for name in ["Siti Contoh", "Sitti Contoh", "Contoh Siti", "Siti"]}) == 4


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(name):
    assert name_key(name_key(name)) == name_key(name)


def test_sort_key_orders_by_name_with_numbers_by_value():
    names = ["contoh 10", "Budi Contoh", "Ávila Contoh", "Contoh 2", "andi contoh"]
    assert sorted(names, key=sort_key) == ["andi contoh", "Ávila Contoh", "Budi Contoh", "Contoh 2", "contoh 10"]


@pytest.mark.parametrize(
    ("name", "proposal"),
    [
        ("MA'ARIF CONTOH", "Ma'arif Contoh"),
        ("SA'DIAH CONTOH", "Sa'diah Contoh"),
        ("nur'aini", "Nur'aini"),
        ("MABRURI", "Mabruri"),
        ("ABDUL BIN CONTOH", "Abdul bin Contoh"),
        ("siti binti contoh", "Siti binti Contoh"),
        ("CONTOH AL-HAKIM", "Contoh Al-Hakim"),
        ("A.W. CONTOH", "A.W. Contoh"),
        ("m.contoh", "M.Contoh"),
        ("MT CONTOH", "MT Contoh"),
        ("RR. DEWI CONTOH", "Rr. Dewi Contoh"),
        ("D'CONTOH", "D'Contoh"),
        ("CONTOH III", "Contoh III"),
        ("contoh xi", "Contoh XI"),
        ("SITI NUR'AINI", "Siti Nur'aini"),
        ("FATIMAH BINTI CONTOH", "Fatimah binti Contoh"),
        ("CONTOH IV", "Contoh IV"),
        ("MOCH. CONTOH", "Moch. Contoh"),
        ("FX. CONTOH", "FX. Contoh"),
        ("RA. CONTOH", "RA. Contoh"),
        ("CH. CONTOH", "Ch. Contoh"),
        ("TRI CONTOH WS", "Tri Contoh WS"),
        ("AT-TAMIMI CONTOH", "At-Tamimi Contoh"),
        ("MUHAMMAD 'ABID", "Muhammad 'Abid"),
        ("DE CONTOH", "De Contoh"),
        ("i made contoh", "I Made Contoh"),
    ],
)
def test_capitals_are_proposed_for_one_case_names(name, proposal):
    assert proposed_capitals(name) == proposal


@pytest.mark.parametrize("name", ["Agus susilo", "Ma'arif Contoh", "M. Contoh", "A", ""])
def test_nothing_is_proposed_where_somebody_chose_the_capitals(name):
    assert proposed_capitals(name) is None


@given(st.text("ABCDEIOUX'.- ", max_size=30))
def test_a_proposal_changes_nothing_but_capitals(name):
    assert (proposed_capitals(name) or name).upper() == name.upper()


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        ("rudi hartono", "rudi hartanto", True),
        ("rudi rahmawati", "rudi rahamwati", True),
        ("hartati wulandari", "hartani wulandary", True),
        ("siti fatimah", "sitifatimah", True),
        ("sri wahyuni", "tri wahyuni", False),
        ("siti aminah", "siti khotimah", False),
        ("rudi hartono", "rudi", False),
        ("hartono wulandari", "hartano wulindara", False),
    ],
)
def test_two_slips_of_letters_are_one_name_unless_in_a_short_word(name, other, expected):
    mine, others = search_key(name).strip(), search_key(other).strip()
    assert is_spelled_alike(mine, others) is is_spelled_alike(others, mine) is expected
    assert have_like_letters(letters_of(mine), letters_of(others)) or not expected
