"""Splitting and joining names: the corpus, the traps, and the laws that hold for every text."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_tracker.people.names import NameParts, join_name, split_by_pieces, split_name
from workshop_tracker.people.rules import unusual_marks
from workshop_tracker.people.titles import KNOWN, join_degrees, title_key
from workshop_tracker.presentation import tidy_text

CORPUS = list(csv.DictReader(Path(__file__).with_name("written_names.csv").read_text(encoding="utf-8").splitlines()))
DEGREES = [form for forms in KNOWN.after.values() for form in forms]
FRONT_TITLES = ["", "Drs.", "Dra.", "H.", "Hj.", "Dr. H.", "Prof. Dr.", "Ir.", "KH."]

plain_words = st.text("abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=9).map(lambda word: word[0].upper() + word[1:])
safe_words = plain_words.filter(
    lambda word: title_key(word) not in KNOWN.after.keys() | KNOWN.before.keys() | KNOWN.salutations
)
names = st.tuples(
    st.sampled_from(["", "M. ", "Moh. ", "Nur'aini "]),
    safe_words,
    st.lists(safe_words | st.sampled_from(["Ma'arif", "Al-Farisi", "binti"]), max_size=3),
).map(lambda parts: parts[0] + " ".join([parts[1], *parts[2]]))


def outcome(written):
    split = split_name(written)
    return split.title_before, split.name, split.title_after, split.certainty


def parts_of(row):
    return row["title_before"], row["name"], row["title_after"]


def test_corpus_is_large_enough():
    assert len({row["written"] for row in CORPUS}) == len(CORPUS) >= 500
    assert sum(row["certainty"] == "ask" for row in CORPUS) >= 80


def test_corpus():
    wanted = {row["written"]: (*parts_of(row), row["certainty"]) for row in CORPUS}

    assert {written: outcome(written) for written in wanted} == wanted


@pytest.mark.parametrize("written", ["Sri Ma", "Yusuf S.S", "Eko S.T", "S. Parman", "MT Haryono"])
def test_traps_are_asked_and_left_as_written(written):
    assert outcome(written) == ("", written, "", "ask")
    assert split_name(written).reason


def test_a_question_carries_the_reading_to_offer():
    assert split_name("Eko S.T").proposal == NameParts("", "Eko", "S.T.")
    assert split_name("Drs. Yusuf S.S").proposal == NameParts("Drs.", "Yusuf", "S.S.")
    assert split_name("DR. Contoh, M.Pd").proposal == NameParts("Dr.", "Contoh", "M.Pd.")
    assert split_name("Contoh, S.Pd., M.Xyz").proposal == NameParts("", "Contoh", "S.Pd., M.Xyz")
    assert split_name("Contoh, Agus").proposal is None
    assert split_name("Contoh (SMK Contoh)").proposal is None


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("Contoh, S.Pd.", ""),
        ("Bu Contoh", "Sapaan “Bu” tidak termasuk nama."),
        ("Yth. Bapak Contoh", "Sapaan “Yth” dan “Bapak” tidak termasuk nama."),
        ("Eko S.T", "“S.T” dapat berupa gelar atau bagian nama."),
        ("DR Contoh", "“DR” dapat berarti Dr. (doktor) atau dr. (dokter)."),
        ("S. Parman", "“S.” di depan dapat berupa singkatan nama atau gelar."),
        ("Contoh, M.Xyz", "“M.Xyz” setelah koma bukan gelar yang dikenal."),
        ("Contoh S.Xyz", "“S.Xyz” bukan gelar yang dikenal."),
        ("Contoh (2)", "Tanda “(”, “2”, dan “)” tidak lazim dalam nama."),
        ("Drs. H.", "Tidak ada nama di antara gelar."),
        ("", "Tidak ada nama di antara gelar."),
    ],
)
def test_reason_says_why(written, reason):
    assert split_name(written).reason == reason


def test_join():
    assert join_name("Dr. H.", "Ahmad Fauzi", "M.Pd.") == "Dr. H. Ahmad Fauzi, M.Pd."
    assert join_name("", "Mabruri", "") == "Mabruri"
    assert join_name("Hj.", "Siti Contoh", "") == "Hj. Siti Contoh"
    assert join_name("", "Siti Contoh", "S.Pd.SD.") == "Siti Contoh, S.Pd.SD."


def test_joined_corpus_splits_back():
    wanted = {parts_of(row): (*parts_of(row), "certain") for row in CORPUS if row["certainty"] == "certain"}

    assert {parts: outcome(join_name(*parts)) for parts in wanted} == wanted


@given(st.sampled_from(FRONT_TITLES), names, st.lists(st.sampled_from(DEGREES), max_size=4, unique=True))
def test_splitting_is_the_inverse_of_joining(title_before, name, degrees):
    parts = NameParts(title_before, name, join_degrees(degrees))
    split = split_name(join_name(parts.title_before, parts.name, parts.title_after))
    assert (split.parts, split.certainty, split.reason) == (parts, "certain", "")


messy_words = st.sampled_from(
    [
        *DEGREES,
        *(form.replace(".", "") for form in DEGREES),
        "Contoh",
        "sri",
        "A.",
        "S.",
        "Ma",
        "H.",
        "DR.",
        "Bu",
        "X.Y",
        "(",
    ]
)


@settings(max_examples=300)
@given(st.lists(st.tuples(messy_words, st.sampled_from([" ", ", ", ",", ".", ". "])), min_size=1, max_size=6))
def test_nothing_is_changed_silently(words):
    written = "".join(word + gap for word, gap in words)
    split = split_name(written)
    text = tidy_text(written)
    if split.certainty == "ask":
        assert (split.title_before, split.name, split.title_after) == ("", text.strip(" ,"), "")
        assert split.reason
    else:
        assert split.name
        assert split.name in text
        again = split_name(join_name(split.title_before, split.name, split.title_after))
        assert (again.parts, again.certainty) == (split.parts, "certain")


@settings(max_examples=300)
@given(
    st.lists(names | messy_words | plain_words.map(str.upper) | plain_words.map(str.lower), min_size=1, max_size=4),
    st.sampled_from(["", ", ", ",", " ", ",,"]),
    st.lists(messy_words, max_size=3),
)
def test_a_plain_name_is_split_as_if_it_were_read_piece_by_piece(words, gap, behind):
    text = tidy_text(" ".join(words) + gap + ", ".join(behind)).strip(" ,")
    if not unusual_marks(text):
        assert split_name(text) == split_by_pieces(text, text)


@given(st.text(max_size=40))
def test_any_text_is_read_without_an_error(written):
    split = split_name(written)
    assert split.written == written
    assert split.certainty == "ask" or split.name
