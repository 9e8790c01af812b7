"""Papers as files: where others have them printed. What prints is loaded with the first paper, never at the start."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

from workshop_tracker.designs.imposition.rules import Imposition, Leaf
from workshop_tracker.designs.rules import CertificateText


def single_pdf(text: CertificateText) -> bytes:
    """The file of one paper; the same text is the same bytes.

    Raises UnknownDesign, PictureMissing, LettersMissing (all of `designs.rules`), TextDoesNotFit.
    """
    file: bytes = _press().single_pdf(text)
    return file


def merged_pdf(texts: Iterable[CertificateText]) -> Iterator[bytes]:
    """One file with all papers in the order of `texts`, in parts; a text is read when its part is asked for.

    A text that cannot be printed leaves a sheet that says so in its place, unless it is the only one: then what
    `single_pdf` raises. Raises NothingToPrint before the first part.
    """
    parts: Iterator[bytes] = _press().merged_pdf(texts)
    return parts


def zipped_pdfs(named: Iterable[tuple[str, CertificateText | bytes]]) -> Iterator[bytes]:
    """A ZIP with a file for each text under its name, in parts; bytes go in as they are, for files that were signed.

    A text that cannot be printed leaves a file that says so.
    """
    parts: Iterator[bytes] = _press().zipped_pdfs(named)
    return parts


def imposed_pdf(leaves: Iterable[CertificateText | Leaf], imposition: Imposition, title: str = "") -> Iterator[bytes]:
    """One file for one run through the printer, with what `imposition` says of each paper and leaf; in parts.

    For backs alone the leaves come from the last to the first. Without a title the file is called by its first and
    last number. Raises what `merged_pdf` raises.
    """
    parts: Iterator[bytes] = _press().imposed_pdf(leaves, imposition, title)
    return parts


def _press() -> Any:
    return import_module("workshop_tracker.designs.press.printing")
