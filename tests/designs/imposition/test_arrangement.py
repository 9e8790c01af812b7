"""What one run through a printer puts on paper: which sides, moved how far, without what the paper bears already."""

import io
from dataclasses import replace

import pikepdf
import pytest
from PIL import ImageChops

from tests.designs.papers import NAMELESS_SCHOOL, NORMAL, in_design, in_other_designs, sessions, with_programme
from tests.designs.reading import Box, boxes, codes, full_text, holds, pages
from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.imposition.rules import Imposition, Leaf, Shift, Sides
from workshop_tracker.designs.pdf import imposed_pdf, merged_pdf
from workshop_tracker.designs.press.drawings import NothingToPrint
from workshop_tracker.designs.sheet import PageSize, Preprinted
from workshop_tracker.designs.typesetting import Run, Style

LETTER = replace(in_design(NAMELESS_SCHOOL, "surat_keterangan"), number="001/CONTOH")  # one side
TWO_SIDES = replace(NORMAL, number="002/CONTOH")
FOUR_SIDES = replace(with_programme(NORMAL, sessions(120)), number="003/CONTOH")
PAPERS = (LETTER, TWO_SIDES, FOUR_SIDES)
STYLE = Style(Face.SERIF, 12, "#000000")


def run(*leaves, **imposition):
    return b"".join(imposed_pdf(leaves, Imposition(**imposition)))


def numbers(file):
    """For each page the last figure of the number on it, "-" for an empty one."""
    found = []
    for page in pages(file):
        said = [text.number[2] for text in PAPERS if holds(page, text.number)]
        found.append(said[0] if said else "-")
    return "".join(found)


def grey(page, scale):
    return page.render(scale=scale).to_pil().convert("L")


def differing(picture, other):
    """The share of pixels that look different."""
    histogram = ImageChops.difference(picture, other).histogram()
    return sum(histogram[64:]) / sum(histogram)


def inked(page, area):
    """The share of the pixels of an area that are not white."""
    scale = 2
    crop = [edge * scale * 72 / 25.4 for edge in (area.left, area.top, area.right, area.bottom)]
    histogram = grey(page, scale).crop(crop).histogram()
    return sum(histogram[:250]) / sum(histogram)


@pytest.mark.parametrize(
    ("leaves", "sides", "order"),
    [
        (PAPERS, Sides.DUPLEX, "1-223333"),
        (PAPERS, Sides.FRONTS, "1233"),
        (PAPERS[::-1], Sides.BACKS, "332-"),
    ],
)
def test_every_paper_begins_a_sheet_of_its_own(leaves, sides, order):
    assert numbers(run(*leaves, sides=sides)) == order


def test_backs_lie_on_the_fronts_that_were_stacked_face_up():
    fronts = pages(run(*PAPERS, sides=Sides.FRONTS))
    backs = pages(run(*PAPERS[::-1], sides=Sides.BACKS))
    assert [page.get_size() for page in backs[::-1]] == [page.get_size() for page in fronts]
    whole = pages(run(*PAPERS))
    for index, (front, back) in enumerate(zip(fronts, backs[::-1], strict=True)):
        assert [full_text(front), full_text(back)] == [full_text(page) for page in whole[2 * index : 2 * index + 2]]


@pytest.mark.parametrize("preprinted", Preprinted)
def test_a_run_is_sound_the_same_bytes_and_leads_to_the_right_address(preprinted):
    leaves = [
        replace(NORMAL, number=f"{index:03}", verification_url=f"{NORMAL.verification_url}{index}")
        for index in range(70)
    ]
    file = run(*leaves, sides=Sides.FRONTS, preprinted=preprinted)
    assert run(*leaves, sides=Sides.FRONTS, preprinted=preprinted) == file
    with pikepdf.open(io.BytesIO(file)) as document:
        assert document.check_pdf_syntax() == []
        assert [str(page.Annots[0].A.URI) for page in document.pages] == [text.verification_url for text in leaves]


