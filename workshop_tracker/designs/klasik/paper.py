"""The whole paper: its front, then the programme."""

from workshop_tracker.designs.klasik.back import draw_back
from workshop_tracker.designs.klasik.front import draw_front
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sheet import Sheet


def draw_klasik(sheet: Sheet, text: CertificateText) -> None:
    """All sides of one paper."""
    draw_front(sheet, text)
    draw_back(sheet, text)
