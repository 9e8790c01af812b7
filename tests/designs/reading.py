"""Reads printed papers back: text boxes in mm from the top left corner, whole texts, QR codes."""

import ctypes
import io
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import zxingcpp

from tests.designs.reference import draw_reference
from workshop_tracker.designs.ornaments import DOWN
from workshop_tracker.designs.pdf import merged_pdf, single_pdf
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.typesetting import POINTS_PER_MM

HAIR = 0.1  # mm by which boxes may touch: kerning lets letters lean over their neighbours
WATERMARK_FROM = 60.0  # pt; the pale word of samples lies behind everything
HYPHENS_AT_LINE_ENDS = {"\x02": "-", "\ufffe": "-"}  # how PDFium marks them


@dataclass(frozen=True, slots=True)
class Box:
    """The ink of one printed run."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float

    def lies_in(self, area: "Box") -> bool:
        """Whether it is nowhere outside an area."""
        across = area.left <= self.left and self.right <= area.right
        return across and area.top <= self.top and self.bottom <= area.bottom

    def overlaps(self, other: "Box", hair: float = HAIR) -> bool:
        """Whether two boxes share more than a hair in both directions."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > hair and down > hair


def printed(*texts: CertificateText) -> bytes:
    """The file of this paper, or of these papers together."""
    return single_pdf(*texts) if len(texts) == 1 else b"".join(merged_pdf(texts))


def reference(*texts: CertificateText) -> bytes:
    """The same drawn by ReportLab."""
    out = io.BytesIO()
    draw_reference(texts, out)
    return out.getvalue()


def pages(file: bytes) -> list[pdfium.PdfPage]:
    """All pages of a file."""
    document = pdfium.PdfDocument(file)
    return [document[index] for index in range(len(document))]


def boxes(page: pdfium.PdfPage) -> list[Box]:
    """One box for each run of text, without the pale word of samples."""
    return [box for box in _all_boxes(page) if box.size < WATERMARK_FROM]


def watermarks(page: pdfium.PdfPage) -> list[str]:
    """The pale words behind everything."""
    return [box.text for box in _all_boxes(page) if box.size >= WATERMARK_FROM]


def _all_boxes(page: pdfium.PdfPage) -> list[Box]:
    text = page.get_textpage()
    runs: dict[int, list[int]] = {}
    for index in range(text.count_chars()):
        run = raw.FPDFText_GetTextObject(text.raw, index)
        if run:
            runs.setdefault(ctypes.addressof(run.contents), []).append(index)
    found = [_box(text, letters) for letters in runs.values()]
    return [box for box in found if box.text.strip()]


def _box(text: pdfium.PdfTextPage, letters: list[int]) -> Box:
    words = "".join(map(chr, (raw.FPDFText_GetUnicode(text.raw, index) for index in letters)))
    inked = [index for index, letter in zip(letters, words, strict=True) if letter.strip()] or letters
    lefts, bottoms, rights, tops = zip(*(text.get_charbox(index) for index in inked), strict=True)
    down = DOWN * POINTS_PER_MM
    edges = (min(lefts), down - max(tops), max(rights), down - min(bottoms))
    size = raw.FPDFText_GetFontSize(text.raw, letters[0])
    return Box(words, *(edge / POINTS_PER_MM for edge in edges), size)


def overlapping(page_boxes: Iterable[Box]) -> list[tuple[str, str]]:
    """The texts of boxes that overlap; empty on a good page."""
    return [(a.text, b.text) for a, b in combinations(page_boxes, 2) if a.overlaps(b)]


def full_text(page: pdfium.PdfPage) -> str:
    """The page's text as a reader copies it."""
    text = page.get_textpage().get_text_range()
    return "".join(HYPHENS_AT_LINE_ENDS.get(letter, letter) for letter in text)


def squeezed(text: str) -> str:
    """Without any white space and with compatible letters as one: lines may break anywhere and still be found."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def holds(page: pdfium.PdfPage, text: str) -> bool:
    """Whether the page says it."""
    return squeezed(text) in squeezed(full_text(page))


def codes(page: pdfium.PdfPage, area: Box | None = None) -> list[str]:
    """What a phone reads from an area of the rendered page, at the 200 dpi of a plain scanner."""
    across, down = page.get_width() / POINTS_PER_MM, page.get_height() / POINTS_PER_MM
    seen = area or Box("page", 0, DOWN - down, across, DOWN, 0)
    above = down - DOWN  # places are counted from the top of A4 landscape, which a taller page exceeds
    margins = (seen.left, DOWN - seen.bottom, across - seen.right, seen.top + above)
    crop = tuple(margin * POINTS_PER_MM for margin in margins)
    return [code.text for code in zxingcpp.read_barcodes(page.render(scale=200 / 72, crop=crop).to_pil())]
