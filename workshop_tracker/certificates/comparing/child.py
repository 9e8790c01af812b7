"""The reading process: the only code that opens a stranger's PDF or photograph.

Started by `reader` with its limits as the one argument and the file on standard input; answers with one line.
"""

import ctypes
import io
import json
import re
import sys
import unicodedata
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import zxingcpp
from PIL import Image

from workshop_tracker.certificates.comparing.seen import Look, Seen, packed
from workshop_tracker.certificates.numbering.codes import LENGTH, read_code
from workshop_tracker.spreadsheets.limits import ReadLimits, limit_this_process

MOST_PAGES = 12  # of one paper with a long programme
MOST_WORDS = 2_000  # a programme of 40 sessions has 700; comparing takes their square
MOST_PIXELS = 60_000_000  # a telephone's largest photograph
PHOTOGRAPH_SIDE = 2_400
QR_SCALE = 200 / 72
LOOK_WIDTH = 500
PAGES_LOOKED_AT = 4
PDF, PICTURES = b"%PDF", (b"\x89PNG", b"\xff\xd8\xff", b"RIFF")
# the code as it is printed below the QR code, and at the end of the address that the QR code holds
PRINTED = re.compile(r"\b([0-9A-Z]{4} [0-9A-Z]{5} [0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{5} [0-9A-Z]{4})\b")
ADDRESS = re.compile(rf"/v/([0-9A-Z]{{{LENGTH}}})", re.IGNORECASE)


class Refused(Exception):
    """The file is not read; its text is one of the words that `reader` knows."""


def main() -> None:
    """Read the file on standard input within the limits of the request."""
    limits = ReadLimits(**json.loads(sys.argv[1]))
    limit_this_process(limits)
    data = sys.stdin.buffer.read(limits.unpacked_bytes + 1)
    try:
        answer = packed(_seen(data, limits))
    except Refused as refusal:
        answer = json.dumps({"refused": str(refusal)})
    except MemoryError:
        answer = json.dumps({"refused": "too_large"})
    except BaseException:  # the parsers raise what they like, a panic of theirs is no Exception
        answer = json.dumps({"refused": "damaged"})
    sys.stdout.write(answer)


def _seen(data: bytes, limits: ReadLimits) -> Seen:
    if len(data) > limits.unpacked_bytes:
        raise Refused("too_large")
    if data.startswith(PICTURES):
        return _seen_in_picture(data)
    if PDF not in data[:1_024]:
        raise Refused("other_kind")
    return _seen_in_pdf(data)


def _seen_in_picture(data: bytes) -> Seen:
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with Image.open(io.BytesIO(data)) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise Refused("too_large")
        picture = opened.convert("L")
    picture.thumbnail((PHOTOGRAPH_SIDE, PHOTOGRAPH_SIDE))
    return Seen((), _codes_in(_addresses_in(picture)), is_photograph=True)


def _seen_in_pdf(data: bytes) -> Seen:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise Refused("locked" if "assword" in str(error) else "damaged") from error
    if len(document) > MOST_PAGES:
        raise Refused("too_many_pages")
    pages = [document[number] for number in range(len(document))]
    text = " ".join(unicodedata.normalize("NFC", page.get_textpage().get_text_bounded()) for page in pages)
    words = tuple(text.split())
    if len(words) > MOST_WORDS:
        raise Refused("too_large")
    links = [address for page in pages for address in _links_of(document, page)]
    pictures = [page.render(scale=QR_SCALE, grayscale=True).to_pil() for page in pages[:PAGES_LOOKED_AT]]
    codes = [*PRINTED.findall(" ".join(words)), *links, *(a for p in pictures for a in _addresses_in(p))]
    return Seen(words, _codes_in(codes), tuple(map(_look, pages[:PAGES_LOOKED_AT])))


def _look(page: pdfium.PdfPage) -> Look:
    picture = page.render(scale=LOOK_WIDTH / page.get_width(), grayscale=True).to_pil().convert("L")
    return Look(picture.width, picture.tobytes())


def _addresses_in(picture: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def _codes_in(found: list[str]) -> tuple[str, ...]:
    """Each code once; a text that holds none says nothing."""
    written = [match[1] if (match := ADDRESS.search(text)) else text for text in found]
    return tuple(dict.fromkeys(code for code in map(read_code, written) if code))


def _links_of(document: pdfium.PdfDocument, page: pdfium.PdfPage) -> Iterator[str]:
    """The addresses that a page opens."""
    position, link = ctypes.c_int(0), pdfium_c.FPDF_LINK()
    while pdfium_c.FPDFLink_Enumerate(page, position, link):
        action = pdfium_c.FPDFLink_GetAction(link)
        size = pdfium_c.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        if size:
            buffer = ctypes.create_string_buffer(size)
            pdfium_c.FPDFAction_GetURIPath(document, action, buffer, size)
            yield buffer.value.decode("ascii", "replace")
