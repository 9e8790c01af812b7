"""Uploaded proofs become pictures of ours, or are refused."""

from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from reportlab.pdfgen.canvas import Canvas

from workshop_tracker.handout.outside.proofs import LARGEST_PROOF, ProofUnusable, pictures_of


def pdf(pages):
    out = BytesIO()
    canvas = Canvas(out)
    for number in range(pages):
        canvas.drawString(100, 700, f"Halaman {number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_each_page_of_a_pdf_is_a_picture():
    pages = pictures_of(pdf(3))

    assert [Image.open(BytesIO(page)).format for page in pages] == ["JPEG"] * 3
    assert all(len(page) < 300_000 for page in pages)


def test_a_photograph_is_drawn_anew_smaller_and_without_what_it_carried():
    told, out = PngInfo(), BytesIO()
    told.add_text("Comment", "tempat rahasia")
    Image.new("RGB", (3000, 2000), "white").save(out, "PNG", pnginfo=told)

    [page] = pictures_of(out.getvalue())

    assert max(Image.open(BytesIO(page)).size) <= 1000
    assert b"rahasia" not in page


@pytest.mark.parametrize(
    "file",
    [b"", b"%PDF-1.7 rusak", b"GIF89a", pdf(5), b"\x89PNG\r\n\x1a\n" + b"0" * 100, b"0" * (LARGEST_PROOF + 1)],
    ids=["nothing", "broken", "gif", "many pages", "half a picture", "too large"],
)
def test_anything_else_is_refused_with_a_sentence(file):
    with pytest.raises(ProofUnusable) as refused:
        pictures_of(file)

    assert "Berkas ini" in str(refused.value)
