"""The letter itself: letterhead over a double rule, title and number, body, signatures, and the code at the foot."""

from dataclasses import replace
from functools import partial

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.ornaments import segment, stroked
from workshop_tracker.designs.phrases import PHRASES
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sections.codes import code_lines, draw_qr_code
from workshop_tracker.designs.sections.letterhead import LetterheadSetting, letterhead
from workshop_tracker.designs.sections.signatures import draw_signatures
from workshop_tracker.designs.sections.spacing import largest, upper_rows
from workshop_tracker.designs.sections.wording import heading, number_words
from workshop_tracker.designs.sheet import Align, Said, Sheet
from workshop_tracker.designs.surat_keterangan import art
from workshop_tracker.designs.surat_keterangan.art import INK, LEFT, MIDDLE, RIGHT, TOP
from workshop_tracker.designs.surat_keterangan.body import PLAIN, body, draw_body
from workshop_tracker.designs.surat_keterangan.signatures import SIGNATURES
from workshop_tracker.designs.typesetting import Run, Style, fitted, fitted_lines, line_width
from workshop_tracker.presentation import Sentence

LETTERHEAD = LetterheadSetting(
    plain=Style(Face.SERIF, 12, INK, 0.02),
    strong=Style(Face.SERIF_STRONG, 15, INK, 0.02),
    across=RIGHT - LEFT,
    lead=6.4,
    middle=TOP + 24.0,
    top=TOP + 15.0,
    bottom=TOP + 34.5,
)
RULE_Y = TOP + 38.5
TITLE = Style(Face.SERIF_STRONG, 15, INK, 0.06)
TITLE_BASELINE, UNDERLINE_DROP, UNDERLINE = TOP + 54.0, 1.4, 0.8  # mm, mm, pt
NUMBER_BASELINE, NUMBER_LEADING = TOP + 61.0, 4.8
BODY_TOP, BODY_BOTTOM = TOP + 76.0, TOP + 170.0

QR_SIDE, QR_Y, BESIDE_QR = 22.0, TOP + 252.0, 5.0
CHECK = Style(Face.SANS_STRONG, 8.5, INK)
CODE = Style(Face.SANS, 8, INK, 0.05)
CHECK_BASELINE, CODE_BASELINES = TOP + 261.0, (TOP + 265.6, TOP + 269.4)


def draw_letter(sheet: Sheet, text: CertificateText) -> None:
    """One page with everything that the letter says, except the programme."""
    art.draw_ground(sheet, text)
    sheet.block(("letterhead", text.letterhead, heading(text)), partial(_draw_head, sheet, text))
    _draw_number(sheet, text)
    _draw_body(sheet, text)
    sheet.block(
        ("letter signatures", text.signatories, text.facsimiles), partial(draw_signatures, sheet, text, SIGNATURES)
    )
    _draw_code(sheet, text)
    art.draw_foot(sheet, text)
    sheet.end_side(art.SIZE)


def _draw_head(sheet: Sheet, text: CertificateText) -> None:
    if text.letterhead and not sheet.preprinted.has_letterhead:
        letterhead(text.letterhead, _beside_logos(text)).draw(sheet, MIDDLE, Align.CENTER)
        art.draw_double_rule(sheet, RULE_Y)
    title = heading(text)
    line = (Run(title, fitted(title, TITLE, RIGHT - LEFT)),)
    half, y = line_width(line) / 2, TITLE_BASELINE + UNDERLINE_DROP
    sheet.line(MIDDLE, TITLE_BASELINE, line, Align.CENTER)
    sheet.draw(stroked(segment(MIDDLE - half, y, MIDDLE + half, y), INK, UNDERLINE))


def _beside_logos(text: CertificateText) -> LetterheadSetting:
    """The letterhead as wide as own logos leave it; both sides alike, so that it stays in the middle."""
    narrow = replace(LETTERHEAD, across=RIGHT - LEFT - 2 * art.BESIDE_LOGO)
    return narrow if text.look and text.look.logos else LETTERHEAD


def _draw_number(sheet: Sheet, text: CertificateText) -> None:
    for index, line in enumerate(fitted_lines(number_words(text), PLAIN, RIGHT - LEFT, 9)):
        sheet.line(MIDDLE, NUMBER_BASELINE + NUMBER_LEADING * index, line, Align.CENTER)


def _draw_body(sheet: Sheet, text: CertificateText) -> None:
    placed = largest(
        partial(body, text),
        lambda column: upper_rows(column, BODY_TOP, BODY_BOTTOM),
        Sentence("Teks sertifikat terlalu panjang untuk satu halaman."),
    )
    draw_body(sheet, placed)


def _draw_code(sheet: Sheet, text: CertificateText) -> None:
    draw_qr_code(sheet, text.verification_url, LEFT, QR_Y, QR_SIDE, INK)
    if text.code:
        x = LEFT + QR_SIDE + BESIDE_QR
        sheet.line(x, CHECK_BASELINE, (Run(PHRASES[text.language].check, CHECK),), said=Said.OF_ALL)
        for baseline, line in zip(CODE_BASELINES, code_lines(text.code), strict=True):
            sheet.line(x, baseline, (Run(line, CODE),))
