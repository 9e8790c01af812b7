"""Papers drawn by ReportLab with the same drawing code: what the press is compared with, page by page."""

import hashlib
from collections.abc import Iterable
from itertools import chain, pairwise
from typing import Any, BinaryIO

import segno
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFString
from reportlab.pdfgen.canvas import Canvas

from workshop_tracker.designs.canvas import CanvasSheet, register_faces
from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.ornaments import DOWN, colour_values, moved
from workshop_tracker.designs.press.codes import MASK
from workshop_tracker.designs.press.drawings import check_letters, draw, title_of
from workshop_tracker.designs.rules import CertificateText, certificate_text_to_json
from workshop_tracker.designs.sheet import HEIGHT, WIDTH, PageSize
from workshop_tracker.designs.typesetting import POINTS_PER_MM

OVERLAP = 1.02  # rows that only touch show a hair of paper between them on screens


class _UndatedInfo(PDFInfo):
    """A file's title and author without any date: the same paper printed tomorrow is the same file."""

    def format(self, document: Any) -> Any:
        entries = {"Title": self.title, "Author": self.author, "Creator": "Workshop Tracker"}
        return PDFDictionary({key: PDFString(value) for key, value in entries.items()}).format(document)


class ReferenceSheet(CanvasSheet):
    """The code as runs of dark modules; each side has the size that its design names, or else the usual one."""

    def end_side(self, size: PageSize | None = None) -> None:
        super().end_side(size or PageSize.LANDSCAPE)

    def code(self, address: str, x: float, y: float, side: float, colour: str) -> None:
        self.draw(qr_code(address, x, y, side, colour))


def draw_reference(texts: Iterable[CertificateText], out: BinaryIO) -> None:
    """Write one PDF with all papers to the binary file `out`."""
    papers = iter(texts)
    first = last = next(papers)
    canvas = _canvas(first, out)
    sheet = ReferenceSheet(canvas)
    digest = hashlib.sha256()
    for last in chain((first,), papers):
        check_letters(last)
        draw(sheet, last)
        digest.update(certificate_text_to_json(last).encode())
    canvas.setTitle(title_of(first) if first is last else f"{title_of(first)} – {last.number}")
    canvas.setAuthor(first.organizer)
    canvas._doc.signature = digest  # ReportLab makes the file's /ID of it: two papers never share one
    canvas.save()


def _canvas(first: CertificateText, out: BinaryIO) -> Any:
    register_faces()
    canvas = Canvas(
        out,
        pagesize=(WIDTH, HEIGHT),
        pageCompression=1,
        invariant=1,
        pdfVersion=(1, 7),
        initialFontName=Face.SERIF.value,  # otherwise every file would name Helvetica without embedding it
        lang=first.language,
    )
    canvas._doc.info = _UndatedInfo()
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def qr_code(address: str, x: float, y: float, side: float, colour: str) -> str:
    """Page content: the dark modules within a square of `side` mm."""
    matrix = segno.make(address, error="m", micro=False, boost_error=False, mask=MASK).matrix
    count = len(matrix)
    module = side * POINTS_PER_MM / count
    place = moved((module, 0, 0, module, x * POINTS_PER_MM, (DOWN - y - side) * POINTS_PER_MM))
    runs = (
        f"{start} {count - 1 - row} {length} {OVERLAP} re"
        for row, modules in enumerate(matrix)
        for start, length in _dark_runs(bytes(modules))
    )
    return f"q {colour_values(colour)} rg {place} {' '.join(runs)} f Q"


def _dark_runs(modules: bytes) -> list[tuple[int, int]]:
    """Start and length of each run of dark modules."""
    edges = [0, *(i for i in range(1, len(modules)) if modules[i] != modules[i - 1]), len(modules)]
    return [(start, end - start) for start, end in pairwise(edges) if modules[start]]
