"""The front of a paper as a picture, small enough to go on by WhatsApp."""

from io import BytesIO
from threading import Lock

import pypdfium2 as pdfium

ACROSS = 1240  # pixels: 150 to the inch of a sheet half as wide, and still read on any phone
QUALITY = 75  # of JPEG
_one_at_a_time = Lock()  # PDFium may not be called by two threads


def front_as_jpeg(file: bytes) -> bytes:
    """The first page of a PDF file as a JPEG of at most some 200 kB; the same file is the same picture."""
    with _one_at_a_time, pdfium.PdfDocument(file) as document:
        page = document[0]
        picture = page.render(scale=ACROSS / page.get_width()).to_pil().convert("RGB")
        page.close()
    out = BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue()
