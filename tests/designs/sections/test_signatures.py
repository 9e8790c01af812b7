"""Signers side by side, each in his slot, with room for ink."""

from dataclasses import replace

import pytest

from tests.designs.papers import CHAIR, HEAD_OF_OFFICE, HOST, NORMAL, ON_BEHALF, THREE_SIGNERS
from tests.designs.reading import boxes, pages, printed
from workshop_tracker.designs.klasik.signatures import SIGNATURES
from workshop_tracker.designs.sections.signatures import blocks_of, title_lines
from workshop_tracker.designs.typesetting import Run, TextDoesNotFit

TITLE = SIGNATURES.title


def texts(lines):
    return ["".join(run.text for run in line) for line in lines]


def test_the_right_hand_signer_has_the_first_slot_however_they_are_listed():
    names = [texts(block.names) for block in blocks_of(THREE_SIGNERS, SIGNATURES)]
    assert names == [[ON_BEHALF.name], [CHAIR.name], [HOST.name]]
    assert [block.x for block in blocks_of(THREE_SIGNERS, SIGNATURES)] == [x for x, _ in SIGNATURES.slots[3]]


@pytest.mark.parametrize("signers", [(HEAD_OF_OFFICE,), (HEAD_OF_OFFICE, CHAIR), THREE_SIGNERS])
def test_all_names_have_one_size(signers):
    sizes = {line[0].style.size for block in blocks_of(signers, SIGNATURES) for line in block.names}
    assert len(sizes) == 1
    assert 7 <= sizes.pop() <= SIGNATURES.name.size


def test_ordinary_signers_leave_25_mm_for_ink():
    for block in blocks_of(THREE_SIGNERS, SIGNATURES):
        assert SIGNATURES.names - SIGNATURES.first_line - SIGNATURES.leading * (len(block.titles) - 1) >= 25


def test_a_title_a_little_too_long_shrinks_and_a_longer_one_breaks():
    assert title_lines([Run("Kepala Cabang Dinas Pendidikan", TITLE)], 48)[0][0].style.size < TITLE.size
    broken = title_lines([Run("Kepala Cabang Dinas Pendidikan dan Kebudayaan Wilayah Contoh", TITLE)], 53)
    assert len(broken) == 2
    assert broken[0][0].style.size == TITLE.size


def test_an_absent_rank_leaves_no_hole():
    signer = replace(HEAD_OF_OFFICE, rank="", identity="NIPY 12")
    (block,) = blocks_of((signer,), SIGNATURES)
    assert texts(block.ranks) == ["NIPY 12"]
    names = {box.text: box for box in boxes(pages(printed(replace(NORMAL, signatories=(signer,))))[0])}
    assert names["NIPY 12"].top - names[signer.name].bottom < 2.5


def test_more_than_a_column_holds_is_refused():
    wordy = replace(HEAD_OF_OFFICE, title_lines=("Kepala Bidang Contoh " * 30,) * 3)
    with pytest.raises(TextDoesNotFit, match="penanda tangan"):
        printed(replace(NORMAL, signatories=(wordy,)))
