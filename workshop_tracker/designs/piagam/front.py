"""The front: emblem, letterhead and code above, the title between sprigs, a centred column of lines, signatures."""

from functools import partial

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.ornaments import ACROSS
from workshop_tracker.designs.phrases import PHRASES
from workshop_tracker.designs.piagam import art
from workshop_tracker.designs.piagam.art import MIDDLE
from workshop_tracker.designs.piagam.inks import INK, MAROON
from workshop_tracker.designs.piagam.laurel import draw_wreath
from workshop_tracker.designs.piagam.message import message
from workshop_tracker.designs.piagam.signatures import SIGNATURES
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
    across=160.0,
    lead=5.5,
    middle=31.6,
    top=24.0,
    bottom=40.4,
)
TITLE = Style(Face.SERIF_STRONG, 34, MAROON, 0.24)
TITLE_BASELINE, TITLE_ACROSS, SPRIG_GAP, SPRIG_Y = 54.0, 100.0, 6.0, 49.6
MESSAGE_TOP, MESSAGE_BOTTOM = 64.4, 130.0

ASIDE = 41.5  # mm from either edge to the axis of the emblem and of the code
EMBLEM_Y = 39.0
QR_SIDE, QR_Y = 21.0, 22.5  # with four modules of paper all round
CHECK = Style(Face.SANS_STRONG, 8, MAROON)
CODE = Style(Face.SANS, 8, INK, 0.05)
CHECK_BASELINE, CODE_BASELINES = 49.4, (53.2, 56.7)


def draw_front(sheet: Sheet, text: CertificateText) -> None:
    """One side with everything that the paper says, except the programme."""
    art.draw_ground(sheet, text)
    art.draw_rays(sheet)
    sheet.block(("piagam head", text.letterhead, heading(text)), partial(_draw_head, sheet, text))
    _draw_message(sheet, text)
    sheet.block(
        ("piagam signatures", text.signatories, text.facsimiles), partial(draw_signatures, sheet, text, SIGNATURES)
    )
    _draw_code(sheet, text)
    art.draw_foot(sheet, text)
    sheet.end_side()


def _draw_head(sheet: Sheet, text: CertificateText) -> None:
    if not sheet.preprinted.has_ground:
        draw_wreath(sheet, ASIDE, EMBLEM_Y)
    if not sheet.preprinted.has_letterhead:
        letterhead(text.letterhead, LETTERHEAD).draw(sheet, MIDDLE, Align.CENTER)
    title = heading(text)
    line = (Run(title, fitted(title, TITLE, TITLE_ACROSS)),)
    sheet.line(MIDDLE, TITLE_BASELINE, line, Align.CENTER)
    art.draw_sprigs(sheet, line, SPRIG_GAP, SPRIG_Y)


def _draw_message(sheet: Sheet, text: CertificateText) -> None:
    largest(
        partial(message, text),
        lambda column: placed_rows(column, MESSAGE_TOP, MESSAGE_BOTTOM),
        Sentence("Teks sertifikat terlalu panjang untuk satu halaman."),
    ).draw(sheet, MIDDLE, Align.CENTER)


def _draw_code(sheet: Sheet, text: CertificateText) -> None:
    """Beside the letterhead: the foot belongs to signatures and stamps."""
    axis = ACROSS - ASIDE
    draw_qr_code(sheet, text.verification_url, axis - QR_SIDE / 2, QR_Y, QR_SIDE, MAROON)
    if text.code:
        check = (Run(PHRASES[text.language].check, CHECK),)
        sheet.line(axis, CHECK_BASELINE, check, Align.CENTER, Said.OF_ALL)
        for baseline, line in zip(CODE_BASELINES, code_lines(text.code), strict=True):
            sheet.line(axis, baseline, (Run(line, CODE),), Align.CENTER)
