"""Prints papers: one file from one text or from ten thousand, the same bytes each time."""

import hashlib
from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any, BinaryIO

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFString
from reportlab.pdfgen.canvas import Canvas

from workshop_tracker.designs.klasik.back import draw_back
from workshop_tracker.designs.klasik.front import draw_front
from workshop_tracker.designs.rules import (
    CertificateText,
    LettersMissing,
    certificate_text_to_json,
    missing_letters,
    printed_strings,
)
from workshop_tracker.designs.sheet import HEIGHT, WIDTH, Sheet, register_faces
from workshop_tracker.designs.typesetting import Face
from workshop_tracker.presentation import Sentence


class UnknownDesign(LookupError):
    """No drawing belongs to this design and version."""


class NothingToPrint(ValueError):
    """There was no text: a file of no page is not a PDF."""


class _UndatedInfo(PDFInfo):
    """A file's title and author without any date: the same paper printed tomorrow is the same file."""

    def format(self, document: Any) -> Any:
        entries = {"Title": self.title, "Author": self.author, "Creator": "Workshop Tracker"}
        return PDFDictionary({key: PDFString(value) for key, value in entries.items()}).format(document)


def _draw_klasik(sheet: Sheet, text: CertificateText) -> None:
    draw_front(sheet, text)
    draw_back(sheet, text)


DRAWINGS: dict[tuple[str, int], Callable[[Sheet, CertificateText], None]] = {("klasik", 1): _draw_klasik}


def draw(design: str, texts: Iterable[CertificateText], out: BinaryIO) -> None:
    """Write one PDF 1.7 with all papers, in the order of `texts`, to the binary file `out`.

    `texts` is read once, one at a time; each is drawn in the version it names, and all in the one `design`. Every paper
    takes an even number of A4 landscape pages. Raises, before anything is written: NothingToPrint, UnknownDesign (also
    for a text of another design), LettersMissing, TextDoesNotFit.
    """
    papers = iter(texts)
    first = next(papers, None)
    if first is None:
        raise NothingToPrint("Tidak ada sertifikat untuk dicetak.")
    canvas = _canvas(first, out)
    sheet = Sheet(canvas)
    last, digest = first, hashlib.sha256()
    for last in chain((first,), papers):
        _check(design, last)
        DRAWINGS[last.design, last.design_version](sheet, last)
        digest.update(certificate_text_to_json(last).encode())
    canvas.setTitle(_title(first, last))
    canvas.setAuthor(first.organizer)
    canvas._doc.signature = digest  # ReportLab makes the file's /ID of it: two papers never share one
    canvas.save()


def _canvas(first: CertificateText, out: BinaryIO) -> Any:
    register_faces()
    make: Any = Canvas  # its stubs take a font's name for a number
    canvas = make(
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


def _check(design: str, text: CertificateText) -> None:
    if text.design != design or (design, text.design_version) not in DRAWINGS:
        raise UnknownDesign(f"Desain {text.design} versi {text.design_version} tidak dapat dicetak sebagai {design}.")
    missing = missing_letters("".join(printed_strings(text)))
    if missing:
        raise LettersMissing(
            Sentence(
                "Huruf %(letters)s pada nomor %(number)s tidak ada di jenis huruf sertifikat.",
                letters=" ".join(missing),
                number=text.number,
            )
        )


def _title(first: CertificateText, last: CertificateText) -> str:
    kind = first.kind[:1].upper() + first.kind[1:]
    numbers = first.number if first is last else f"{first.number} – {last.number}"
    return f"{kind} {numbers}"
