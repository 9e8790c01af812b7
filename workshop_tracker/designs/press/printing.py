"""The three ways out of the press, with what it remembers of the papers that it printed before."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from workshop_tracker.designs.press.archive import archive
from workshop_tracker.designs.press.families import Families
from workshop_tracker.designs.press.merged import merged_file
from workshop_tracker.designs.press.single import single_file
from workshop_tracker.designs.rules import CertificateText

_families = Families()


def single_pdf(text: CertificateText) -> bytes:
    """As `designs.pdf` says."""
    return single_file(_families.composed(text)).whole()


def merged_pdf(texts: Iterable[CertificateText]) -> Iterator[bytes]:
    """As `designs.pdf` says; one paper is the file that it is alone."""
    papers = map(_families.composed, texts)
    first = list(islice(papers, 2))
    if len(first) == 1:
        yield single_file(first[0]).whole()
    else:
        yield from merged_file(chain(first, papers))


def zipped_pdfs(named: Iterable[tuple[str, CertificateText]]) -> Iterator[bytes]:
    """As `designs.pdf` says."""
    return archive((name, single_file(_families.composed(text))) for name, text in named)
