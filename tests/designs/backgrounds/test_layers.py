"""A page of a PDF in two layers: what has outlines is written anew as lines, the rest remains pixels."""

from io import BytesIO

import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.colors import Color
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.designs.editing.logos import png
from workshop_tracker.designs.backgrounds.layers import _differing, _picture, page_of_lines, parted
from workshop_tracker.designs.backgrounds.reader import background_of
from workshop_tracker.designs.own.line_art import unpacked_art

SHEET = (841.89, 595.276)
FRAME = lambda canvas: canvas.rect(20, 20, 800, 550)  # noqa: E731 # each case is one call


def page_with(*drawn, size=SHEET, **setting):
    """A page on which each of the functions has drawn in turn."""
    canvas = Canvas(out := BytesIO(), size, **setting)
    for draw in drawn:
        draw(canvas)
    canvas.save()
    return out.getvalue()


def clipped(canvas):
    canvas.saveState()
    path = canvas.beginPath()
    path.circle(300, 100, 50)
    canvas.clipPath(path, stroke=0)
    canvas.rect(250, 50, 60, 100, stroke=0, fill=1)
    canvas.restoreState()


def dashed(canvas):
    canvas.setDash(6, 3)
    canvas.roundRect(40, 40, 700, 500, 14)


def turned(canvas):
    canvas.rotate(9)
    canvas.setFont("Times-Bold", 24)
    canvas.drawString(200, 200, "PEMERINTAH PROVINSI CONTOH")


def of_form(canvas):
    canvas.beginForm("x")
    canvas.rect(10, 10, 90, 40, fill=1)
    canvas.endForm()
    canvas.translate(300, 300)
    canvas.scale(1.5, 1.5)
    canvas.doForm("x")


def photo(canvas):
    canvas.drawImage(ImageReader(BytesIO(png((9, 90, 9), (90, 90)))), 100, 300, 90, 90)


def tinted(canvas):
    canvas.linearGradient(0, 0, 800, 0, (Color(0.9, 0.95, 1), Color(1, 0.9, 0.8)))


def pale(canvas):
    canvas.setFillAlpha(0.3)
    canvas.circle(500, 300, 60, fill=1, stroke=0)


def seen(page, lines):
    """Both layers together."""
    above = _picture(pdfium.PdfDocument(page_of_lines(lines, SHEET))[0], SHEET, fill_color=(255, 255, 255, 0))
    return Image.alpha_composite(_picture(page, SHEET).convert("RGBA"), above.convert("RGBA"))


@pytest.mark.parametrize(
    ("drawn", "shapes", "has_pixels"),
    [
        ((FRAME,), 1, False),
        ((FRAME, clipped, dashed), 3, False),
        ((turned, of_form), 2, False),
        ((tinted, FRAME, photo, turned), 2, True),
        ((FRAME, pale), 1, True),
        ((of_form, photo), 1, True),
        ((lambda canvas: canvas.rect(90, 290, 120, 120, fill=1), photo, FRAME), 1, True),
        ((photo,), 0, True),
    ],
    ids=["frame", "clip and dashes", "letters and a form", "all", "transparent", "beside", "below pixels", "pixels"],
)
def test_lines_and_pixels_together_look_as_the_page(drawn, shapes, has_pixels):
    file = page_with(*drawn)
    page = pdfium.PdfDocument(file)[0]

    layers = parted(page, SHEET)

    assert (len(unpacked_art(layers.lines).splitlines()) if layers.lines else 0, layers.has_pixels) == (
        shapes,
        has_pixels,
    )
    if layers.lines:
        assert _differing(_picture(pdfium.PdfDocument(file)[0], SHEET), seen(page, layers.lines)) == 0


def test_what_looks_otherwise_as_lines_remains_pixels(monkeypatch):
    """The control: were the lines wrong, the comparison with the page would find it."""
    monkeypatch.setattr("workshop_tracker.designs.backgrounds.paths.number", lambda value: f"{round(value) + 9:g} ")
    monkeypatch.setattr("workshop_tracker.designs.backgrounds.outlines.number", lambda value: f"{round(value) + 9:g} ")

    layers = parted(pdfium.PdfDocument(page_with(FRAME))[0], SHEET)

    assert (layers.lines, layers.has_pixels) == (b"", True)


def test_a_page_that_lies_elsewhere_is_moved_and_a_turned_one_is_pixels():
    moved, turned_page = (pdfium.PdfDocument(page_with(FRAME)) for _ in range(2))
    moved[0].set_mediabox(100, 50, 100 + SHEET[0], 50 + SHEET[1])
    turned_page[0].set_rotation(180)

    assert "-80 -30 m" in unpacked_art(parted(moved[0], SHEET).lines)
    assert parted(turned_page[0], SHEET).lines == b""


def test_nothing_that_acts_comes_along():
    def acting(canvas):
        canvas.linkURL("https://contoh.example/", (50, 50, 200, 200))
        canvas.acroForm.textfield(x=100, y=100, value="isian")
        canvas._doc.Catalog.OpenAction = "<</S/JavaScript/JS(app.alert\\(1\\))>>"
        FRAME(canvas)

    ground = background_of(page_with(acting, pageCompression=0), "landscape")

    assert ground.kind == "lines"
    assert unpacked_art(ground.content).splitlines() == [
        "q 0.000 0.000 0.000 RG 1 w 0 J 0 j 20 20 m 820 20 l 820 570 l 20 570 l 20 20 l h S Q"
    ]


def test_too_many_lines_become_pixels_the_longest_first():
    def guilloche(canvas):
        path = canvas.beginPath()
        path.moveTo(30, 300)
        for step in range(40_000):
            path.lineTo(30 + step % 780, 300 + step * 7919 % 200)
        canvas.drawPath(path)

    layers = parted(pdfium.PdfDocument(page_with(guilloche, FRAME))[0], SHEET)

    assert len(unpacked_art(layers.lines).splitlines()) == 1
    assert layers.has_pixels
