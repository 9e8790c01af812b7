"""Backgrounds as people send them: a picture of pixels comes back, or a sentence."""

import zlib
from io import BytesIO

import pypdfium2 as pdfium
import pytest
from PIL import Image

from tests.designs.editing.logos import png
from tests.designs.papers import NORMAL, in_design
from workshop_tracker.designs.backgrounds.layers import page_of_lines
from workshop_tracker.designs.backgrounds.reader import BackgroundRefused, background_of
from workshop_tracker.designs.editing.pictures import LARGEST_BACKGROUND, checked_background
from workshop_tracker.designs.own.looks import BACK
from workshop_tracker.designs.own.pictures import LARGEST_GROUNDS
from workshop_tracker.designs.pdf import single_pdf

A4 = (1754, 1240)


def page(across=842.0, down=595.0, pages=1) -> bytes:
    out, document = BytesIO(), pdfium.PdfDocument.new()
    for _ in range(pages):
        document.new_page(across, down)
    document.save(out)
    return out.getvalue()


def one_page(file: bytes) -> bytes:
    """The first page of a paper, whose link is an annotation that acts."""
    out, document = BytesIO(), pdfium.PdfDocument(file)
    del document[1]
    document.save(out)
    return out.getvalue()


def lines_of(content: str) -> bytes:
    """A page of the sheet's size with that content."""
    return page_of_lines(zlib.compress(content.encode("ascii")), (841.89, 595.276))


def test_a_page_of_a_pdf_becomes_its_lines_and_its_picture_and_nothing_else():
    picture = background_of(one_page(single_pdf(in_design(NORMAL, "modern"))), "landscape")

    assert picture.kind == "jpeg"
    assert picture.has_lines
    assert picture.weight <= LARGEST_GROUNDS == LARGEST_BACKGROUND
    assert picture.width / picture.height == pytest.approx(297 / 210, rel=0.01)
    assert b"/URI" not in picture.content
    assert checked_background("jpeg", picture.width, picture.height, picture.content, b"", picture.lines) == picture


def test_a_back_must_be_light_where_its_words_stand_and_may_be_dark_at_its_edges():
    edges = Image.new("RGB", A4, (9, 9, 9))
    edges.paste((250, 250, 250), (80, 80, A4[0] - 80, A4[1] - 70))
    edges.save(framed := BytesIO(), "PNG")

    assert background_of(framed.getvalue(), "landscape", BACK).kind == "jpeg"
    for dark in (png((150, 150, 150), A4), lines_of("0.4 g 100 100 600 300 re f")):
        with pytest.raises(BackgroundRefused, match="terlalu gelap"):
            background_of(dark, "landscape", BACK)
        assert background_of(dark, "landscape")


def test_front_and_back_share_the_room_of_a_paper():
    with pytest.raises(BackgroundRefused, match="sekali lagi"):
        background_of(png((250, 250, 250), A4), "landscape", BACK, 900)
    with pytest.raises(BackgroundRefused, match="sekali lagi"):
        background_of(lines_of("0 0 m 842 595 l S"), "landscape", BACK, 10)


def test_transparency_lies_on_white_and_an_upright_picture_on_upright_paper():
    clear = background_of(png((10, 20, 30, 0), A4, "RGBA"), "landscape")
    upright = background_of(png((9, 90, 9), (1240, 1754)), "portrait")

    assert Image.open(BytesIO(clear.content)).getpixel((9, 9)) == (255, 255, 255)
    assert (upright.width, upright.height) == (1240, 1754)


@pytest.mark.parametrize(
    ("file", "paper", "words"),
    [
        (b"", "landscape", "PNG, atau JPEG"),
        (b"GIF89a", "landscape", "PNG, atau JPEG"),
        (b"%PDF-1.7 /JavaScript", "landscape", "tidak dapat dibaca"),
        (png(size=A4)[:-400], "landscape", "tidak dapat dibaca"),
        (bytes(10_000_001), "landscape", "10 MB"),
        (page(pages=2), "landscape", "hanya satu halaman"),
        (page(), "portrait", "seukuran A4"),
        (page(612, 792), "portrait", "seukuran A4"),
        (png(size=(842, 595)), "landscape", "terlalu kasar"),
    ],
    ids=["nothing", "gif", "no pdf", "cut", "large", "two pages", "other way", "letter", "coarse"],
)
def test_what_cannot_be_printed_is_refused_with_what_to_do(file, paper, words):
    with pytest.raises(BackgroundRefused, match=words):
        background_of(file, paper)


def test_a_picture_too_full_for_a_small_file_is_refused():
    out = BytesIO()
    Image.effect_noise((2339, 1654), 120).convert("RGB").save(out, "JPEG", quality=95)

    with pytest.raises(BackgroundRefused, match="terlalu ramai"):
        background_of(out.getvalue(), "landscape")
