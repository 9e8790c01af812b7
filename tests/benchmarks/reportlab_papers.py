"""Papers through ReportLab: as its user guide shows it, and with all that makes it fast.

The usual way prints the words of the design on two A4 pages over our art as a picture, everything anew for each paper.
The fast way is our own drawing code through ReportLab: fonts registered once, art and whatever papers share as forms
once per file, kerned widths remembered; its pages are those of the press.
"""

from __future__ import annotations

import io
from typing import Any

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table

from tests.designs.papers import PROGRAMME
from tests.designs.reference import draw_reference
from workshop_tracker.designs.faces import Face, font_file
from workshop_tracker.designs.rules import CertificateText

PAGE = landscape(A4)
MIDDLE = PAGE[0] / 2
TEXT, STRONG = "NaiveText", "NaiveStrong"


def register_fonts() -> None:
    pdfmetrics.registerFont(TTFont(TEXT, str(font_file(Face.SERIF))))
    pdfmetrics.registerFont(TTFont(STRONG, str(font_file(Face.SERIF_STRONG))))


def naive(art: str, texts: list[CertificateText]) -> None:
    canvas = Canvas(io.BytesIO(), pagesize=PAGE)
    for text in texts:
        canvas.drawImage(art, 0, 0, *PAGE)
        shared_words(canvas, text)
        own_words(canvas, text)
        code_by_widget(canvas, text)
        canvas.showPage()
        canvas.drawImage(art, 0, 0, *PAGE)
        programme(canvas, text)
        owner(canvas, text)
        canvas.showPage()
    canvas.save()


def optimised(_: str, texts: list[CertificateText]) -> None:
    draw_reference(texts, io.BytesIO())


def shared_words(canvas: Any, text: CertificateText) -> None:
    words = (
        *((500 - 16 * index, TEXT, 11, line) for index, line in enumerate(text.letterhead)),
        (437, TEXT, 34, text.kind.upper()),
        (381, TEXT, 10.5, "Diberikan kepada"),
        (303, TEXT, 10.5, "atas partisipasinya sebagai"),
        (284, STRONG, 15, text.role),
        (265, TEXT, 10.5, f"telah mengikuti {text.event_kind}"),
        (246, STRONG, 14, f"“{text.title}”"),
        (229, TEXT, 10.5, f"yang diselenggarakan oleh {text.organizer}"),
        (216, TEXT, 10.5, f"pada tanggal {text.dates} di {text.place}, setara {text.lesson_hours} JP."),
    )
    centred(canvas, words)
    signer = text.signatories[0]
    canvas.setFont(TEXT, 10)
    for index, line in enumerate((signer.opening, *signer.title_lines)):
        canvas.drawString(550, 194 - 12.3 * index, line)
    for index, line in enumerate((signer.name, signer.rank, signer.identity)):
        canvas.drawString(550, 85 - 10.5 * index, line)


def own_words(canvas: Any, text: CertificateText) -> None:
    words = (
        (405, TEXT, 10.5, f"Nomor: {text.number}"),
        (348, STRONG, 32, text.name),
        (326, TEXT, 10.5, f"{text.identity_line} · {text.school}"),
    )
    centred(canvas, words)
    canvas.setFont(TEXT, 8)
    canvas.drawString(80, 85, text.code)


def centred(canvas: Any, words: tuple[tuple[float, str, float, str], ...]) -> None:
    for y, font, size, line in words:
        canvas.setFont(font, size)
        canvas.drawCentredString(MIDDLE, y, line)


def code_by_widget(canvas: Any, text: CertificateText) -> None:
    widget = QrCodeWidget(text.verification_url, barLevel="M")
    left, bottom, right, top = widget.getBounds()
    drawing = Drawing(60, 60, transform=[60 / (right - left), 0, 0, 60 / (top - bottom), 0, 0])
    drawing.add(widget)
    renderPDF.draw(drawing, canvas, 80, 100)


def programme(canvas: Any, text: CertificateText) -> None:
    canvas.setFont(TEXT, 20)
    canvas.drawCentredString(MIDDLE, 497, "STRUKTUR PROGRAM")
    rows = [[str(number), row.topic, row.speakers, row.lesson_hours] for number, row in enumerate(PROGRAMME, start=1)]
    head, total = ["NO", "MATERI", "NARASUMBER", "JP"], ["", "JUMLAH", "", text.lesson_hours]
    table = Table([head, *rows, total], colWidths=[40, 320, 200, 40])
    table.setStyle([("FONT", (0, 0), (-1, -1), TEXT, 11), ("LINEBELOW", (0, 0), (-1, -1), 0.3, "#D9D2BF")])
    _, height = table.wrapOn(canvas, *PAGE)
    table.drawOn(canvas, MIDDLE - 300, 430 - height)


def owner(canvas: Any, text: CertificateText) -> None:
    canvas.setFont(TEXT, 8)
    canvas.drawCentredString(MIDDLE, 65, f"{text.number} · {text.name} · {text.code}")
