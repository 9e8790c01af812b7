"""What is more than a text in its box: the signatures, the code on white, the photo box."""

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.latar.art import INK, QUIET
from workshop_tracker.designs.ornaments import box, filled, stroked
from workshop_tracker.designs.own.placing import PlacedField
from workshop_tracker.designs.phrases import PHRASES
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sections.codes import code_lines, draw_qr_code
from workshop_tracker.designs.sections.signatures import SignatureSetting
from workshop_tracker.designs.sheet import Align, Said, Sheet
from workshop_tracker.designs.typesetting import Run, Style

STAMP_ACROSS, APART = 35.0, 6.0  # mm: what stays free left of the right-hand signer, and between two others
WIDEST_SLOT = 78.0
FIRST_LINE, NAMES, LOWEST = 4.0, 44.2, 52.5  # baselines below the upper edge of the box
WHITE = "#FFFFFF"
MODULES, QUIET_MODULES = 29, 4  # of the code of a usual address, and of its margin
CHECK_DROP, CODE_DROPS = 1.8, (5.4, 8.9)  # below the square
CHECK, CODE = Style(Face.SANS_STRONG, 8, INK), Style(Face.SANS, 8, INK, 0.05)
EDGE, PHOTO = "#8A8A8A", Style(Face.SANS, 8, QUIET)


def signature_setting(field: PlacedField, top: float) -> SignatureSetting:
    """The signers side by side in the box: the right-hand one at its right edge, with 35 mm free for the stamp."""
    room = field.across - STAMP_ACROSS
    one, two, three = (min(WIDEST_SLOT, (room - gaps * APART) / count) for count, gaps in ((1, 0), (2, 1), (3, 1)))
    return SignatureSetting(
        slots={
            1: ((field.x + field.across - one, one),),
            2: ((field.x + field.across - two, two), (field.x, two)),
            3: ((field.x + field.across - three, three), (field.x, three), (field.x + three + APART, three)),
        },
        first_line=top + FIRST_LINE,
        leading=4.35,
        names=top + NAMES,
        lowest=top + LOWEST,
        rank_drop=3.8,
        underline_drop=0.9,
        stamp_top=top,
        opening=Style(Face.SERIF, 10, INK),
        title=Style(Face.SERIF, 10, INK),
        name=Style(Face.SERIF_STRONG, 10, INK),
        rank=Style(Face.SERIF, 8.5, QUIET),
    )


def draw_code(sheet: Sheet, text: CertificateText, field: PlacedField, top: float) -> None:
    """The QR code with its quiet margin and the letters to type, on white whatever the background is."""
    sheet.draw(filled(box(field.x, top, field.across, field.down), WHITE))
    module = field.across / (MODULES + 2 * QUIET_MODULES)
    margin, side = QUIET_MODULES * module, MODULES * module
    draw_qr_code(sheet, text.verification_url, field.x + margin, top + margin, side, INK)
    if not text.code:
        return
    middle, foot = field.x + field.across / 2, top + field.across
    check = (Run(PHRASES[text.language].check, CHECK),)
    sheet.line(middle, foot + CHECK_DROP, check, Align.CENTER, Said.OF_ALL)
    for drop, line in zip(CODE_DROPS, code_lines(text.code), strict=True):
        sheet.line(middle, foot + drop, (Run(line, CODE),), Align.CENTER)


def draw_photo_box(sheet: Sheet, text: CertificateText, field: PlacedField, top: float) -> None:
    """3 × 4 cm for a photograph."""
    sheet.draw(stroked(box(field.x, top, 30.0, field.down), EDGE, 0.5))
    words = "Photo 3 × 4" if text.language == "en" else "Foto 3 × 4"
    sheet.line(field.x + 15.0, top + field.down / 2 + 1, (Run(words, PHOTO),), Align.CENTER, Said.OF_ALL)
