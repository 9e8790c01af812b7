"""The reference list of titles, and how pieces of text spell them."""

import csv
import os
from itertools import product
from pathlib import Path

import pytest

from workshop_tracker.people.names import split_name
from workshop_tracker.people.titles import (
    KNOWN,
    Strength,
    degrees_to_the_end,
    front_titles,
    join_degrees,
    pieces_of,
    read_degrees,
    read_front_titles,
    strength_without_comma,
    title_key,
)

FORMS = [form for forms in KNOWN.after.values() for form in forms]
ALSO_ONE_FORM = {"S.Pd.Gr.", "A.Md.Ak."}  # glued by a dot, these two pairs are a listed form of their own


def forms_in(text):
    run = degrees_to_the_end(pieces_of(text))[0]
    return None if run is None else [degree.form for degree in run]


def listed_forms():
    folder = Path(os.environ.get("WORKSHOP_TRACKER_SHARED_DATA", "/nowhere"))
    path = folder / "titles_and_degrees.csv"
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines()) if path.exists() else []
    known = [("depan", "Drs."), ("belakang", "S.Pd."), ("belakang", "S.Pd.SD."), ("belakang", "Lc.")]
    return sorted({*known, *((row["jenis"], row["bentuk_baku"]) for row in rows)})


def test_every_listed_form_is_known():
    known = {"depan": KNOWN.before, "belakang": KNOWN.after}
    assert [form for place, form in listed_forms() if form not in known[place].get(title_key(form), ())] == []


def test_every_listed_form_is_certain_in_every_usual_spelling():
    for place, form in listed_forms():
        look_at_usual_spellings(place, form)


def look_at_usual_spellings(place, form):
    forms = {*KNOWN.before.get(title_key(form), ()), *KNOWN.after.get(title_key(form), ())}
    bare = form.rstrip(".")
    for spelling in (form, bare, bare.lower(), bare.upper(), bare.replace(".", ". "), form.replace(".", "")):
        split = split_name(f"{spelling} Contoh" if place == "depan" else f"Contoh,{spelling}")
        if spelling == "DR":  # Dr. or dr.
            assert split.certainty == "ask"
            continue
        titles = split.title_before if place == "depan" else split.title_after
        assert (split.certainty, split.name) == ("certain", "Contoh"), spelling
        assert titles.replace(", ", "") in forms, spelling  # "S. Pd. Gr" are two, and a form of their own


@pytest.mark.parametrize("form", FORMS)
def test_each_form_reads_as_itself_without_its_last_dot_and_in_any_case(form):
    bare = form.rstrip(".")
    assert forms_in(form) == forms_in(bare) == forms_in(bare.lower()) == forms_in(bare.upper()) == [form]


@pytest.mark.parametrize("glue", [".", " ", ". "])
def test_two_degrees_in_a_row_are_told_apart(glue):
    wrong = {
        first + second
        for first, second in product(FORMS, FORMS)
        if first != second and forms_in(first.rstrip(".") + glue + second) != [first, second]
    }
    assert wrong <= ALSO_ONE_FORM


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("S. Pd. I.", ["S.Pd.I."]),
        ("M.M. Pd", ["M.M.Pd."]),
        ("S.Pd. Gr.", ["S.Pd.", "Gr."]),
        ("SIP", ["S.IP."]),
        ("S.I.P", ["S.I.P."]),
        ("S.Xyz", None),
        ("Contoh", None),
    ],
)
def test_readings(text, forms):
    assert forms_in(text) == forms


def test_join_degrees_says_a_doubled_one_once():
    assert join_degrees(["S.Kom.", "S.Kom.", "M.Kom."]) == "S.Kom., M.Kom."
    assert join_degrees([]) == ""


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Drs.H.Contoh", ["Drs.", "H."]),
        ("prof dr ir CONTOH", ["Prof.", "dr.", "Ir."]),
        ("Dr. H. Contoh", ["Dr.", "H."]),
        ("K. H. Contoh", ["K.H."]),
        ("H. H. Contoh", ["H."]),
        ("Contoh", []),
    ],
)
def test_front_titles(text, forms):
    assert [title.form for title in front_titles(pieces_of(text), 0)] == forms


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("S.Pd", Strength.SURE),
        ("SPd", Strength.SURE),
        ("Spd", Strength.SURE),
        ("S. Ag.", Strength.SURE),
        ("SPD.", Strength.SURE),
        ("SPD", Strength.SURE_IN_A_RUN),
        ("spd", Strength.SURE_IN_A_RUN),
        ("S.E.", Strength.SURE_IN_A_RUN),
        ("SE", Strength.SURE_IN_A_RUN),
        ("S.T.P", Strength.SURE_IN_A_RUN),
        ("Se", Strength.LIKE_A_NAME),
        ("Sag", Strength.LIKE_A_NAME),
        ("sag", Strength.LIKE_A_NAME),
        ("S Pd", Strength.LIKE_A_NAME),
        ("A. Ma", Strength.LIKE_A_NAME),
    ],
)
def test_strength_without_comma(text, strength):
    (degree,) = degrees_to_the_end(pieces_of(text))[0]
    assert strength_without_comma(degree) is strength


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("S.Pd, M.Pd", "S.Pd., M.Pd."),
        ("spd mpd", "S.Pd., M.Pd."),
        ("SE", "S.E."),
        ("", ""),
        ("S.Pd, SD", None),
        ("S.Xyz", None),
    ],
)
def test_a_cell_of_degrees(text, degrees):
    assert read_degrees(text) == degrees


@pytest.mark.parametrize(
    ("text", "titles"),
    [("drs h", "Drs. H."), ("Dr.", "Dr."), ("dr", "dr."), ("", ""), ("DR.", None), ("Drs. Contoh", None)],
)
def test_a_cell_of_front_titles(text, titles):
    assert read_front_titles(text) == titles
