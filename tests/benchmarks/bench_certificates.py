"""Certificates per second of processor time: `draw` beside ReportLab as its user guide shows it.

The contender registers its fonts once and then, for each certificate, sets strings on a new canvas over full-page art
(`drawImage`), draws the QR code with the library's own widget and the programme with a `Table`. Both print two A4
pages with the same words; rounds alternate, so that a slower machine slows both.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2 as pdfium
from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table

from tests.designs.papers import NORMAL, PROGRAMME
from workshop_tracker.designs.faces import Face, font_file
from workshop_tracker.designs.pdf import merged_pdf, single_pdf
from workshop_tracker.designs.rules import CertificateText

SINGLE, MERGED, ROUNDS = 15, 150, 3
UNIT = "certificates/s"
PAGE = landscape(A4)
MIDDLE = PAGE[0] / 2
TEXT, STRONG = "NaiveText", "NaiveStrong"


def run() -> dict[str, dict[str, Any]]:
    """Measure files of one certificate each, and one file of many."""
    with TemporaryDirectory() as folder:
        art = make_art(folder)
        register_fonts()
        return {
            "certificates, one file each": compared(ours_single, partial(naive_single, art), SINGLE),
            "certificates, one merged file": compared(ours, partial(naive, art), MERGED),
        }


def compared(ours: Callable[..., None], theirs: Callable[..., None], count: int) -> dict[str, Any]:
    """Best round of each, after one certificate that fills the caches."""
    for contender in (ours, theirs):
        contender(papers(1))
    rounds = [(rate(ours, count), rate(theirs, count)) for _ in range(ROUNDS)]
    ours_rate, theirs_rate = (max(rates) for rates in zip(*rounds, strict=True))
    return {"ours": ours_rate, "theirs": theirs_rate, "ratio": ours_rate / theirs_rate, "unit": UNIT}


def rate(contender: Callable[[list[CertificateText]], None], count: int) -> float:
    texts = papers(count)
    start = time.process_time()
    contender(texts)
    return count / (time.process_time() - start)


@cache
def papers(count: int) -> list[CertificateText]:
    """Papers of one event that differ in name, number and code."""
    return [
        replace(
            NORMAL,
            number=f"400.3.5/{index:04}/CONTOH/VII/2025",
            name=f"Peserta Contoh {index}, S.Pd., M.Pd.",
            code=f"{NORMAL.code[:22]}{index:04}",
            verification_url=f"{NORMAL.verification_url[:-4]}{index:04}",
        )
        for index in range(count)
    ]


def ours(texts: list[CertificateText]) -> None:
    for _ in merged_pdf(texts):
        pass


def ours_single(texts: list[CertificateText]) -> None:
    for text in texts:
        single_pdf(text)


def make_art(folder: str) -> str:
    """Our own frame and rosette without any words as a picture of 150 dpi, as a designer would hand it over."""
    file = single_pdf(replace(NORMAL, programme=(), name="", number="", code="", checkpoint=""))
    _, blank_back = pdfium.PdfDocument(file)
    name = f"{folder}/art.jpg"
    blank_back.render(scale=150 / 72).to_pil().convert("RGB").save(name, quality=85)
    return name


def register_fonts() -> None:
    pdfmetrics.registerFont(TTFont(TEXT, str(font_file(Face.SERIF))))
    pdfmetrics.registerFont(TTFont(STRONG, str(font_file(Face.SERIF_STRONG))))


def naive_single(art: str, texts: list[CertificateText]) -> None:
    for text in texts:
        naive(art, [text])


def naive(art: str, texts: list[CertificateText]) -> None:
    canvas = Canvas(io.BytesIO(), pagesize=PAGE)
    for text in texts:
        naive_front(canvas, art, text)
        naive_back(canvas, art, text)
    canvas.save()


def naive_front(canvas: Any, art: str, text: CertificateText) -> None:
    canvas.drawImage(art, 0, 0, *PAGE)
    words = (
        *((500 - 16 * index, TEXT, 11, line) for index, line in enumerate(text.letterhead)),
        (437, TEXT, 34, text.kind.upper()),
        (405, TEXT, 10.5, f"Nomor: {text.number}"),
        (381, TEXT, 10.5, "Diberikan kepada"),
        (348, STRONG, 32, text.name),
        (326, TEXT, 10.5, f"{text.identity_line} · {text.school}"),
        (303, TEXT, 10.5, "atas partisipasinya sebagai"),
        (284, STRONG, 15, text.role),
        (265, TEXT, 10.5, f"telah mengikuti {text.event_kind}"),
        (246, STRONG, 14, f"“{text.title}”"),
        (229, TEXT, 10.5, f"yang diselenggarakan oleh {text.organizer}"),
        (216, TEXT, 10.5, f"pada tanggal {text.dates} di {text.place}, setara {text.lesson_hours} JP."),
    )
    for y, font, size, line in words:
        canvas.setFont(font, size)
        canvas.drawCentredString(MIDDLE, y, line)
    naive_signature(canvas, text)
    naive_code(canvas, text)
    canvas.showPage()


def naive_signature(canvas: Any, text: CertificateText) -> None:
    signer = text.signatories[0]
    canvas.setFont(TEXT, 10)
    for index, line in enumerate((signer.opening, *signer.title_lines)):
        canvas.drawString(550, 194 - 12.3 * index, line)
    for index, line in enumerate((signer.name, signer.rank, signer.identity)):
        canvas.drawString(550, 85 - 10.5 * index, line)


def naive_code(canvas: Any, text: CertificateText) -> None:
    widget = QrCodeWidget(text.verification_url, barLevel="M")
    left, bottom, right, top = widget.getBounds()
    drawing = Drawing(60, 60, transform=[60 / (right - left), 0, 0, 60 / (top - bottom), 0, 0])
    drawing.add(widget)
    renderPDF.draw(drawing, canvas, 80, 100)
    canvas.setFont(TEXT, 8)
    canvas.drawString(80, 85, text.code)


def naive_back(canvas: Any, art: str, text: CertificateText) -> None:
    canvas.drawImage(art, 0, 0, *PAGE)
    canvas.setFont(TEXT, 20)
    canvas.drawCentredString(MIDDLE, 497, "STRUKTUR PROGRAM")
    rows = [[str(number), row.topic, row.speakers, row.lesson_hours] for number, row in enumerate(PROGRAMME, start=1)]
    head, total = ["NO", "MATERI", "NARASUMBER", "JP"], ["", "JUMLAH", "", text.lesson_hours]
    table = Table([head, *rows, total], colWidths=[40, 320, 200, 40])
    table.setStyle([("FONT", (0, 0), (-1, -1), TEXT, 11), ("LINEBELOW", (0, 0), (-1, -1), 0.3, "#D9D2BF")])
    _, height = table.wrapOn(canvas, *PAGE)
    table.drawOn(canvas, MIDDLE - 300, 430 - height)
    canvas.drawCentredString(MIDDLE, 65, f"{text.number} · {text.name} · {text.code}")
    canvas.showPage()
