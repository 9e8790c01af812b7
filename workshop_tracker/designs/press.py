"""The press: where others have papers drawn. What draws is loaded with the first paper, never at the start."""

from collections.abc import Iterable
from importlib import import_module
from typing import BinaryIO

from workshop_tracker.designs.rules import CertificateText


def draw(design: str, texts: Iterable[CertificateText], out: BinaryIO) -> None:
    """Write one PDF with all papers to the binary file `out`, as `designs.pdf.draw` says."""
    import_module("workshop_tracker.designs.pdf").draw(design, texts, out)
