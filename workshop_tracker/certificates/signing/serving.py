"""The file of a paper wherever it is asked for: the signed one where there is one, else as the press prints it."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from workshop_tracker.certificates.exports import paper_pdf
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.signing.queries import signed_content
from workshop_tracker.designs.own.queries import looks_of_papers

Sign = Callable[[bytes], bytes]


def paper_file(session: Session, paper: Certificate, sign: Sign | None = None) -> bytes:
    """The bytes of a paper; `sign` signs a valid one that nobody has signed yet, where this installation does so."""
    kept = signed_content(session, paper.id)
    if kept is not None:
        return kept
    drawn = paper_pdf(paper.snapshot, looks_of_papers(session, [paper.snapshot]))
    return sign(drawn) if sign is not None and paper.state is PaperState.VALID else drawn
