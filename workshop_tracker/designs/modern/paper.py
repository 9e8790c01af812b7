"""The whole paper: its front, then the programme."""

from workshop_tracker.designs.modern.back import draw_back
from workshop_tracker.designs.modern.front import draw_front
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sheet import Sheet


def draw_modern(sheet: Sheet, text: CertificateText) -> None:
    """All sides of one paper."""
    draw_front(sheet, text)
    draw_back(sheet, text)
