"""What must hold for every paper, however hard: nothing is cut, nothing overlaps, nothing leaves its place."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.designs.laws import CASES, PAPERS, Frame, assert_well_laid
from tests.designs.papers import NORMAL, THREE_SIGNERS, sessions
from tests.designs.reading import Box
from workshop_tracker.designs.faces import coverage
from workshop_tracker.designs.klasik.signatures import SIGNATURES

WITHIN = Box("the gold rule and what stands in it", 27.8, 20.0, 269.2, 193.5, 0)
FRAME = Frame(
    front=(WITHIN,),
    further=WITHIN,
    kept_free=(
        Box("quiet zone of the code", 28 - 2.9, 153.8 - 2.9, 49 + 2.9, 174.8 + 2.9, 0),
        Box("star", 30.5, 22.1, 51.5, 43.1, 0),
        Box("book", 245.5, 22.1, 266.5, 43.1, 0),
    ),
    code=Box("code", 20, 145, 59, 182, 0),
    small_below=191,
    signatures=SIGNATURES,
)


@pytest.mark.parametrize("case", CASES)
def test_a_hard_paper_is_well_laid(case):
    assert_well_laid(CASES[case], FRAME)


def chunks(letters: list[str], size: int) -> list[str]:
    return ["".join(letters[start : start + size]) for start in range(0, len(letters), size)]


CHUNKS = chunks(sorted(coverage() - set(" \u00a0\u2002\u2003\u2009\u200a\u202f")), 90)


@pytest.mark.parametrize("chunk", CHUNKS, ids=lambda chunk: f"from U+{ord(chunk[0]):04X}")
def test_every_letter_of_the_fonts_is_printed_and_found_again(chunk):
    marked = "".join(f"a{letter}" if unicodedata.combining(letter) else letter for letter in chunk)
    words = " ".join(chunks(list(marked), 12))
    assert_well_laid(replace(NORMAL, name=words, title=words, school=words, signatories=THREE_SIGNERS), FRAME)


@settings(max_examples=25, deadline=None, phases=set(Phase) - {Phase.shrink})  # a paper takes 0.1 s to read back
@given(PAPERS, st.integers(0, 60))
def test_any_paper_is_well_laid(text, count):
    hours = sum(row.lesson_hours for row in sessions(count)) if count else 4
    assert_well_laid(replace(text, programme=sessions(count), lesson_hours=hours), FRAME)
