"""The front: letterhead and title over a column of lines on one edge, signatures; emblems and code in the panel."""

from dataclasses import replace
from functools import partial

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.modern import art
from workshop_tracker.designs.modern.art import INK, LEFT, NAVY, PANEL_MIDDLE, QUIET, RIGHT, WHITE
from workshop_tracker.designs.modern.message import message
from workshop_tracker.designs.modern.signatures import SIGNATURES
from workshop_tracker.designs.ornaments import filled, rounded_box
from workshop_tracker.designs.phrases import PHRASES
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sections.codes import code_lines, draw_qr_code
from workshop_tracker.designs.sections.letterhead import LetterheadSetting, letterhead
from workshop_tracker.designs.sections.signatures import draw_signatures
from workshop_tracker.designs.sections.spacing import largest, upper_rows
from workshop_tracker.designs.sections.wording import heading
from workshop_tracker.designs.sheet import Align, Said, Sheet
from workshop_tracker.designs.typesetting import Run, Style, fitted
from workshop_tracker.presentation import Sentence

LETTERHEAD = LetterheadSetting(
    plain=Style(Face.SANS, 9, QUIET, 0.06),
    strong=Style(Face.SANS_STRONG, 10.5, INK, 0.05),
    across=RIGHT - LEFT,
    lead=5.2,
    middle=27.1,
    top=16.0,
    bottom=39.0,
)
TITLE = Style(Face.SANS_LIGHT, 36, NAVY, 0.16)
TITLE_BASELINE, TITLE_HANG = 56.0, 0.6
MESSAGE_TOP, MESSAGE_BOTTOM = 63.6, 138.6

TILE, TILE_Y, TILE_RADIUS = 33.0, 151.5, 1.2
QR_SIDE = 25.5  # leaves more than four modules of the tile all round
CHECK = Style(Face.SANS_STRONG, 8.5, WHITE)
CODE = Style(Face.SANS, 8, "#DCE3F0", 0.06)
CHECK_IN_INK, CODE_IN_INK = replace(CHECK, colour=INK), replace(CODE, colour=INK)
CHECK_BASELINE, CODE_BASELINES = 189.0, (193.2, 196.8)


def draw_front(sheet: Sheet, text: CertificateText) -> None:
    """One side with everything that the paper says, except the programme."""
    art.draw_front_ground(sheet, text)
    sheet.block(("modern head", text.letterhead, heading(text)), partial(_draw_head, sheet, text))
    _draw_message(sheet, text)
    sheet.block(
        ("modern signatures", text.signatories, text.facsimiles), partial(draw_signatures, sheet, text, SIGNATURES)
    )
    _draw_code(sheet, text)
    art.draw_foot(sheet, text, LEFT)
    sheet.end_side()


def _draw_head(sheet: Sheet, text: CertificateText) -> None:
    if not sheet.preprinted.has_letterhead:
        letterhead(text.letterhead, LETTERHEAD).draw(sheet, LEFT, Align.LEFT)
    title = heading(text)
    sheet.line(LEFT - TITLE_HANG, TITLE_BASELINE, (Run(title, fitted(title, TITLE, RIGHT - LEFT)),))


def _draw_message(sheet: Sheet, text: CertificateText) -> None:
    largest(
        partial(message, text),
        lambda column: upper_rows(column, MESSAGE_TOP, MESSAGE_BOTTOM),
        Sentence("Teks sertifikat terlalu panjang untuk satu halaman."),
    ).draw(sheet, LEFT, Align.LEFT)


def _draw_code(sheet: Sheet, text: CertificateText) -> None:
    """On a white tile of the panel, with the code to type beneath; in ink where the paper brings its own ground."""
    has_panel = not sheet.preprinted.has_ground
    if text.verification_url and has_panel:
        sheet.draw(filled(rounded_box(PANEL_MIDDLE - TILE / 2, TILE_Y, TILE, TILE, TILE_RADIUS), WHITE))
    margin = (TILE - QR_SIDE) / 2
    draw_qr_code(sheet, text.verification_url, PANEL_MIDDLE - QR_SIDE / 2, TILE_Y + margin, QR_SIDE, NAVY)
    if text.code:
        check = (Run(PHRASES[text.language].check, CHECK if has_panel else CHECK_IN_INK),)
        sheet.line(PANEL_MIDDLE, CHECK_BASELINE, check, Align.CENTER, Said.OF_ALL)
        for baseline, line in zip(CODE_BASELINES, code_lines(text.code), strict=True):
            sheet.line(PANEL_MIDDLE, baseline, (Run(line, CODE if has_panel else CODE_IN_INK),), Align.CENTER)
