"""In every design each signer has room for ink, and the right-hand one 35 mm for the stamp, with long titles too."""

from dataclasses import replace

import pytest

from tests.designs.papers import CHAIR, HEAD_OF_OFFICE, HOST, NORMAL, in_design
from tests.designs.reading import Box, boxes, holds, overlapping, pages, printed
from workshop_tracker.designs.klasik.signatures import SIGNATURES as KLASIK
from workshop_tracker.designs.latar.blocks import signature_setting
from workshop_tracker.designs.modern.signatures import SIGNATURES as MODERN
from workshop_tracker.designs.own.looks import Look
from workshop_tracker.designs.own.placing import Placing, first_placing
from workshop_tracker.designs.piagam.signatures import SIGNATURES as PIAGAM
from workshop_tracker.designs.sections.signatures import blocks_of, name_baseline, title_leading
from workshop_tracker.designs.surat_keterangan.art import TOP
from workshop_tracker.designs.surat_keterangan.signatures import SIGNATURES as LETTER

STAMP, LEAST_INK = 35.0, 20.0  # mm
NARROWEST = 165.0
TITLES = ("Kepala Dinas Pendidikan dan Kebudayaan Provinsi Contoh Tengah", "Ketua MGMP Informatika SMK Wilayah Contoh")
LONG = ("a.n. Kepala Dinas Pendidikan dan Kebudayaan Provinsi Contoh", "u.b. Kepala Bidang Ketenagaan SMK")
SIGNERS = tuple(
    replace(signer, title_lines=lines) for signer, lines in ((HEAD_OF_OFFICE, TITLES), (CHAIR, LONG), (HOST, TITLES))
)


def narrow():
    """The own background whose signers have the least room that may be typed."""
    first = first_placing("landscape")
    fields = (replace(each, across=NARROWEST) if each.kind == "signatures" else each for each in first.fields)
    return Placing("landscape", tuple(fields))


def on_own_ground(placing):
    field = placing.field("signatures")
    top = field.y if placing.paper == "landscape" else TOP + field.y
    return Look("latar", 1, placing=placing), signature_setting(field, top), top


DESIGNS = {
    "klasik": (None, KLASIK, 150.0),
    "modern": (None, MODERN, 150.0),
    "piagam": (None, PIAGAM, 137.8),
    "surat_keterangan": (None, LETTER, TOP + 190.0),
    "latar": on_own_ground(first_placing("landscape")),
    "latar, upright": on_own_ground(first_placing("portrait")),
    "latar, narrow": on_own_ground(narrow()),
}


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("design", DESIGNS)
def test_long_titles_stand_on_two_lines_and_leave_room_for_ink_and_stamp(design, count):
    look, setting, stamp_top = DESIGNS[design]
    signers = SIGNERS[:count]
    text = replace(in_design(NORMAL, design.split(",")[0]), look=look, signatories=signers)

    front = pages(printed(text))[0]
    found = boxes(front)
    blocks = blocks_of(signers, setting)
    baseline = min(name_baseline(block, setting) for block in blocks)
    right, _ = setting.slots[count][0]
    stamp = Box("stamp", right - STAMP, stamp_top, right, baseline, 0)

    assert all(holds(front, line) for signer in signers for line in (*signer.title_lines, signer.name, signer.rank))
    assert overlapping(found) == []
    assert [box for box in found if box.overlaps(stamp)] == []
    for block in blocks:
        titles_end = setting.first_line + title_leading(block, setting) * (len(block.titles) - 1)
        names_start = baseline - sum(0.44 * line[0].style.size for line in block.names)
        assert names_start - titles_end >= LEAST_INK
