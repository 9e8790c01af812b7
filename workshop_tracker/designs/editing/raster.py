"""Pages as pictures. Loaded with the first one."""

from io import BytesIO
from threading import Lock

import pypdfium2 as pdfium
from PIL import Image

COLOURS = 160  # of a PNG: lines and letters in a few inks, a quarter of the bytes
_one_at_a_time = Lock()  # PDFium may not be called by two threads


def front_as_picture(file: bytes, across: int) -> Image.Image:
    """The first page of a PDF file, `across` pixels wide."""
    with _one_at_a_time, pdfium.PdfDocument(file) as document:
        page = document[0]
        picture: Image.Image = page.render(scale=across / page.get_width()).to_pil().convert("RGB")
        page.close()
    return picture


def front_as_png(file: bytes, across: int) -> bytes:
    """The same as a small PNG; the same file is the same picture."""
    out = BytesIO()
    front_as_picture(file, across).quantize(COLOURS).save(out, "PNG", optimize=True)
    return out.getvalue()
