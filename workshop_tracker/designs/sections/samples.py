"""What tells a sample from a paper: the pale word behind everything, and a notice beside the checkpoint."""

from workshop_tracker.designs.ornaments import moved, placed
from workshop_tracker.designs.phrases import PHRASES, SAMPLE_WORD
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sheet import Align, Sheet
from workshop_tracker.designs.typesetting import POINTS_PER_MM, Run, Style

HALF_CAPITAL = 0.33  # of the size


def draw_sample_word(sheet: Sheet, style: Style, x: float, y: float, angle: float) -> None:
    """The word round a point in mm, turned by `angle` radians, as decoration that reading aloud leaves out."""
    sheet.draw(f"/Artifact BMC q {moved(placed(x, y, angle=angle))}")
    sheet.line(0, style.size * HALF_CAPITAL / POINTS_PER_MM, (Run(SAMPLE_WORD, style),), Align.CENTER)
    sheet.draw("Q EMC")


def sample_notice(text: CertificateText) -> str:
    """What a sample says of itself; nothing on any other paper."""
    return PHRASES[text.language].sample_notice.format(kind=text.kind) if text.is_sample else ""
