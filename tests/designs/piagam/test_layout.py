"""Every honour is well laid, leaves room for a stamp at each signature, and has no back where there is no programme."""

from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.designs.laws import CASES, PAPERS, Frame, assert_well_laid
from tests.designs.papers import ENGLISH, NORMAL, SPEAKER, in_design, sessions
from tests.designs.reading import Box, boxes, holds, pages, printed
from workshop_tracker.designs.ornaments import ACROSS
from workshop_tracker.designs.piagam.art import LEFT, RIGHT
from workshop_tracker.designs.piagam.front import ASIDE, QR_SIDE, QR_Y
from workshop_tracker.designs.piagam.signatures import SIGNATURES, STAMP_ACROSS, STAMP_TOP
from workshop_tracker.designs.rules import CertificateText

AXIS, QUIET = ACROSS - ASIDE, QR_SIDE / 29 * 4  # four modules
CODE = Box("code", AXIS - QR_SIDE / 2 - QUIET, QR_Y - QUIET, AXIS + QR_SIDE / 2 + QUIET, QR_Y + QR_SIDE + QUIET, 0)
WITHIN = Box("the border", LEFT - 0.5, 20.0, RIGHT + 0.5, 191.0, 0)
FRAME = Frame(
    front=(WITHIN,),
    further=WITHIN,
    kept_free=(CODE, Box("wreath", 26, 25, 57, 54, 0)),
    code=Box("code and its surroundings", 235, 18, 276, 47, 0),
    small_below=187,
    signatures=SIGNATURES,
    stamp_top=STAMP_TOP,
)


def honour(text: CertificateText) -> CertificateText:
    return in_design(text, "piagam")


@pytest.mark.parametrize("case", CASES)
def test_a_hard_honour_is_well_laid(case):
    assert_well_laid(honour(CASES[case]), FRAME)


@settings(max_examples=10, deadline=None, phases=set(Phase) - {Phase.shrink})  # a paper takes 0.1 s to read back
@given(PAPERS, st.integers(0, 60))
def test_any_honour_is_well_laid(text, count):
    hours = sum(row.lesson_hours for row in sessions(count)) if count else 4
    assert_well_laid(honour(replace(text, programme=sessions(count), lesson_hours=hours)), FRAME)


@pytest.mark.parametrize("case", ["speaker", "three signers", "wordy signers", "everything wide"])
def test_every_signature_has_room_for_a_stamp(case):
    text = honour(CASES[case])
    slots = SIGNATURES.slots[len(text.signatories)]
    zones = [Box("stamp", x - STAMP_ACROSS, STAMP_TOP, x, SIGNATURES.names, 0) for x, _ in slots]
    found = boxes(pages(printed(text))[0])
    assert [(box.text, zone.left) for box in found for zone in zones if box.overlaps(zone)] == []


def test_without_a_programme_it_is_one_page():
    assert len(pages(printed(honour(replace(SPEAKER, programme=(), lesson_hours=None))))) == 1
    assert len(pages(printed(honour(SPEAKER)))) == 2


def test_who_served_is_honoured_and_who_took_part_took_part():
    assert holds(pages(printed(honour(SPEAKER)))[0], "sebagai penghargaan atas pengabdiannya sebagai NARASUMBER")
    assert holds(pages(printed(honour(NORMAL)))[0], "atas partisipasinya sebagai PESERTA")
    served = honour(replace(ENGLISH, role="COMMITTEE MEMBER"))
    assert holds(pages(printed(served))[0], "in recognition of dedicated service as COMMITTEE MEMBER")
