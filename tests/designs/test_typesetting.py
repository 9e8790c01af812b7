"""Laws of measuring and breaking lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.designs.faces import Face, advances, coverage, font_file, letters_of
from workshop_tracker.designs.typesetting import (
    LEAST_SIZE,
    Run,
    Style,
    balanced,
    fitted,
    fitted_lines,
    ink,
    line_width,
    one_line,
    sized,
    width,
    words_of,
    wrapped,
)

STYLE = Style(Face.SERIF, 10, "#000000")
STRONG = Style(Face.SERIF_STRONG, 10, "#000000")
LETTERS = st.sampled_from(sorted(coverage()))
TEXTS = st.lists(st.text(LETTERS, min_size=1, max_size=30), max_size=12).map(" ".join)


def said(lines):
    return "".join(run.text for line in lines for run in line).replace(" ", "")


@pytest.mark.parametrize("face", list(Face))
def test_every_face_is_a_truetype_file_with_the_letters_of_indonesian(face):
    assert font_file(face).read_bytes()[:4] == b"\x00\x01\x00\x00"
    assert set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,'’“”·–&<>") <= letters_of(face)


def test_kerning_is_on_and_ligatures_are_off():
    assert sum(advances("AV", Face.SERIF)) < sum(advances("A", Face.SERIF) + advances("V", Face.SERIF))
    assert sum(advances("ffi", Face.SERIF)) == pytest.approx(3 * advances("f", Face.SERIF)[0], rel=0.2)
    assert len(advances("ffi", Face.SERIF)) == 3


def test_a_combining_mark_adds_nothing():
    assert width(Run("q\u0303", STYLE)) == pytest.approx(width(Run("q", STYLE)))


def test_tracking_stands_between_letters_only():
    tracked = Style(Face.SERIF, 10, "#000000", 0.2)
    assert width(Run("A", tracked)) == width(Run("A", STYLE))
    assert width(Run("HH", tracked)) - width(Run("HH", STYLE)) == pytest.approx(0.2 * 10 * 25.4 / 72)


def test_ink_knows_accents_and_descenders():
    assert ink(tuple(one_line("x", STYLE)[0])) < ink(one_line("Ấ", STYLE)[0])
    assert ink(one_line("g", STYLE)[0])[1] > ink(one_line("x", STYLE)[0])[1]
    assert ink(()) == (0.0, 0.0)


@given(st.text(LETTERS, min_size=1, max_size=60), st.floats(5, 200))
def test_a_fitted_text_fits_or_has_the_least_size(text, measure):
    style = fitted(text, STYLE, measure)
    assert LEAST_SIZE <= style.size <= STYLE.size
    assert width(Run(text, style)) <= measure or style.size == LEAST_SIZE


@given(TEXTS, st.floats(10, 200))
def test_wrapping_loses_nothing_and_stays_within_the_measure(text, measure):
    lines = wrapped([Run(text, STYLE)], measure)
    assert said(lines) == text.replace(" ", "")
    assert all(line_width(line) <= measure + 1 for line in lines)


@given(TEXTS, st.floats(10, 200))
def test_balanced_lines_are_as_few_and_say_the_same(text, measure):
    plain, even = wrapped([Run(text, STYLE)], measure), balanced([Run(text, STYLE)], measure)
    assert len(even) == len(plain)
    assert said(even) == said(plain)
    assert max(map(line_width, even), default=0) <= max(map(line_width, plain), default=0) + 1


def test_balanced_lines_have_no_short_last_one():
    text = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas"
    first, last = balanced([Run(text, STYLE)], width(Run(text, STYLE)) * 0.9)
    assert line_width(last) > line_width(first) * 0.7


def test_runs_without_a_space_between_them_stay_together():
    words = words_of([Run("setara ", STYLE), Run("16\u00a0JP", STRONG), Run(".", STYLE)])
    assert [[run.text for run in word] for word in words] == [["setara"], ["16\u00a0JP", "."]]


def test_a_word_wider_than_the_line_breaks_evenly_and_keeps_its_marks():
    lines = wrapped([Run("q\u0303" * 40, STYLE)], 30)
    assert len(lines) > 1
    assert all(run.text.startswith("q") for line in lines for run in line)
    assert said(lines) == "q\u0303" * 40


@pytest.mark.parametrize(("text", "count"), [("", 0), ("Contoh", 1), ("W" * 200, 4)])
def test_fitted_lines_shrink_before_they_break(text, count):
    assert len(fitted_lines(text, STYLE, 150)) == count


def test_one_line_shrinks_to_the_measure():
    (line,) = fitted_lines("W" * 40, STYLE, width(Run("W" * 40, sized(STYLE, 8))))
    assert line[0].style.size == pytest.approx(8, abs=0.25)
