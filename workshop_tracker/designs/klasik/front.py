"""The front: letterhead and title, a column of centred lines that share the room, code and signatures."""

from functools import partial

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.klasik import art
from workshop_tracker.designs.klasik.art import GREEN, INK, LEFT, MIDDLE
from workshop_tracker.designs.klasik.message import message
from workshop_tracker.designs.klasik.signatures import SIGNATURES
from workshop_tracker.designs.phrases import PHRASES
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sections.codes import code_lines, draw_qr_code
from workshop_tracker.designs.sections.letterhead import LetterheadSetting, letterhead
from workshop_tracker.designs.sections.signatures import draw_signatures
from workshop_tracker.designs.sections.spacing import largest, placed_rows
from workshop_tracker.designs.sections.wording import heading
from workshop_tracker.designs.sheet import Align, Said, Sheet
from workshop_tracker.designs.typesetting import Run, Style, fitted
from workshop_tracker.presentation import Sentence

LETTERHEAD = LetterheadSetting(
    plain=Style(Face.SERIF, 10.5, INK, 0.06),
    strong=Style(Face.SERIF_STRONG, 13, INK, 0.05),
    across=165.0,
    lead=5.6,
    middle=33.6,
    top=25.0,
    bottom=43.2,
)
TITLE_BASELINE, TITLE_ACROSS, DIVIDER_Y = 55.6, 190.0, 61.0
MESSAGE_TOP, MESSAGE_BOTTOM = 67.2, 133.9

QR_SIDE, QR_ABOVE = 21.0, 5.0  # mm; its foot stands so far above the names
CHECK = Style(Face.SANS_STRONG, 8, GREEN)
CODE = Style(Face.SANS, 8, INK, 0.05)
CODE_BASELINES = (183.6, SIGNATURES.lowest)


def draw_front(sheet: Sheet, text: CertificateText) -> None:
    """One side with everything that the paper says, except the programme."""
    art.draw_ground(sheet, text)
    art.draw_rosette(sheet)
    sheet.block(("head", text.letterhead, heading(text)), partial(_draw_head, sheet, text))
    _draw_message(sheet, text)
    sheet.block(("signatures", text.signatories, text.facsimiles), partial(draw_signatures, sheet, text, SIGNATURES))
    _draw_code(sheet, text)
    art.draw_foot(sheet, text)
    sheet.end_side()


def _draw_head(sheet: Sheet, text: CertificateText) -> None:
    art.draw_emblems(sheet, art.EMBLEM)
    if not sheet.preprinted.has_letterhead:
        letterhead(text.letterhead, LETTERHEAD).draw(sheet, MIDDLE, Align.CENTER)
    title = heading(text)
    sheet.line(MIDDLE, TITLE_BASELINE, (Run(title, fitted(title, art.TITLE, TITLE_ACROSS)),), Align.CENTER)
    art.draw_divider(sheet, DIVIDER_Y)


def _draw_message(sheet: Sheet, text: CertificateText) -> None:
    largest(
        partial(message, text),
        lambda column: placed_rows(column, MESSAGE_TOP, MESSAGE_BOTTOM),
        Sentence("Teks sertifikat terlalu panjang untuk satu halaman."),
    ).draw(sheet, MIDDLE, Align.CENTER)


def _draw_code(sheet: Sheet, text: CertificateText) -> None:
    draw_qr_code(sheet, text.verification_url, LEFT, SIGNATURES.names - QR_ABOVE - QR_SIDE, QR_SIDE, GREEN)
    if text.code:
        sheet.line(LEFT, SIGNATURES.names, (Run(PHRASES[text.language].check, CHECK),), said=Said.OF_ALL)
        for baseline, line in zip(CODE_BASELINES, code_lines(text.code), strict=True):
            sheet.line(LEFT, baseline, (Run(line, CODE),))
