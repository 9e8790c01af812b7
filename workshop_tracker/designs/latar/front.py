"""The front: the background, and on it the fields from top to foot, as they are read."""

from functools import partial

from workshop_tracker.designs.latar.art import FORMATS, draw_background
from workshop_tracker.designs.latar.blocks import draw_code, draw_photo_box, signature_setting
from workshop_tracker.designs.latar.texts import axis, placed_text
from workshop_tracker.designs.own.placing import PlacedField, Placing
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sections.signatures import draw_signatures
from workshop_tracker.designs.sheet import Sheet


def draw_front(sheet: Sheet, text: CertificateText, placing: Placing) -> None:
    """One side with every field that is on."""
    size = FORMATS[placing.paper]
    draw_background(sheet, text, placing)
    for field in placing.shown:
        if field.kind != "letterhead" or not sheet.preprinted.has_letterhead:
            _draw_field(sheet, text, field, size.top + field.y)
    sheet.end_side(size)


def _draw_field(sheet: Sheet, text: CertificateText, field: PlacedField, top: float) -> None:
    match field.kind:
        case "signatures":
            setting = signature_setting(field, top)
            draw = partial(draw_signatures, sheet, text, setting)
            sheet.block(("latar signatures", text.signatories, text.facsimiles, field), draw)
        case "code":
            draw_code(sheet, text, field, top)
        case "photo":
            draw_photo_box(sheet, text, field, top)
        case _:
            x, align = axis(field)
            placed_text(text, field, top).draw(sheet, x, align)
