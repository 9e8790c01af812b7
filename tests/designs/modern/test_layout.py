"""Every paper of the design "modern" is well laid, and its back stands beside the narrow panel."""

from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.designs.laws import CASES, PAPERS, Frame, assert_well_laid
from tests.designs.papers import sessions
from tests.designs.reading import Box
from workshop_tracker.designs.modern.art import LEFT, RIGHT
from workshop_tracker.designs.modern.signatures import SIGNATURES
from workshop_tracker.designs.rules import CertificateText

FRAME = Frame(
    front=(
        Box("text, with quotation marks that hang out", LEFT - 4, 14, RIGHT + 0.3, 202.5, 0),
        Box("code in the panel", 9, 185, 57, 199, 0),
    ),
    further=Box("text", 35.5, 18, RIGHT + 0.3, 202.5, 0),
    kept_free=(Box("panel above the code", 8, 8, 58, 184.7, 0),),
    code=Box("panel", 8, 140, 58, 202, 0),
    small_below=199,
    signatures=SIGNATURES,
)


def modern(text: CertificateText) -> CertificateText:
    return replace(text, design="modern")


@pytest.mark.parametrize("case", CASES)
def test_a_hard_paper_is_well_laid(case):
    assert_well_laid(modern(CASES[case]), FRAME)


@settings(max_examples=10, deadline=None, phases=set(Phase) - {Phase.shrink})  # a paper takes 0.1 s to read back
@given(PAPERS, st.integers(0, 60))
def test_any_paper_is_well_laid(text, count):
    hours = sum(row.lesson_hours for row in sessions(count)) if count else 4
    assert_well_laid(modern(replace(text, programme=sessions(count), lesson_hours=hours)), FRAME)