def test_nothing_chosen_is_the_file_that_is_read_on_a_screen():
    merged = pages(b"".join(merged_pdf([NORMAL, TWO_SIDES])))
    assert [boxes(page) for page in pages(run(NORMAL, TWO_SIDES))] == [boxes(page) for page in merged]


@pytest.mark.parametrize("text", [NORMAL, LETTER])
def test_everything_is_moved_by_so_many_millimetres(text):
    plain, moved = run(text, sides=Sides.FRONTS), run(text, sides=Sides.FRONTS, shift=Shift(2.5, -1.5))
    there, here = (grey(pages(file)[0], scale=254 / 72) for file in (plain, moved))  # ten pixels a millimetre
    inside = (100, 100, there.width - 100, there.height - 100)
    back = tuple(edge + by for edge, by in zip(inside, (25, -15) * 2, strict=True))
    assert differing(there.crop(inside), here.crop(back)) < 0.005
    assert differing(there.crop(inside), here.crop(inside)) > 0.02
    rects = []
    for file in (plain, moved):
        with pikepdf.open(io.BytesIO(file)) as document:
            rects.append([float(edge) * 25.4 / 72 for edge in document.pages[0].Annots[0].Rect])
    assert [b - a for a, b in zip(*rects, strict=True)] == pytest.approx([2.5, 1.5, 2.5, 1.5], abs=0.01)
    assert codes(pages(moved)[0]) == [text.verification_url]


EDGE, SIDE = Box("edge", 0, 0, 297, 17, 0), Box("panel", 8, 60, 20, 140, 0)


@pytest.mark.parametrize(
    "text", [text for text in (NORMAL, *in_other_designs(NORMAL)) if text.design != "surat_keterangan"]
)
def test_a_blank_bears_the_text_and_no_art(text):
    (front, back), (bare, bare_back) = pages(run(text)), pages(run(text, preprinted=Preprinted.GROUND))
    assert max(inked(front, EDGE), inked(front, SIDE)) > 0.05
    assert inked(bare, EDGE) == inked(bare, SIDE) == inked(bare_back, EDGE) == inked(bare_back, SIDE) == 0
    assert [box.text for box in boxes(bare)] == [box.text for box in boxes(front)]
    assert [box.text for box in boxes(bare_back)] == [box.text for box in boxes(back)]
    assert codes(bare) == [text.verification_url]


@pytest.mark.parametrize("text", [NORMAL, *in_other_designs(NORMAL)])
def test_a_letterhead_that_is_there_is_not_printed_again(text):
    front = pages(run(text, preprinted=Preprinted.LETTERHEAD))[0]
    assert not any(holds(front, line) for line in text.letterhead)
    assert holds(front, text.name)
    assert inked(front, Box("where the letterhead is", 60, 0, 205, 43, 0)) == 0


def test_on_a_blank_no_text_is_white():
    """A printer has no white: what stands on a dark panel must be dark where that is not printed."""
    text = in_design(NORMAL, "modern")
    front = pages(run(text, preprinted=Preprinted.GROUND))[0]
    (check,) = [box for box in boxes(front) if box.text.strip() == "Periksa keaslian"]
    assert inked(front, check) > 0.1


def draw_cover(sheet):
    sheet.line(30, 40, (Run("SMK Łódź Contoh", STYLE),))
    sheet.end_side(PageSize.PORTRAIT)


def test_a_leaf_lies_between_papers_on_a_sheet_of_its_own():
    cover = Leaf(draw_cover, NORMAL)
    whole = pages(run(cover, NORMAL, TWO_SIDES))
    assert len(whole) == 6
    assert holds(whole[0], "SMK Łódź Contoh")
    assert full_text(whole[1]).strip() == ""
    assert len(pages(run(cover, NORMAL, sides=Sides.FRONTS))) == 2
    with pikepdf.open(io.BytesIO(run(cover, NORMAL))) as document:
        assert str(document.docinfo.Title) == f"Sertifikat {NORMAL.number}"


def test_nothing_to_print_is_refused():
    with pytest.raises(NothingToPrint):
        run()
