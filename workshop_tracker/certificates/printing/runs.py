"""From what was chosen to the file: the same for the page and for the command."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from workshop_tracker.certificates.models import PaperState
from workshop_tracker.certificates.overview import worst_case
from workshop_tracker.certificates.printing.exports import (
    PileOfTexts,
    covers_run,
    papers_run,
    printer_test_run,
    receipts_run,
)
from workshop_tracker.certificates.printing.queries import PRINTABLE, papers_to_print, snapshots_by_id
from workshop_tracker.certificates.printing.rules import Document, Order, PaperToPrint, piles_of
from workshop_tracker.certificates.rules import date_when_prepared
from workshop_tracker.database import today
from workshop_tracker.designs.imposition.rules import Imposition
from workshop_tracker.designs.own.queries import looks_of_papers
from workshop_tracker.designs.rules import Language
from workshop_tracker.designs.sheet import PageSize, Preprinted
from workshop_tracker.presentation import Sentence
from workshop_tracker.workshops.models import Workshop


class CannotPrint(Exception):
    """Nothing sensible comes out of the printer; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Job:
    """One run through a printer; without `only`, ids of papers, it takes all in these states."""

    document: Document = Document.PAPERS
    order: Order = Order.NUMBER
    imposition: Imposition = field(default_factory=Imposition)
    size: PageSize = PageSize.PORTRAIT  # of the list of receipts
    states: Sequence[PaperState] = PRINTABLE
    only: frozenset[int] = frozenset()
    language: Language = "id"  # of the page that tests the printer


def run_of(session: Session, workshop: Workshop, job: Job) -> Iterator[bytes]:
    """The file of a run, in parts. Raises CannotPrint before the first."""
    if job.document is Document.TEST:
        sample = worst_case(session, workshop, date_when_prepared(workshop.ends_on, today()))
        return printer_test_run(sample, job.imposition.shift, job.language)
    papers = [paper for paper in papers_to_print(session, workshop.id, job.states) if _is_wanted(paper, job)]
    if not papers:
        raise CannotPrint(Sentence("Tidak ada sertifikat yang dipilih."))
    if job.document is Document.COVERS:
        return covers_run(_texts(session, piles_of(papers, Order.SCHOOL)), job.imposition)
    if job.document is Document.RECEIPTS:
        return receipts_run(_texts(session, piles_of(papers, job.order)), job.size, job.imposition.shift)
    return _papers(session, papers, job)


def _papers(session: Session, papers: Sequence[PaperToPrint], job: Job) -> Iterator[bytes]:
    has_covers = job.order is Order.COVERS
    if has_covers and job.imposition.preprinted is not Preprinted.NOTHING:
        raise CannotPrint(
            Sentence("Sampul akan tercetak di atas blangko. Pilih urutan tanpa sampul, lalu cetak sampulnya sendiri.")
        )
    piles = _texts(session, piles_of(papers, job.order))
    looks = looks_of_papers(session, [snapshot for pile in piles for snapshot in pile])
    return papers_run(piles, job.imposition, looks, with_covers=has_covers)


def _is_wanted(paper: PaperToPrint, job: Job) -> bool:
    return not job.only or paper.certificate_id in job.only


def _texts(session: Session, piles: Sequence[Sequence[PaperToPrint]]) -> list[PileOfTexts]:
    snapshots = snapshots_by_id(session, [paper.certificate_id for pile in piles for paper in pile])
    return [[snapshots[paper.certificate_id] for paper in pile] for pile in piles]
