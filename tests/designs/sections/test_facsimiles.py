"""Pictures of ink on papers: in the room for ink, once in a file however many papers bear them."""

import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageChops

from tests.designs.facsimiles.scans import facsimile
from tests.designs.papers import NORMAL, THREE_SIGNERS
from workshop_tracker.designs.pdf import merged_pdf, single_pdf
from workshop_tracker.designs.rules import (
    Looks,
    PictureMissing,
    certificate_text_from_json,
    certificate_text_to_json,
    named_pictures,
    with_facsimiles,
)
from workshop_tracker.designs.sections.facsimiles import signature_room, stamp_room

LARGEST_FILE = 300_000  # bytes
INK = (facsimile("right", "signature"), facsimile("right", "stamp"))
SIGNED = replace(NORMAL, facsimiles=INK)
DESIGNS = ("klasik", "modern", "piagam", "surat_keterangan")
places = st.floats(0, 250)


def pictures_in(file):
    with pikepdf.open(io.BytesIO(file)) as pdf:
        return [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"]


def shown(file):
    return pypdfium2.PdfDocument(file)[0].render(scale=1).to_pil().convert("L")


def test_a_frozen_text_names_its_pictures_and_one_without_says_nothing_of_them():
    plain, signed = certificate_text_to_json(NORMAL), certificate_text_to_json(SIGNED)

    assert "facsimiles" not in plain
    assert signed == with_facsimiles(plain, INK)
    assert with_facsimiles(signed, ()) == plain
    assert named_pictures(signed) == [each.sha256 for each in INK]
    assert named_pictures(certificate_text_to_json(replace(NORMAL, title='"facsimiles":[{"sha256":"' + "0" * 64))) == []
    looks = Looks(pictures={each.sha256: each.picture for each in INK})
    assert certificate_text_from_json(signed, looks) == SIGNED
    assert certificate_text_from_json(signed).facsimiles[0].picture is None


@pytest.mark.parametrize("design", DESIGNS)
def test_every_design_shows_them_between_title_and_name_and_nowhere_else(design):
    plain, signed = (single_pdf(replace(text, design=design)) for text in (NORMAL, SIGNED))

    changed = ImageChops.difference(shown(plain), shown(signed))
    left, top, right, bottom = changed.getbbox()
    across, down = changed.size
    assert left > 0.35 * across
    assert top > 0.6 * down
    assert (right - left) * (bottom - top) < 0.06 * across * down
    assert len(signed) <= LARGEST_FILE
    assert single_pdf(replace(SIGNED, design=design)) == signed


def test_a_file_holds_each_picture_once_however_many_papers_and_signers_bear_it():
    everywhere = (*(facsimile(signer.place, "signature") for signer in THREE_SIGNERS), INK[1])
    text = replace(NORMAL, signatories=THREE_SIGNERS, facsimiles=everywhere)

    single, merged = single_pdf(text), b"".join(merged_pdf([text, replace(text, name="Budi Contoh"), NORMAL]))

    assert len(pictures_in(single)) == len(pictures_in(merged)) == 4  # a signature, a stamp, and the cover of each
    assert len(single) <= LARGEST_FILE
    assert pictures_in(single_pdf(NORMAL)) == []


def test_a_paper_whose_picture_is_gone_is_not_printed_without_it():
    lost = replace(SIGNED, facsimiles=(replace(INK[0], picture=None),))

    with pytest.raises(PictureMissing):
        single_pdf(lost)
    pages = pypdfium2.PdfDocument(b"".join(merged_pdf([lost, NORMAL])))
    assert "Tidak dapat dicetak" in pages[0].get_textpage().get_text_range()


@given(places, places, places)
def test_pictures_stay_out_of_titles_and_names(x, top, height):
    names_start = top + 3 + height
    for room in (signature_room(x, 50, top, names_start), stamp_room(x, top, names_start)):
        assert room.y > top
        assert room.y + room.down < names_start
        assert room.across > 0
    assert stamp_room(x, top, names_start).across <= 35
