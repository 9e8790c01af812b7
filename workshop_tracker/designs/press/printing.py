"""The three ways out of the press, with what it remembers of the papers that it printed before."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, islice

from workshop_tracker.designs.imposition.arrangement import imposed
from workshop_tracker.designs.imposition.rules import Imposition, Leaf
from workshop_tracker.designs.press.archive import KeptFile, archive
from workshop_tracker.designs.press.composing import Composed, composed_leaf
from workshop_tracker.designs.press.families import Families
from workshop_tracker.designs.press.merged import merged_file
from workshop_tracker.designs.press.single import SingleFile, single_file
from workshop_tracker.designs.rules import CertificateText, LettersMissing, PictureMissing, UnknownDesign
from workshop_tracker.designs.sections.standing_in import standing_in
from workshop_tracker.designs.sheet import Preprinted
from workshop_tracker.designs.typesetting import TextDoesNotFit

_families = Families()


@cache
def _families_on(preprinted: Preprinted) -> Families:
    return _families if preprinted is Preprinted.NOTHING else Families(preprinted)


def single_pdf(text: CertificateText) -> bytes:
    """As `designs.pdf` says."""
    return single_file(_families.composed(text)).whole()


def merged_pdf(texts: Iterable[CertificateText]) -> Iterator[bytes]:
    """As `designs.pdf` says; one paper is the file that it is alone."""
    papers = iter(texts)
    first = list(islice(papers, 2))
    if len(first) == 1:
        yield single_pdf(first[0])
    else:
        yield from merged_file(map(_composed_somehow, chain(first, papers)))


def zipped_pdfs(named: Iterable[tuple[str, CertificateText | bytes]]) -> Iterator[bytes]:
    """As `designs.pdf` says."""
    return archive((name, _file(paper)) for name, paper in named)


def _file(paper: CertificateText | bytes) -> SingleFile | KeptFile:
    return KeptFile(paper) if isinstance(paper, bytes) else single_file(_composed_somehow(paper))


def _composed_somehow(text: CertificateText, families: Families = _families) -> Composed:
    """Its paper, else a sheet that says that there is none: half of the others may have left already."""
    try:
        return families.composed(text)
    except (UnknownDesign, PictureMissing, LettersMissing, TextDoesNotFit):
        return families.composed(standing_in(text))


def imposed_pdf(leaves: Iterable[CertificateText | Leaf], imposition: Imposition, title: str = "") -> Iterator[bytes]:
    """As `designs.pdf` says."""
    families = _families_on(imposition.preprinted)
    papers = (composed_leaf(leaf) if isinstance(leaf, Leaf) else _composed_somehow(leaf, families) for leaf in leaves)
    return merged_file((imposed(paper, imposition) for paper in papers), title)
