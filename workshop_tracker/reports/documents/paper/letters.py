"""Letterhead, covering letter, signature and code of a report on paper."""

from collections.abc import Sequence
from typing import Any

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, HRFlowable, KeepTogether, Spacer, Table

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.sections.codes import code_lines
from workshop_tracker.reports.documents.letters import Letter, Proof, Signature
from workshop_tracker.reports.documents.paper.styles import (
    BREADTH,
    FORMAL,
    INK,
    LETTERHEAD,
    NOTE,
    STRONG,
    TEXT,
    paragraph,
)

LABELS, SIGNER, CODE = 24 * mm, 80 * mm, 22 * mm
FOR_INK = 22 * mm  # room for ink and stamp
LINE_TO_WRITE_ON = "." * 40
ALL = ((0, 0), (-1, -1))
BARE = (
    ("LEFTPADDING", *ALL, 0),
    ("TOPPADDING", *ALL, 0),
    ("VALIGN", *ALL, "TOP"),
    ("FONT", *ALL, Face.SANS.value),  # otherwise Helvetica would be named without being embedded
)


def letterhead(lines: Sequence[str]) -> list[Flowable]:
    """The office's own lines over a rule; nothing for none."""
    if not lines:
        return []
    rule = HRFlowable(width="100%", thickness=1.2, color=INK, spaceBefore=4, spaceAfter=10)
    return [*(paragraph(line, LETTERHEAD) for line in lines), rule]


def covering_letter(letter: Letter) -> list[Flowable]:
    """Place and day, the four lines, to whom, and the text."""
    fields = [[paragraph(label, TEXT), paragraph(f": {value}", TEXT)] for label, value in letter.fields]
    return [
        *(_at_right([paragraph(letter.placed, TEXT)]) if letter.placed else ()),
        *([_columns(fields, [LABELS, BREADTH - LABELS])] if fields else ()),
        Spacer(0, 8),
        *(paragraph(line, TEXT) for line in letter.addressee),
        Spacer(0, 10),
        *(paragraph(text, FORMAL) for text in letter.paragraphs),
    ]


def signature(signer: Signature, placed: str, proof: Proof | None) -> Flowable:
    """The signer at the right, the code at the left; never parted."""
    lines = [
        *([paragraph(placed, TEXT)] if placed else []),
        *(paragraph(line, TEXT) for line in signer.title_lines),
        Spacer(0, FOR_INK),
        paragraph(signer.name or LINE_TO_WRITE_ON, STRONG),
        *(paragraph(line, TEXT) for line in (signer.rank, signer.identity) if line),
    ]
    left = code_to_check(proof) if proof else []
    return KeepTogether([Spacer(0, 14), _columns([[left, lines]], [BREADTH - SIGNER, SIGNER])])


def code_to_check(proof: Proof) -> list[Flowable]:
    """The address as a QR code, and the code to type."""
    widget: Any = QrCodeWidget(proof.address, barLevel="M", barWidth=CODE, barHeight=CODE, barBorder=0)
    drawing = Drawing(CODE, CODE)
    drawing.add(widget)
    told = ("Periksa keaslian laporan ini dengan kode QR", "atau ketik kode ini:", *code_lines(proof.code))
    return [drawing, Spacer(0, 4), *(paragraph(line, NOTE) for line in told)]


def _at_right(flowables: list[Flowable]) -> list[Flowable]:
    return [_columns([["", flowables]], [BREADTH - SIGNER, SIGNER])]


def _columns(rows: list[list[Any]], widths: list[float]) -> Table:
    return Table(rows, colWidths=widths, style=list(BARE), hAlign="LEFT")
