"""The whole paper: its front, and the programme where there is one."""

from workshop_tracker.designs.latar.back import draw_back, draw_upright_back
from workshop_tracker.designs.latar.front import draw_front
from workshop_tracker.designs.own.placing import first_placing
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sheet import Sheet


def draw_latar(sheet: Sheet, text: CertificateText) -> None:
    """All sides of one paper; without a programme the front alone."""
    placing = text.look.placing if text.look and text.look.placing else first_placing("landscape")
    draw_front(sheet, text, placing)
    if text.programme:
        draw_sides = draw_upright_back if placing.paper == "portrait" else draw_back
        draw_sides(sheet, text)
