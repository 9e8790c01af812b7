"""Two spellings in pieces."""

from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.handout.corrections.spelling import Piece, compared

NAMES = st.text(alphabet="AaBbCc ,.'é\u0301", max_size=20)


def test_only_the_letters_that_differ_are_marked():
    old, new = compared("Ayu Conto", "Ayu Contoh, S.Pd.")

    assert old == [Piece("Ayu Conto", is_different=False)]
    assert new == [Piece("Ayu Conto", is_different=False), Piece("h, S.Pd.", is_different=True)]


def test_a_mark_stays_with_its_letter():
    _, new = compared("Rene Contoh", "Rene\u0301 Contoh")

    assert Piece("e\u0301", is_different=True) in new


@given(NAMES, NAMES)
def test_pieces_make_the_spellings_and_what_is_unmarked_is_shared(old, new):
    pieces = compared(old, new)

    assert tuple("".join(piece.text for piece in side) for side in pieces) == (old, new)
    shared = ["".join(piece.text for piece in side if not piece.is_different) for side in pieces]
    assert shared[0] == shared[1]
