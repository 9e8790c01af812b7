"""Which design is drawn by what, and what no paper may be printed with."""

from collections.abc import Callable

from workshop_tracker.designs.klasik.paper import draw_klasik
from workshop_tracker.designs.latar.paper import draw_latar
from workshop_tracker.designs.modern.paper import draw_modern
from workshop_tracker.designs.own.painting import OwnSheet
from workshop_tracker.designs.piagam.paper import draw_piagam
from workshop_tracker.designs.rules import (
    CertificateText,
    LettersMissing,
    UnknownDesign,
    missing_letters,
    printed_strings,
)
from workshop_tracker.designs.sheet import Sheet
from workshop_tracker.designs.surat_keterangan.paper import draw_surat_keterangan
from workshop_tracker.presentation import Sentence


class NothingToPrint(ValueError):
    """There was no text: a file of no page is not a PDF."""


DRAWINGS: dict[tuple[str, int], Callable[[Sheet, CertificateText], None]] = {
    ("klasik", 1): draw_klasik,
    ("modern", 1): draw_modern,
    ("piagam", 1): draw_piagam,
    ("surat_keterangan", 1): draw_surat_keterangan,
    ("latar", 1): draw_latar,  # of own designs alone: it draws what they place
}


def draw(sheet: Sheet, text: CertificateText) -> None:
    """All sides of a paper, in the design and version that it names. Raises UnknownDesign, TextDoesNotFit."""
    look = text.look
    drawn_as = (look.drawing, look.drawing_version) if look else (text.design, text.design_version)
    drawing = DRAWINGS.get(drawn_as)
    if drawing is None:
        raise UnknownDesign(
            Sentence(
                "Desain %(code)s versi %(version)s tidak dikenal; pilih desain lain.",
                code=text.design,
                version=text.design_version,
            )
        )
    drawing(OwnSheet(sheet, text, look) if look else sheet, text)


def check_letters(text: CertificateText) -> None:
    """Raises LettersMissing for a paper with letters that the fonts cannot print."""
    missing = missing_letters("".join(printed_strings(text)))
    if missing:
        raise LettersMissing(
            Sentence(
                "Huruf %(letters)s pada nomor %(number)s tidak ada di jenis huruf sertifikat.",
                letters=" ".join(missing),
                number=text.number,
            )
        )


def title_of(text: CertificateText) -> str:
    """What the file of one paper is called in a reader's window."""
    return f"{kind_word(text)} {text.number}"


def kind_word(text: CertificateText) -> str:
    """The kind of the paper with a capital."""
    return text.kind[:1].upper() + text.kind[1:]
