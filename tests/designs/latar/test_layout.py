"""Every paper on an own background is well laid, wherever its fields were placed, and no larger than it may be."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from hypothesis import Phase, given, settings
from pikepdf.pdfa import validate_written
from PIL import Image

from tests.designs.laws import CASES, PAPERS, Frame, assert_well_laid
from tests.designs.papers import HARDEST, NORMAL, SPEAKER, THREE_SIGNERS
from tests.designs.press.test_printing import MOST_DIFFERING, differing
from tests.designs.reading import Box, boxes, codes, full_text, holds, pages, printed, reference
from workshop_tracker.designs.editing.pictures import LARGEST_KEPT as LARGEST_LOGO
from workshop_tracker.designs.facsimiles.scanning import LARGEST_KEPT as LARGEST_INK
from workshop_tracker.designs.imposition.rules import Imposition
from workshop_tracker.designs.latar.blocks import signature_setting
from workshop_tracker.designs.own.line_art import packed_art
from workshop_tracker.designs.own.looks import DRAWINGS, Look
from workshop_tracker.designs.own.pictures import LARGEST_BACK, LARGEST_GROUNDS, Picture
from workshop_tracker.designs.own.placing import MARGIN, Placing, first_placing
from workshop_tracker.designs.own.placing import PAPERS as FORMATS
from workshop_tracker.designs.pdf import imposed_pdf, merged_pdf, single_pdf
from workshop_tracker.designs.press.composing import composed
from workshop_tracker.designs.press.recorder import Shared
from workshop_tracker.designs.press.stencils import cut_stencil
from workshop_tracker.designs.rules import CertificateText, Facsimile, is_portrait
from workshop_tracker.designs.sheet import Preprinted
from workshop_tracker.designs.typesetting import TextDoesNotFit

LANDSCAPE, PORTRAIT = (Look("latar", 1, placing=first_placing(paper)) for paper in FORMATS)
LARGEST = 300_000  # bytes of one paper
SQUARE = "30 30 m 40 30 l 40 40 l 30 40 l h"


def ground(colour, size=(1754, 1240)):
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return Picture(*size, "jpeg", out.getvalue())


DARK = replace(LANDSCAPE, background=ground((60, 60, 60)))


def on(look: Look, text: CertificateText = NORMAL) -> CertificateText:
    return replace(text, design="contoh.latar", look=look)


def placed(look: Look, **fields) -> Look:
    """With other boxes: kind to what is changed in it."""
    assert look.placing
    boxes_of = tuple(replace(each, **fields.get(each.kind, {})) for each in look.placing.fields)
    return replace(look, placing=Placing(look.placing.paper, boxes_of))


def frame_of(look: Look) -> Frame:
    assert look.placing
    signatures, code = look.placing.field("signatures"), look.placing.field("code")
    within = Box("the paper", MARGIN, MARGIN, FORMATS["landscape"][0] - MARGIN, FORMATS["landscape"][1] - MARGIN, 0)
    square = Box("code", code.x, code.y, code.x + code.across, code.y + code.across - 0.3, 0)
    return Frame(
        front=(within,),
        further=within,
        kept_free=(square,),
        code=square,
        small_below=look.placing.field("checkpoint").y,
        signatures=signature_setting(signatures, signatures.y),
        stamp_top=signatures.y,
    )


@pytest.mark.parametrize("case", sorted(CASES.keys() - {"everything wide"}))
def test_a_hard_paper_is_well_laid(case):
    assert_well_laid(on(LANDSCAPE, CASES[case]), frame_of(LANDSCAPE))


def test_more_than_a_box_holds_is_refused_by_the_name_of_the_field():
    with pytest.raises(TextDoesNotFit, match=r"^Asal: "):
        printed(on(LANDSCAPE, CASES["everything wide"]))
    with pytest.raises(TextDoesNotFit, match=r"^Judul kegiatan: "):
        printed(on(placed(LANDSCAPE, title={"across": 20.0}), HARDEST))


@settings(max_examples=10, deadline=None, phases=set(Phase) - {Phase.shrink})  # a paper takes 0.1 s to read back
@given(PAPERS)
def test_any_paper_is_well_laid(text):
    assert_well_laid(on(LANDSCAPE, text), frame_of(LANDSCAPE))


def test_a_field_stands_where_it_was_put_and_one_that_is_off_nowhere():
    look = placed(
        LANDSCAPE,
        number={"x": 10.0, "y": 8.0, "across": 60.0, "align": "left"},
        heading={"is_on": False},
        photo={"is_on": True},
    )
    front = pages(printed(on(look)))[0]
    (number,) = [box for box in boxes(front) if NORMAL.number in box.text]

    assert number.lies_in(Box("its box", 10, 8, 70, 13, 0))
    assert number.left < 11
    assert not holds(front, "SERTIFIKAT")
    assert holds(front, "Foto 3 × 4")


def test_the_code_is_read_on_any_background_and_pre_printed_blanks_get_none():
    dark = pages(printed(on(DARK)))[0].render(scale=1).to_pil()
    blank = b"".join(imposed_pdf([on(DARK)], Imposition(preprinted=Preprinted.GROUND)))

    assert dark.getpixel((400, 30))[:3] == (60, 60, 60)
    assert codes(pages(printed(on(DARK)))[0], frame_of(DARK).code) == [NORMAL.verification_url]
    assert pages(blank)[0].render(scale=1).to_pil().getpixel((400, 30))[:3] == (255, 255, 255)


def test_upright_paper_has_upright_sides_and_no_empty_back():
    upright = on(PORTRAIT, HARDEST)

    assert is_portrait(upright)
    assert {tuple(map(round, page.get_size())) for page in pages(printed(upright))} == {(595, 842)}
    assert len(pages(printed(on(PORTRAIT, replace(SPEAKER, programme=(), lesson_hours=None))))) == 1
    assert "STRUKTUR PROGRAM" in full_text(pages(printed(upright))[1])


def test_papers_are_printed_through_stencils_and_alike_alone_and_together():
    text = on(DARK, replace(NORMAL, name="Peserta Contoh"))
    stencil = cut_stencil(text, frozenset(), Shared())
    other = replace(text, name="Ayu Contoh", number="7/CONTOH", school="SD Contoh")

    assert stencil.filled(other).contents == composed(other, Shared()).contents
    together = pages(b"".join(merged_pdf([text, other])))
    assert [full_text(page) for page in together[::2]] == [
        full_text(pages(single_pdf(each))[0]) for each in (text, other)
    ]


@pytest.mark.parametrize(
    "text", [on(LANDSCAPE), on(PORTRAIT, replace(HARDEST, signatories=THREE_SIGNERS))], ids=["a", "b"]
)
def test_the_press_draws_what_reportlab_draws(text):
    for ours, theirs in zip(pages(printed(text)), pages(reference(text)), strict=True):
        assert differing(ours, theirs) <= MOST_DIFFERING


def test_the_fullest_background_leaves_a_paper_of_300_kb():
    fullest = replace(ground((1, 2, 3)), content=ground((1, 2, 3)).content.ljust(LARGEST_GROUNDS - LARGEST_BACK))

    behind = replace(fullest, content=fullest.content[:-1][:LARGEST_BACK].ljust(LARGEST_BACK))

    look = replace(LANDSCAPE, background=fullest, back=behind)
    assert len(single_pdf(on(look, fully_signed(HARDEST)))) <= LARGEST


@pytest.mark.parametrize("look", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
def test_each_side_has_its_own_background_of_lines_below_its_words(look):
    across, down = FORMATS[look.placing.paper]
    grounds = {
        side: Picture(round(across), round(down), "lines", packed_art(f"q {colour} rg {SQUARE} f Q"))
        for side, colour in {"background": "0 0 1", "back": "0.9 0.9 0.5"}.items()
    }
    text = on(replace(look, **grounds), HARDEST)
    sides = pages(printed(text))

    assert len(sides) == 2
    assert [each.render(scale=1).to_pil().getpixel((33, each.get_height() - 33))[:3] for each in sides] == [
        (0, 0, 255),
        *[(230, 230, 128)] * (len(sides) - 1),
    ]
    assert "STRUKTUR PROGRAM" in full_text(sides[1])
    blank = pages(b"".join(imposed_pdf([text], Imposition(preprinted=Preprinted.GROUND))))
    assert {each.render(scale=1).to_pil().getpixel((33, each.get_height() - 33))[:3] for each in blank} == {
        (255, 255, 255)
    }


def test_lines_over_pixels_are_an_archive_file_still():
    lines = packed_art(f"q {SQUARE} W n 0 0 1 rg 1 0 0 RG 2 w 1 J 1 j [ 3 1 ] 0 d {SQUARE} B* Q")
    text = on(
        replace(LANDSCAPE, background=replace(ground((200, 220, 240)), lines=lines), back=ground((250, 250, 250)))
    )
    for file in (single_pdf(text), b"".join(merged_pdf([text, replace(text, name="Ayu Contoh")]))):
        as_b = file.replace(b"<pdfaid:conformance>U<", b"<pdfaid:conformance>B<")
        assert validate_written(BytesIO(as_b), "2b").findings == []
        with pikepdf.open(BytesIO(file)) as document:
            assert document.check_pdf_syntax() == []
            assert not document.is_encrypted
            assert len(document.trailer.ID) == 2


def test_ten_papers_hold_their_lines_once():
    ground = Picture(297, 210, "lines", packed_art("\n".join(f"q 0 0 0 RG 1 w {SQUARE} S Q" for _ in range(999))))
    texts = [on(replace(LANDSCAPE, background=ground), replace(NORMAL, name=f"Peserta {n} Contoh")) for n in range(10)]
    with pikepdf.open(BytesIO(b"".join(merged_pdf(texts)))) as document:
        forms = [each for each in document.objects if isinstance(each, pikepdf.Stream)]
        assert sum(b"30 30 m" in each.read_bytes() for each in forms if "/Length1" not in each) == 1


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_the_fullest_logos_and_pictures_of_ink_leave_a_paper_of_300_kb(drawing):
    left, right = (Picture(9, 9, "jpeg", bytes([each]) * LARGEST_LOGO) for each in (1, 2))
    look = Look(drawing, 1, left=left, right=right)

    assert len(single_pdf(on(look, fully_signed(HARDEST)))) <= LARGEST


def fully_signed(text: CertificateText) -> CertificateText:
    """By three, each with the largest picture, with the largest stamp, and with letters of another font in a name."""
    places = (*((signer.place, "signature") for signer in THREE_SIGNERS), ("right", "stamp"))
    inks = tuple(
        Facsimile(place, kind, str(each), Picture(30, 10, "jpeg", bytes([each]) * LARGEST_INK))
        for each, (place, kind) in enumerate(places)
    )
    return replace(text, name="Łukasz Žofie Contoh Ğ", signatories=THREE_SIGNERS, facsimiles=inks)
