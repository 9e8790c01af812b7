"""One run through a printer as a file: papers, perhaps with the covers of their piles; lists that go along."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from workshop_tracker.certificates.printing.pdf import ListedPaper, Occasion, draw_cover, draw_receipts, draw_test
from workshop_tracker.certificates.printing.phrases import WORDS
from workshop_tracker.designs.imposition.rules import Imposition, Leaf, Shift, Sides
from workshop_tracker.designs.pdf import imposed_pdf
from workshop_tracker.designs.rules import (
    NO_LOOKS,
    CertificateText,
    Language,
    Looks,
    certificate_text_from_json,
    is_portrait,
)
from workshop_tracker.designs.sheet import PageSize

PileOfTexts = Sequence[str]  # snapshots


def papers_run(
    piles: Sequence[PileOfTexts], imposition: Imposition, looks: Looks = NO_LOOKS, *, with_covers: bool = False
) -> Iterator[bytes]:
    """The papers in their order, in parts; for backs alone in the opposite one. Raises NothingToPrint.

    `looks` are those of own designs, without which a sheet in the place of their papers says that it cannot be printed.
    """
    leaves: list[str | PileOfTexts] = []
    for pile in piles:
        leaves += [pile, *pile] if with_covers else pile
    if imposition.sides is Sides.BACKS:
        leaves.reverse()
    return imposed_pdf((_leaf(each, looks) for each in leaves), imposition)


def covers_run(piles: Sequence[PileOfTexts], imposition: Imposition) -> Iterator[bytes]:
    """The cover of each pile, in parts. Raises NothingToPrint."""
    first = next((pile for pile in piles if pile), None)
    title = WORDS[certificate_text_from_json(first[0]).language].cover.capitalize() if first else ""
    return imposed_pdf((_cover(pile) for pile in piles), imposition, title)


def receipts_run(piles: Sequence[PileOfTexts], size: PageSize, shift: Shift) -> Iterator[bytes]:
    """The list in which holders sign, one after the other. Raises NothingToPrint."""
    texts = [[certificate_text_from_json(snapshot) for snapshot in pile] for pile in piles]
    first = next((text for pile in texts for text in pile), None)
    if first is None:
        return imposed_pdf((), Imposition())
    listed = [_listed(pile) for pile in texts]
    draw = partial(draw_receipts, occasion=_occasion(first), piles=listed, size=size)
    title = WORDS[first.language].receipts.format(kind=first.kind)
    return imposed_pdf([Leaf(draw, first)], Imposition(Sides.ALL, shift=shift), title)


def printer_test_run(text: CertificateText, shift: Shift, language: Language) -> Iterator[bytes]:
    """The page that tests a printer, in the size of a paper like this one."""
    size = PageSize.PORTRAIT if is_portrait(text) else PageSize.LANDSCAPE
    draw = partial(draw_test, size=size, shift=shift, language=language)
    title = WORDS[language].test.capitalize()
    return imposed_pdf([Leaf(draw, text)], Imposition(Sides.FRONTS, shift=shift), title)


def _leaf(each: str | PileOfTexts, looks: Looks) -> CertificateText | Leaf:
    return certificate_text_from_json(each, looks) if isinstance(each, str) else _cover(each)


def _cover(pile: PileOfTexts) -> Leaf:
    texts = [certificate_text_from_json(snapshot) for snapshot in pile]
    return Leaf(partial(draw_cover, occasion=_occasion(texts[0]), papers=_listed(texts)), texts[0])


def _listed(texts: Iterable[CertificateText]) -> list[ListedPaper]:
    return [ListedPaper(text.number, text.name, text.school) for text in texts]


def _occasion(text: CertificateText) -> Occasion:
    return Occasion(text.language, text.kind, text.title, text.dates, text.place)
