"""The process that opens a stranger's proof: PDF, JPEG or PNG in, pictures of its pages out, as JSON."""

import base64
import json
import sys
from io import BytesIO

import pypdfium2 as pdfium
from PIL import Image

from workshop_tracker.spreadsheets.limits import ReadLimits, limit_this_process

MOST_PAGES = 4
ACROSS = 1000  # pixels: read on a phone, some 150 kB a page
MOST_PIXELS = 4_000  # a side, told by the header before anything is unpacked
QUALITY = 70  # of JPEG
SORTS = ("JPEG", "PNG")


def main() -> None:
    """Answer with a list of pictures in base64; with nothing where the file is none that we take."""
    limits = ReadLimits(**json.loads(sys.argv[1]))
    limit_this_process(limits)
    data = sys.stdin.buffer.read(limits.unpacked_bytes)
    pages = _pages_of_pdf(data) if data.startswith(b"%PDF-") else [_picture(data)]
    sys.stdout.write(json.dumps([base64.b64encode(page).decode() for page in pages]))


def _pages_of_pdf(data: bytes) -> list[bytes]:
    with pdfium.PdfDocument(data) as document:
        if len(document) > MOST_PAGES:
            raise ValueError("too many pages")
        return [_jpeg(page.render(scale=ACROSS / page.get_width()).to_pil()) for page in document]


def _picture(data: bytes) -> bytes:
    with Image.open(BytesIO(data), formats=SORTS) as picture:
        if max(picture.size) > MOST_PIXELS:
            raise ValueError("too many pixels")
        picture.thumbnail((ACROSS, 2 * ACROSS))
        return _jpeg(picture)


def _jpeg(picture: Image.Image) -> bytes:
    """Drawn anew: no metadata, no script, no second file behind the picture."""
    out = BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
