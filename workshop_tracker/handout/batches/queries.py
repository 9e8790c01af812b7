"""The heaps of printed sheets of a workshop, the sheets of each, what happened to it, and what is not printed yet."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.certificates.approvals.rules import content_sha256
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.handout.models import PrintBatch, PrintBatchState, PrintedPaper

STANDING = (PaperState.PREPARED, PaperState.VALID)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printed sheet; `is_standing` while its paper may be handed out, `is_stale` once that was corrected."""

    certificate_id: int
    number: str
    name: str
    is_standing: bool
    is_stale: bool
    fetched_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Step:
    """Where a heap went, when, and by whom it was told."""

    state: PrintBatchState
    at: dt.datetime
    by: str


@dataclass(frozen=True, slots=True)
class Heap:
    """Sheets that were printed together, in the order of the book, and the way of the heap, newest step first."""

    batch: PrintBatch
    sheets: tuple[Sheet, ...]
    steps: tuple[Step, ...]

    @property
    def waiting(self) -> tuple[Sheet, ...]:
        """What its holders have still to fetch."""
        return tuple(sheet for sheet in self.sheets if sheet.is_standing and sheet.fetched_at is None)

    @property
    def fetched(self) -> int:
        return len([sheet for sheet in self.sheets if sheet.fetched_at is not None])

    @property
    def stale(self) -> int:
        """Sheets whose papers were corrected after the printing."""
        return len([sheet for sheet in self.sheets if sheet.is_stale])

    @property
    def void(self) -> int:
        """Sheets that must not be handed out any more."""
        return len([sheet for sheet in self.sheets if not sheet.is_standing])


def heaps_of(session: Session, workshop_id: int) -> list[Heap]:
    """Every heap of a workshop, the newest first. Three statements."""
    wanted = select(PrintBatch).where(PrintBatch.workshop_id == workshop_id).order_by(PrintBatch.id.desc())
    batches = list(session.scalars(wanted))
    sheets, steps = _sheets(session, workshop_id), _steps(session, [batch.id for batch in batches])
    return [Heap(batch, tuple(sheets[batch.id]), tuple(steps[batch.id])) for batch in batches]


def unfetched_sheets(session: Session, workshop_id: int) -> int:
    """How many sheets of heaps that are handed out have still to be fetched. One statement."""
    wanted = (
        select(func.count())
        .select_from(PrintedPaper)
        .join(PrintBatch, PrintBatch.id == PrintedPaper.batch_id)
        .join(Certificate, Certificate.id == PrintedPaper.certificate_id)
        .where(
            PrintBatch.workshop_id == workshop_id,
            PrintBatch.state == PrintBatchState.HANDED_OUT,
            PrintedPaper.fetched_at.is_(None),
            Certificate.state.in_(STANDING),
        )
    )
    return session.scalar(wanted) or 0


def batch_of(session: Session, workshop_id: int, batch_id: int) -> PrintBatch | None:
    """A heap, found through its workshop."""
    return session.scalar(select(PrintBatch).where(PrintBatch.workshop_id == workshop_id, PrintBatch.id == batch_id))


def unprinted_papers(session: Session, workshop_id: int) -> list[int]:
    """The papers that may be printed and lie on no heap, by id in the order of the book."""
    printed = select(PrintedPaper.certificate_id)
    wanted = (
        select(Certificate.id)
        .join(Participation, Participation.id == Certificate.participation_id)
        .where(
            Participation.workshop_id == workshop_id, Certificate.state.in_(STANDING), Certificate.id.not_in(printed)
        )
    )
    return list(session.scalars(wanted.order_by(Certificate.series_id, Certificate.sequence, Certificate.number)))


def stale_sheets(session: Session, workshop_id: int, *, batch_id: int | None = None) -> dict[int, int]:
    """The sheets whose papers say something else by now, with the id of each paper, in the order of the printing."""
    wanted = (
        select(PrintedPaper.id, Certificate.id, Certificate.snapshot, PrintedPaper.content_sha256)
        .join(Certificate, Certificate.id == PrintedPaper.certificate_id)
        .join(PrintBatch, PrintBatch.id == PrintedPaper.batch_id)
        .where(PrintBatch.workshop_id == workshop_id, Certificate.state.in_(STANDING))
        .order_by(PrintedPaper.id)
    )
    if batch_id is not None:
        wanted = wanted.where(PrintBatch.id == batch_id)
    rows = session.execute(wanted)
    return {sheet: paper for sheet, paper, snapshot, printed in rows if content_sha256(snapshot) != printed}


def _sheets(session: Session, workshop_id: int) -> dict[int, list[Sheet]]:
    rows = session.execute(
        select(
            PrintedPaper.batch_id,
            Certificate.id,
            Certificate.number,
            Certificate.name,
            Certificate.state,
            Certificate.snapshot,
            PrintedPaper.content_sha256,
            PrintedPaper.fetched_at,
        )
        .join(Certificate, Certificate.id == PrintedPaper.certificate_id)
        .join(PrintBatch, PrintBatch.id == PrintedPaper.batch_id)
        .where(PrintBatch.workshop_id == workshop_id)
        .order_by(PrintedPaper.id)
    )
    found: dict[int, list[Sheet]] = defaultdict(list)
    for batch_id, number, written, name, state, snapshot, printed, fetched_at in rows:
        is_standing = state in STANDING
        is_stale = is_standing and content_sha256(snapshot) != printed
        found[batch_id].append(Sheet(number, written, name, is_standing, is_stale, fetched_at))
    return found


def _steps(session: Session, batch_ids: list[int]) -> dict[int, list[Step]]:
    """From the audit, which nobody changes."""
    rows = session.execute(
        select(AuditEntry.object_id, AuditEntry.new, AuditEntry.at, AuditEntry.actor_name)
        .where(
            AuditEntry.object_kind == "print_batches", AuditEntry.object_id.in_(batch_ids), AuditEntry.field == "state"
        )
        .order_by(AuditEntry.id.desc())
    )
    found: dict[int, list[Step]] = defaultdict(list)
    for batch_id, state, at, by in rows:
        found[batch_id or 0].append(Step(PrintBatchState(state or ""), at, by))
    return found
