"""The whole honour: its front, and the programme where there is one."""

from workshop_tracker.designs.piagam.back import draw_back
from workshop_tracker.designs.piagam.front import draw_front
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sheet import Sheet


def draw_piagam(sheet: Sheet, text: CertificateText) -> None:
    """All sides of one paper; without a programme the front alone, for its back says nothing."""
    draw_front(sheet, text)
    if text.programme:
        draw_back(sheet, text)
