"""Telling where the printed sheets are. Nothing here commits."""

import datetime as dt
from collections.abc import Collection

from sqlalchemy import insert, select, update

from workshop_tracker.audit.actions import record
from workshop_tracker.certificates.approvals.rules import content_sha256
from workshop_tracker.certificates.preparing import lock_workshop
from workshop_tracker.certificates.printing.queries import snapshots_by_id
from workshop_tracker.database import WritingSession, batched, one_of
from workshop_tracker.handout.batches.queries import stale_sheets, unprinted_papers
from workshop_tracker.handout.models import PrintBatch, PrintBatchState, PrintedPaper
from workshop_tracker.workshops.models import Workshop

ROWS_AT_ONCE = 500


class NothingPrinted(Exception):
    """Every paper lies on a heap already, or there is none."""


def note_printed(session: WritingSession, workshop: Workshop, *, at: dt.datetime) -> int:
    """Every paper that lies on no heap was printed: one new heap; returns how many sheets. Raises NothingPrinted."""
    lock_workshop(session, workshop)  # of two who tell it at once, the second finds nothing left
    papers = unprinted_papers(session, workshop.id)
    if not papers:
        raise NothingPrinted
    batch = PrintBatch(
        workshop_id=workshop.id,
        state=PrintBatchState.PRINTED,
        printed_at=at,
        printed_by_id=session.actor.id,
        changed_at=at,
    )
    session.add(batch)
    session.flush()
    contents = {number: content_sha256(words) for number, words in snapshots_by_id(session, papers).items()}
    rows = [{"batch_id": batch.id, "certificate_id": number, "content_sha256": contents[number]} for number in papers]
    for part in batched(rows, ROWS_AT_ONCE):
        session.execute(insert(PrintedPaper), part)
    return len(papers)


def note_reprinted(session: WritingSession, batch: PrintBatch) -> int:
    """Every stale sheet of the heap was printed once more and put in its place; returns how many. Nobody has it yet."""
    stale = stale_sheets(session, batch.workshop_id, batch_id=batch.id)
    contents = snapshots_by_id(session, list(stale.values()))
    rows = [
        {"id": sheet, "content_sha256": content_sha256(contents[paper]), "fetched_at": None}
        for sheet, paper in stale.items()
    ]
    for part in batched(rows, ROWS_AT_ONCE):
        session.execute(update(PrintedPaper), part)
    if rows:
        record(session, "reprint", "print_batches", batch.id, new=f"{len(rows)} lembar dicetak ulang")
    return len(rows)


def move_heap(session: WritingSession, batch: PrintBatch, state: PrintBatchState, *, at: dt.datetime) -> None:
    """The heap is somewhere else now; its way stays in the audit."""
    batch.state, batch.changed_at = state, at
    session.flush()


def note_fetched(
    session: WritingSession, batch: PrintBatch, certificate_ids: Collection[int], *, at: dt.datetime
) -> int:
    """Exactly these sheets of the heap were fetched by their holders; returns how many that are."""
    mine = PrintedPaper.batch_id == batch.id
    chosen = one_of(session, PrintedPaper.certificate_id, sorted(certificate_ids))
    session.execute(update(PrintedPaper).where(mine, ~chosen).values(fetched_at=None))
    session.execute(update(PrintedPaper).where(mine, chosen, PrintedPaper.fetched_at.is_(None)).values(fetched_at=at))
    fetched = select(PrintedPaper.id).where(mine, PrintedPaper.fetched_at.is_not(None))
    count = len(session.scalars(fetched).all())
    record(session, "fetch", "print_batches", batch.id, new=f"{count} lembar diambil")
    return count
