"""The front: letterhead and title, a column of centred lines that share the room, code and signatures."""

from collections.abc import Sequence
from functools import partial

from workshop_tracker.designs.klasik import art
from workshop_tracker.designs.klasik.art import GREEN, INK, LEFT, MIDDLE
from workshop_tracker.designs.klasik.message import message
from workshop_tracker.designs.klasik.signatures import LOWEST_BASELINE, NAME_BASELINE, draw_signatures
from workshop_tracker.designs.klasik.spacing import Row, baselines, column_height, rows
from workshop_tracker.designs.ornaments import placed
from workshop_tracker.designs.phrases import PHRASES
from workshop_tracker.designs.qr import qr_code
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sheet import Align, Sheet
from workshop_tracker.designs.typesetting import (
    LEAST_SIZE,
    Face,
    Run,
    Style,
    TextDoesNotFit,
    fitted,
    fitted_lines,
    sized,
)
from workshop_tracker.presentation import Sentence

SCALES = (1.0, 0.95, 0.9, 0.86, 0.82, 0.78, 0.74, 0.7, 0.66, 0.62, 0.58, 0.54, 0.5)

LETTERHEAD = Style(Face.SERIF, 10.5, INK, 0.06)
LETTERHEAD_STRONG = Style(Face.SERIF_STRONG, 13, INK, 0.05)
LETTERHEAD_ACROSS, LETTERHEAD_MIDDLE, LETTERHEAD_LEAD = 165.0, 33.6, 5.6
LETTERHEAD_TOP, LETTERHEAD_BOTTOM = 25.0, 43.2  # baselines that a long letterhead may take
TITLE_BASELINE, TITLE_ACROSS, DIVIDER_Y = 55.6, 190.0, 61.0
MESSAGE_TOP, MESSAGE_BOTTOM = 67.2, 133.9

QR_SIDE, QR_ABOVE = 21.0, 5.0  # mm; its foot stands so far above the names
CHECK = Style(Face.SANS_STRONG, 8, GREEN)
CODE = Style(Face.SANS, 8, INK, 0.05)
CODE_BASELINES = (183.6, LOWEST_BASELINE)


def draw_front(sheet: Sheet, text: CertificateText) -> None:
    """One side with everything that the paper says, except the programme."""
    art.draw_ground(sheet, text)
    art.draw_rosette(sheet)
    sheet.block(("head", text.letterhead, text.kind), partial(_draw_head, sheet, text))
    _draw_message(sheet, text)
    sheet.block(("signatures", text.signatories), partial(draw_signatures, sheet, text.signatories))
    _draw_code(sheet, text)
    art.draw_foot(sheet, text)
    sheet.end_side()


def code_lines(code: str) -> tuple[str, str]:
    """The 26 characters as two lines of 4-5-4, easy to read out and to compare."""
    first, second = (" ".join(filter(None, (half[:4], half[4:9], half[9:]))) for half in (code[:13], code[13:]))
    return first, second


def _draw_head(sheet: Sheet, text: CertificateText) -> None:
    art.draw_emblems(sheet, art.EMBLEM)
    column, places = _letterhead(text.letterhead)
    draw_rows(sheet, column, places)
    title = text.kind.upper()
    sheet.line(MIDDLE, TITLE_BASELINE, (Run(title, fitted(title, art.TITLE, TITLE_ACROSS)),), Align.CENTER)
    sheet.art(art.divider, placed(MIDDLE, DIVIDER_Y))


def _letterhead(lines: Sequence[str]) -> tuple[list[Row], list[float]]:
    """Rows centred on the emblems' axis, the second (or only) line strong; smaller where they would be too tall."""
    for scale in SCALES:
        column = [row for line, style in zip(lines, _styles(lines), strict=True) for row in _unit(line, style, scale)]
        height = column_height(column)
        top = max(LETTERHEAD_MIDDLE - height / 2, LETTERHEAD_TOP)
        places = baselines(column, top, min(top + height, LETTERHEAD_BOTTOM))
        if places is not None:
            return column, places
    raise TextDoesNotFit(Sentence("Kop surat terlalu panjang untuk satu halaman."))


def _styles(lines: Sequence[str]) -> list[Style]:
    """The second (or only) line names the issuing office and stands out."""
    strong = min(1, len(lines) - 1)
    return [LETTERHEAD_STRONG if index == strong else LETTERHEAD for index, _ in enumerate(lines)]


def _unit(line: str, style: Style, scale: float) -> list[Row]:
    lines = fitted_lines(line, sized(style, style.size * scale), LETTERHEAD_ACROSS, max(8.5 * scale, LEAST_SIZE))
    return rows(lines, LETTERHEAD_LEAD * scale, 1.0, 4.9 * scale)


def _draw_message(sheet: Sheet, text: CertificateText) -> None:
    for scale in SCALES:
        column = message(text, scale)
        places = baselines(column, MESSAGE_TOP, MESSAGE_BOTTOM)
        if places is not None:
            draw_rows(sheet, column, places)
            return
    raise TextDoesNotFit(Sentence("Teks sertifikat terlalu panjang untuk satu halaman."))


def draw_rows(sheet: Sheet, column: Sequence[Row], places: Sequence[float]) -> None:
    """Rows centred on the axis at their baselines."""
    for row, baseline in zip(column, places, strict=True):
        sheet.line(MIDDLE, baseline, row.line, Align.CENTER)


def _draw_code(sheet: Sheet, text: CertificateText) -> None:
    if text.verification_url:
        top = NAME_BASELINE - QR_ABOVE - QR_SIDE
        sheet.draw(qr_code(text.verification_url, LEFT, top, QR_SIDE, GREEN))
        sheet.link(text.verification_url, LEFT, top, QR_SIDE)
    if text.code:
        lines = (PHRASES[text.language].check, *code_lines(text.code))
        for baseline, line, style in zip((NAME_BASELINE, *CODE_BASELINES), lines, (CHECK, CODE, CODE), strict=True):
            sheet.line(LEFT, baseline, (Run(line, style),))
