"""The counters behind own numbers: taken in the transaction that writes the papers, so a book without gaps."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.models import NumberReservation, NumberSeries, PaperKind, SeriesMode
from workshop_tracker.certificates.numbering.rules import free_numbers
from workshop_tracker.database import batched
from workshop_tracker.presentation import Sentence

ROWS_AT_ONCE = 500


class BlockIsUsedUp(Exception):
    """The numbers that another office gave do not suffice; the message says how many are missing, in Indonesian."""

    def __init__(self, lacking: int) -> None:
        super().__init__(Sentence("Nomor dari kantor kurang %(lacking)s: minta blok berikutnya.", lacking=lacking))
        self.lacking = lacking


def take_numbers(session: Session, issuer_id: int, kind: PaperKind, scope: str, count: int) -> tuple[int, list[int]]:
    """Take the next `count` numbers of a series that are not reserved; returns the series' id and them.

    The counter row is updated in the transaction that writes the papers: taken back with them, so without gaps.
    Raises BlockIsUsedUp.
    """
    _ensure_series(session, issuer_id, kind, scope)
    taken = session.execute(
        update(NumberSeries)
        .where(NumberSeries.issuer_id == issuer_id, NumberSeries.kind == kind, NumberSeries.scope == scope)
        .values(last_number=NumberSeries.last_number + count)
        .returning(NumberSeries.id, NumberSeries.last_number, NumberSeries.block_until)
    ).one()
    if taken.block_until is not None and taken.last_number > taken.block_until:
        raise BlockIsUsedUp(taken.last_number - taken.block_until)
    numbers = free_numbers(taken.last_number - count, count, reserved_spans(session, taken.id))
    if numbers and numbers[-1] != taken.last_number:
        session.execute(update(NumberSeries).where(NumberSeries.id == taken.id).values(last_number=numbers[-1]))
    return taken.id, numbers


def reserved_spans(session: Session, series_id: int) -> list[range]:
    """The numbers of a series that its counter passes over."""
    rows = session.execute(
        select(NumberReservation.first, NumberReservation.last)
        .where(NumberReservation.series_id == series_id, NumberReservation.released_at.is_(None))
        .order_by(NumberReservation.first)
    )
    return [range(first, last + 1) for first, last in rows]


def forget_given_numbers(session: Session, participation_ids: Sequence[int]) -> None:
    """Papers bear them now: one that is withdrawn keeps its number, and another paper waits for another."""
    for part in batched(participation_ids, ROWS_AT_ONCE):
        session.execute(update(Participation).where(Participation.id.in_(part)).values(given_number=None))


def _ensure_series(session: Session, issuer_id: int, kind: PaperKind, scope: str) -> None:
    """Make the counter row where absent; of two who try at once, the second waits and finds it."""
    values = {"issuer_id": issuer_id, "kind": kind, "scope": scope, "mode": SeriesMode.OWN, "last_number": 0}
    dialect = session.connection().dialect.name
    statement = sqlite_insert(NumberSeries) if dialect == "sqlite" else postgresql_insert(NumberSeries)
    session.execute(statement.values(values).on_conflict_do_nothing())
