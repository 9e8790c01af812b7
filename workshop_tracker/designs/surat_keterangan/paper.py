"""The whole letter: one page, and the programme on further ones where there is any."""

from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sheet import Sheet
from workshop_tracker.designs.surat_keterangan.letter import draw_letter
from workshop_tracker.designs.surat_keterangan.programme import draw_programme


def draw_surat_keterangan(sheet: Sheet, text: CertificateText) -> None:
    """All sides of one letter; a letter without programme is one page, for its back says nothing."""
    draw_letter(sheet, text)
    if text.programme:
        draw_programme(sheet, text)
